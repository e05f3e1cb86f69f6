/** Numbers that are given out one after the other, without those in use. */
export class Pool {
  readonly #used = new Set<bigint>();
  readonly #last: bigint;
  readonly #step: bigint;
  #next: bigint;

  /** From `first` to `last`, both included; every `step`th begins a piece of that size. */
  constructor(first: bigint, last: bigint, step = 1n) {
    this.#next = first;
    this.#last = last;
    this.#step = step;
  }

  take(value: bigint | undefined): void {
    if (value !== undefined) this.#used.add(value);
  }

  isFree(value: bigint): boolean {
    return !this.#used.has(value);
  }

  /** The first number of the next piece that is free as a whole; undefined when there is none. */
  give(): bigint | undefined {
    for (; this.#next + this.#step - 1n <= this.#last; this.#next += this.#step) {
      const piece = Array.from({ length: Number(this.#step) }, (_none, at) => this.#next + BigInt(at));
      if (!piece.every((value) => this.isFree(value))) continue;
      for (const value of piece) this.take(value);
      return piece[0];
    }
    return undefined;
  }
}
