import type { ObjectState } from '../drift/assessment.ts';
import type { ObjectOutcome } from '../plan/outcome.ts';
import type { PlannedChange } from '../plan/plan.ts';
import type { RunFacts } from './run-facts.ts';

/**
 * One object by itself. `applied`: of Git and in the cluster. `live`: in the cluster and not of Git. `pending`: of Git
 * and not in the cluster yet. `error`: refused or failed. `gone`: was in the cluster and is not any more.
 */
export const OBJECT_STATUSES = ['applied', 'live', 'pending', 'error', 'gone'] as const;
export type ObjectStatus = (typeof OBJECT_STATUSES)[number];

/** An object as the run left it: for an apply not what was planned, but what became of it. */
export interface ObjectResult {
  readonly change: PlannedChange;
  readonly outcome: ObjectOutcome | null;
  /** null: deleted by this run. */
  readonly state: ObjectState | null;
  readonly status: ObjectStatus;
  /** Git and cluster hold different values of the same field, both moved. */
  readonly conflict: boolean;
}

/** What of a run the objects are judged by. */
export type ComparedFacts = Pick<RunFacts, 'plan' | 'comparedWith' | 'outcomes'>;

/** Objects of a comparison with the cluster, in the plan's order, without those that opted out. Empty: not compared. */
export function objectResults({ plan, comparedWith, outcomes }: ComparedFacts): readonly ObjectResult[] {
  if (plan === null || comparedWith !== 'cluster') return [];
  const byKey = new Map(outcomes.map((outcome) => [outcome.key, outcome]));
  return plan.changes
    .filter(({ assessment }) => !assessment.ignored)
    .map((change) => resultOf(change, byKey.get(change.key) ?? null));
}

export function resultOf(change: PlannedChange, outcome: ObjectOutcome | null): ObjectResult {
  const state = stateAfter(change, outcome);
  const conflict = state === 'both_changed' && change.assessment.fields.some((field) => field.conflict);
  return { change, outcome, state, status: statusOf(change, outcome, state), conflict };
}

function stateAfter(change: PlannedChange, outcome: ObjectOutcome | null): ObjectState | null {
  const { state } = change.assessment;
  if (outcome === null) return state;
  switch (outcome.outcome) {
    case 'deleted':
      return null;
    case 'created':
    case 'configured':
    case 'unchanged':
      return outcome.complete && isOlder(change, outcome) ? 'in_sync' : state;
    case 'held': {
      // it was to be written, and somebody moved it or owned a field by then
      const planned = change.action === 'create' || change.action === 'update';
      return planned && state === 'git_ahead' ? 'both_changed' : state;
    }
    case 'skipped':
    case 'refused':
    case 'failed':
      return state;
  }
}

/** The comparison is that before the write. A plan that asks nothing of what was written is of a second look. */
function isOlder({ action }: PlannedChange, { accepted }: ObjectOutcome): boolean {
  return action === 'create' || action === 'update' || accepted.length > 0;
}

function statusOf(
  { assessment }: PlannedChange,
  outcome: ObjectOutcome | null,
  state: ObjectState | null,
): ObjectStatus {
  if (outcome?.outcome === 'refused' || outcome?.outcome === 'failed') return 'error';
  if (state === null) return 'gone';
  if (state === 'extra') return 'live';
  const written = outcome?.outcome === 'created' || outcome?.outcome === 'configured';
  if (assessment.live !== null || written) return assessment.manifest === null ? 'live' : 'applied';
  return state === 'missing' ? 'gone' : 'pending';
}

/** The fabric as a whole. A name that is not one of these is refused by the schema. */
export const DRIFT_STATUSES = ['in_sync', 'git_ahead', 'drift_detected'] as const;
export type DriftStatus = (typeof DRIFT_STATUSES)[number];

/** Somebody moved the cluster, only Git moved, or neither. */
export function driftStatusOf(results: readonly ObjectResult[]): DriftStatus {
  const states = new Set(results.map(({ state }) => state));
  states.delete(null);
  states.delete('in_sync');
  if (states.size === 0) return 'in_sync';
  states.delete('git_ahead');
  return states.size === 0 ? 'git_ahead' : 'drift_detected';
}
