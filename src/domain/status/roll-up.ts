import type { ConflictDecision } from './conflict.ts';
import type { Snapshot } from './snapshot.ts';
import { COMPONENT_NAMES, type ComponentName, type StatusState } from './status-state.ts';

export type Components = Readonly<Record<ComponentName, Snapshot>>;

/** The one roll-up: the first of these that a component is in is the state of the whole. */
export const WORST_FIRST = [
  'error',
  'syncing',
  'unknown',
  'never_synced',
  'stale',
  'warning',
  'healthy',
] as const satisfies readonly StatusState[];

/** Among components in the same state the one that is likely the cause of the others speaks. */
const CAUSE_FIRST: readonly ComponentName[] = ['connection', 'git_sync', 'kubernetes', 'fabric', 'watch'];

export function rankOf(state: StatusState): number {
  return WORST_FIRST.indexOf(state);
}

/** Worst of the states; of none: unknown. */
export function worstState(states: readonly StatusState[]): StatusState {
  return WORST_FIRST.find((state) => states.includes(state)) ?? 'unknown';
}

export interface RollUp {
  readonly state: StatusState;
  /** The component that decided. */
  readonly speaker: Snapshot;
}

/** What the whole depends on besides its parts. */
export interface RunRecord {
  /** A run has succeeded at some time. */
  readonly hasSucceeded: boolean;
  /** The last run ended in a failure. */
  readonly hasFailed: boolean;
}

/**
 * State of the whole. `mismatch`: the decision between Git and cluster, whose choice speaks for both.
 */
export function rollUp(components: Components, mismatch: ConflictDecision | null, record: RunRecord): RollUp {
  const voices = voicesOf(components, mismatch);
  const worst = worstState(voices.map(({ state }) => state));
  const speaker = voices.find(({ state }) => state === worst) ?? components.connection;
  return { state: stateOfWhole(worst, record), speaker };
}

/**
 * The worst of the parts. Until a run has succeeded it is `never_synced`, unless one is under way; after a run that failed
 * it is `warning` at best.
 */
export function stateOfWhole(worst: StatusState, { hasSucceeded, hasFailed }: RunRecord): StatusState {
  if (worst === 'syncing') return worst;
  if (!hasSucceeded) return 'never_synced';
  return hasFailed && worst === 'healthy' ? 'warning' : worst;
}

function voicesOf(components: Components, mismatch: ConflictDecision | null): readonly Snapshot[] {
  const chosen = mismatch?.chosen ?? null;
  const settled = mismatch === null || chosen === null ? [] : mismatch.conflict.components;
  const voices = CAUSE_FIRST.filter((name) => !settled.includes(name)).map((name) => components[name]);
  return chosen === null ? voices : [chosen, ...voices];
}

/** For property tests and readers of the table: every component in its place. */
export function componentsFrom(snapshotOf: (name: ComponentName) => Snapshot): Components {
  return Object.fromEntries(COMPONENT_NAMES.map((name) => [name, snapshotOf(name)])) as Record<
    ComponentName,
    Snapshot
  >;
}
