import type { BreakerState } from '../domain/status/run-facts.ts';

/** Counts the failures of one end and keeps callers away from it while it is down. */
export interface CallGuard {
  readonly name: 'cluster' | 'github';
  /**
   * Runs one attempt. Throws NetworkError HHS-2109 at once, without calling, while the breaker is open. Only failures of
   * the end itself count (no answer, 5xx, 429), never a refusal it gave for a good reason: `work` tells of the first by
   * throwing NetworkError or TimeoutError; whatever else it throws shows that the end is there.
   */
  attempt<T>(work: () => Promise<T>): Promise<T>;
  state(): BreakerState;
}

/** A guard that also knows how to try again. */
export interface RepeatingGuard extends CallGuard {
  /**
   * Runs `work`, and again after a pause while it throws a SyncError that is `retryable`. The pause is the one that the
   * error asks for (`details.retryAfterMs`), otherwise grows from try to try; where it would be too long the error is
   * thrown at once. `tried`: tries before this one. Whether `work` may be repeated at all is up to the caller.
   */
  repeat<T>(work: (tried: number) => Promise<T>): Promise<T>;
}
