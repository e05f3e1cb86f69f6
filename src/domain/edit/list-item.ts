import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals } from '../shared/json.ts';
import { childPointer, type FieldPointer, valueAt } from '../shared/pointer.ts';

/** Where an item of a list stands that is known by its fields and not by its place. */
export type ItemPlace =
  | { readonly found: 'one'; readonly index: number; readonly pointer: FieldPointer }
  | { readonly found: 'none' | 'several' | 'no-list' };

/** The item of the list at `list` that has all fields of `key` with those values; a scalar `key` is the item itself. */
export function findItem(document: Json, list: FieldPointer, key: Json): ItemPlace {
  const items = valueAt(document, list);
  if (!Array.isArray(items)) return { found: 'no-list' };
  const places = items.flatMap((item: Json, index) => (matches(item, key) ? [index] : []));
  const [index, second] = places;
  if (index === undefined) return { found: 'none' };
  if (second !== undefined) return { found: 'several' };
  return { found: 'one', index, pointer: childPointer(list, index) };
}

function matches(item: Json, key: Json): boolean {
  if (!isJsonObject(key)) return jsonEquals(item, key);
  return isJsonObject(item) && hasFields(item, key);
}

function hasFields(item: JsonObject, key: JsonObject): boolean {
  return Object.entries(key).every(([name, value]) => jsonEquals(getOwn(item, name), value));
}
