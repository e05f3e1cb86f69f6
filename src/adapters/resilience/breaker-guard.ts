import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleType,
  handleWhen,
  retry,
} from 'cockatiel';
import { errorFacts } from '../../domain/shared/error-codes.ts';
import { NetworkError, TimeoutError } from '../../domain/shared/errors.ts';
import { isLeftAlone, LEFT_ALONE } from '../../domain/shared/left-alone.ts';
import type { RepeatingGuard } from '../../ports/call-guard.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { breakLasting } from './break-lasting.ts';
import { type PauseLimits, pauseBefore } from './pause.ts';

export interface BreakerOptions {
  readonly name: RepeatingGuard['name'];
  readonly clock: Clock;
  readonly log: Log;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  /** Failures in a row that open the breaker. Default 5. */
  readonly failures?: number;
  /** How long it stays open before one attempt is let through. Default 300 s. */
  readonly openMs?: number;
  readonly retry?: Partial<RetryNumbers>;
}

export interface RetryNumbers extends PauseLimits {
  /** In all, the first one included. */
  readonly tries: number;
  /** All pauses of a run together; when they are used up, nothing is waited for any more. */
  readonly longestInAllMs: number;
}

const defaults = { failures: 5, openMs: 300_000 };
const defaultRetry: RetryNumbers = {
  tries: 3,
  firstDelayMs: 1_000,
  longestDelayMs: 60_000,
  longestInAllMs: 180_000,
};

const words = { cluster: 'the API server', github: 'GitHub' } as const;

/**
 * One breaker for one end, closed at the start. Attempts that are under way together and fail together count as one
 * failure: eight requests cut by one blip are no five failures in a row.
 */
export function breakerGuard(options: BreakerOptions): RepeatingGuard {
  const failures = options.failures ?? defaults.failures;
  const openMs = options.openMs ?? defaults.openMs;
  const { name, clock, log } = options;
  const opening = breakLasting(openMs, clock);
  const breaker = circuitBreaker(handleType(CountedFailure), {
    halfOpenAfter: opening.backoff,
    breaker: new ConsecutiveBreaker(failures),
  });
  breaker.onBreak(() => log.warn('breaker opened', { endpoint: name, durationMs: openMs }));
  breaker.onReset(() => log.info('breaker closed', { endpoint: name }));
  const outcomeOf = countingOnce(() => breaker.state === CircuitState.Closed);
  return {
    name,
    state: () => stateNames[breaker.state],
    attempt: async (work) => {
      try {
        const outcome = await breaker.execute(() => outcomeOf(work));
        if ('thrown' in outcome) throw outcome.thrown;
        return outcome.value;
      } catch (error) {
        if (error instanceof CountedFailure || error instanceof UncountedFailure) throw error.thrown;
        if (error instanceof BrokenCircuitError) throw leftAlone(name, failures, opening.leftMs());
        throw error;
      }
    },
    repeat: repeater(options),
  };
}

/** Failures are thrown, marked as counted or not; any other end of an attempt is a success of the end. */
function countingOnce(isClosed: () => boolean) {
  let counted = 0;
  return async <T>(work: () => Promise<T>): Promise<{ value: T } | { thrown: unknown }> => {
    const countedBefore = counted;
    const isProbe = !isClosed();
    try {
      return { value: await work() };
    } catch (error) {
      if (!(error instanceof NetworkError || error instanceof TimeoutError)) return { thrown: error };
      if (!isProbe && counted !== countedBefore) throw new UncountedFailure(error);
      if (!isProbe) counted += 1;
      throw new CountedFailure(error);
    }
  };
}

/** Thrown through the breaker, never out of the guard. */
class CountedFailure extends Error {
  readonly thrown: unknown;
  constructor(thrown: unknown) {
    super('counted');
    this.thrown = thrown;
  }
}

class UncountedFailure extends Error {
  readonly thrown: unknown;
  constructor(thrown: unknown) {
    super('not counted');
    this.thrown = thrown;
  }
}

const stateNames = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  // only after `isolate`, which nobody calls
  [CircuitState.Isolated]: 'open',
} as const;

function leftAlone(name: RepeatingGuard['name'], failures: number, leftMs: number): NetworkError {
  const seconds = Math.ceil(leftMs / 1_000);
  return new NetworkError({
    ...errorFacts(LEFT_ALONE),
    message: `${words[name]} failed ${failures} times in a row, and is left alone for another ${seconds} s`,
    // nothing was sent, so nothing is done twice
    retryable: true,
    details: { endpoint: name, leftMs: Math.round(leftMs), retryAfterMs: Math.max(0, Math.round(leftMs)) },
  });
}

function repeater(options: BreakerOptions): RepeatingGuard['repeat'] {
  const { clock, log, random, name } = options;
  const limits = { ...defaultRetry, ...options.retry };
  let pausedMs = 0;
  return (work) => {
    let tried = 0;
    let pause: number | null = null;
    let before: unknown = null;
    const again = (error: unknown): boolean => {
      pause = pauseBefore(error, tried, limits, random);
      return pause !== null && pausedMs + pause <= limits.longestInAllMs;
    };
    const policy = retry(handleWhen(again), { maxAttempts: limits.tries - 1 });
    return policy.execute(async () => {
      if (pause !== null) {
        log.debug('tried again', { endpoint: name, attempt: tried, durationMs: Math.round(pause) });
        pausedMs += pause;
        await clock.sleep(pause);
      }
      tried += 1;
      try {
        return await work(tried - 1);
      } catch (error) {
        // what it failed of itself says more than that it may not try again; that one may have been carried out, too
        if (before !== null && isLeftAlone(error)) throw before;
        before = error;
        throw error;
      }
    });
  };
}
