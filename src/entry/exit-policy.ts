import type { ObjectOutcome } from '../domain/plan/outcome.ts';
import type { Plan, PlannedChange } from '../domain/plan/plan.ts';
import type { Validation } from '../domain/validate/validation.ts';
import type {
  ApplyResult,
  DoctorResult,
  ExplainResult,
  PlanResult,
  ValidateResult,
} from '../operations/results.ts';

/** What a run found, as a shell sees it (docs/reference/exit-codes.md). When several hold: error, conflict, drift, changes. */
export const EXIT_CODES = { clean: 0, error: 1, changes: 2, drift: 3, conflict: 4 } as const;
export type ExitMeaning = keyof typeof EXIT_CODES;

/** Each code in words, for help and the reference page. */
export const EXIT_MEANINGS: Readonly<Record<ExitMeaning, string>> = {
  clean: 'Git and cluster agree; a fully successful apply is clean',
  error: 'an error, or the source is not valid',
  changes: 'Git holds changes that are not applied',
  drift: 'somebody changed the cluster',
  conflict: 'Git and cluster changed the same field to different values',
};

const ORDER: readonly ExitMeaning[] = ['error', 'conflict', 'drift', 'changes'];

export function exitCodeOf(meanings: Iterable<ExitMeaning>): number {
  const found = new Set(meanings);
  return EXIT_CODES[ORDER.find((meaning) => found.has(meaning)) ?? 'clean'];
}

export function validateMeanings(result: ValidateResult, failOnWarning: boolean): ExitMeaning[] {
  const { diagnostics } = result.validation;
  const bad = diagnostics.some(
    ({ severity }) => severity === 'error' || (failOnWarning && severity === 'warning'),
  );
  return bad ? ['error'] : [];
}

/** Plan and drift look at the same assessments; what only Git changed is no drift, and stands for changes in a plan. */
export function planMeanings(result: Pick<PlanResult, 'plan' | 'validation'>): ExitMeaning[] {
  return [...invalidMeanings(result.validation), ...result.plan.changes.flatMap(meaningsOf)];
}

/** As `planMeanings`; besides, an object that only the cluster has is drift. A plan leaves it alone. */
export function driftMeanings(result: Pick<PlanResult, 'plan' | 'validation'>): ExitMeaning[] {
  const hasExtra = result.plan.changes.some(
    ({ assessment }) => assessment.state === 'extra' && !assessment.ignored,
  );
  return hasExtra ? [...planMeanings(result), 'drift'] : planMeanings(result);
}

function invalidMeanings(validation: Validation): ExitMeaning[] {
  return validation.diagnostics.some(({ severity }) => severity === 'error') ? ['error'] : [];
}

function meaningsOf(change: Pick<PlannedChange, 'assessment'>): ExitMeaning[] {
  const { state, ignored, fields } = change.assessment;
  if (ignored) return [];
  switch (state) {
    case 'in_sync':
    case 'extra':
      return [];
    case 'git_ahead':
      return ['changes'];
    case 'missing':
    case 'cluster_ahead':
      return ['drift'];
    case 'both_changed':
      return fields.some((field) => field.conflict) ? ['conflict'] : ['drift'];
  }
}

/** After an apply only what is left counts: held objects, refusals, switches that do not follow. */
export function applyMeanings(result: ApplyResult): ExitMeaning[] {
  if (result.plan === null || result.interrupted !== null) return ['error'];
  const outcomes = new Map(result.outcomes.map((outcome) => [outcome.key, outcome]));
  const meanings: ExitMeaning[] = [];
  if (result.outcomes.some(isTrouble)) meanings.push('error');
  if (result.convergence?.result === 'timed-out') meanings.push('error');
  return [...meanings, ...invalidMeanings(result.validation), ...leftOver(result.plan, outcomes)];
}

function isTrouble(outcome: ObjectOutcome): boolean {
  const { outcome: result } = outcome;
  return result === 'refused' || result === 'failed';
}

function leftOver(plan: Plan, outcomes: ReadonlyMap<string, ObjectOutcome>): ExitMeaning[] {
  return plan.changes.flatMap((change) => {
    const outcome = outcomes.get(change.key);
    if (outcome === undefined || outcome.outcome === 'held') {
      const planned = change.action === 'create' || change.action === 'update';
      // held although it was to be written: somebody moved it or owns a field
      return planned && outcome !== undefined ? ['drift'] : meaningsOf(change);
    }
    if (outcome.accepted.length > 0) return outcome.complete ? [] : meaningsOf(change);
    return outcome.outcome === 'skipped' && change.hold !== 'ignored' ? ['error'] : [];
  });
}

export function explainMeanings(result: ExplainResult): ExitMeaning[] {
  return meaningsOf(result);
}

export function doctorMeanings(result: DoctorResult): ExitMeaning[] {
  return result.checks.some((check) => check.result === 'failed') ? ['error'] : [];
}
