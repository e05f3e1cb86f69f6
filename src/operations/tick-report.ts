import type { TickPhase } from '../domain/schedule/master-tick.ts';
import type { PlannedRun, WaitingFabric } from '../domain/schedule/plan-tick.ts';
import type { FailureFact } from '../domain/status/run-facts.ts';

export interface PhaseTrace {
  readonly phase: TickPhase;
  readonly budgetMs: number;
  readonly tookMs: number;
  /** `cut`: the budget was used up. */
  readonly result: 'done' | 'failed' | 'cut' | 'cancelled';
}

export interface QueuedRun extends PlannedRun {
  readonly jobId: string;
  /** A job for the same work waited already. */
  readonly merged: boolean;
}

export interface RefusedRun extends PlannedRun {
  /** The queue's reason; `cut`: the phase ended before it was asked; `error`: see the failures. */
  readonly because: 'full' | 'draining' | 'cut' | 'error';
}

export interface TickFailure {
  readonly phase: TickPhase;
  /** null: the phase as a whole. */
  readonly fabric: string | null;
  readonly failure: FailureFact;
}

/** What one master tick did. Times are ISO 8601, UTC. */
export interface TickReport {
  readonly startedAt: string;
  readonly tookMs: number;
  readonly missedTicks: number;
  readonly nextTickAt: string;
  /** In their order; a phase that was not come to is missing. */
  readonly phases: readonly PhaseTrace[];
  readonly fabrics: number;
  /** Fabrics that are planned from what an earlier tick knew of them. */
  readonly lastKnown: readonly string[];
  readonly queued: readonly QueuedRun[];
  readonly refused: readonly RefusedRun[];
  readonly waiting: readonly WaitingFabric[];
  /** Fabrics whose health alert changed with this tick. */
  readonly alerts: { readonly raised: readonly string[]; readonly cleared: readonly string[] };
  readonly failures: readonly TickFailure[];
}
