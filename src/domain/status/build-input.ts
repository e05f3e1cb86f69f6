import type { Digest } from '../shared/digest.ts';
import type { UserRule } from './conflict.ts';
import type { RunFacts } from './run-facts.ts';
import type { StatusDocument } from './status-document.ts';
import type { ComponentName } from './status-state.ts';

export const DEFAULT_STALE_AFTER_MS = 24 * 60 * 60 * 1000;
export const DEFAULT_SKEW_ALLOWANCE_MS = 5000;

export interface StatusLimits {
  /** After this long without a good look a component is stale. */
  readonly staleAfterMs: number;
  /** Clocks of two machines may differ by this much: closer observations have no certain order. */
  readonly skewAllowanceMs: number;
}

export const DEFAULT_LIMITS: StatusLimits = {
  staleAfterMs: DEFAULT_STALE_AFTER_MS,
  skewAllowanceMs: DEFAULT_SKEW_ALLOWANCE_MS,
};

export interface BuildInput {
  readonly facts: RunFacts;
  /** As `readStatus` gave it (`ok` or `edited`); null: there is none that can be read. */
  readonly previous: StatusDocument | null;
  readonly rules: readonly UserRule[];
  readonly limits: StatusLimits;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly digest: Digest;
  /** The facts were read once more because an earlier build asked for it: it will not ask again. */
  readonly refreshed: boolean;
}

/**
 * `meaning`: it says something new. `heartbeat`: it says the same, and the last one was written too long ago. `none`: it
 * is not to be written.
 */
export type StatusChange = 'meaning' | 'heartbeat' | 'none';

export interface StatusBuild {
  readonly document: StatusDocument;
  /** Components whose facts contradict each other: read them once more and build again with `refreshed`. */
  readonly refresh: readonly ComponentName[];
  readonly change: StatusChange;
}
