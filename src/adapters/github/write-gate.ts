import type { Clock } from '../../ports/clock.ts';

/** Counts requests that wrote, or may have written, something. */
export interface WriteTally {
  count: number;
}

/** Writes go one at a time with some rest between them, as GitHub asks; more at once trip its secondary limits. */
export class WriteGate {
  readonly #clock: Clock;
  readonly #restMs: number;
  #last: Promise<unknown> = Promise.resolve();
  #freeAtMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, restMs: number) {
    this.#clock = clock;
    this.#restMs = restMs;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      const wait = this.#freeAtMs - this.#clock.monotonicMs();
      if (wait > 0) await this.#clock.sleep(wait);
      try {
        return await work();
      } finally {
        this.#freeAtMs = this.#clock.monotonicMs() + this.#restMs;
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
