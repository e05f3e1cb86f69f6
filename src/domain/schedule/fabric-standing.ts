/** Most urgent first. */
export const PRIORITIES = ['critical', 'high', 'medium', 'low', 'maintenance'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** States of the unified status, as far as the schedule looks at them. */
export type SyncState = 'unknown' | 'healthy' | 'warning' | 'error' | 'syncing' | 'stale' | 'never_synced';

/** What a job may do for a fabric. `apply` is the only one that writes to the cluster. */
export const OPERATION_KINDS = ['validate', 'plan', 'apply', 'drift', 'status', 'backport'] as const;
export type OperationKind = (typeof OPERATION_KINDS)[number];

export function isWriting(operation: OperationKind): boolean {
  return operation === 'apply';
}

/** A time in which nothing is written to the cluster; what only reads goes on. */
export interface StandingFreeze {
  /** When writing is allowed again, ms since the epoch. */
  readonly untilMs: number;
  readonly reasons: readonly string[];
}

/**
 * One fabric as a tick finds it: its configuration, and what its status document says. Requirements: "scheduler_enabled,
 * scheduler_priority, scheduler_metadata, active_sync_tasks" (the first two are configured, the rest is known from the
 * status), "STATUS_RECONCILIATION operation type", "sync_enabled filter".
 */
export interface FabricStanding {
  readonly name: string;
  /** false: the fabric is never touched. */
  readonly enabled: boolean;
  readonly intervalMs: number;
  /** 0 to 1: share of the interval by which a run may come later. Never earlier: an interval has a floor. */
  readonly jitter: number;
  /** null: from state and health. What a person configured stands whatever the health. */
  readonly priority: Priority | null;
  /** What a scheduled run does; one that writes becomes `drift` while writing is not allowed. */
  readonly operation: OperationKind;
  /** The freeze in force at the tick; null: none. The windows themselves are the configuration's. */
  readonly freeze: StandingFreeze | null;
  /** false: reading only, because a permission is missing or a person put the fabric on hold. */
  readonly mayWrite: boolean;
  readonly state: SyncState;
  /** 0 to 1, 1 is good; null before the first run that succeeded. */
  readonly health: number | null;
  /** Begin of the last attempt to synchronise, ISO 8601; later than the success where it failed or died. */
  readonly lastAttempt: string | null;
  /** End of the last attempt that succeeded. */
  readonly lastSuccess: string | null;
}
