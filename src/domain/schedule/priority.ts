import { type FabricStanding, PRIORITIES, type Priority, type SyncState } from './fabric-standing.ts';

/**
 * Requirements: "Priority: critical, high, medium, low, maintenance", "Error → high, stale/never → medium, healthy → low",
 * "Fabric health score 0.0–1.0" (a score that drops raises the priority). `critical` is for what a person waits for and
 * `maintenance` for housekeeping: no health leads to either.
 */
const BY_STATE: Readonly<Record<SyncState, Priority>> = {
  error: 'high',
  stale: 'medium',
  never_synced: 'medium',
  unknown: 'medium',
  warning: 'low',
  syncing: 'low',
  healthy: 'low',
};

/** Below the first a fabric is as urgent as one in error, below the second as one that is stale. */
export const URGENT_BELOW = 0.5;
export const WORRYING_BELOW = 0.8;

/** 4 (critical) to 0 (maintenance): the more urgent, the greater, as queues count. */
export function priorityRank(priority: Priority): number {
  return PRIORITIES.length - 1 - PRIORITIES.indexOf(priority);
}

/** As configured; otherwise the more urgent of what state and health say. */
export function priorityOf({
  priority,
  state,
  health,
}: Pick<FabricStanding, 'priority' | 'state' | 'health'>): Priority {
  if (priority !== null) return priority;
  return moreUrgent(BY_STATE[state], priorityOfHealth(health));
}

function priorityOfHealth(health: number | null): Priority {
  if (health === null || health >= WORRYING_BELOW) return 'low';
  return health < URGENT_BELOW ? 'high' : 'medium';
}

function moreUrgent(a: Priority, b: Priority): Priority {
  return priorityRank(a) >= priorityRank(b) ? a : b;
}
