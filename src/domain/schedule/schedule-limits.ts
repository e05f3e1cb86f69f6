import { TICK_MS } from './master-tick.ts';

/** The numbers of the schedule, in ms unless named otherwise. One place, so that a test can pass others. */
export interface ScheduleLimits {
  /** What is due before the next tick is queued now, to start when it is due: a minute's grid would be too coarse. */
  readonly aheadMs: number;
  /** A fabric that was never synced runs this long after it was first seen. */
  readonly firstDelayMs: number;
  /** Pause after a first failure; doubles with each further one, up to the longest. */
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
  /** Failures in a row, of the fabric itself, after which it is isolated. */
  readonly isolateAfter: number;
  /** Until an isolated fabric is probed; doubles with each probe that fails, up to the longest. */
  readonly probeFirstMs: number;
  readonly probeLongestMs: number;
  /** A fabric in a bad way runs at half its interval, but not more often than this. */
  readonly shortestIntervalMs: number;
  /** A time that lies further ahead than this is not believed. */
  readonly skewAllowanceMs: number;
  /** A job that was queued or begun so long ago was lost with its process. */
  readonly forgottenAfterMs: number;
}

export const SCHEDULE_LIMITS: ScheduleLimits = {
  aheadMs: TICK_MS,
  firstDelayMs: 5_000,
  retryFirstMs: 30_000,
  retryLongestMs: 900_000,
  isolateAfter: 5,
  probeFirstMs: 300_000,
  probeLongestMs: 3_600_000,
  shortestIntervalMs: 60_000,
  skewAllowanceMs: 300_000,
  forgottenAfterMs: 1_800_000,
};
