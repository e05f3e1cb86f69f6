/** Deliveries that were taken already. GitHub gives a delivery that comes again the id that it had. */
export class SeenDeliveries {
  readonly #most: number;
  readonly #ids = new Set<string>();

  /** `most`: the oldest are forgotten. */
  constructor(most: number) {
    this.#most = most;
  }

  /** false: it was taken before. */
  take(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > this.#most) {
      const [oldest] = this.#ids;
      if (oldest !== undefined) this.#ids.delete(oldest);
    }
    return true;
  }

  /** It was not taken after all: when it comes again it counts. */
  giveBack(id: string): void {
    this.#ids.delete(id);
  }
}
