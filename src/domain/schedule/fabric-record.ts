import { type Isolation, isolationAfter } from './isolation.ts';
import type { ScheduleLimits } from './schedule-limits.ts';

/**
 * What the scheduler remembers of a fabric between ticks; a process that starts anew knows only what the status says. A
 * value: every change gives another one. All times are ms of the wall clock.
 * Requirements: "last_sync written before the work", "isolate_fabric", "Failed syncs reschedule themselves".
 */
export interface FabricRecord {
  readonly firstSeenMs: number;
  readonly queuedAtMs: number | null;
  readonly runningSinceMs: number | null;
  /** Begin of the last run that this process began, and end of the last that succeeded. */
  readonly attemptedAtMs: number | null;
  readonly succeededAtMs: number | null;
  /** Of any sort: they lengthen the pause. */
  readonly failuresInRow: number;
  /** Of the fabric itself: they isolate it. */
  readonly ownFailuresInRow: number;
  readonly isolation: Isolation | null;
  readonly alertRaised: boolean;
}

/**
 * How a run ended. `platform_failed`: GitHub or the network on our side was down, which is no fault of the fabric and must
 * not isolate it, or one outage would park them all. `cancelled`: we stopped it ourselves, it says nothing.
 */
export type RunEnd = 'succeeded' | 'failed' | 'platform_failed' | 'cancelled';

export function firstRecord(nowMs: number): FabricRecord {
  return {
    firstSeenMs: nowMs,
    queuedAtMs: null,
    runningSinceMs: null,
    attemptedAtMs: null,
    succeededAtMs: null,
    failuresInRow: 0,
    ownFailuresInRow: 0,
    isolation: null,
    alertRaised: false,
  };
}

export function whenQueued(record: FabricRecord, nowMs: number): FabricRecord {
  return { ...record, queuedAtMs: nowMs };
}

/** The attempt is on record before the work: a crash leaves an attempt later than the success. */
export function whenStarted(record: FabricRecord, nowMs: number): FabricRecord {
  return { ...record, queuedAtMs: null, runningSinceMs: nowMs, attemptedAtMs: nowMs };
}

export function whenEnded(
  record: FabricRecord,
  end: RunEnd,
  nowMs: number,
  limits: ScheduleLimits,
): FabricRecord {
  const ended = { ...record, queuedAtMs: null, runningSinceMs: null };
  if (end === 'cancelled') return ended;
  if (end === 'succeeded') return { ...released(ended), succeededAtMs: nowMs };
  const ownFailuresInRow = record.ownFailuresInRow + (end === 'failed' ? 1 : 0);
  return {
    ...ended,
    failuresInRow: record.failuresInRow + 1,
    ownFailuresInRow,
    isolation: isolationAfter(record.isolation, ownFailuresInRow, nowMs, limits),
  };
}

/** Free again, by a run that succeeded or by a person: failures before this are forgotten. */
export function released(record: FabricRecord): FabricRecord {
  return { ...record, failuresInRow: 0, ownFailuresInRow: 0, isolation: null };
}
