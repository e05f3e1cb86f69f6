import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { childPointer, type FieldPointer } from '../shared/pointer.ts';

/** What the API server writes into `metadata`, and what only means something in the cluster it came from. */
const SERVER_METADATA: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'managedFields',
  'ownerReferences',
  'selfLink',
]);

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const IGNORE_ANNOTATION = 'hedgehog-sync.githedgehog.com/ignore';

/** Namespace of every object of a fabric. */
export const FABRIC_NAMESPACE = 'default';

export interface CleanObject {
  /** The object as it will be applied. */
  readonly object: JsonObject;
  /** What was left out because server or fabric own it, in the order of the document. */
  readonly leftOut: readonly FieldPointer[];
}

/** The object without what belongs to the server or the fabric, with its namespace set. */
export function cleanObject(
  value: JsonObject,
  namespace: string,
  definition: KindDefinition,
  registry: KindRegistry,
): CleanObject {
  const leftOut: FieldPointer[] = [];
  const object: Record<string, Json> = {};
  for (const [key, part] of Object.entries(value)) {
    if (key === 'status') leftOut.push('/status');
    else if (key === 'metadata' && isJsonObject(part)) {
      object.metadata = cleanMetadata(part, namespace, definition, registry, leftOut);
    } else setOwn(object, key, part);
  }
  return { object, leftOut };
}

function cleanMetadata(
  metadata: JsonObject,
  namespace: string,
  definition: KindDefinition,
  registry: KindRegistry,
  leftOut: FieldPointer[],
): JsonObject {
  const clean: Record<string, Json> = {};
  for (const [key, part] of Object.entries(metadata)) {
    if (SERVER_METADATA.has(key)) leftOut.push(childPointer('/metadata', key));
    else if ((key === 'labels' || key === 'annotations') && isJsonObject(part)) {
      const isOwned = (name: string) =>
        registry.isFabricMetadataKey(key, name, definition.kind) ||
        (key === 'annotations' && name === LAST_APPLIED);
      const kept = cleanMap(part, childPointer('/metadata', key), isOwned, leftOut);
      if (Object.keys(kept).length > 0 || Object.keys(part).length === 0) clean[key] = kept;
    } else setOwn(clean, key, part);
  }
  clean.namespace = namespace;
  return clean;
}

function cleanMap(
  map: JsonObject,
  pointer: FieldPointer,
  isOwned: (name: string) => boolean,
  leftOut: FieldPointer[],
): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [name, value] of Object.entries(map)) {
    if (isOwned(name)) leftOut.push(childPointer(pointer, name));
    else setOwn(kept, name, value);
  }
  return kept;
}

/** True when the document asks to be left alone. An unquoted `true` means the same to the person who wrote it. */
export function optsOut(value: JsonObject): boolean {
  const metadata = getOwn(value, 'metadata');
  const annotations = isJsonObject(metadata) ? getOwn(metadata, 'annotations') : undefined;
  if (!isJsonObject(annotations)) return false;
  const wish = getOwn(annotations, IGNORE_ANNOTATION);
  return wish === 'true' || wish === true;
}
