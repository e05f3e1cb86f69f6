import { sha256Digest } from '../../../../src/adapters/system/sha256-digest.ts';
import { runAnswer } from '../../../../src/domain/commands/run-answer.ts';
import { renderCheck } from '../../../../src/domain/report/check-markdown.ts';
import type { RunResult } from '../../../../src/domain/report/result/run-result.ts';
import type { RunReport } from '../../../../src/domain/report/run-report.ts';
import { judgeIssues } from '../../../../src/operations/ensure-issues.ts';
import { makeRunResult } from '../../../../src/operations/make-run-result.ts';
import { fullReport } from '../full-report.ts';
import { HEAD, pullReportOf } from '../pull/pull-samples.ts';
import { markdown } from '../run-samples.ts';

/** The result of a run that found everything that a run can find. */
export function resultOf(report: RunReport = fullReport()): RunResult {
  const { facts, document } = report;
  const context = { ...markdown, digest: sha256Digest, hasCommands: true };
  const { fabric, requestId } = facts;
  return makeRunResult({
    ...{ facts, head: HEAD, buttons: ['accept-cluster', 'resync', 'plan'] },
    check: renderCheck(report, markdown),
    answer: runAnswer(report, markdown),
    issues: judgeIssues(facts, document, context),
    pull: { ...pullReportOf(), fabric, requestId },
  });
}
