import { expect, test } from '@jest/globals';
import { InProcessQueue } from '../../../src/adapters/queue/in-process-queue.ts';
import { retryPause } from '../../../src/adapters/queue/retry-pause.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { POOLS } from '../../../src/domain/schedule/pools.ts';
import { NetworkError } from '../../../src/domain/shared/errors.ts';
import { JobWorkshop, workOf } from '../../support/job-workshop.ts';
import { memoryQueueRig, settle } from '../../support/memory-queue-rig.ts';
import { silentLog } from '../kubernetes/rig.ts';

const LIMITS = {
  ...{ scheduler_master: 1, sync_git: 4, sync_kubernetes: 3 },
  ...{ sync_micro: 8, sync_orchestration: 2 },
};

function started() {
  const rig = memoryQueueRig(50);
  const shop = new JobWorkshop(rig.queue, LIMITS);
  rig.queue.start();
  return { ...rig, shop };
}

const retryable = (details = {}) =>
  new NetworkError({ code: 'HHS-2101', message: 'no answer', help: 'wait', retryable: true, details });

test('a drain names what is lost: what waits, what was to be tried again and what was to go on', async () => {
  const { queue, shop } = started();
  const pool = 'sync_git';
  for (const n of [1, 2]) await queue.add(workOf(n, { pool }));
  await queue.add(workOf('delayed', { delayMs: 60_000 }));
  await settle();
  const draining = queue.drain(30_000);
  const [first, second] = shop.running;
  if (first !== undefined) shop.fail(first, retryable());
  if (second !== undefined) shop.end(second, { afterMs: 1_000, payload: { n: 'rest of 2' } });
  const { ended, interrupted, lost } = await draining;
  expect([ended, interrupted]).toEqual([2, []]);
  expect(lost.map(({ payload }) => payload.n)).toEqual([1, 'rest of 2', 'delayed']);
});

test('what ends after the drain is not taken back', async () => {
  const { queue, shop, clock } = started();
  await queue.add(workOf(1));
  await settle();
  await queue.drain(0);
  const [job] = shop.running;
  if (job !== undefined) shop.fail(job, retryable());
  await settle();
  clock.advance(120_000);
  await settle();
  expect(shop.begun).toHaveLength(1);
  expect((await queue.statistics()).pools.scheduler_master).toMatchObject({ ready: 0, delayed: 0 });
});

test('an idle queue has no timer, and one with delayed jobs one for the next of them', async () => {
  const { queue, shop, clock } = started();
  expect(clock.sleeps).toEqual([]);
  await queue.add(workOf('late', { delayMs: 9_000 }));
  await queue.add(workOf('soon', { delayMs: 2_000 }));
  expect(clock.sleeps.at(-1)).toBe(2_000);
  clock.advance(2_000);
  await settle();
  expect(clock.sleeps.at(-1)).toBe(7_000);
  for (const job of shop.running) shop.end(job);
});

test('a handler that throws before it waits has failed', async () => {
  const { queue } = memoryQueueRig(5);
  const ends: string[] = [];
  queue.register('broken', () => {
    throw new TypeError('at once');
  });
  queue.listen(({ type }) => ends.push(type));
  queue.start();
  await queue.add(workOf(1, { name: 'broken' }));
  await settle();
  expect(ends).toEqual(['added', 'started', 'failed']);
});

test('the pause before a try lies between half its bound and the bound, which doubles up to the longest', () => {
  const retry = { tries: 10, firstDelayMs: 1_000, longestDelayMs: 6_000 };
  const bounds = (random: number) =>
    [1, 2, 3, 4, 9].map((tried) => retryPause(retryable(), tried, retry, () => random));
  expect(bounds(0)).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
  expect(bounds(1)).toEqual([1_000, 2_000, 4_000, 6_000, 6_000]);
  expect(retryPause(retryable(), 10, retry, () => 0)).toBeNull();
  expect(retryPause(retryable({ retryAfterMs: 90_000 }), 1, retry, () => 0)).toBe(90_000);
});

test('on the clock of the machine a delayed job starts by itself, is tried again, and a drain ends', async () => {
  const queue = new InProcessQueue({
    ...{ clock: systemClock(), log: silentLog, pools: POOLS },
    random: () => 0,
  });
  const tries: number[] = [];
  let report: () => void = () => undefined;
  const isDone = new Promise<void>((resolve) => {
    report = resolve;
  });
  queue.register('work', async ({ tried }) => {
    tries.push(tried);
    if (tried < 2) throw retryable();
    report();
    return undefined;
  });
  queue.start();
  const retry = { tries: 2, firstDelayMs: 10, longestDelayMs: 10 };
  await queue.add(workOf(1, { delayMs: 10, retry }));
  await isDone;
  expect(tries).toEqual([1, 2]);
  expect(await queue.drain(10_000)).toMatchObject({ interrupted: [], lost: [] });
});
