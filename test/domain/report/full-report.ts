import { CHECK_TEXT_LIMIT, renderCheck } from '../../../src/domain/report/check-markdown.ts';
import { JOB_SUMMARY_LIMIT, renderJobSummary } from '../../../src/domain/report/job-summary.ts';
import { renderProgress } from '../../../src/domain/report/progress-markdown.ts';
import type { RunReport } from '../../../src/domain/report/run-report.ts';
import { renderStatusPage, STATUS_PAGE_LIMIT } from '../../../src/domain/report/status-page.ts';
import { applyFacts, documentOf, driftFacts, endpoint, markdown, reportOf } from './run-samples.ts';
import { applyReport, finding, validationOf } from './sample-reports.ts';

/** Everything that a report can hold, at once. */
export function fullReport(): RunReport {
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

/** Every surface of a run, with its budget in bytes. */
export function surfacesOf(report: RunReport) {
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
