import { compareText } from '../shared/compare-text.ts';
import { judgeEligibility, type Obstacle } from './eligibility.ts';
import { type FabricRecord, firstRecord } from './fabric-record.ts';
import type { FabricStanding, OperationKind, Priority } from './fabric-standing.ts';
import type { RunCause } from './next-run.ts';
import { priorityOf, priorityRank } from './priority.ts';
import type { ScheduleLimits } from './schedule-limits.ts';

/** A run that this tick puts into the queue. */
export interface PlannedRun {
  readonly fabric: string;
  readonly operation: OperationKind;
  /** Why it only reads although the fabric is configured to be written; null: it does what is configured. */
  readonly reducedBy: 'frozen' | 'read_only' | 'isolated' | null;
  /** Where it is frozen: when writing is allowed again, ms since the epoch. */
  readonly frozenUntilMs: number | null;
  readonly priority: Priority;
  readonly cause: RunCause;
  readonly dueAtMs: number;
  /** From the tick to when it is due; 0 where that is over. */
  readonly delayMs: number;
}

/** A fabric that this tick leaves alone. */
export interface WaitingFabric {
  readonly fabric: string;
  readonly obstacles: readonly Obstacle[];
  /** When it will run if nothing else stands in its way; null: it is disabled. */
  readonly nextAtMs: number | null;
}

export interface TickPlan {
  /** The most urgent first, then the longest overdue, then by name. */
  readonly runs: readonly PlannedRun[];
  readonly waiting: readonly WaitingFabric[];
}

/**
 * Who runs now. Requirements: "Tier 1 master: check_fabric_sync_schedules", "graceful_degradation" (drift goes on where an
 * apply is not possible), "isolate_fabric" (a probe reads only), "sync_enabled filter".
 */
export function planTick(
  fabrics: readonly FabricStanding[],
  records: ReadonlyMap<string, FabricRecord>,
  nowMs: number,
  limits: ScheduleLimits,
): TickPlan {
  const runs: PlannedRun[] = [];
  const waiting: WaitingFabric[] = [];
  for (const standing of fabrics) {
    const planned = planFabric(standing, records.get(standing.name) ?? firstRecord(nowMs), nowMs, limits);
    if ('cause' in planned) runs.push(planned);
    else waiting.push(planned);
  }
  return { runs: runs.sort(byUrgency), waiting };
}

function planFabric(
  standing: FabricStanding,
  record: FabricRecord,
  nowMs: number,
  limits: ScheduleLimits,
): PlannedRun | WaitingFabric {
  const { name, operation } = standing;
  const wanted = judgeEligibility(standing, record, operation, nowMs, limits);
  const isReducible = (obstacle: Obstacle) => obstacle === 'frozen' || obstacle === 'read_only';
  const lasting = wanted.obstacles.filter((obstacle) => !isReducible(obstacle));
  if (lasting.length > 0) {
    const nextAtMs = standing.enabled ? wanted.next.atMs : null;
    return { fabric: name, obstacles: wanted.obstacles, nextAtMs };
  }
  const [obstacle] = wanted.obstacles.filter(isReducible);
  const byProbe = wanted.next.cause === 'probe' && operation === 'apply' ? 'isolated' : null;
  const reducedBy = obstacle === 'frozen' || obstacle === 'read_only' ? obstacle : byProbe;
  return {
    fabric: name,
    operation: reducedBy === null ? operation : 'drift',
    reducedBy,
    frozenUntilMs: standing.freeze?.untilMs ?? null,
    priority: priorityOf(standing),
    cause: wanted.next.cause,
    dueAtMs: wanted.next.dueAtMs,
    delayMs: wanted.next.atMs - nowMs,
  };
}

function byUrgency(a: PlannedRun, b: PlannedRun): number {
  return (
    priorityRank(b.priority) - priorityRank(a.priority) ||
    a.dueAtMs - b.dueAtMs ||
    compareText(a.fabric, b.fabric)
  );
}
