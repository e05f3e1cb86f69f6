import { diff, type IChange } from 'json-diff-ts';
import { isJsonObject, type Json, type JsonObject, jsonEquals } from '../shared/json.ts';
import { childPointer, type FieldPointer, valueAt } from '../shared/pointer.ts';

/**
 * Pointers at which `left` and `right` differ, smallest units first found: a field, an item's field where two lists
 * have the same length, else the whole list (every list of the fabric is one unit to the API server).
 * Inputs are canonical forms; the order is that of the keys, left's before right's.
 */
export function diffPointers(left: JsonObject, right: JsonObject): FieldPointer[] {
  if (jsonEquals(left, right)) return [];
  const pointers = new Set<FieldPointer>();
  for (const change of diff(left, right)) collect(change, '', left, right, pointers);
  return [...pointers];
}

function collect(
  change: IChange,
  parent: FieldPointer,
  left: JsonObject,
  right: JsonObject,
  pointers: Set<FieldPointer>,
): void {
  const pointer = childPointer(parent, change.key);
  const a = valueAt(left, pointer);
  const b = valueAt(right, pointer);
  const comparable = (isJsonObject(a) && isJsonObject(b)) || haveComparableItems(a, b);
  if (change.changes === undefined || !comparable) {
    pointers.add(pointer);
    return;
  }
  for (const child of change.changes) collect(child, pointer, left, right, pointers);
}

/** Item by item only where a person would read it so: structs, as many on both sides. */
function haveComparableItems(a: Json | undefined, b: Json | undefined): boolean {
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every(isJsonObject) &&
    b.every(isJsonObject)
  );
}
