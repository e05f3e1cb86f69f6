import type { FabricRecord } from './fabric-record.ts';
import { type FabricStanding, isWriting, type OperationKind } from './fabric-standing.ts';
import { type NextRun, nextRun } from './next-run.ts';
import type { ScheduleLimits } from './schedule-limits.ts';

/**
 * Why a fabric does not run now, the one that lasts longest first. `frozen` and `read_only` concern writing alone.
 * Requirement: "should_be_scheduled()": enabled, not frozen, not isolated, due.
 */
export const OBSTACLES = [
  'disabled',
  'isolated',
  'frozen',
  'read_only',
  'running',
  'queued',
  'not_due',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

export interface Eligibility {
  /** In the order of OBSTACLES; empty: the operation may be queued now. */
  readonly obstacles: readonly Obstacle[];
  readonly next: NextRun;
}

/** May this operation be scheduled for the fabric now? */
export function judgeEligibility(
  standing: FabricStanding,
  record: FabricRecord,
  operation: OperationKind,
  nowMs: number,
  limits: ScheduleLimits,
): Eligibility {
  const next = nextRun(standing, record, nowMs, limits);
  const writes = isWriting(operation);
  const isFar = next.dueAtMs > nowMs && next.dueAtMs >= nowMs + limits.aheadMs;
  const isRecent = (sinceMs: number | null) => sinceMs !== null && nowMs - sinceMs < limits.forgottenAfterMs;
  const stands: Readonly<Record<Obstacle, boolean>> = {
    disabled: !standing.enabled,
    isolated: record.isolation !== null && isFar,
    frozen: writes && standing.freeze !== null,
    read_only: writes && !standing.mayWrite,
    running: isRecent(record.runningSinceMs),
    queued: isRecent(record.queuedAtMs),
    not_due: isFar,
  };
  return { obstacles: OBSTACLES.filter((obstacle) => stands[obstacle]), next };
}
