import type { Turn } from '../ports/cluster.ts';

/**
 * Lets `limit` writes wait for the server at a time, in the order in which they ask. A turn ends when its answer is in, so that
 * the next one goes out before anything is made of the answer. `mayGo` is asked when it is one's turn; what it throws
 * keeps the write back.
 */
export class WriteTurns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(limit: number) {
    this.#free = Math.max(1, limit);
  }

  of(mayGo: () => void): Turn {
    return {
      take: async () => {
        if (this.#free > 0) this.#free -= 1;
        else await new Promise<void>((go) => this.#waiting.push(go));
        try {
          mayGo();
        } catch (error) {
          this.#next();
          throw error;
        }
      },
      end: () => this.#next(),
    };
  }

  /** The place goes from hand to hand, so that nobody who comes later is faster. */
  #next(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
