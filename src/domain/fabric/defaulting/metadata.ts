import { isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';
import { isFabricKey } from '../fabric-key.ts';

/** `{ 'switch.fabric.githedgehog.com/leaf-01': 'true' }` for each name. */
export function marks(prefix: string, names: readonly string[]): JsonObject {
  const result: Record<string, Json> = {};
  for (const name of names) setOwn(result, `${prefix}/${name}`, 'true');
  return result;
}

/** The object with the fabric's labels: what stood there with the fabric's prefix is gone, the rest stays. */
export function withOwnLabels(object: JsonObject, labels: JsonObject): JsonObject {
  return withMap(object, 'labels', (key) => !isFabricKey(key), labels);
}

/** The same for annotations. */
export function withOwnAnnotations(object: JsonObject, annotations: JsonObject): JsonObject {
  return withMap(object, 'annotations', (key) => !isFabricKey(key), annotations);
}

/** The object with labels or annotations added, and nothing cleaned. */
export function withAdded(
  object: JsonObject,
  map: 'labels' | 'annotations',
  entries: JsonObject,
): JsonObject {
  return withMap(object, map, () => true, entries);
}

export function withMap(
  object: JsonObject,
  map: 'labels' | 'annotations',
  keep: (key: string) => boolean,
  entries: JsonObject,
): JsonObject {
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  const given = metadata[map] ?? {};
  if (!isJsonObject(given)) return object;
  const kept = Object.keys(given).filter(keep);
  const result = kept.length === 0 ? entries : merged(given, kept, entries);
  const next: Record<string, Json> = {};
  for (const key of Object.keys(metadata)) if (key !== map) setOwn(next, key, metadata[key] ?? null);
  if (Object.keys(result).length > 0) next[map] = result;
  return { ...object, metadata: next };
}

function merged(given: JsonObject, kept: readonly string[], entries: JsonObject): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of kept) setOwn(result, key, given[key] ?? null);
  for (const key of Object.keys(entries)) setOwn(result, key, entries[key] ?? null);
  return result;
}

/** The object with another spec. */
export function withSpec(object: JsonObject, spec: JsonObject): JsonObject {
  return { ...object, spec };
}
