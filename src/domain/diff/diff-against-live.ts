import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { type LiveObject, type ManagedFieldsEntry, managedFieldsOf } from '../resource/live-object.ts';
import { ownersOf } from '../resource/ownership.ts';
import { isJsonObject, type JsonObject, jsonEquals } from '../shared/json.ts';
import { childPointer, type FieldPointer, valueAt } from '../shared/pointer.ts';
import { comparableForm } from './comparable.ts';
import { diffPointers } from './diff-pointers.ts';

export interface CompareContext {
  readonly registry: KindRegistry;
  readonly kind: KindDefinition;
  readonly fieldManager: string;
}

export interface LiveComparison {
  readonly wanted: JsonObject;
  readonly live: JsonObject;
  /** Pointers at which they differ and admission is not the reason. */
  readonly pointers: readonly FieldPointer[];
}

/**
 * `wanted` (a desired or a base object) against a live one. What admission put in or took out is no difference:
 * - a live field that `wanted` lacks and nobody owns was filled in by a webhook or the schema;
 * - a field that `wanted` has, live lacks and our own apply still owns was taken out by a webhook.
 * Where an object carries no managed fields at all, nothing is known of either and every difference counts.
 */
export function diffAgainstLive(
  wanted: JsonObject,
  live: LiveObject,
  context: CompareContext,
): LiveComparison {
  const left = comparableForm(wanted, context.kind, context.registry);
  const right = comparableForm(live.object, context.kind, context.registry);
  const raw = diffPointers(left, right);
  if (raw.length === 0) return { wanted: left, live: right, pointers: [] };
  const entries = managedFieldsOf(live.object);
  const pointers: FieldPointer[] = [];
  for (const pointer of raw) {
    const ours = valueAt(left, pointer);
    const theirs = valueAt(right, pointer);
    if (ours === undefined) pointers.push(...ownedAdditions(pointer, right, live, entries));
    else if (theirs === undefined) pointers.push(...realRemovals(pointer, left, live, entries, context));
    else pointers.push(pointer);
  }
  const named = collapseLists(pointers, wanted, left);
  return {
    wanted: left,
    live: right,
    pointers: named.filter((pointer) => !readsTheSame(pointer, wanted, live)),
  };
}

function ownedAdditions(
  pointer: FieldPointer,
  form: JsonObject,
  live: LiveObject,
  entries: readonly ManagedFieldsEntry[],
): FieldPointer[] {
  const value = valueAt(form, pointer);
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    return gather(pointer, value, true, (child) => ownedAdditions(child, form, live, entries));
  }
  const known = entries.length > 0;
  return !known || ownersOf(entries, live.object, pointer).length > 0 ? [pointer] : [];
}

/** Looks below a struct; where every field of it counts whole, the struct itself is the difference. */
function gather(
  pointer: FieldPointer,
  struct: JsonObject,
  mayCollapse: boolean,
  look: (child: FieldPointer) => readonly FieldPointer[],
): FieldPointer[] {
  const children = Object.keys(struct).map((key) => childPointer(pointer, key));
  const found = children.map(look);
  const whole = found.every((below, index) => below.length === 1 && below[0] === children[index]);
  return whole && mayCollapse && isNamedStruct(pointer) ? [pointer] : found.flat();
}

/** Canonical form lets one field decide over another (DHCP off drops its range); what is written alike did not move itself. */
function readsTheSame(pointer: FieldPointer, wanted: JsonObject, live: LiveObject): boolean {
  const there = valueAt(live.object, pointer);
  return there !== undefined && jsonEquals(valueAt(wanted, pointer), there);
}

/** `spec` as a whole and the maps of metadata are no field that a person would name. */
function isNamedStruct(pointer: FieldPointer): boolean {
  return pointer.startsWith('/spec/');
}

function realRemovals(
  pointer: FieldPointer,
  form: JsonObject,
  live: LiveObject,
  entries: readonly ManagedFieldsEntry[],
  context: CompareContext,
): FieldPointer[] {
  const value = valueAt(form, pointer);
  if (isJsonObject(value) && Object.keys(value).length > 0) {
    const gone = valueAt(live.object, pointer) === undefined;
    return gather(pointer, value, gone, (child) => realRemovals(child, form, live, entries, context));
  }
  // written as zero: canonical form drops it, but it stands there and did not follow
  if (valueAt(live.object, pointer) !== undefined) return [pointer];
  const stillOurs = ownersOf(entries, live.object, pointer).some(
    (owner) => owner.manager === context.fieldManager && owner.operation === 'Apply',
  );
  return stillOurs ? [] : [pointer];
}

/** Positions in a list that canonical form re-ordered mean nothing in the file: name the list instead. */
function collapseLists(
  pointers: readonly FieldPointer[],
  wanted: JsonObject,
  form: JsonObject,
): FieldPointer[] {
  const result = new Set<FieldPointer>();
  for (const pointer of pointers) result.add(sourcePointer(pointer, wanted, form));
  return [...result];
}

function sourcePointer(pointer: FieldPointer, wanted: JsonObject, form: JsonObject): FieldPointer {
  const item = /\/\d+(?=\/|$)/g;
  for (let match = item.exec(pointer); match !== null; match = item.exec(pointer)) {
    const list = pointer.slice(0, match.index);
    const written = valueAt(wanted, list);
    const canonical = valueAt(form, list);
    if (Array.isArray(canonical) && !keepsOrder(written, canonical)) return list;
  }
  return pointer;
}

function keepsOrder(written: unknown, canonical: readonly unknown[]): boolean {
  if (!Array.isArray(written) || written.length !== canonical.length) return false;
  return written.every((item, index) => {
    const other = canonical[index];
    if (!isJsonObject(item) || !isJsonObject(other)) return item === other;
    const key = Object.keys(other).find((name) => typeof other[name] !== 'object');
    return key === undefined || jsonEquals(item[key], other[key]);
  });
}
