import type { ObjectOutcome, OutcomeResult } from '../plan/outcome.ts';
import type { PlannedChange } from '../plan/plan.ts';
import type { ResourceKey } from '../resource/object-id.ts';
import type { RunFacts } from '../status/run-facts.ts';
import { isCandidate } from './removal-text.ts';

/** An object with what a run did about it, where it did anything. */
export interface SeenChange {
  readonly change: PlannedChange;
  readonly outcome: ObjectOutcome | null;
}

/** Every object of a run in exactly one group; the order is that of reports, worst first. */
export interface ChangeGroups {
  /** Refused by the cluster, or failed. */
  readonly failed: readonly SeenChange[];
  /** Git and cluster changed the same field. */
  readonly conflicts: readonly SeenChange[];
  /** Both changed, in different fields. */
  readonly merges: readonly SeenChange[];
  readonly byHand: readonly SeenChange[];
  /** Deleted in the cluster. */
  readonly missing: readonly SeenChange[];
  /** Not written, and not because anybody else changed it: invalid, refers to an invalid one, kind not served. */
  readonly blocked: readonly SeenChange[];
  /** Was to be written, and the run ended before. */
  readonly skipped: readonly SeenChange[];
  /** Gone from Git; deleting is off, so they stay. */
  readonly dropped: readonly SeenChange[];
  /** Changed in Git, not applied yet. */
  readonly waiting: readonly SeenChange[];
  /** In the cluster only. */
  readonly extra: readonly SeenChange[];
  /** By this run: created, configured, deleted. */
  readonly written: readonly SeenChange[];
  readonly inSync: readonly SeenChange[];
  /** Opted out by annotation, or by a rule of the configuration. */
  readonly ignored: readonly SeenChange[];
}

type GroupName = keyof ChangeGroups;

/** Objects that nobody is sure of as long as a person has not looked. */
export const UNSETTLED: readonly GroupName[] = ['failed', 'conflicts', 'merges', 'byHand', 'missing'];

export function groupChanges(facts: Pick<RunFacts, 'plan' | 'outcomes'>): ChangeGroups {
  const outcomes = new Map<ResourceKey, ObjectOutcome>(facts.outcomes.map((one) => [one.key, one]));
  const groups: Record<GroupName, SeenChange[]> = {
    failed: [],
    conflicts: [],
    merges: [],
    byHand: [],
    missing: [],
    blocked: [],
    skipped: [],
    dropped: [],
    waiting: [],
    extra: [],
    written: [],
    inSync: [],
    ignored: [],
  };
  for (const change of facts.plan?.changes ?? []) {
    const outcome = outcomes.get(change.key) ?? null;
    groups[groupOf(change, outcome)].push({ change, outcome });
  }
  return groups;
}

const DONE: Readonly<Partial<Record<OutcomeResult, GroupName>>> = {
  created: 'written',
  configured: 'written',
  deleted: 'written',
  unchanged: 'inSync',
  refused: 'failed',
  failed: 'failed',
};

function groupOf(change: PlannedChange, outcome: ObjectOutcome | null): GroupName {
  const { assessment } = change;
  if (assessment.ignored) return 'ignored';
  const done = outcome === null ? undefined : DONE[outcome.outcome];
  if (done !== undefined) return done;
  if (outcome?.outcome === 'skipped') return 'skipped';
  // it was to be written, and met somebody who moved it meanwhile
  const planned = change.action === 'create' || change.action === 'update';
  if (outcome?.outcome === 'held' && planned) return 'byHand';
  return groupOfState(change);
}

function groupOfState(change: PlannedChange): GroupName {
  const { state, fields } = change.assessment;
  switch (state) {
    case 'in_sync':
      return 'inSync';
    case 'cluster_ahead':
      return 'byHand';
    case 'both_changed':
      return fields.some((field) => field.conflict) ? 'conflicts' : 'merges';
    case 'missing':
      return 'missing';
    case 'extra':
      return 'extra';
    case 'git_ahead':
      if (isCandidate(change)) return 'dropped';
      return change.action === 'hold' ? 'blocked' : 'waiting';
  }
}
