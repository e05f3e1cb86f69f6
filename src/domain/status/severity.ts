import type { ObjectState } from '../drift/assessment.ts';
import type { Plan } from '../plan/plan.ts';
import { type ObjectResult, resultOf } from './object-results.ts';

/**
 * How much one difference weighs, between 0 and 1. Git's own changes are no drift. Printed on the reference page.
 * `cluster_ahead` and `both_changed` weigh by the field; without known fields the object counts as one.
 */
export const SEVERITY_WEIGHTS = {
  missing: 0.2,
  /** The most that the fields of one object weigh: it cannot be further off than missing. */
  objectCap: 0.2,
  conflictField: 0.1,
  changedField: 0.05,
  /** An object that only the cluster has; all of them together never weigh more than `unmanagedCap`. */
  unmanaged: 0.02,
  unmanagedCap: 0.1,
} as const;

/** From here on a drift is an error instead of a warning. */
export const SEVERE = 0.5;

export const SEVERITY_FORMULA =
  'severity = 1 − Π (1 − weight) over all differences; objects that only the cluster has count together as one of weight 0.1 × (1 − 0.98^n)';

/**
 * Severity of the drift of a plan: 0 to 1, three digits, 1 is worst. One more difference never lowers it, however large the
 * fabric is.
 */
export function severityOf(plan: Plan): number {
  const compared = plan.changes.filter(({ assessment }) => !assessment.ignored);
  return severityOfResults(compared.map((change) => resultOf(change, null)));
}

/** The same of objects as a run left them. */
export function severityOfResults(results: readonly ObjectResult[]): number {
  let intact = 1;
  let unmanaged = 0;
  for (const result of results) {
    if (result.state === 'extra') unmanaged += 1;
    else intact *= 1 - objectSeverity(result);
  }
  const { unmanagedCap } = SEVERITY_WEIGHTS;
  intact *= 1 - unmanagedCap * (1 - (1 - SEVERITY_WEIGHTS.unmanaged) ** unmanaged);
  return roundUp(1 - intact);
}

const DRIFTED: ReadonlySet<ObjectState | null> = new Set<ObjectState>(['cluster_ahead', 'both_changed']);

function objectSeverity({ state, change }: ObjectResult): number {
  if (state === 'missing') return SEVERITY_WEIGHTS.missing;
  if (!DRIFTED.has(state)) return 0;
  const { conflictField, changedField, objectCap } = SEVERITY_WEIGHTS;
  const moved = change.assessment.fields.filter((field) => field.changedBy !== 'git');
  if (moved.length === 0) return changedField;
  const intact = moved.reduce(
    (left, field) => left * (1 - (field.conflict ? conflictField : changedField)),
    1,
  );
  return Math.min(objectCap, 1 - intact);
}

/** Three digits, rounded up: a difference that is there is never shown as none. */
function roundUp(value: number): number {
  return Math.min(1, Math.max(0, Math.ceil(value * 1000 - 1e-6) / 1000));
}
