import type { IBackoff } from 'cockatiel';
import type { Clock } from '../../ports/clock.ts';

export interface LastingBreak {
  readonly backoff: IBackoff<unknown>;
  /** Of the last opening; 0 when it is over. */
  leftMs(): number;
}

/**
 * How long the breaker stays open, by our own monotonic clock: cockatiel compares a duration with the wall clock, which
 * jumps. So the duration is endless until the time is over, and then less than nothing.
 */
export function breakLasting(openMs: number, clock: Clock): LastingBreak {
  let openedAtMs = Number.NEGATIVE_INFINITY;
  const leftMs = (): number => Math.max(0, openedAtMs + openMs - clock.monotonicMs());
  const backoff: IBackoff<unknown> = {
    // cockatiel asks for the next one each time it opens
    next: () => {
      openedAtMs = clock.monotonicMs();
      return backoff;
    },
    get duration() {
      return leftMs() > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    },
  };
  return { backoff, leftMs };
}
