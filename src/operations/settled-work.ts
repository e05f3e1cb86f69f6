import type { Clock } from '../ports/clock.ts';

/** What is looked up after a run of a fabric, mostly to find that nothing is to be done. */
export type AfterWork = 'back-port' | 'outdated-comments';

/** Of one fabric, for one run. `stamp`: equal as long as the same would be done. */
export interface Settled {
  /** It was brought in order with the same stamp, a while ago at most. */
  has(work: AfterWork, stamp: string): boolean;
  /** It is in order now: nothing was left over. */
  keep(work: AfterWork, stamp: string): void;
}

/** What nobody was told of (a lost event, somebody else's program) is put right after this at the latest. */
const KEPT_MS = 60 * 60_000;

interface Kept {
  readonly stamp: string;
  readonly atMs: number;
}

/**
 * What runs of this process have left in order on the forge, so that a run that finds the same need not ask whether it still
 * is. Only for what hurts nobody when it is an hour late: never for heads, the status, holds or the configuration.
 */
export class SettledWork {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Map<AfterWork, Kept>>();
  /** How often each was forgotten: what a run saw before that is out of date. */
  readonly #changes = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** For a run that begins now. */
  of(fabric: string): Settled {
    const changes = this.#changes.get(fabric);
    return {
      has: (work, stamp) => {
        const kept = this.#kept.get(fabric)?.get(work);
        return kept?.stamp === stamp && this.#clock.monotonicMs() - kept.atMs < KEPT_MS;
      },
      keep: (work, stamp) => {
        if (changes !== this.#changes.get(fabric)) return;
        const all = this.#kept.get(fabric) ?? new Map<AfterWork, Kept>();
        this.#kept.set(fabric, all.set(work, { stamp, atMs: this.#clock.monotonicMs() }));
      },
    };
  }

  /** Something was done for the fabric that may have left work: a pull request was told, a command obeyed. */
  forget(fabric: string): void {
    this.#kept.delete(fabric);
    this.#changes.set(fabric, (this.#changes.get(fabric) ?? 0) + 1);
  }
}
