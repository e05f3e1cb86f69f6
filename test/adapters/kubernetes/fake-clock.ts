import type { Clock } from '../../../src/ports/clock.ts';

interface Sleeper {
  readonly wakeAtMs: number;
  wake(): void;
}

/**
 * A clock that moves only when told to, or (`instant`) that passes every sleep at once. `sleeps` records what was asked.
 * Wall and monotonic time can be moved apart, as when a machine sleeps.
 */
export class FakeClock implements Clock {
  readonly sleeps: number[] = [];
  readonly #instant: boolean;
  readonly #sleepers = new Set<Sleeper>();
  #monotonicMs = 1_000;
  #wallMs = Date.UTC(2026, 0, 1);

  constructor(mode: 'instant' | 'manual') {
    this.#instant = mode === 'instant';
  }

  now(): string {
    return new Date(this.#wallMs).toISOString();
  }

  epochMs(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  /** The machine sleeps: the monotonic clock stands still. */
  suspend(ms: number): void {
    this.#wallMs += ms;
  }

  advance(ms: number): void {
    this.#monotonicMs += ms;
    this.#wallMs += ms;
    for (const sleeper of this.#sleepers) if (sleeper.wakeAtMs <= this.#monotonicMs) sleeper.wake();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.sleeps.push(ms);
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const sleeper: Sleeper = {
        wakeAtMs: this.#monotonicMs + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal?.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      const onAbort = (): void => {
        this.#sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#sleepers.add(sleeper);
      if (this.#instant) setImmediate(() => this.#sleepers.has(sleeper) && this.advance(ms));
    });
  }
}
