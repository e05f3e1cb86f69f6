import type { ConflictKind } from './conflict.ts';
import type { BreakerState, FailureFact } from './run-facts.ts';
import type { Snapshot } from './snapshot.ts';
import type { ComponentName, RunMode, StatusState } from './status-state.ts';

/** Version of the document's form. A reader refuses a newer one, and never overwrites it; one version back is readable. */
export const STATUS_VERSION = 1;

/** Runs that the history holds. */
export const HISTORY_LIMIT = 50;

/** One term of the health, 0 to 1, 1 is good. null: nothing is known of it yet, so it does not count. */
export interface HealthTerm {
  readonly name: 'freshness' | 'success' | 'validity' | 'drift' | 'convergence' | 'connection';
  readonly value: number | null;
  readonly weight: number;
  /** How the value came about: `11 of 12 switches`. */
  readonly because: string;
}

export interface Health {
  /** 0 to 1, two digits after the point; null before the first run that succeeded. */
  readonly value: number | null;
  readonly terms: readonly HealthTerm[];
  /** The formula with its numbers put in, as text. */
  readonly formula: string;
  readonly components: Readonly<Record<ComponentName, number | null>>;
}

/** What the run counted. Each group of numbers sums to what was seen. */
export interface StatusCounts {
  readonly documents: number;
  readonly invalid: number;
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  /** By state of the object; null: the cluster was not compared. */
  readonly states: Readonly<Record<string, number>> | null;
  /** By outcome of the last apply; null: nothing was applied. */
  readonly outcomes: Readonly<Record<string, number>> | null;
  readonly switches: { readonly expected: number; readonly converged: number } | null;
}

/** An object worth a person's look; at most 50, the worst first, the rest counted in `counts`. */
export interface StatusFinding {
  readonly object: string;
  readonly state: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly next: string;
}

export interface RecordedDecision {
  readonly kind: ConflictKind;
  readonly rule: string;
  readonly components: readonly ComponentName[];
  readonly message: string;
  /** The candidates' states, as `git_sync healthy at 2026-01-01T00:00:00.000Z (run)`. */
  readonly inputs: readonly string[];
  readonly result: string;
  readonly recommendation: string;
}

/** One run in the history; newest first in the document. Only runs that changed something, or whose result differs. */
export interface HistoryEntry {
  readonly requestId: string;
  readonly mode: RunMode;
  readonly endedAt: string;
  readonly durationMs: number;
  readonly commit: string | null;
  readonly state: StatusState;
  readonly health: number | null;
  readonly severity: number | null;
  readonly succeeded: boolean;
  readonly changed: number;
  readonly failure: string | null;
}

/** The unified status of one fabric: `<fabric>/status.json`. */
export interface StatusDocument {
  readonly version: typeof STATUS_VERSION;
  readonly fabric: string;
  readonly state: StatusState;
  /** One sentence: why. */
  readonly reason: string;
  /** What a person does next, one sentence; empty when nothing. */
  readonly next: string;
  readonly health: Health;
  /** Of the drift, 0 to 1, 1 is worst; null: the cluster was never compared. */
  readonly severity: number | null;
  readonly components: Readonly<Record<ComponentName, Snapshot>>;
  readonly decisions: readonly RecordedDecision[];
  /** What the document's own check found; empty when it agrees with itself. */
  readonly inconsistencies: readonly string[];
  readonly counts: StatusCounts;
  readonly findings: readonly StatusFinding[];
  readonly commit: string | null;
  readonly branch: string | null;
  /** ISO 8601, UTC. `attemptedAt` and `heartbeatAt` move only when the document is written for another reason. */
  readonly times: {
    readonly attemptedAt: string;
    readonly succeededAt: string | null;
    readonly appliedAt: string | null;
    readonly heartbeatAt: string;
    readonly staleAfterMs: number;
  };
  readonly breakers: Readonly<Record<string, BreakerState>>;
  readonly failure: FailureFact | null;
  readonly lastRun: { readonly requestId: string; readonly mode: RunMode; readonly url: string | null };
  readonly history: readonly HistoryEntry[];
  /** Over everything above, so that an edit by hand is noticed: `sha256:…`. */
  readonly digest: string;
}
