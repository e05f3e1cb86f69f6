import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstRecord } from '../../../src/domain/schedule/fabric-record.ts';
import type { FabricStanding } from '../../../src/domain/schedule/fabric-standing.ts';
import { intervalOf, nextRun, retryDelayMs } from '../../../src/domain/schedule/next-run.ts';
import { SCHEDULE_LIMITS } from '../../../src/domain/schedule/schedule-limits.ts';
import { spread } from '../../../src/domain/schedule/spread.ts';
import { iso, MINUTE, NOW, recordOf, SECOND, standingOf } from '../../support/schedule-world.ts';

const limits = SCHEDULE_LIMITS;
const next = (standing: Partial<FabricStanding>, record = recordOf(), now = NOW) =>
  nextRun(standingOf(standing), record, now, limits);

describe('the next run of a fabric', () => {
  test('that never was synced is five seconds after it was first seen', () => {
    const never = { lastAttempt: null, lastSuccess: null, state: 'never_synced', health: null } as const;
    expect(next(never, firstRecord(NOW))).toEqual({
      cause: 'never_synced',
      dueAtMs: NOW + 5 * SECOND,
      atMs: NOW + 5 * SECOND,
    });
    expect(next(never, firstRecord(NOW - MINUTE)).atMs).toBe(NOW);
  });

  test('that was synced is an interval after the last success', () => {
    expect(next({})).toEqual({ cause: 'interval', dueAtMs: NOW + 5 * MINUTE, atMs: NOW + 5 * MINUTE });
  });

  test('that is overdue is now, once, however much was missed', () => {
    const weekAgo = iso(NOW - 7 * 24 * 60 * MINUTE);
    const missed = next({ lastAttempt: weekAgo, lastSuccess: weekAgo });
    expect(missed).toMatchObject({ cause: 'interval', atMs: NOW });
    const ran = recordOf({ attemptedAtMs: NOW, succeededAtMs: NOW + SECOND });
    expect(next({ lastAttempt: weekAgo, lastSuccess: weekAgo }, ran, NOW + 2 * SECOND).atMs).toBe(
      NOW + SECOND + 10 * MINUTE,
    );
  });

  test.each([1, 2, 3, 4])('that failed %i times follows after a pause that doubles', (failures) => {
    const record = recordOf({ attemptedAtMs: NOW, failuresInRow: failures });
    expect(next({}, record)).toMatchObject({ cause: 'retry', atMs: NOW + 30 * SECOND * 2 ** (failures - 1) });
  });

  test('that died in another process is a retry: the attempt is later than the success', () => {
    const standing = { lastAttempt: iso(NOW - 10 * SECOND), lastSuccess: iso(NOW - 5 * MINUTE) };
    expect(next(standing)).toMatchObject({ cause: 'retry', atMs: NOW + 20 * SECOND });
  });

  test('waits at most the longest pause', () => {
    expect(retryDelayMs(100, limits)).toBe(limits.retryLongestMs);
  });

  test('that is isolated is its probe', () => {
    const isolation = { sinceMs: NOW, failedProbes: 0, probeAtMs: NOW + 5 * MINUTE };
    expect(next({}, recordOf({ isolation }))).toMatchObject({ cause: 'probe', atMs: NOW + 5 * MINUTE });
  });

  test('is now where the only times known lie in the future, and then an interval after our own run', () => {
    const nextYear = iso(NOW + 365 * 24 * 60 * MINUTE);
    const doubtful = { lastAttempt: nextYear, lastSuccess: nextYear };
    expect(next(doubtful)).toMatchObject({ cause: 'time_in_doubt', atMs: NOW });
    const ran = recordOf({ attemptedAtMs: NOW - SECOND, succeededAtMs: NOW });
    expect(next(doubtful, ran)).toMatchObject({ cause: 'interval', atMs: NOW + 10 * MINUTE });
  });

  test('comes at half the interval where state or health are bad, but not under the floor', () => {
    expect(intervalOf(standingOf({ health: 0.3 }), limits)).toBe(5 * MINUTE);
    expect(intervalOf(standingOf({ state: 'error' }), limits)).toBe(5 * MINUTE);
    expect(intervalOf(standingOf({ health: 0.3, intervalMs: MINUTE }), limits)).toBe(MINUTE);
    expect(intervalOf(standingOf({ health: 0.7 }), limits)).toBe(10 * MINUTE);
  });
});

describe('jitter', () => {
  test('is the same for the same name and time, and within its share of the interval', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (name, jitter) => {
        const at = next({ name, jitter }).atMs;
        expect(next({ name, jitter }).atMs).toBe(at);
        expect(at).toBeGreaterThanOrEqual(NOW + 5 * MINUTE);
        expect(at).toBeLessThanOrEqual(NOW + 5 * MINUTE + jitter * 10 * MINUTE);
      }),
      // a share below a millisecond
      { examples: Array.from({ length: 20 }, (_, index) => [`fabric-${index}`, 1.6e-6]) },
    );
  });

  test('spreads a thousand fabrics evenly over its share', () => {
    const tenths = Array.from({ length: 1_000 }, (_, index) => Math.floor(10 * spread(`fabric-${index}`)));
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const here = tenths.filter((one) => one === tenth).length;
      expect(here).toBeGreaterThan(60);
      expect(here).toBeLessThan(140);
    }
  });
});
