/** A map that tells of each change, so that nobody who changes the state has to think of the events that follow. */
export class WatchedMap<K, V> extends Map<K, V> {
  readonly #changed: (key: K, before: V | undefined, after: V | undefined) => void;

  constructor(changed: (key: K, before: V | undefined, after: V | undefined) => void) {
    super();
    this.#changed = changed;
  }

  override set(key: K, value: V): this {
    const before = this.get(key);
    super.set(key, value);
    if (before !== value) this.#changed(key, before, value);
    return this;
  }

  override delete(key: K): boolean {
    const before = this.get(key);
    const deleted = super.delete(key);
    if (deleted) this.#changed(key, before, undefined);
    return deleted;
  }
}
