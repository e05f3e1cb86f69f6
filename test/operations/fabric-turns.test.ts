import { describe, expect, test } from '@jest/globals';
import { FabricTurns } from '../../src/operations/fabric-turns.ts';

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

function worker(turns: FabricTurns, told: string[]) {
  return (fabric: string, name: string, fails = false) =>
    turns.take(fabric, async () => {
      told.push(`${name} begins`);
      await soon();
      told.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
}

describe('turns of a fabric', () => {
  test('are taken one after the other, in the order asked for, whether or not one fails', async () => {
    const told: string[] = [];
    const work = worker(new FabricTurns(), told);
    const results = await Promise.allSettled([work('lab', 'a'), work('lab', 'b', true), work('lab', 'c')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(told).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
    await expect(work('lab', 'd')).resolves.toBe('d');
  });

  test('of different fabrics are taken at once', async () => {
    const told: string[] = [];
    const work = worker(new FabricTurns(), told);
    await Promise.all([work('lab', 'a'), work('dc', 'b')]);
    expect(told.slice(0, 2)).toEqual(['a begins', 'b begins']);
  });
});
