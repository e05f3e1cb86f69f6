import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../../domain/shared/json.ts';

export function partOf(object: JsonObject, key: string): JsonObject {
  const value = getOwn(object, key);
  return isJsonObject(value) ? value : {};
}

export function listOf(object: JsonObject, key: string): readonly Json[] {
  const value = getOwn(object, key);
  return Array.isArray(value) ? value : [];
}

export function textOf(object: JsonObject, key: string): string {
  const value = getOwn(object, key);
  return typeof value === 'string' ? value : '';
}

export function textsOf(object: JsonObject, key: string): string[] {
  return listOf(object, key).filter((item): item is string => typeof item === 'string');
}

export function specOf(object: JsonObject): JsonObject {
  return partOf(object, 'spec');
}

export function nameOf(object: JsonObject): string {
  return textOf(partOf(object, 'metadata'), 'name');
}

export function labelsOf(object: JsonObject): JsonObject {
  return partOf(partOf(object, 'metadata'), 'labels');
}

export function withSpec(object: JsonObject, spec: JsonObject): JsonObject {
  return { ...object, spec };
}

/** A copy with every value changed by `change`; undefined drops the key. */
export function mapValues(
  object: JsonObject,
  change: (value: Json, key: string) => Json | undefined,
): JsonObject {
  const changed: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) {
    const next = change(value, key);
    if (next !== undefined) setOwn(changed, key, next);
  }
  return changed;
}

export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return mapValues(object, (value, key) => (keys.includes(key) ? undefined : value));
}

/** The same list sorted as the fabric sorts texts: by code unit. Absent stays absent. */
export function sortedTexts(object: JsonObject, key: string): JsonObject {
  const value = getOwn(object, key);
  return Array.isArray(value) ? { ...object, [key]: [...value].sort(byText) } : object;
}

export function byText(a: Json, b: Json): number {
  const left = String(a);
  const right = String(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `{}` for the struct members that are absent: what the fabric's own encoder always writes. */
export function withStructs(object: JsonObject, keys: readonly string[]): JsonObject {
  const missing = keys.filter((key) => !Object.hasOwn(object, key));
  return missing.length === 0
    ? object
    : { ...object, ...Object.fromEntries(missing.map((key) => [key, {}])) };
}

const FABRIC_KEY = 'fabric.githedgehog.com/';

/** Labels as the wiring and vpc webhooks leave them: theirs deleted first, then written anew. */
export function withFabricLabels(object: JsonObject, labels: JsonObject): JsonObject {
  const kept = mapValues(labelsOf(object), (value, key) => (key.includes(FABRIC_KEY) ? undefined : value));
  return withLabels(object, { ...kept, ...labels });
}

/** Exactly these labels. */
export function withLabels(object: JsonObject, labels: JsonObject): JsonObject {
  const { labels: _before, ...metadata } = partOf(object, 'metadata');
  const next = Object.keys(labels).length === 0 ? metadata : { ...metadata, labels };
  return { ...object, metadata: next };
}

/** `true` for each name, as labels of a list are written. */
export function marks(prefix: string, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [`${prefix}/${name}`, 'true']));
}
