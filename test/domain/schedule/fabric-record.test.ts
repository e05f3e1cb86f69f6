import { describe, expect, test } from '@jest/globals';
import {
  type FabricRecord,
  firstRecord,
  type RunEnd,
  released,
  whenEnded,
  whenQueued,
  whenStarted,
} from '../../../src/domain/schedule/fabric-record.ts';
import { SCHEDULE_LIMITS } from '../../../src/domain/schedule/schedule-limits.ts';
import { MINUTE, NOW, SECOND } from '../../support/schedule-world.ts';

const limits = SCHEDULE_LIMITS;

function afterRuns(ends: readonly RunEnd[], record = firstRecord(NOW)): FabricRecord {
  return ends.reduce(
    (before, end, index) => whenEnded(whenStarted(before, NOW + index), end, NOW + index, limits),
    record,
  );
}

describe('what is remembered of a fabric', () => {
  test('has the attempt before the work and the success after it', () => {
    const started = whenStarted(whenQueued(firstRecord(NOW), NOW), NOW + SECOND);
    expect(started).toMatchObject({
      ...{ queuedAtMs: null, runningSinceMs: NOW + SECOND },
      ...{ attemptedAtMs: NOW + SECOND, succeededAtMs: null },
    });
    const ended = whenEnded(started, 'succeeded', NOW + MINUTE, limits);
    expect(ended).toMatchObject({ runningSinceMs: null, succeededAtMs: NOW + MINUTE });
  });

  test('counts failures in a row, and forgets them with a success', () => {
    expect(afterRuns(['failed', 'platform_failed', 'failed'])).toMatchObject({
      failuresInRow: 3,
      ownFailuresInRow: 2,
    });
    expect(afterRuns(['failed', 'succeeded'])).toMatchObject({ failuresInRow: 0, ownFailuresInRow: 0 });
  });

  test('leaves a run that we stopped ourselves out', () => {
    expect(afterRuns(['failed', 'cancelled'])).toMatchObject({ failuresInRow: 1, runningSinceMs: null });
  });
});

describe('isolation', () => {
  const failures = (count: number): RunEnd[] => Array(count).fill('failed');

  test('begins with the fifth failure in a row, with a probe five minutes later', () => {
    expect(afterRuns(failures(4)).isolation).toBeNull();
    expect(afterRuns(failures(5)).isolation).toEqual({
      ...{ sinceMs: NOW + 4, failedProbes: 0 },
      probeAtMs: NOW + 4 + 5 * MINUTE,
    });
  });

  test('does not come of failures of the platform', () => {
    expect(afterRuns(Array(50).fill('platform_failed')).isolation).toBeNull();
  });

  test('has probes at growing distances while they fail, at most an hour', () => {
    const distances = [6, 7, 8, 9, 10, 20].map((count) => {
      const { isolation } = afterRuns(failures(count));
      return ((isolation?.probeAtMs ?? 0) - NOW - (count - 1)) / MINUTE;
    });
    expect(distances).toEqual([10, 20, 40, 60, 60, 60]);
  });

  test('ends with a probe that succeeds, or with a person who releases it', () => {
    expect(afterRuns([...failures(7), 'succeeded']).isolation).toBeNull();
    const free = released(afterRuns(failures(7)));
    expect(free).toMatchObject({ isolation: null, failuresInRow: 0 });
    expect(afterRuns(failures(4), free).isolation).toBeNull();
  });
});
