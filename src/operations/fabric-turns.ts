/** Work that two runs of one fabric must not do at the same moment in one process: one after the other, in the order asked for. */
export class FabricTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** What the work gives, or throws; the next begins either way. */
  async take<T>(fabric: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(fabric) ?? Promise.resolve()).then(work);
    const over = mine.then(
      () => undefined,
      () => undefined,
    );
    this.#last.set(fabric, over);
    try {
      return await mine;
    } finally {
      if (this.#last.get(fabric) === over) this.#last.delete(fabric);
    }
  }
}
