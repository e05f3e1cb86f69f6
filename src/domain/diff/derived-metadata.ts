import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { type LiveObject, managedFieldsOf } from '../resource/live-object.ts';
import { ownersOf } from '../resource/ownership.ts';
import { FABRIC_RELEASES } from '../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals, setOwn } from '../shared/json.ts';
import { type FieldPointer, pointerOf, valueAt } from '../shared/pointer.ts';
import type { CompareContext } from './compare-context.ts';
import { entriesOf, METADATA_MAPS, storedObject } from './stored.ts';

/**
 * Labels and annotations that the fabric writes itself and that follow neither from `wanted` nor from what is live: a
 * hand set, changed or took them out. Releases differ in what they write: what one of them would write may stand there,
 * and only what all of them write must. `stored`: `wanted` with defaulting applied, of whatever release.
 */
export function derivedDifferences(
  wanted: JsonObject,
  live: LiveObject,
  context: CompareContext,
  stored: () => JsonObject,
): FieldPointer[] {
  const { kind, registry } = context;
  if (!kind.webhooks) return [];
  if (context.admitted !== true && !hasDerived(live.object, kind, registry)) return [];
  if (bearsAll(stored(), wanted, live, context)) return [];
  const there = derivedEntries(live.object, kind, registry);
  const demanded = derivedEntries(storedObject(wanted, kind, registry), kind, registry);
  return unexplained(wanted, live, context, { there, demanded });
}

function hasDerived(object: JsonObject, kind: KindDefinition, registry: KindRegistry): boolean {
  return METADATA_MAPS.some((map) => {
    for (const key in entriesOf(object, map))
      if (registry.isFabricMetadataKey(map, key, kind.kind)) return true;
    return false;
  });
}

/** Does live have exactly what `stored` derives? Asked of every object of every run, so nothing is built for it. */
function bearsAll(
  stored: JsonObject,
  wanted: JsonObject,
  { object }: LiveObject,
  { kind, registry }: CompareContext,
): boolean {
  return METADATA_MAPS.every((map) => {
    const [must, there] = [entriesOf(stored, map), entriesOf(object, map)];
    const isDerived = (key: string) => registry.isFabricMetadataKey(map, key, kind.kind);
    for (const key of Object.keys(there)) {
      if (isDerived(key) && getOwn(must, key) !== there[key]) return false;
    }
    for (const key of Object.keys(must)) {
      if (Object.hasOwn(there, key) || !isDerived(key)) continue;
      if (map === 'labels' || isAlwaysWritten(key, wanted, kind, registry)) return false;
    }
    return true;
  });
}

const alwaysWritten = new WeakMap<KindDefinition, Map<string, boolean>>();

/** Whether all releases write the annotation. Releases differ by kind, not by object, so one object answers for all. */
function isAlwaysWritten(
  key: string,
  object: JsonObject,
  kind: KindDefinition,
  registry: KindRegistry,
): boolean {
  const known = alwaysWritten.get(kind) ?? new Map<string, boolean>();
  alwaysWritten.set(kind, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const always = Object.hasOwn(entriesOf(storedObject(object, kind, registry), 'annotations'), key);
  known.set(key, always);
  return always;
}

/** Has the fabric's admission seen the object? Then some of what it derives stands there, written by nobody. */
export function bearsDerived({ object }: LiveObject, kind: KindDefinition, registry: KindRegistry): boolean {
  const labels = entriesOf(object, 'labels');
  const derived = Object.keys(labels).filter((key) => registry.isFabricMetadataKey('labels', key, kind.kind));
  if (derived.length === 0) return false;
  const managers = managedFieldsOf(object);
  return derived.some(
    (key) => ownersOf(managers, object, pointerOf(['metadata', 'labels', key])).length === 0,
  );
}

type Entries = ReadonlyMap<FieldPointer, Json>;

function derivedEntries(object: JsonObject, kind: KindDefinition, registry: KindRegistry): Entries {
  const found = new Map<FieldPointer, Json>();
  for (const map of METADATA_MAPS) {
    const entries = entriesOf(object, map);
    for (const key of Object.keys(entries)) {
      if (!registry.isFabricMetadataKey(map, key, kind.kind)) continue;
      found.set(pointerOf(['metadata', map, key]), entries[key] as Json);
    }
  }
  return found;
}

function unexplained(
  wanted: JsonObject,
  live: LiveObject,
  context: CompareContext,
  { there, demanded }: { readonly there: Entries; readonly demanded: Entries },
): FieldPointer[] {
  const { kind, registry } = context;
  const follows = derivedEntries(storedObject(live.object, kind, registry), kind, registry);
  const allowed = [demanded, follows];
  for (const release of FABRIC_RELEASES) {
    for (const object of [wanted, live.object])
      allowed.push(derivedEntries(storedObject(object, kind, registry, release), kind, registry));
  }
  const isAllowed = (pointer: FieldPointer, value: Json): boolean =>
    allowed.some((entries) => jsonEquals(entries.get(pointer), value));
  const present = [...there].filter(([pointer, value]) => isAllowed(pointer, value));
  const strange = [...there.keys()].filter((pointer) => !present.some(([known]) => known === pointer));
  // where nothing at all is derived, nothing is known of it: only what somebody owns was written by a hand
  const knowsNothing = demanded.size === 0 && follows.size === 0;
  const byHand = knowsNothing ? strange.filter((pointer) => isOwned(pointer, live)) : strange;
  const wasAdmitted = context.admitted === true || present.length > 0;
  if (!wasAdmitted) return byHand;
  const missing = [...demanded.keys()].filter((pointer) => !there.has(pointer) && follows.has(pointer));
  return [...byHand, ...missing];
}

function isOwned(pointer: FieldPointer, live: LiveObject): boolean {
  const managers = managedFieldsOf(live.object);
  return managers.length === 0 || ownersOf(managers, live.object, pointer).length > 0;
}

/** `form` with the derived entries at `pointers`, so that a difference can name them. */
export function withEntries(
  form: JsonObject,
  from: JsonObject,
  pointers: readonly FieldPointer[],
): JsonObject {
  const metadata: Record<string, Json> = { ...(isJsonObject(form.metadata) ? form.metadata : {}) };
  for (const map of METADATA_MAPS) {
    const entries: Record<string, Json> = { ...entriesOf(form, map) };
    for (const key of Object.keys(entriesOf(from, map))) {
      const pointer = pointerOf(['metadata', map, key]);
      const value = valueAt(from, pointer);
      if (pointers.includes(pointer) && value !== undefined) setOwn(entries, key, value);
    }
    metadata[map] = entries;
  }
  return { ...form, metadata };
}
