import type { BreakerState } from '../domain/status/run-facts.ts';

/** Counts the failures of one end and keeps callers away from it while it is down. */
export interface CallGuard {
  readonly name: 'cluster' | 'github';
  /**
   * Runs one attempt. Throws NetworkError HHS-2109 at once, without calling, while the breaker is open. Only failures of
   * the end itself count (no answer, 5xx, 429), never a refusal it gave for a good reason.
   */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  state(): BreakerState;
}
