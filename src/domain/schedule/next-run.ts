import type { FabricRecord } from './fabric-record.ts';
import type { FabricStanding } from './fabric-standing.ts';
import { priorityOf, priorityRank } from './priority.ts';
import type { ScheduleLimits } from './schedule-limits.ts';
import { spread } from './spread.ts';

/** Why a fabric runs when it does. */
export type RunCause = 'never_synced' | 'interval' | 'retry' | 'probe' | 'time_in_doubt';

export interface NextRun {
  readonly cause: RunCause;
  /** When it should have run, ms since the epoch. */
  readonly dueAtMs: number;
  /** When it does: `dueAtMs`, or now where that is over. */
  readonly atMs: number;
}

/**
 * The next run is computed from the last one alone, never from a list of slots, so whatever was missed is run once.
 * Requirements: "Never synced → 5 s delay", "Previously synced → last_sync + interval, overdue → now", "Failed syncs
 * reschedule themselves", "RQ queue hedgehog_sync, self-scheduling" (a missed tick is run once), "Tier 1:
 * health_monitor_scheduler" (low health → earlier run).
 */
export function nextRun(
  standing: FabricStanding,
  record: FabricRecord,
  nowMs: number,
  limits: ScheduleLimits,
): NextRun {
  const { cause, dueAtMs } = dueRun(standing, record, nowMs, limits);
  return { cause, dueAtMs, atMs: Math.max(dueAtMs, nowMs) };
}

function dueRun(
  standing: FabricStanding,
  record: FabricRecord,
  nowMs: number,
  limits: ScheduleLimits,
): Omit<NextRun, 'atMs'> {
  if (record.isolation !== null) return { cause: 'probe', dueAtMs: record.isolation.probeAtMs };
  const latestMs = nowMs + limits.skewAllowanceMs;
  const attempt = laterOf(believed(standing.lastAttempt, latestMs), record.attemptedAtMs);
  const success = laterOf(believed(standing.lastSuccess, latestMs), record.succeededAtMs);
  if (attempt === null && success === null) {
    return standing.lastAttempt === null && standing.lastSuccess === null
      ? { cause: 'never_synced', dueAtMs: record.firstSeenMs + limits.firstDelayMs }
      : { cause: 'time_in_doubt', dueAtMs: nowMs };
  }
  if (attempt !== null && (success === null || attempt > success)) {
    const pause = retryDelayMs(Math.max(1, record.failuresInRow), limits);
    return { cause: 'retry', dueAtMs: attempt + withJitter(pause, standing, attempt) };
  }
  const from = success ?? record.firstSeenMs;
  return { cause: 'interval', dueAtMs: from + withJitter(intervalOf(standing, limits), standing, from) };
}

/** 30 s, 60 s, 2 min … up to the longest. */
export function retryDelayMs(failuresInRow: number, limits: ScheduleLimits): number {
  return Math.min(limits.retryLongestMs, limits.retryFirstMs * 2 ** (failuresInRow - 1));
}

/** Half of what is configured for a fabric that state or health call urgent. */
export function intervalOf(
  { state, health, intervalMs }: FabricStanding,
  { shortestIntervalMs }: ScheduleLimits,
): number {
  const urgency = priorityOf({ priority: null, state, health });
  if (priorityRank(urgency) < priorityRank('high')) return intervalMs;
  return Math.min(intervalMs, Math.max(shortestIntervalMs, intervalMs / 2));
}

/** Seeded by the name and by what it is counted from: two fabrics that meet once do not meet for ever. */
function withJitter(
  pauseMs: number,
  { name, jitter }: Pick<FabricStanding, 'name' | 'jitter'>,
  fromMs: number,
): number {
  // down: rounded up it could be past its share
  return Math.floor(pauseMs * (1 + jitter * spread(`${name}@${fromMs}`)));
}

/** ms since the epoch; null where there is no time, or one that a wrong clock wrote. */
function believed(time: string | null, latestMs: number): number | null {
  const at = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) || at > latestMs ? null : at;
}

function laterOf(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
