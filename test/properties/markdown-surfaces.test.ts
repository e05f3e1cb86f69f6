import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHECK_TEXT_LIMIT, renderCheck } from '../../src/domain/report/check-markdown.ts';
import { JOB_SUMMARY_LIMIT, renderJobSummary } from '../../src/domain/report/job-summary.ts';
import { readMarker } from '../../src/domain/report/marker.ts';
import { renderProgress } from '../../src/domain/report/progress-markdown.ts';
import type { RunReport } from '../../src/domain/report/run-report.ts';
import { renderStatusPage, STATUS_PAGE_LIMIT } from '../../src/domain/report/status-page.ts';
import { byteLength } from '../../src/domain/shared/byte-length.ts';
import { poisoned } from '../domain/report/poisoned.ts';
import {
  applyFacts,
  documentOf,
  driftFacts,
  endpoint,
  markdown,
  reportOf,
} from '../domain/report/run-samples.ts';
import { applyReport, finding, validationOf } from '../domain/report/sample-reports.ts';
import { hostileText } from '../support/hostile-text.ts';
import { faultsOf, liveParts, renderHtml } from '../support/rendered-markdown.ts';

/** Half a character. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const OUR_LINKS = 'https://forge.example/';

/** Everything that a report can hold, at once. */
function fullReport(): RunReport {
  const { convergence } = applyReport();
  const facts = applyFacts({
    validation: { ...validationOf(driftFacts().validation?.manifests ?? [], [finding]) },
    convergence,
    failure: { category: 'network', code: 'HHS-2101', message: 'no answer', help: 'look' },
    interrupted: 'the lock was lost',
    endpoints: [endpoint({ insecure: true })],
  });
  const error = { category: 'kubernetes', code: 'HHS-2511', message: 'refused', help: 'mend' };
  const outcomes = facts.outcomes.map((one) =>
    one.id.name === 'updated' ? { ...one, outcome: 'refused' as const, error } : one,
  );
  return reportOf({ ...facts, outcomes }, fullDocument(), ['a note']);
}

function fullDocument() {
  const finding_ = {
    object: 'Box a',
    state: 'missing',
    message: 'gone',
    file: 'f.yaml',
    line: 3,
    next: 'apply',
  };
  const decision = {
    kind: 'timestamp',
    rule: 'latest-wins',
    components: [],
    message: 'differ',
    inputs: ['a'],
    result: 'b',
    recommendation: 'c',
  } as const;
  const run = {
    requestId: 'r',
    mode: 'apply',
    endedAt: 'e',
    durationMs: 1,
    commit: 'c',
    state: 'error',
    health: null,
    severity: null,
    succeeded: false,
    changed: 0,
    failure: 'HHS-2101',
  } as const;
  return documentOf({
    state: 'warning',
    next: 'look',
    findings: [finding_],
    decisions: [decision],
    inconsistencies: ['x'],
    history: [run],
    failure: { category: 'network', code: 'HHS-2101', message: 'no answer', help: 'look' },
  });
}

function surfacesOf(report: RunReport) {
  const check = renderCheck(report, markdown);
  const { fabric, mode, requestId, commit } = report.facts;
  const step = { what: requestId, done: 1, total: 2, detail: fabric };
  const progress = { fabric, mode, requestId, commit, url: null, startedAt: requestId, elapsedMs: 1, step };
  return [
    { surface: 'check', text: check.summary, limit: CHECK_TEXT_LIMIT },
    { surface: 'check', text: check.text, limit: CHECK_TEXT_LIMIT },
    { surface: 'job-summary', text: renderJobSummary(report, markdown), limit: JOB_SUMMARY_LIMIT },
    { surface: 'progress', text: renderProgress(progress).summary, limit: CHECK_TEXT_LIMIT },
    ...(report.document === null
      ? []
      : [{ surface: 'status', text: renderStatusPage(report.document, markdown), limit: STATUS_PAGE_LIMIT }]),
  ];
}

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
