import type { ActionOutput } from '../../domain/config/action-outputs.ts';
import type { CheckConclusion } from '../../domain/report/check-report.ts';
import type { RunReport } from '../../domain/report/run-report.ts';
import type { RunFacts } from '../../domain/status/run-facts.ts';
import { severityOf } from '../../domain/status/severity.ts';

/** What is told beside the facts. */
export interface OutputExtras {
  readonly files: OutputFiles;
  /** Open issues about the fabric; null: none are kept. */
  readonly issues: number | null;
}

export interface OutputFiles {
  /** Absolute paths; null: there is no such file. */
  readonly plan: string | null;
  readonly status: string | null;
  readonly result: string | null;
}

/** Values of all outputs of a run. */
export function runOutputs(
  { facts, document }: Pick<RunReport, 'facts' | 'document'>,
  conclusion: CheckConclusion,
  { files, issues }: OutputExtras,
): Readonly<Record<ActionOutput, string>> {
  return {
    conclusion,
    state: document?.state ?? '',
    health: numberText(document?.health.value ?? null),
    severity: numberText(document?.severity ?? severityNow(facts)),
    counts: JSON.stringify(countsOf(facts)),
    'plan-file': files.plan ?? '',
    'status-file': files.status ?? '',
    issues: numberText(issues),
    'result-file': files.result ?? '',
    'request-id': facts.requestId,
  };
}

/** Outputs of a run that ended before it looked at a fabric. */
export function emptyOutputs(
  conclusion: CheckConclusion,
  requestId: string,
): Readonly<Record<ActionOutput, string>> {
  return {
    conclusion,
    state: '',
    health: '',
    severity: '',
    counts: '{}',
    'plan-file': '',
    'status-file': '',
    issues: '',
    'result-file': '',
    'request-id': requestId,
  };
}

function severityNow({ plan, comparedWith }: RunFacts): number | null {
  return plan === null || comparedWith !== 'cluster' ? null : severityOf(plan);
}

/** Each group of numbers sums to what was seen. */
function countsOf({ validation, plan, outcomes, switches, convergence }: RunFacts) {
  const diagnostics = validation?.diagnostics ?? [];
  const severities = (level: string) => diagnostics.filter(({ severity }) => severity === level).length;
  const seen = convergence?.switches ?? switches;
  return {
    coverage: validation?.coverage ?? null,
    errors: severities('error'),
    warnings: severities('warning'),
    states: plan?.byState ?? null,
    actions: plan?.byAction ?? null,
    outcomes: outcomes.length === 0 ? null : tally(outcomes.map(({ outcome }) => outcome)),
    switches:
      seen === null
        ? null
        : { expected: seen.length, converged: seen.filter(({ state }) => state === 'converged').length },
  };
}

function tally(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value);
}
