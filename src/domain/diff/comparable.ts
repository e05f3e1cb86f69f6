import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { isJsonObject, type Json, type JsonObject, jsonEquals, setOwn } from '../shared/json.ts';
import {
  entriesOf,
  METADATA_MAPS as MAPS,
  type MetadataMap,
  storedObject,
  withUnknownFields,
} from './stored.ts';

/** Written by kubectl about itself; says nothing of the fabric. */
const CLIENT_ANNOTATIONS: ReadonlySet<string> = new Set(['kubectl.kubernetes.io/last-applied-configuration']);

/**
 * What of an object can drift, in canonical form: the spec as the fabric's defaulting would store it, labels and
 * annotations without those that the fabric or a client writes for itself. `spec` and the two maps are always there, so
 * that a difference is never told of them as a whole. The same function is used for desired, base and live.
 * `stored`: the object with defaulting applied, where somebody has it already.
 */
export function comparableForm(
  object: JsonObject,
  kind: KindDefinition,
  registry: KindRegistry,
  stored: JsonObject = storedObject(object, kind, registry),
): JsonObject {
  const spec = isJsonObject(object.spec) ? object.spec : {};
  const filled = withUnknownFields(spec, stored.spec, kind.spec);
  return {
    metadata: comparableMetadata(object, kind, registry),
    spec: kind.canonicalSpec(isJsonObject(filled) ? filled : spec),
  };
}

/** The same without defaulting: what is written is in normal form, what is left out stays left out. */
export function writtenForm(object: JsonObject, kind: KindDefinition, registry: KindRegistry): JsonObject {
  const metadata = comparableMetadata(object, kind, registry);
  const spec = isJsonObject(object.spec) ? kind.canonicalSpec(object.spec) : {};
  return { metadata, spec };
}

/** Would `comparableMetadata` give equal forms? Without making them: this is asked of every object of every run. */
export function sameMetadata(
  left: JsonObject,
  right: JsonObject,
  kind: KindDefinition,
  registry: KindRegistry,
): boolean {
  return MAPS.every((map) => {
    const [first, second] = [entriesOf(left, map), entriesOf(right, map)];
    let count = 0;
    for (const key of Object.keys(first)) {
      if (!isComparable(map, key, kind, registry)) continue;
      if (!Object.hasOwn(second, key) || !jsonEquals(first[key], second[key])) return false;
      count += 1;
    }
    for (const key of Object.keys(second)) if (isComparable(map, key, kind, registry)) count -= 1;
    return count === 0;
  });
}

export function comparableMetadata(
  object: JsonObject,
  kind: KindDefinition,
  registry: KindRegistry,
): JsonObject {
  const form: Record<string, Json> = {};
  for (const map of MAPS) {
    const entries = entriesOf(object, map);
    const kept: Record<string, Json> = {};
    for (const key of Object.keys(entries)) {
      if (!isComparable(map, key, kind, registry)) continue;
      setOwn(kept, key, entries[key] as Json);
    }
    form[map] = kept;
  }
  return form;
}

function isComparable(map: MetadataMap, key: string, kind: KindDefinition, registry: KindRegistry): boolean {
  if (map === 'annotations' && CLIENT_ANNOTATIONS.has(key)) return false;
  return !registry.isFabricMetadataKey(map, key, kind.kind);
}
