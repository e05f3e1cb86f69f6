import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHECK_TEXT_LIMIT } from '../../src/domain/report/check-markdown.ts';
import { JOB_SUMMARY_LIMIT } from '../../src/domain/report/job-summary.ts';
import { readMarker } from '../../src/domain/report/marker.ts';
import type { RunReport } from '../../src/domain/report/run-report.ts';
import { byteLength } from '../../src/domain/shared/byte-length.ts';
import { fullReport, surfacesOf } from '../domain/report/full-report.ts';
import { poisoned } from '../domain/report/poisoned.ts';
import { finding } from '../domain/report/sample-reports.ts';
import { hostileText } from '../support/hostile-text.ts';
import { faultsOf, liveParts, renderHtml } from '../support/rendered-markdown.ts';

/** Half a character. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const OUR_LINKS = 'https://forge.example/';

function expectSound(report: RunReport): void {
  for (const { surface, text, limit } of surfacesOf(report)) {
    expect(byteLength(text)).toBeLessThanOrEqual(limit);
    expect(text).not.toMatch(HALF);
    expect(faultsOf(text, OUR_LINKS)).toEqual([]);
    expect(liveParts(renderHtml(text))).toEqual([]);
    expect(readMarker(text)).toMatchObject({ surface, fabric: report.facts.fabric.slice(0, 100) });
  }
}

describe('every surface', () => {
  test('of a report that holds everything is sound', () => {
    expectSound(fullReport());
  });

  test('shows what others wrote as it is and lets it do nothing', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expectSound(poisoned(fullReport(), text));
      }),
      { numRuns: 150 },
    );
  });

  test('fits its budget with ten thousand findings and objects, and counts what it leaves out', () => {
    const full = fullReport();
    const { validation, plan } = full.facts;
    if (validation === null || plan === null) throw new Error('the sample has both');
    const diagnostics = Array.from({ length: 10_000 }, (_, index) => ({ ...finding, line: index + 1 }));
    const changes = Array.from({ length: 1_000 }, () => plan.changes).flat();
    const facts = {
      ...full.facts,
      validation: { ...validation, diagnostics },
      plan: { ...plan, changes },
      outcomes: [],
    };
    const report = { ...full, facts };
    expectSound(report);
    const [summary, text, job] = surfacesOf(report);
    expect(byteLength(summary?.text ?? '')).toBeLessThan(CHECK_TEXT_LIMIT / 2);
    expect(text?.text).toMatch(/\*\d+ more findings left out: the job summary shows more\.\*/);
    expect(text?.text).toMatch(/\*\d+ (?:more )?objects left out: the job summary shows more\.\*/);
    expect(byteLength(text?.text ?? '')).toBeGreaterThan(CHECK_TEXT_LIMIT * 0.95);
    expect(byteLength(job?.text ?? '')).toBeGreaterThan(JOB_SUMMARY_LIMIT * 0.95);
  });

  test('fits its budget however long a single text is', () => {
    expectSound(poisoned(fullReport(), '`|@team <b>😀'.repeat(2_000)));
  });
});
