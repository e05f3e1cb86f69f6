import { isSyncError } from '../../domain/shared/errors.ts';

export interface PauseLimits {
  readonly firstDelayMs: number;
  /** Also of a pause that was asked for: a longer one is not waited for. */
  readonly longestDelayMs: number;
}

/** Pause in ms before the next try, after `tried` of them; null: it is not tried again. */
export function pauseBefore(
  error: unknown,
  tried: number,
  limits: PauseLimits,
  random: () => number,
): number | null {
  if (!isSyncError(error) || !error.retryable) return null;
  const asked = error.details.retryAfterMs;
  if (typeof asked !== 'number') {
    // full jitter: anything up to the bound, so that many runs do not come back together
    return random() * Math.min(limits.longestDelayMs, limits.firstDelayMs * 2 ** (tried - 1));
  }
  return asked > limits.longestDelayMs ? null : asked + random() * limits.firstDelayMs;
}
