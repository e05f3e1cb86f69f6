import type { ComponentName, StatusState } from './status-state.ts';

/** One fact a snapshot rests on. Texts are shown to people: never a secret, never an Agent's spec. */
export type EvidenceValue = string | number | boolean | null;

/**
 * Where a snapshot comes from: seen by this run, carried over from the last status, by a watch (the app), or put in
 * because there was none.
 */
export type SnapshotSource = 'run' | 'previous' | 'watch' | 'default';

/** One component as it was seen at one moment. */
export interface Snapshot {
  readonly component: ComponentName;
  readonly state: StatusState;
  /** Closed list, see `reasons.ts`: why it is in this state. */
  readonly reasonCode: string;
  /** One sentence for people. */
  readonly reason: string;
  /** ISO 8601, UTC, of the observation (not of the writing); null for `default`. */
  readonly observedAt: string | null;
  readonly source: SnapshotSource;
  /** Flat facts in a stable order: commit, counts, names of lagging switches … */
  readonly evidence: Readonly<Record<string, EvidenceValue>>;
}
