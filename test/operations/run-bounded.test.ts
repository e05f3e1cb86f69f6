import { expect, test } from '@jest/globals';
import { runBounded } from '../../src/operations/run-bounded.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('never runs more than the limit, and keeps the order of the items', async () => {
  let running = 0;
  let most = 0;
  const results = await runBounded([...Array(50).keys()], 4, async (item) => {
    running += 1;
    most = Math.max(most, running);
    for (let i = 0; i < item % 5; i += 1) await turn();
    running -= 1;
    return item * 2;
  });
  expect(most).toBe(4);
  expect(results).toEqual([...Array(50).keys()].map((item) => item * 2));
});

test('an error starts nothing new, and waits for what is under way', async () => {
  const ended: number[] = [];
  const run = runBounded([...Array(20).keys()], 2, async (item) => {
    if (item === 3) throw new Error('three');
    await turn();
    await turn();
    ended.push(item);
  });
  await expect(run).rejects.toThrow('three');
  const count = ended.length;
  await turn();
  await turn();
  await turn();
  expect(ended.length).toBe(count);
  expect(count).toBeLessThan(10);
});
