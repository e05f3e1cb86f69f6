import { type LiveObject, managedFieldsOf, metadataOf } from '../resource/live-object.ts';
import { ownedPart } from '../resource/ownership.ts';
import type { Schema } from '../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';

/** How one object is written: usually one server-side apply, else a merge patch that an apply cannot express. */
export type ObjectWrite =
  | { readonly method: 'apply'; readonly body: JsonObject }
  | { readonly method: 'merge-patch'; readonly body: JsonObject };

/**
 * What a create sends: the manifest without nulls. The API server drops them from a plain create (no field of the fabric
 * is nullable), but refuses them in an apply.
 */
export function createBody(desired: JsonObject): JsonObject {
  const body = withoutNulls(desired);
  const metadata: Record<string, Json> = { ...metadataOf(body) };
  // an empty map of labels says nothing, but moves the resourceVersion at every apply
  for (const map of ['labels', 'annotations'] as const) {
    const entries = metadata[map];
    if (isJsonObject(entries) && Object.keys(entries).length === 0) delete metadata[map];
  }
  return { ...body, metadata };
}

function withoutNulls(value: JsonObject): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const child = value[key] as Json;
    if (child !== null) setOwn(result, key, clean(child));
  }
  return result;
}

function clean(value: Json): Json {
  if (Array.isArray(value)) return value.map(clean);
  return isJsonObject(value) ? withoutNulls(value) : value;
}

/**
 * What an update sends, tied to the live version that was compared. Server-side apply turns a struct whose last owned
 * field goes into null, which the schema refuses (422); and a required struct that is empty must not be dropped:
 * - `spec: {}` over a filled spec: a merge patch clears the fields instead;
 * - `{}` in Git over a filled struct: left out, which removes what we own in it;
 * - `{}` of ours in live that Git leaves out: sent again, since absent and empty mean the same to the fabric.
 */
export function updateWrite(
  desired: JsonObject,
  live: LiveObject,
  spec: Schema,
  fieldManager: string,
): ObjectWrite {
  const wanted = createBody(desired);
  const liveSpec = isJsonObject(live.object.spec) ? live.object.spec : {};
  const wantedSpec = isJsonObject(wanted.spec) ? wanted.spec : {};
  const precondition = { resourceVersion: live.resourceVersion };
  if (Object.keys(wantedSpec).length === 0 && Object.keys(liveSpec).length > 0) {
    return { method: 'merge-patch', body: clearingPatch(wanted, live, precondition) };
  }
  const owned = ownedPart(managedFieldsOf(live.object), live.object, fieldManager);
  const ownedSpec = isJsonObject(owned.spec) ? owned.spec : {};
  const body = keepEmptyStructs(dropEmptied(wantedSpec, liveSpec, spec), ownedSpec, liveSpec, spec);
  const metadata = { ...metadataOf(wanted), ...precondition };
  return { method: 'apply', body: { ...wanted, metadata, spec: body } };
}

/** Clears every field of spec and brings our labels and annotations along. */
function clearingPatch(wanted: JsonObject, live: LiveObject, precondition: JsonObject): JsonObject {
  const spec: Record<string, Json> = {};
  if (isJsonObject(live.object.spec))
    for (const key of Object.keys(live.object.spec)) setOwn(spec, key, null);
  const metadata: Record<string, Json> = { ...precondition };
  for (const map of ['labels', 'annotations'] as const) {
    const entries = getOwn(metadataOf(wanted), map);
    if (entries !== undefined) metadata[map] = entries;
  }
  return { metadata, spec };
}

function dropEmptied(wanted: JsonObject, live: JsonObject, schema: Schema | undefined): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of Object.keys(wanted)) {
    const value = wanted[key] as Json;
    const there = getOwn(live, key);
    if (!isJsonObject(value) || !isJsonObject(there)) {
      setOwn(result, key, value);
    } else if (Object.keys(value).length > 0 || Object.keys(there).length === 0) {
      setOwn(result, key, dropEmptied(value, there, fieldSchema(schema, key)));
    } else if (schema?.type === 'map') {
      // the entry itself means something: it stays as it is, and what is in it is cleared by a patch afterwards
      setOwn(result, key, there);
    }
  }
  return result;
}

function keepEmptyStructs(
  body: JsonObject,
  owned: JsonObject,
  live: JsonObject,
  schema: Schema | undefined,
): JsonObject {
  const result: Record<string, Json> = { ...body };
  for (const key of Object.keys(owned)) {
    const there = getOwn(live, key);
    const mine = getOwn(body, key);
    const ownedValue = getOwn(owned, key);
    if (!isJsonObject(there) || !isJsonObject(ownedValue)) continue;
    const isStruct = schema?.type === 'object' && fieldSchema(schema, key)?.type === 'object';
    if (mine === undefined && Object.keys(there).length === 0 && isStruct) setOwn(result, key, {});
    else if (isJsonObject(mine))
      setOwn(result, key, keepEmptyStructs(mine, ownedValue, there, fieldSchema(schema, key)));
  }
  return result;
}

function fieldSchema(schema: Schema | undefined, key: string): Schema | undefined {
  if (schema?.type === 'object') return Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
  return schema?.type === 'map' ? schema.values : undefined;
}
