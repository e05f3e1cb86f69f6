import type { KindDefinition } from '../resource/kind.ts';
import type { ObjectSchema, Schema } from '../resource/schema.ts';

const TEXT: Schema = { type: 'string' };
const TEXTS: Schema = { type: 'map', values: TEXT };

/** What a whole manifest of the kind may hold, in the order in which people write it. */
export function documentSchema(definition: KindDefinition): ObjectSchema {
  const metadata: ObjectSchema = {
    type: 'object',
    fields: { name: TEXT, namespace: TEXT, labels: TEXTS, annotations: TEXTS },
    required: ['name'],
  };
  return {
    type: 'object',
    fields: { apiVersion: TEXT, kind: TEXT, metadata, spec: definition.spec },
    required: ['apiVersion', 'kind', 'metadata', ...definition.required],
  };
}

export function schemaAt(schema: Schema | undefined, tokens: readonly string[]): Schema | undefined {
  let at = schema;
  for (const token of tokens) {
    if (at?.type === 'object') at = Object.hasOwn(at.fields, token) ? at.fields[token] : undefined;
    else if (at?.type === 'map') at = at.values;
    else if (at?.type === 'list') at = at.items;
    else return undefined;
  }
  return at;
}

/** True when `key` must stay in `parent` though its map is empty: it is demanded, or the key itself says something. */
export function isNeeded(parent: Schema | undefined, key: string): boolean {
  if (parent?.type === 'map') return true;
  if (parent?.type !== 'object') return false;
  return parent.required.includes(key) && !(parent.filled ?? []).includes(key);
}

/** Where a new key goes: behind the sibling of that index, -1 for the front. */
export function placeOfKey(
  siblings: readonly (string | null)[],
  key: string,
  schema: Schema | undefined,
): number {
  const end = siblings.length - 1;
  const order = schema?.type === 'object' ? Object.keys(schema.fields) : [];
  if (order.includes(key)) {
    const ranks = siblings.map((name) => (name === null ? -1 : order.indexOf(name)));
    const known = ranks.filter((rank) => rank !== -1);
    if (known.length > 0 && isAscending(known)) {
      const rank = order.indexOf(key);
      const before = lastIndexWhere(ranks, (other) => other !== -1 && other < rank);
      return before === -1 ? ranks.findIndex((other) => other > rank) - 1 : before;
    }
  }
  const names = siblings.filter((name) => name !== null);
  const run = schema?.type === 'map' ? 2 : 3;
  if (
    names.length < run ||
    !names.every((name, at) => at === 0 || compareNames(names[at - 1] ?? '', name) < 0)
  ) {
    return end;
  }
  const behind = lastIndexWhere(siblings, (name) => name !== null && compareNames(name, key) < 0);
  return behind === -1 ? siblings.findIndex((name) => name !== null) - 1 : behind;
}

function isAscending(ranks: readonly number[]): boolean {
  return ranks.every((rank, at) => at === 0 || (ranks[at - 1] ?? 0) < rank);
}

function lastIndexWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  for (let at = items.length - 1; at >= 0; at -= 1) if (holds(items[at] as Item)) return at;
  return -1;
}

/** As people sort: numbers inside names by their size. */
function compareNames(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [x, y] = [left[at] ?? '', right[at] ?? ''];
    if (x === y) continue;
    if (/^\d/.test(x) && /^\d/.test(y) && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}
