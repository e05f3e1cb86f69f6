/**
 * Requirements: "Master tick 60 s", "master_sync_scheduler, Discovery → Planning → Orchestration" and "Phases: discovery
 * 10 s, planning 15 s, orchestration 35 s", which sum to the period, so one tick cannot run into the next.
 */
export const TICK_MS = 60_000;

export const TICK_PHASES = ['discovery', 'planning', 'orchestration'] as const;
export type TickPhase = (typeof TICK_PHASES)[number];

export const PHASE_BUDGET_MS: Readonly<Record<TickPhase, number>> = {
  discovery: 10_000,
  planning: 15_000,
  orchestration: 35_000,
};

/** Micro-tasks and steps: past the first they are asked to come to an end, past the second they are cut. */
export interface StepLimits {
  readonly softMs: number;
  readonly hardMs: number;
}
export const STEP_LIMITS: StepLimits = { softMs: 25_000, hardMs: 35_000 };

export interface NextTick {
  /** ms since the epoch. */
  readonly atMs: number;
  /** Ticks that came and went unused since the last one; they are made up for by one. */
  readonly missed: number;
}

/**
 * Ticks keep to the minute of the first one, however long each takes. What was missed (the machine slept, a tick hung) is
 * run once and at once; a clock that was set back does not hold the ticks up.
 */
export function nextTick(lastMs: number | null, nowMs: number, periodMs: number = TICK_MS): NextTick {
  if (lastMs === null || nowMs < lastMs) return { atMs: nowMs, missed: 0 };
  const passed = Math.floor((nowMs - lastMs) / periodMs);
  if (passed === 0) return { atMs: lastMs + periodMs, missed: 0 };
  return { atMs: nowMs, missed: passed - 1 };
}

/** The beat that a tick at `nowMs` stands for: ticks are counted from it, so a late one does not move those after it. */
export function beatOf(lastMs: number | null, nowMs: number, periodMs: number = TICK_MS): number {
  if (lastMs === null || nowMs < lastMs) return nowMs;
  return lastMs + Math.floor((nowMs - lastMs) / periodMs) * periodMs;
}
