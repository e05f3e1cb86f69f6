import type { IpPrefix } from '../ip.ts';

/** A prefix with whom it belongs to. */
export interface OwnedPrefix<T> {
  readonly prefix: IpPrefix;
  readonly owner: T;
}

/**
 * Answers "whose prefix overlaps this one?" without looking at all of them: two prefixes overlap only when one holds the
 * other, so what holds a prefix is found by its shorter forms, and what it holds stands together in the sorted list.
 */
export class PrefixOwners<T> {
  readonly #byText = new Map<string, OwnedPrefix<T>[]>();
  readonly #sorted: readonly OwnedPrefix<T>[];

  constructor(items: readonly OwnedPrefix<T>[]) {
    this.#sorted = [...items].sort((a, b) =>
      a.prefix.family === b.prefix.family
        ? Number(a.prefix.network > b.prefix.network) - Number(a.prefix.network < b.prefix.network)
        : a.prefix.family - b.prefix.family,
    );
    for (const item of items) {
      const { family, network, length } = item.prefix;
      const key = `${family}/${network}/${length}`;
      const list = this.#byText.get(key);
      if (list === undefined) this.#byText.set(key, [item]);
      else list.push(item);
    }
  }

  /** One that overlaps and does not belong to `own`. */
  overlapping(prefix: IpPrefix, own: T): OwnedPrefix<T> | undefined {
    return this.#holding(prefix, own) ?? this.#within(prefix, own);
  }

  #holding({ family, network }: IpPrefix, own: T): OwnedPrefix<T> | undefined {
    const bits = family === 4 ? 32 : 128;
    for (let length = 0; length <= bits; length += 1) {
      const size = 1n << BigInt(bits - length);
      const found = this.#byText
        .get(`${family}/${network - (network % size)}/${length}`)
        ?.find((item) => item.owner !== own);
      if (found !== undefined && found.prefix.network <= network && network <= found.prefix.last)
        return found;
    }
    return undefined;
  }

  #within({ family, network, last }: IpPrefix, own: T): OwnedPrefix<T> | undefined {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = this.#sorted[middle];
      const isBefore =
        item !== undefined &&
        (item.prefix.family < family || (item.prefix.family === family && item.prefix.network < network));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#sorted.length; at += 1) {
      const item = this.#sorted[at];
      if (item === undefined || item.prefix.family !== family || item.prefix.network > last) return undefined;
      if (item.owner !== own) return item;
    }
    return undefined;
  }
}
