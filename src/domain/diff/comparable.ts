import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { metadataOf } from '../resource/live-object.ts';
import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';

/** Written by kubectl about itself; says nothing of the fabric. */
const CLIENT_ANNOTATIONS: ReadonlySet<string> = new Set(['kubectl.kubernetes.io/last-applied-configuration']);

/**
 * What of an object can drift, in canonical form: spec, labels and annotations without those that the fabric or a
 * client writes for itself. `spec` and the two maps are always there, so that a difference is never told of them as a
 * whole. The same function is used for desired, base and live.
 */
export function comparableForm(object: JsonObject, kind: KindDefinition, registry: KindRegistry): JsonObject {
  const metadata = comparableMetadata(object, kind, registry);
  const spec = isJsonObject(object.spec) ? kind.canonicalSpec(object.spec) : {};
  return { metadata, spec };
}

export function comparableMetadata(
  object: JsonObject,
  kind: KindDefinition,
  registry: KindRegistry,
): JsonObject {
  const metadata = metadataOf(object);
  const form: Record<string, Json> = {};
  for (const map of ['labels', 'annotations'] as const) {
    const entries = isJsonObject(metadata[map]) ? metadata[map] : {};
    const kept: Record<string, Json> = {};
    for (const key of Object.keys(entries)) {
      if (map === 'annotations' && CLIENT_ANNOTATIONS.has(key)) continue;
      if (registry.isFabricMetadataKey(map, key, kind.kind)) continue;
      setOwn(kept, key, entries[key] as Json);
    }
    form[map] = kept;
  }
  return form;
}
