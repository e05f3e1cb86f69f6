import { isSyncError } from '../../domain/shared/errors.ts';
import type { RetrySettings } from '../../ports/queue.ts';

/**
 * ms until a job that failed `tried` times in all is run again; null: it is not. The bound doubles from try to try, and the
 * pause is something from its half to all of it, so that jobs that failed together do not come back together. A pause that
 * the other end asked for is kept, however long: it holds no place.
 */
export function retryPause(
  error: unknown,
  tried: number,
  retry: RetrySettings,
  random: () => number,
): number | null {
  if (!isSyncError(error) || !error.retryable || tried >= retry.tries) return null;
  const bound = Math.min(retry.longestDelayMs, retry.firstDelayMs * 2 ** (tried - 1));
  const pause = bound * (0.5 + 0.5 * random());
  const { retryAfterMs } = error.details;
  return Math.round(typeof retryAfterMs === 'number' ? Math.max(retryAfterMs, pause) : pause);
}
