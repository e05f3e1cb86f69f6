import type { ConvergenceReport } from '../fabric/convergence.ts';
import type { ObjectOutcome } from '../plan/outcome.ts';
import type { Plan, PlannedChange } from '../plan/plan.ts';
import type { Validation } from '../validate/validation.ts';
import { RUN_MEANINGS, type RunMeaning } from './run-facts.ts';

/** Desired against live or against a commit. */
export interface ComparisonFindings {
  readonly validation: Validation;
  readonly plan: Plan;
}

/** What an apply leaves behind. */
export interface ApplyFindings {
  readonly validation: Validation;
  /** null: an invalid source stopped it before planning. */
  readonly plan: Plan | null;
  readonly outcomes: readonly ObjectOutcome[];
  readonly convergence: ConvergenceReport | null;
  readonly interrupted: string | null;
}

/** Each meaning once, the gravest first. */
export function sortMeanings(meanings: Iterable<RunMeaning>): RunMeaning[] {
  const found = new Set(meanings);
  return RUN_MEANINGS.filter((meaning) => found.has(meaning));
}

export function validateMeanings(
  { validation }: Pick<ComparisonFindings, 'validation'>,
  failOnWarning: boolean,
): RunMeaning[] {
  const bad = validation.diagnostics.some(
    ({ severity }) => severity === 'error' || (failOnWarning && severity === 'warning'),
  );
  return bad ? ['error'] : [];
}

/** Plan and drift look at the same assessments; what only Git changed is no drift, and stands for changes in a plan. */
export function planMeanings({ validation, plan }: ComparisonFindings): RunMeaning[] {
  return [...invalidMeanings(validation), ...plan.changes.flatMap(objectMeanings)];
}

/** As `planMeanings`; besides, an object that only the cluster has is drift. A plan leaves it alone. */
export function driftMeanings(findings: ComparisonFindings): RunMeaning[] {
  const hasExtra = findings.plan.changes.some(
    ({ assessment }) => assessment.state === 'extra' && !assessment.ignored,
  );
  return hasExtra ? [...planMeanings(findings), 'drift'] : planMeanings(findings);
}

function invalidMeanings(validation: Validation): RunMeaning[] {
  return validation.diagnostics.some(({ severity }) => severity === 'error') ? ['error'] : [];
}

/** What one object's state means. */
export function objectMeanings(change: Pick<PlannedChange, 'assessment'>): RunMeaning[] {
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
export function applyMeanings(findings: ApplyFindings): RunMeaning[] {
  if (findings.plan === null || findings.interrupted !== null) return ['error'];
  const outcomes = new Map(findings.outcomes.map((outcome) => [outcome.key, outcome]));
  const meanings: RunMeaning[] = [];
  if (findings.outcomes.some(isTrouble)) meanings.push('error');
  const ended = findings.convergence?.result;
  if (ended === 'timed-out' || ended === 'cancelled') meanings.push('error');
  return [...meanings, ...invalidMeanings(findings.validation), ...leftOver(findings.plan, outcomes)];
}

function isTrouble({ outcome }: ObjectOutcome): boolean {
  return outcome === 'refused' || outcome === 'failed';
}

function leftOver(plan: Plan, outcomes: ReadonlyMap<string, ObjectOutcome>): RunMeaning[] {
  return plan.changes.flatMap((change) => {
    const outcome = outcomes.get(change.key);
    if (outcome === undefined || outcome.outcome === 'held') {
      const planned = change.action === 'create' || change.action === 'update';
      // held although it was to be written: somebody moved it or owns a field
      return planned && outcome !== undefined ? ['drift'] : objectMeanings(change);
    }
    if (outcome.accepted.length > 0) return outcome.complete ? [] : objectMeanings(change);
    return outcome.outcome === 'skipped' && change.hold !== 'ignored' ? ['error'] : [];
  });
}
