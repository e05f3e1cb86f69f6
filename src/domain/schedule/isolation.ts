import type { ScheduleLimits } from './schedule-limits.ts';

/**
 * A fabric that failed again and again is parked, so that it takes no place from others, and probed from time to time.
 * Requirement: "isolate_fabric" (parked after N failures, probe later, the others run on).
 */
export interface Isolation {
  readonly sinceMs: number;
  /** Probes that failed so far. */
  readonly failedProbes: number;
  readonly probeAtMs: number;
}

/** Isolation after a run that failed; null: not yet. `ownFailures`: in a row, this one included. */
export function isolationAfter(
  isolation: Isolation | null,
  ownFailures: number,
  nowMs: number,
  limits: ScheduleLimits,
): Isolation | null {
  if (isolation !== null) {
    const failedProbes = isolation.failedProbes + 1;
    return { ...isolation, failedProbes, probeAtMs: nowMs + probeDelayMs(failedProbes, limits) };
  }
  if (ownFailures < limits.isolateAfter) return null;
  return { sinceMs: nowMs, failedProbes: 0, probeAtMs: nowMs + probeDelayMs(0, limits) };
}

function probeDelayMs(failedProbes: number, { probeFirstMs, probeLongestMs }: ScheduleLimits): number {
  return Math.min(probeLongestMs, probeFirstMs * 2 ** failedProbes);
}
