import type { ServerClock } from '../../kube-apiserver/clock.ts';
import type { Caller } from './tokens.ts';

/** GitHub's documented numbers are the defaults. */
export interface SecondaryLimits {
  /** Requests that make content, a minute. Default: 80. */
  readonly contentPerMinute: number;
  /** Points a minute, REST (a read 1, a write 5). Default: 900. */
  readonly pointsPerMinute: number;
}

export const GITHUB_LIMITS: SecondaryLimits = { contentPerMinute: 80, pointsPerMinute: 900 };

const MINUTE_MS = 60_000;
const WRITE_POINTS = 5;

interface Hit {
  readonly at: number;
  readonly write: boolean;
}

/** Limits against bursts, one window a caller. */
export class BurstWatch {
  readonly #clock: ServerClock;
  readonly #limits: SecondaryLimits;
  readonly #hits = new Map<string, readonly Hit[]>();

  constructor(clock: ServerClock, limits: SecondaryLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Counts a request; seconds to wait where it was one too many, else 0. */
  count(caller: Caller | null, write: boolean): number {
    const now = this.#clock.monotonicMs();
    const key = caller?.name ?? 'nobody';
    const recent = (this.#hits.get(key) ?? []).filter(({ at }) => now - at < MINUTE_MS);
    const writes = recent.filter((hit) => hit.write).length + (write ? 1 : 0);
    const points = recent.length + 1 + (WRITE_POINTS - 1) * writes;
    const tooMany =
      (write && writes > this.#limits.contentPerMinute) || points > this.#limits.pointsPerMinute;
    if (!tooMany) {
      this.#hits.set(key, [...recent, { at: now, write }]);
      return 0;
    }
    const oldest = recent[0]?.at ?? now;
    return Math.max(1, Math.ceil((MINUTE_MS - (now - oldest)) / 1000));
  }
}
