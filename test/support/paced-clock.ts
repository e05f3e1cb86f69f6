import { systemClock } from '../../src/adapters/system/system-clock.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** Longest sleep of the machine at a time, so that a change of pace is felt soon. */
const SLICE_MS = 25;

/** The machine's clock at a pace of one's own: five minutes in seconds. The pace may change while somebody sleeps. */
export class PacedClock implements Clock {
  readonly #real = systemClock();
  readonly #begunMs = Date.now();
  #pace: number;
  #sinceRealMs = this.#real.monotonicMs();
  #sinceMs = 0;

  constructor(pace: number) {
    this.#pace = pace;
  }

  /** From now on. */
  set pace(pace: number) {
    this.#sinceMs = this.monotonicMs();
    this.#sinceRealMs = this.#real.monotonicMs();
    this.#pace = pace;
  }

  now(): string {
    return new Date(this.epochMs()).toISOString();
  }

  epochMs(): number {
    return this.#begunMs + Math.floor(this.monotonicMs());
  }

  monotonicMs(): number {
    return this.#sinceMs + (this.#real.monotonicMs() - this.#sinceRealMs) * this.#pace;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const end = this.monotonicMs() + ms;
    do {
      const left = Math.max(0, (end - this.monotonicMs()) / this.#pace);
      await this.#real.sleep(Math.min(left, SLICE_MS), signal);
    } while (this.monotonicMs() < end);
  }
}
