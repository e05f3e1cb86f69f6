import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { metadataOf } from '../resource/live-object.ts';
import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';

/** Written by kubectl about itself; says nothing of the fabric. */
const CLIENT_ANNOTATIONS: ReadonlySet<string> = new Set(['kubectl.kubernetes.io/last-applied-configuration']);

/**
 * What of an object can drift, in canonical form: spec, labels and annotations without those that the fabric or a
 * client writes for itself. The same function is used for desired, base and live.
 */
export function comparableForm(object: JsonObject, kind: KindDefinition, registry: KindRegistry): JsonObject {
  const form: Record<string, Json> = {};
  const metadata = comparableMetadata(object, kind, registry);
  if (Object.keys(metadata).length > 0) form.metadata = metadata;
  const spec = isJsonObject(object.spec) ? kind.canonicalSpec(object.spec) : {};
  if (Object.keys(spec).length > 0) form.spec = spec;
  return form;
}

export function comparableMetadata(
  object: JsonObject,
  kind: KindDefinition,
  registry: KindRegistry,
): JsonObject {
  const metadata = metadataOf(object);
  const form: Record<string, Json> = {};
  for (const map of ['labels', 'annotations'] as const) {
    const entries = metadata[map];
    if (!isJsonObject(entries)) continue;
    const kept: Record<string, Json> = {};
    for (const key of Object.keys(entries)) {
      if (map === 'annotations' && CLIENT_ANNOTATIONS.has(key)) continue;
      if (registry.isFabricMetadataKey(map, key, kind.kind)) continue;
      setOwn(kept, key, entries[key] as Json);
    }
    if (Object.keys(kept).length > 0) form[map] = kept;
  }
  return form;
}
