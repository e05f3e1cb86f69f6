import { describe, expect, test } from '@jest/globals';
import { type DashboardRow, dashboardText, stateSince } from '../../../src/domain/issues/dashboard.ts';
import { byteLength } from '../../../src/domain/shared/byte-length.ts';
import { HOSTILE_PIECES } from '../../support/hostile-text.ts';
import { faultsOf, tablesOf } from '../../support/rendered-markdown.ts';
import { historyEntry, sampleStatus } from '../status/sample-status.ts';

function fabricRow(change: Partial<DashboardRow> = {}): DashboardRow {
  const since = '2026-11-20T06:00:00.000Z';
  return { fabric: 'lab', state: 'healthy', since, issues: [], url: 'https://example.com/lab', ...change };
}

describe('the text', () => {
  test('has one row a fabric, and counts the issues that it does not name', () => {
    const issues = Array.from({ length: 11 }, (_, index) => index + 1);
    const { body } = dashboardText([
      fabricRow(),
      fabricRow({ fabric: 'east', state: 'never_synced', since: null, issues, url: null }),
    ]);
    expect(body).toContain('2 fabrics');
    expect(body).toContain('| [`lab`](https://example.com/lab) | ✅ healthy | 2026-11-20 06:00 UTC | none |');
    expect(body).toContain(
      '| `east` | ⚪ never synced | not known | #1, #2, #3, #4, #5, #6, #7, #8 and 3 more |',
    );
  });

  test('fits an issue however many fabrics there are', () => {
    const rows = Array.from({ length: 2_000 }, (_, index) => fabricRow({ fabric: `fabric-${index}` }));
    const { body } = dashboardText(rows);
    expect(byteLength(body)).toBeLessThanOrEqual(60_000);
    expect(body).toMatch(/more fabrics?/);
    expect(tablesOf(body)).toHaveLength(1);
  });

  test('is inert whatever a fabric is called', () => {
    const rows = HOSTILE_PIECES.map((fabric) => fabricRow({ fabric }));
    expect(faultsOf(dashboardText(rows).body, 'https://example.com/')).toEqual([]);
  });
});

describe('since when', () => {
  const at = (hour: number, state: 'healthy' | 'warning') =>
    historyEntry({ endedAt: `2026-11-20T0${hour}:00:00.000Z`, state });

  test('the first of the runs that found it so', () => {
    const history = [at(6, 'warning'), at(5, 'warning'), at(4, 'healthy'), at(3, 'warning')];
    expect(stateSince(sampleStatus({ state: 'warning', history }))).toBe('2026-11-20T05:00:00.000Z');
  });

  test('not known where no run of the history found it so', () => {
    expect(stateSince(sampleStatus({ state: 'error', history: [at(6, 'healthy')] }))).toBeNull();
  });

  test('a stale status is so since its limit, which does not move', () => {
    const { times } = sampleStatus();
    const stale = sampleStatus({
      state: 'stale',
      times: { ...times, succeededAt: '2026-11-20T06:00:00.000Z', staleAfterMs: 3_600_000 },
    });
    expect(stateSince(stale)).toBe('2026-11-20T07:00:00.000Z');
  });
});
