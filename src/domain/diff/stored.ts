import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { metadataOf } from '../resource/live-object.ts';
import type { FabricRelease, ObjectSchema, Schema } from '../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { type FieldPointer, pointerTokens } from '../shared/pointer.ts';

export const METADATA_MAPS = ['labels', 'annotations'] as const;
export type MetadataMap = (typeof METADATA_MAPS)[number];

const NONE: JsonObject = {};

export function entriesOf(object: JsonObject, map: MetadataMap): JsonObject {
  const entries = metadataOf(object)[map];
  return isJsonObject(entries) ? entries : NONE;
}

/**
 * What a create of `object` would leave: the fabric's own defaulting over spec, labels and annotations. What stands
 * under the keys that the fabric writes itself counts for nothing, so that only what follows from the object is there.
 * Without a release: what all releases write.
 */
export function storedObject(
  object: JsonObject,
  kind: KindDefinition,
  registry: KindRegistry,
  release?: FabricRelease,
): JsonObject {
  const { name, namespace } = metadataOf(object);
  const metadata: Record<string, Json> = { name: name ?? null, namespace: namespace ?? null };
  for (const map of METADATA_MAPS) {
    const kept: Record<string, Json> = {};
    const entries = entriesOf(object, map);
    for (const key of Object.keys(entries)) {
      if (!registry.isFabricMetadataKey(map, key, kind.kind)) setOwn(kept, key, entries[key] as Json);
    }
    metadata[map] = kept;
  }
  const { apiVersion, kind: kindName, spec } = object;
  const bare = { apiVersion: apiVersion ?? '', kind: kindName ?? '', metadata, spec: spec ?? null };
  return kind.defaulted(bare, { release });
}

/**
 * `stored` with those fields of `written` that the schema does not know: defaulting drops them, the API server of another
 * release may have them. A list with such a field in it is taken as it is written.
 */
export function withUnknownFields(
  written: Json | undefined,
  stored: Json | undefined,
  schema: Schema,
): Json | undefined {
  if (schema.type === 'list') return holdsUnknown(written, schema) ? written : stored;
  if ((schema.type !== 'object' && schema.type !== 'map') || !isJsonObject(written)) return stored;
  if (stored !== undefined && !isJsonObject(stored)) return stored;
  let result: Record<string, Json> | undefined;
  for (const key of Object.keys(written)) {
    const member = written[key] as Json;
    const field = schema.type === 'map' ? schema.values : fieldOf(schema, key);
    const there = stored === undefined ? undefined : getOwn(stored, key);
    const kept = field === undefined ? (member ?? undefined) : withUnknownFields(member, there, field);
    if (kept === undefined || kept === there) continue;
    result ??= { ...stored };
    setOwn(result, key, kept);
  }
  return result ?? stored;
}

function holdsUnknown(value: Json | undefined, schema: Schema): boolean {
  if (schema.type === 'list')
    return Array.isArray(value) && value.some((item: Json) => holdsUnknown(item, schema.items));
  if (!isJsonObject(value) || (schema.type !== 'object' && schema.type !== 'map')) return false;
  return Object.keys(value).some((key) => {
    const field = schema.type === 'map' ? schema.values : fieldOf(schema, key);
    return field === undefined ? value[key] !== null : holdsUnknown(value[key], field);
  });
}

function fieldOf(schema: ObjectSchema, key: string): Schema | undefined {
  return Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
}

/** Is it a field of the spec that the tables have? Only of those defaulting can tell what the fabric makes of them. */
export function isKnownField(pointer: FieldPointer, spec: ObjectSchema): boolean {
  const [root, ...tokens] = pointerTokens(pointer);
  if (root !== 'spec') return false;
  let schema: Schema | undefined = spec;
  for (const token of tokens) {
    if (schema?.type === 'object') schema = fieldOf(schema, token);
    else if (schema?.type === 'map') schema = schema.values;
    else if (schema?.type === 'list') schema = schema.items;
    else return false;
  }
  return schema !== undefined;
}
