import type { OperationKind } from './fabric-standing.ts';

/** Requirements: "Queues: scheduler_master (1), sync_git (4), sync_kubernetes (3), sync_micro (8), sync_orchestration (2)" and "Queue priorities 10, 8, 8, 9, 6". */
export const POOL_NAMES = [
  'scheduler_master',
  'sync_git',
  'sync_kubernetes',
  'sync_micro',
  'sync_orchestration',
] as const;
export type PoolName = (typeof POOL_NAMES)[number];

export interface PoolSettings {
  /** Jobs at a time. */
  readonly limit: number;
  /** The greater goes first where jobs of several pools could start. */
  readonly priority: number;
}
export type Pools = Readonly<Record<PoolName, PoolSettings>>;

export const POOLS: Pools = {
  scheduler_master: { limit: 1, priority: 10 },
  sync_git: { limit: 4, priority: 8 },
  sync_kubernetes: { limit: 3, priority: 8 },
  sync_micro: { limit: 8, priority: 9 },
  sync_orchestration: { limit: 2, priority: 6 },
};

/** Where an operation runs: beside others that load the same end. */
const POOL_OF: Readonly<Record<OperationKind, PoolName>> = {
  validate: 'sync_git',
  plan: 'sync_kubernetes',
  apply: 'sync_kubernetes',
  drift: 'sync_kubernetes',
  status: 'sync_micro',
  backport: 'sync_git',
};

export function poolOf(operation: OperationKind): PoolName {
  return POOL_OF[operation];
}
