export interface MemoryLimits {
  readonly entries: number;
  /** Of keys and values together. */
  readonly bytes: number;
}

/** One value may not push out all others. */
const LARGEST_SHARE = 8;
/** What a map keeps beside the key and the value, bytes. */
const OVERHEAD = 200;

/** Values by key, within bounds: what was not used for the longest time goes first. */
export class BoundedMemory<V extends object> {
  readonly #limits: MemoryLimits;
  readonly #bytesOf: (value: V) => number;
  /** In the order of their last use. */
  readonly #entries = new Map<string, { readonly value: V; readonly bytes: number }>();
  #bytes = 0;

  constructor(limits: MemoryLimits, bytesOf: (value: V) => number) {
    this.#limits = limits;
    this.#bytesOf = bytesOf;
  }

  get size(): MemoryLimits {
    return { entries: this.#entries.size, bytes: this.#bytes };
  }

  get(key: string): V | undefined {
    const found = this.#entries.get(key);
    if (found === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  /** What is too large for the bounds is not kept, and then neither is what stood there before. */
  keep(key: string, value: V): void {
    this.forget(key);
    const bytes = OVERHEAD + Buffer.byteLength(key) + this.#bytesOf(value);
    if (bytes > this.#limits.bytes / LARGEST_SHARE) return;
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.entries && this.#bytes <= this.#limits.bytes) break;
      this.forget(oldest);
    }
  }

  /** Keys that begin so, and their values; none of them counts as used by it. */
  below(prefix: string): readonly (readonly [string, V])[] {
    return [...this.#entries].flatMap(([key, { value }]) =>
      key.startsWith(prefix) ? [[key, value] as const] : [],
    );
  }

  forget(key: string): void {
    const found = this.#entries.get(key);
    if (found === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= found.bytes;
  }
}
