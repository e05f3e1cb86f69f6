import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isoWeek, statusStats } from '../../../src/domain/status/status-stats.ts';
import { historyEntry } from './sample-status.ts';

describe('the statistics of a history', () => {
  test('count runs, success and durations, all together and by mode', () => {
    const { total, byMode } = statusStats([
      historyEntry({ mode: 'drift', durationMs: 1_000 }),
      historyEntry({ mode: 'apply', durationMs: 2_000, succeeded: false }),
      historyEntry({ mode: 'drift', durationMs: 6_000 }),
    ]);
    expect(total).toEqual({ runs: 3, succeeded: 2, successRatio: 2 / 3, meanMs: 3_000, p95Ms: 6_000 });
    expect(byMode.drift).toEqual({ runs: 2, succeeded: 2, successRatio: 1, meanMs: 3_500, p95Ms: 6_000 });
    expect(byMode.apply).toMatchObject({ runs: 1, succeeded: 0, successRatio: 0 });
    expect(byMode.plan).toEqual({ runs: 0, succeeded: 0, successRatio: null, meanMs: null, p95Ms: null });
  });

  test('say that 19 of 20 runs took at most so long', () => {
    const history = Array.from({ length: 20 }, (_, index) => historyEntry({ durationMs: (index + 1) * 100 }));
    expect(statusStats(history).total.p95Ms).toBe(1_900);
  });

  test('of no run are not known, and no failure', () => {
    const { total, weeks, lastFailure, from, to } = statusStats([]);
    expect(total).toMatchObject({ runs: 0, successRatio: null, meanMs: null, p95Ms: null });
    expect({ weeks, lastFailure, from, to }).toEqual({ weeks: [], lastFailure: null, from: null, to: null });
  });

  test('name the last failure, and the time that the history spans', () => {
    const { lastFailure, from, to } = statusStats([
      historyEntry({ endedAt: '2026-11-20T06:00:00.000Z' }),
      historyEntry({ endedAt: '2026-11-19T06:00:00.000Z', succeeded: false, requestId: 'late' }),
      historyEntry({ endedAt: '2026-11-18T06:00:00.000Z', succeeded: false, requestId: 'early' }),
    ]);
    expect(lastFailure?.requestId).toBe('late');
    expect([from, to]).toEqual(['2026-11-18T06:00:00.000Z', '2026-11-20T06:00:00.000Z']);
  });

  test('gather drift by week, newest first, and leave out runs that compared with no cluster', () => {
    const { weeks } = statusStats([
      historyEntry({ endedAt: '2026-11-16T00:00:00.000Z', severity: 0.2 }),
      historyEntry({ endedAt: '2026-11-15T23:59:59.000Z', severity: 0 }),
      historyEntry({ endedAt: '2026-11-12T10:00:00.000Z', severity: 0.5 }),
      historyEntry({ endedAt: '2026-11-11T10:00:00.000Z', severity: 0.1 }),
      historyEntry({ endedAt: '2026-11-03T10:00:00.000Z', severity: null }),
    ]);
    expect(weeks).toEqual([
      { week: '2026-W47', compared: 1, drifted: 1, worst: 0.2 },
      { week: '2026-W46', compared: 3, drifted: 2, worst: 0.5 },
    ]);
  });

  test('stay within their bounds for any history', () => {
    const entry = fc.record({
      durationMs: fc.nat(10_000_000),
      succeeded: fc.boolean(),
      severity: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 50 }), (changes) => {
        const { total, weeks, byMode } = statusStats(changes.map((change) => historyEntry(change)));
        const times = changes.map(({ durationMs }) => durationMs);
        expect(total.successRatio).toBeGreaterThanOrEqual(0);
        expect(total.successRatio).toBeLessThanOrEqual(1);
        expect(times).toContain(total.p95Ms);
        expect(total.meanMs).toBeLessThanOrEqual(Math.max(...times));
        expect(times.filter((ms) => ms <= (total.p95Ms ?? 0)).length).toBeGreaterThanOrEqual(
          0.95 * times.length,
        );
        expect(Object.values(byMode).reduce((sum, { runs }) => sum + runs, 0)).toBe(total.runs);
        for (const { compared, drifted, worst } of weeks) {
          expect(drifted).toBeLessThanOrEqual(compared);
          expect(worst > 0).toBe(drifted > 0);
        }
      }),
    );
  });
});

test.each([
  ['2026-01-01T00:00:00.000Z', '2026-W01'],
  ['2027-01-01T12:00:00.000Z', '2026-W53'],
  ['2027-01-03T23:59:59.999Z', '2026-W53'],
  ['2027-01-04T00:00:00.000Z', '2027-W01'],
  ['2025-12-29T00:00:00.000Z', '2026-W01'],
  ['2024-12-30T08:00:00.000Z', '2025-W01'],
  ['2026-11-21T00:00:00.000Z', '2026-W47'],
])('%s lies in week %s', (time, week) => {
  expect(isoWeek(time)).toBe(week);
});
