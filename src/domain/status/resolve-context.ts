import type { UserRule } from './conflict.ts';

/** What the rules look at besides the conflict itself. */
export interface ResolveContext {
  readonly rules: readonly UserRule[];
  readonly now: string;
  readonly skewAllowanceMs: number;
  /** A refresh was made already; there is one a run. */
  readonly refreshed: boolean;
  /** A run has succeeded at some time. */
  readonly hasSucceeded: boolean;
}
