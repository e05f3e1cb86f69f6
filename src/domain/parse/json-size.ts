import type { Json } from '../shared/json.ts';

export interface JsonSize {
  readonly characters: number;
  readonly depth: number;
}

/** Size of a value written out; shared parts are measured once, so that a bomb costs no time. */
export function sizeOfJson(sizes: WeakMap<object, JsonSize>, value: Json): JsonSize {
  if (typeof value === 'string') return { characters: value.length + 2, depth: 0 };
  if (typeof value !== 'object' || value === null) return { characters: 8, depth: 0 };
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let characters = 2;
  let depth = 0;
  for (const [key, item] of Object.entries(value)) {
    const size = sizeOfJson(sizes, item);
    characters += key.length + size.characters + 4;
    depth = Math.max(depth, size.depth);
  }
  const size = { characters, depth: depth + 1 };
  sizes.set(value, size);
  return size;
}
