import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { WriteTurns } from '../../src/operations/write-turns.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('turns of writes', () => {
  test('are given to as many as the limit says, and then in the order of asking', async () => {
    const turns = new WriteTurns(2);
    const order: string[] = [];
    const write = (name: string) => {
      const turn = turns.of(() => order.push(name));
      void turn.take();
      return turn;
    };
    const [first, second] = ['a', 'b', 'c', 'd'].map(write);
    await settled();
    expect(order).toEqual(['a', 'b']);
    second?.end();
    await settled();
    expect(order).toEqual(['a', 'b', 'c']);
    first?.end();
    await settled();
    expect(order).toEqual(['a', 'b', 'c', 'd']);
  });

  test('that are forbidden go to the next one, who is asked when it is its turn', async () => {
    const turns = new WriteTurns(1);
    let isHeld = true;
    const guarded = () => {
      if (!isHeld) throw new Error('the lock was lost');
    };
    const first = turns.of(guarded);
    await first.take();
    const [second, third] = [turns.of(guarded), turns.of(() => undefined)];
    const refused = expect(second.take()).rejects.toThrow('the lock was lost');
    const given = third.take();
    isHeld = false;
    first.end();
    await refused;
    await given;
  });

  test('never let more through than the limit, and let everybody through', async () => {
    const plan = fc.record({
      limit: fc.integer({ min: 0, max: 5 }),
      writes: fc.array(fc.record({ ticks: fc.nat(3), forbidden: fc.boolean() }), { maxLength: 30 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ limit, writes }) => {
        const turns = new WriteTurns(limit);
        let [under, most, refused] = [0, 0, 0];
        const one = async ({ ticks, forbidden }: { ticks: number; forbidden: boolean }) => {
          const turn = turns.of(() => {
            if (forbidden) throw new Error('no');
          });
          try {
            await turn.take();
          } catch {
            refused += 1;
            return;
          }
          under += 1;
          most = Math.max(most, under);
          for (let tick = 0; tick < ticks; tick += 1) await settled();
          under -= 1;
          turn.end();
        };
        await Promise.all(writes.map(one));
        expect(refused).toBe(writes.filter(({ forbidden }) => forbidden).length);
        expect(most).toBeLessThanOrEqual(Math.max(1, limit));
        expect(under).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
