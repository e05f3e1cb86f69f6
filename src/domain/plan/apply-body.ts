import { type LiveObject, managedFieldsOf, metadataOf } from '../resource/live-object.ts';
import { ownedPart } from '../resource/ownership.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { pointerTokens } from '../shared/pointer.ts';
import { type Defaults, type RefillContext, refillOf, withCleared } from './default-refill.ts';
import { dropEmptied, keepEmptyStructs } from './emptied-structs.ts';
import { withValueAt } from './place-value.ts';

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
 * What an update sends, tied to the live version that was compared, so that it leaves what a create of the same manifest
 * would give. Server-side apply turns a struct whose last owned field goes into null, which the schema refuses (422); a
 * required struct that is empty must not be dropped; and what admission filled in stays although it no longer follows:
 * - `spec: {}` over a filled spec: a merge patch clears the fields instead;
 * - `{}` in Git over a filled struct: left out, which removes what we own in it;
 * - `{}` of ours in live that Git leaves out: sent again, since absent and empty mean the same to the fabric;
 * - a default that no longer follows: null, which makes the fabric fill it in again;
 * - a required struct that loses its last field: a merge patch empties it.
 */
export function updateWrite(
  desired: JsonObject,
  live: LiveObject,
  kind: Defaults,
  context: RefillContext,
): ObjectWrite {
  const wanted = createBody(desired);
  const liveSpec = specOf(live.object);
  const wantedSpec = specOf(wanted);
  const precondition = { resourceVersion: live.resourceVersion };
  if (Object.keys(wantedSpec).length === 0 && Object.keys(liveSpec).length > 0) {
    return { method: 'merge-patch', body: patchTo({}, wanted, live, precondition) };
  }
  const owned = ownedPart(managedFieldsOf(live.object), live.object, context.fieldManager);
  const dropped = dropEmptied(wantedSpec, liveSpec, kind.spec);
  const spec = keepEmptyStructs(dropped, specOf(owned), liveSpec, kind.spec);
  const refill = refillOf(spec, wanted, live, kind, context);
  if (refill.by === 'patch') {
    const target = refill.empty.reduce<JsonObject>(
      (result, pointer) => withValueAt(result, pointerTokens(pointer), {}),
      wantedSpec,
    );
    return { method: 'merge-patch', body: patchTo(target, wanted, live, precondition) };
  }
  const metadata = { ...metadataOf(wanted), ...precondition };
  return { method: 'apply', body: { ...wanted, metadata, spec: withCleared(spec, refill.clear) } };
}

/** Makes the spec `target` and brings our labels and annotations along. */
function patchTo(
  target: JsonObject,
  wanted: JsonObject,
  live: LiveObject,
  precondition: JsonObject,
): JsonObject {
  const metadata: Record<string, Json> = { ...precondition };
  for (const map of ['labels', 'annotations'] as const) {
    const entries = getOwn(metadataOf(wanted), map);
    if (entries !== undefined) metadata[map] = entries;
  }
  return { metadata, spec: mergePatch(specOf(live.object), target) };
}

/** RFC 7396: null where `target` has nothing. */
function mergePatch(live: JsonObject, target: JsonObject): JsonObject {
  const patch: Record<string, Json> = {};
  for (const key of Object.keys(live)) if (!Object.hasOwn(target, key)) setOwn(patch, key, null);
  for (const key of Object.keys(target)) {
    const value = target[key] as Json;
    const there = getOwn(live, key);
    setOwn(patch, key, isJsonObject(value) && isJsonObject(there) ? mergePatch(there, value) : value);
  }
  return patch;
}

function specOf(object: JsonObject): JsonObject {
  return isJsonObject(object.spec) ? object.spec : {};
}
