import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunEnd } from '../../../src/domain/schedule/fabric-record.ts';
import {
  type EndedRun,
  emptyStatistics,
  successOver,
  withRun,
  withTick,
} from '../../../src/domain/schedule/statistics.ts';
import { MINUTE, NOW, SECOND } from '../../support/schedule-world.ts';

const HOUR = 60 * MINUTE;
const run = (end: RunEnd, given: Partial<EndedRun> = {}): EndedRun => ({
  ...{ end, endedAtMs: NOW, tookMs: SECOND, recovery: null },
  ...given,
});
const after = (...runs: EndedRun[]) => runs.reduce(withRun, emptyStatistics(NOW));
const ends = ['succeeded', 'failed', 'platform_failed', 'cancelled'] as const;

test('every run is counted once, and no counter ever falls', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ends)), (all) => {
      let before = emptyStatistics(NOW);
      for (const end of all) {
        const statistics = withRun(before, run(end));
        const { ended, succeeded, failed, platformFailed, cancelled } = statistics.runs;
        expect(succeeded + failed + platformFailed + cancelled).toBe(ended);
        expect(ended).toBe(before.runs.ended + 1);
        expect(failed).toBeGreaterThanOrEqual(before.runs.failed);
        before = statistics;
      }
      expect(before.runs.ended).toBe(all.length);
    }),
  );
});

test('the share of success is over a day and a week, failures of the platform apart', () => {
  const statistics = after(
    run('failed', { endedAtMs: NOW - 30 * HOUR }),
    run('succeeded', { endedAtMs: NOW - 2 * HOUR }),
    run('platform_failed', { endedAtMs: NOW - HOUR }),
    run('cancelled'),
    run('succeeded'),
    run('succeeded'),
  );
  expect(successOver(statistics, 24, NOW)).toEqual({ succeeded: 3, failed: 0, platformFailed: 1, ratio: 1 });
  expect(successOver(statistics, 168, NOW)).toMatchObject({ succeeded: 3, failed: 1, ratio: 0.75 });
  expect(successOver(emptyStatistics(NOW), 24, NOW).ratio).toBeNull();
});

test('hours of more than a week ago are dropped', () => {
  const runs = Array.from({ length: 1_000 }, (_, hour) => run('succeeded', { endedAtMs: NOW + hour * HOUR }));
  expect(after(...runs).hours).toHaveLength(168);
});

test('a recovery counts by what it was tried with', () => {
  const statistics = after(
    run('succeeded', { recovery: 'retry' }),
    run('failed', { recovery: 'retry' }),
    run('succeeded', { recovery: 'probe' }),
    run('cancelled', { recovery: 'probe' }),
  );
  expect(statistics.recoveries).toEqual({
    retry: { recovered: 1, failed: 1 },
    probe: { recovered: 1, failed: 0 },
    degrade: { recovered: 0, failed: 0 },
  });
});

test('runs within half a minute, the longest run and ticks over a budget are counted', () => {
  const { runs } = after(
    run('succeeded', { tookMs: 30 * SECOND }),
    run('succeeded', { tookMs: 31 * SECOND }),
  );
  expect(runs).toMatchObject({ ended: 2, inTime: 1, longestMs: 31 * SECOND });
  const tick = { missed: 2, tookMs: 11 * SECOND, overBudget: ['discovery'] } as const;
  expect(withTick(withTick(emptyStatistics(NOW), tick), { ...tick, missed: 0 }).ticks).toEqual({
    ...{ count: 2, missed: 2, longestMs: 11 * SECOND },
    overBudget: { discovery: 2, planning: 0, orchestration: 0 },
  });
});
