import type { ConvergenceReport, SwitchConvergence } from '../fabric/convergence.ts';
import type { ObjectOutcome } from '../plan/outcome.ts';
import type { Plan } from '../plan/plan.ts';
import type { ErrorCategory } from '../shared/errors.ts';
import type { Validation } from '../validate/validation.ts';
import type { RunMode } from './status-state.ts';

/** `cancelled`: it was asked to end. `unexpected`: a fault of ours. Both end a run without anything of the world having failed. */
export type FailureCategory = ErrorCategory | 'cancelled' | 'unexpected';

/** The error that ended a run, or kept a part of it from being done. Nothing secret in it. */
export interface FailureFact {
  readonly category: FailureCategory;
  /** `HHS-nnnn`. */
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** What a run found, as the exit codes know it; empty: clean. When several hold: error, conflict, drift, changes. */
export const RUN_MEANINGS = ['error', 'conflict', 'drift', 'changes'] as const;
export type RunMeaning = (typeof RUN_MEANINGS)[number];

export type BreakerState = 'closed' | 'open' | 'half-open';

/** One end of a connection as this run met it. */
export interface EndpointFact {
  readonly endpoint: 'cluster' | 'github' | 'git';
  /** false: not needed by the mode, so nothing is known. */
  readonly asked: boolean;
  readonly reached: boolean;
  /** Of a first answer; null where nothing answered. */
  readonly latencyMs: number | null;
  readonly breaker: BreakerState;
  readonly failure: FailureFact | null;
  /** Requests left in the rate budget; null where the end has none or did not say. */
  readonly budgetLeft: number | null;
  /** true: certificates are not verified. Shown in red wherever the status is. */
  readonly insecure: boolean;
}

/** Everything a run learned, in the domain's words: what the status is computed from. */
export interface RunFacts {
  readonly fabric: string;
  readonly mode: RunMode;
  /** Names the run across log, check, status and outputs. */
  readonly requestId: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly commit: string | null;
  readonly branch: string | null;
  /** Page of the run for people, or null. */
  readonly url: string | null;
  /** null: the source could not even be read. */
  readonly validation: Validation | null;
  /** null: the cluster was not compared (mode `validate`, an invalid source, a failure). */
  readonly plan: Plan | null;
  /** `cluster`: compared with live objects; `commit`: only with another commit, so nothing is known of the cluster. */
  readonly comparedWith: 'cluster' | 'commit' | null;
  /** Of an apply; empty for the other modes. */
  readonly outcomes: readonly ObjectOutcome[];
  readonly convergence: ConvergenceReport | null;
  /** The switches as they were looked at, by any mode that asked; null: not asked. */
  readonly switches: readonly SwitchConvergence[] | null;
  /** An apply that ended early, in words. */
  readonly interrupted: string | null;
  readonly failure: FailureFact | null;
  readonly meanings: readonly RunMeaning[];
  readonly endpoints: readonly EndpointFact[];
}
