import { CONFIGURATION_CODES } from '../domain/shared/configuration-codes.ts';
import { TimeoutError } from '../domain/shared/errors.ts';
import type { Clock } from '../ports/clock.ts';
import { Cancelled } from './cancellation.ts';

/** Ends a run when it is asked to, or when its time is over. */
export class RunLimit {
  /** Aborts for either reason. */
  readonly signal: AbortSignal;
  readonly #limitMs: number | null;
  readonly #cancel: AbortSignal;
  readonly #over = new AbortController();
  #isLate = false;

  constructor(clock: Clock, limitMs: number | null, cancel: AbortSignal) {
    const stop = new AbortController();
    this.signal = stop.signal;
    this.#limitMs = limitMs;
    this.#cancel = cancel;
    const abort = () => stop.abort();
    if (cancel.aborted) abort();
    else cancel.addEventListener('abort', abort, { once: true, signal: this.#over.signal });
    if (limitMs === null) return;
    clock.sleep(limitMs, this.#over.signal).then(
      () => {
        this.#isLate = !stop.signal.aborted;
        abort();
      },
      () => undefined,
    );
  }

  /** What ended a run that ended early: the time limit where it was that, else `error` itself. */
  causeOf(error: unknown): unknown {
    return error instanceof Cancelled && this.#isLate ? this.#timeout() : error;
  }

  /**
   * The error of an apply that was cut short, by the time limit or because it was asked to end (`interrupted`: how it tells
   * that itself, null where only its wait was cut); null where it was neither.
   */
  cutShort(interrupted: string | null): TimeoutError | Cancelled | null {
    if (this.#isLate) return this.#timeout();
    return this.#cancel.aborted && interrupted !== null ? new Cancelled(interrupted) : null;
  }

  #timeout(): TimeoutError {
    const seconds = Math.round((this.#limitMs ?? 0) / 1000);
    return new TimeoutError({
      code: 'HHS-1401',
      message: `the run reached its time limit of ${seconds} s`,
      help: CONFIGURATION_CODES['HHS-1401'].cure,
    });
  }

  /** The run is over: nothing is timed or listened to any more. */
  end(): void {
    this.#over.abort();
  }
}
