import type { RunEnd } from './fabric-record.ts';
import { TICK_PHASES, type TickPhase } from './master-tick.ts';

/** How a failure was answered. A strategy counts as recovered when the next run of the fabric succeeded. */
export const RECOVERIES = ['retry', 'probe', 'degrade'] as const;
export type Recovery = (typeof RECOVERIES)[number];

export interface RecoveryCount {
  readonly recovered: number;
  readonly failed: number;
}

/** Runs that ended in one hour; `hour`: hours since the epoch. */
export interface HourCount {
  readonly hour: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly platformFailed: number;
}

/**
 * Counters since `sinceMs`; they only grow until they are reset. Requirements: "task_execution_count, failed_task_count",
 * "update_scheduler_execution_metrics()" (one recorder), "get_scheduler_metrics, reset_scheduler_metrics, manual master
 * run", ">95 % scheduled syncs succeed", ">80 % of tasks inside 30 s", "Error-recovery effectiveness".
 */
export interface ScheduleStatistics {
  readonly sinceMs: number;
  readonly ticks: {
    readonly count: number;
    readonly missed: number;
    readonly longestMs: number;
    /** Ticks in which the phase used up its budget. */
    readonly overBudget: Readonly<Record<TickPhase, number>>;
  };
  readonly runs: {
    /** All that ended; the sum of the four after it. */
    readonly ended: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly platformFailed: number;
    readonly cancelled: number;
    readonly inTime: number;
    readonly longestMs: number;
  };
  readonly recoveries: Readonly<Record<Recovery, RecoveryCount>>;
  /** Oldest first, at most a week of them. */
  readonly hours: readonly HourCount[];
}

/** A run that takes longer than this counts as slow. */
export const IN_TIME_MS = 30_000;
const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;

export function emptyStatistics(nowMs: number): ScheduleStatistics {
  const none: RecoveryCount = { recovered: 0, failed: 0 };
  return {
    sinceMs: nowMs,
    ticks: {
      count: 0,
      missed: 0,
      longestMs: 0,
      overBudget: { discovery: 0, planning: 0, orchestration: 0 },
    },
    runs: {
      ended: 0,
      succeeded: 0,
      failed: 0,
      platformFailed: 0,
      cancelled: 0,
      inTime: 0,
      longestMs: 0,
    },
    recoveries: { retry: none, probe: none, degrade: none },
    hours: [],
  };
}

export interface EndedTick {
  readonly missed: number;
  readonly tookMs: number;
  readonly overBudget: readonly TickPhase[];
}

export function withTick(statistics: ScheduleStatistics, tick: EndedTick): ScheduleStatistics {
  const { count, missed, longestMs, overBudget } = statistics.ticks;
  const entries = TICK_PHASES.map(
    (phase) => [phase, overBudget[phase] + (tick.overBudget.includes(phase) ? 1 : 0)] as const,
  );
  return {
    ...statistics,
    ticks: {
      count: count + 1,
      missed: missed + tick.missed,
      longestMs: Math.max(longestMs, tick.tookMs),
      overBudget: { ...overBudget, ...Object.fromEntries(entries) },
    },
  };
}

export interface EndedRun {
  readonly end: RunEnd;
  readonly endedAtMs: number;
  readonly tookMs: number;
  /** What the run was an answer to a failure by; null: none. */
  readonly recovery: Recovery | null;
}

/** Every run is recorded once, here. */
export function withRun(statistics: ScheduleStatistics, run: EndedRun): ScheduleStatistics {
  const { runs } = statistics;
  const one = (end: RunEnd) => (run.end === end ? 1 : 0);
  return {
    ...statistics,
    runs: {
      ended: runs.ended + 1,
      succeeded: runs.succeeded + one('succeeded'),
      failed: runs.failed + one('failed'),
      platformFailed: runs.platformFailed + one('platform_failed'),
      cancelled: runs.cancelled + one('cancelled'),
      inTime: runs.inTime + (run.tookMs <= IN_TIME_MS ? 1 : 0),
      longestMs: Math.max(runs.longestMs, run.tookMs),
    },
    recoveries: withRecovery(statistics.recoveries, run),
    hours: withHour(statistics.hours, run),
  };
}

function withRecovery(
  recoveries: ScheduleStatistics['recoveries'],
  { recovery, end }: EndedRun,
): ScheduleStatistics['recoveries'] {
  if (recovery === null || end === 'cancelled') return recoveries;
  const { recovered, failed } = recoveries[recovery];
  const hasRecovered = end === 'succeeded';
  const count = { recovered: recovered + (hasRecovered ? 1 : 0), failed: failed + (hasRecovered ? 0 : 1) };
  return { ...recoveries, [recovery]: count };
}

function withHour(hours: readonly HourCount[], { end, endedAtMs }: EndedRun): readonly HourCount[] {
  if (end === 'cancelled') return hours;
  const hour = Math.floor(endedAtMs / HOUR_MS);
  const known = hours.find((one) => one.hour === hour) ?? {
    hour,
    succeeded: 0,
    failed: 0,
    platformFailed: 0,
  };
  const counted: HourCount = {
    hour,
    succeeded: known.succeeded + (end === 'succeeded' ? 1 : 0),
    failed: known.failed + (end === 'failed' ? 1 : 0),
    platformFailed: known.platformFailed + (end === 'platform_failed' ? 1 : 0),
  };
  return [...hours.filter((one) => one.hour !== hour && one.hour > hour - WEEK_HOURS), counted].sort(
    (a, b) => a.hour - b.hour,
  );
}

export interface SuccessRatio {
  readonly succeeded: number;
  readonly failed: number;
  /** Not in the ratio: no fault of a fabric. */
  readonly platformFailed: number;
  /** 0 to 1; null: nothing ended. */
  readonly ratio: number | null;
}

/** Over the last `hours` (24, 168), the one under way included. */
export function successOver(statistics: ScheduleStatistics, hours: number, nowMs: number): SuccessRatio {
  const from = Math.floor(nowMs / HOUR_MS) - hours;
  const counted = statistics.hours.filter(({ hour }) => hour > from);
  const sum = (of: (count: HourCount) => number) => counted.reduce((total, one) => total + of(one), 0);
  const succeeded = sum((one) => one.succeeded);
  const failed = sum((one) => one.failed);
  const ended = succeeded + failed;
  return {
    succeeded,
    failed,
    platformFailed: sum((one) => one.platformFailed),
    ratio: ended === 0 ? null : succeeded / ended,
  };
}
