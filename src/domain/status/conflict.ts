import type { Snapshot } from './snapshot.ts';
import type { ComponentName, StatusState } from './status-state.ts';

/** The four founding kinds of contradiction in a status. */
export const CONFLICT_KINDS = ['state_mismatch', 'timestamp', 'missing', 'inconsistent'] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** A contradiction that a detector found, with everything it looked at. */
export interface StatusConflict {
  readonly kind: ConflictKind;
  readonly components: readonly ComponentName[];
  /** One sentence: what contradicts what. */
  readonly message: string;
  readonly candidates: readonly Snapshot[];
}

/**
 * How a conflict was decided. `refresh`: the affected kinds are to be read once more, then validated again; at most once
 * a run.
 */
export type ConflictAction = 'choose' | 'default' | 'refresh' | 'keep';

export interface ConflictDecision {
  readonly conflict: StatusConflict;
  /** Name of the rule that decided: `cluster-over-git`, `latest-wins`, `default-for-missing`, `refresh-once`, or a user rule's name. */
  readonly rule: string;
  readonly action: ConflictAction;
  /** The snapshot that stands; null for `refresh`. */
  readonly chosen: Snapshot | null;
  /** What to do about it, for people. */
  readonly recommendation: string;
  /** Both observations lie within the skew allowance, so their order is not certain. */
  readonly skewed: boolean;
}

/** A rule of the user's, tried in order before the founding four. A plain table row, so that it can stand in a file. */
export interface UserRule {
  readonly name: string;
  readonly when: {
    readonly kind?: ConflictKind;
    readonly component?: ComponentName;
    /** One of the candidates has this state. */
    readonly state?: StatusState;
  };
  readonly decide:
    | { readonly choose: 'latest' | 'earliest' | 'worst' | 'best' }
    | { readonly chooseComponent: ComponentName }
    | { readonly setState: StatusState }
    | { readonly refresh: true };
}
