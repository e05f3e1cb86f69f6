import { isSyncError, type SyncError } from '../domain/shared/errors.ts';
import type { EndpointFact, FailureFact } from '../domain/status/run-facts.ts';
import type { Clock } from '../ports/clock.ts';
import { failureOf } from './failure-fact.ts';

/** A right is missing: the end itself is well. */
const NO_RIGHT = 'HHS-2202';
const BAD_CREDENTIALS = 'HHS-2201';

/** Errors that only an end which answers can cause, whatever their category: overloaded, records it gave us that we cannot use. */
const ANSWERS = new Set(['HHS-2108', 'HHS-2027', 'HHS-2028', BAD_CREDENTIALS, NO_RIGHT]);

/** The lock was lost, so nothing was asked: no word of the end. */
const KEPT_BACK = 'HHS-2403';

/** Watches the calls to one end of a connection: whether and how fast it answered, and how the last of them ended. */
export class EndpointObserver {
  readonly #clock: Clock;
  readonly #thrown = new WeakSet<SyncError>();
  #asked = false;
  #latencyMs: number | null = null;
  #trouble: SyncError | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    this.#asked = true;
    const startedMs = this.#clock.monotonicMs();
    try {
      const result = await work();
      this.#noteAnswer(startedMs);
      this.#trouble = null;
      return result;
    } catch (error) {
      if (isSyncError(error) && error.code !== KEPT_BACK) this.#noteFailure(error, startedMs);
      throw error;
    }
  }

  #noteFailure(error: SyncError, startedMs: number): void {
    this.#thrown.add(error);
    const answered = isAnswer(error);
    if (answered) this.#noteAnswer(startedMs);
    this.#trouble = !answered || error.code === BAD_CREDENTIALS ? error : null;
  }

  #noteAnswer(startedMs: number): void {
    this.#latencyMs ??= Math.round(this.#clock.monotonicMs() - startedMs);
  }

  /** `ended`: the error that ended the run, if any. A right that is missing counts only then. */
  fact(endpoint: EndpointFact['endpoint'], ended: unknown): EndpointFact {
    const isOurs = isSyncError(ended) && this.#thrown.has(ended) && isOfConnection(ended);
    const trouble = isOurs ? ended : this.#trouble;
    return {
      ...notAsked(endpoint),
      asked: this.#asked,
      reached: this.#latencyMs !== null,
      latencyMs: this.#latencyMs,
      failure: trouble === null ? null : failureOf(trouble),
    };
  }
}

function isAnswer(error: SyncError): boolean {
  return error.category === 'kubernetes' || error.category === 'conflict' || ANSWERS.has(error.code);
}

function isOfConnection({ category }: SyncError): boolean {
  return category === 'network' || category === 'timeout' || category === 'authentication';
}

/** An end that the mode did not need. */
export function notAsked(endpoint: EndpointFact['endpoint']): EndpointFact {
  return {
    endpoint,
    asked: false,
    reached: false,
    latencyMs: null,
    breaker: 'closed',
    failure: null,
    budgetLeft: null,
    insecure: false,
  };
}

/** An end that the mode needed, and to which there was no way. */
export function failedUnasked(endpoint: EndpointFact['endpoint'], failure: FailureFact): EndpointFact {
  return { ...notAsked(endpoint), asked: true, failure };
}
