import { type LiveObject, type ManagedFieldsEntry, managedFieldsOf } from '../resource/live-object.ts';
import { ownersOf } from '../resource/ownership.ts';
import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { childPointer, type FieldPointer } from '../shared/pointer.ts';

/**
 * The spec that an apply of `body` gives before admission sees it: `body` over what is live, without what only our own
 * apply owns there and `body` no longer has.
 */
export function predictSpec(body: JsonObject, live: LiveObject, fieldManager: string): JsonObject {
  const spec = isJsonObject(live.object.spec) ? live.object.spec : {};
  const scene: Scene = { live, entries: managedFieldsOf(live.object), fieldManager };
  return laidOver(body, spec, '/spec', scene);
}

interface Scene {
  readonly live: LiveObject;
  readonly entries: readonly ManagedFieldsEntry[];
  readonly fieldManager: string;
}

function laidOver(body: JsonObject, there: JsonObject, pointer: FieldPointer, scene: Scene): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of Object.keys(there)) {
    const child = childPointer(pointer, key);
    const value = there[key] as Json;
    if (!Object.hasOwn(body, key)) {
      const left = whatStays(value, child, scene);
      if (left !== undefined) setOwn(result, key, left);
      continue;
    }
    const sent = body[key] as Json;
    const merged = isJsonObject(sent) && isJsonObject(value) ? laidOver(sent, value, child, scene) : sent;
    setOwn(result, key, merged);
  }
  for (const key of Object.keys(body)) {
    if (!Object.hasOwn(there, key)) setOwn(result, key, body[key] as Json);
  }
  return result;
}

/** undefined: it goes. A struct in which nobody but us owns something goes whole, with what admission put into it. */
function whatStays(value: Json, pointer: FieldPointer, scene: Scene): Json | undefined {
  if (isOnlyOurs(pointer, scene)) return undefined;
  if (!isJsonObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(value)) {
    const left = whatStays(value[key] as Json, childPointer(pointer, key), scene);
    if (left !== undefined) setOwn(result, key, left);
  }
  return result;
}

/** Of a struct: what is owned in it. */
function isOnlyOurs(pointer: FieldPointer, { live, entries, fieldManager }: Scene): boolean {
  const owners = ownersOf(entries, live.object, pointer);
  return (
    owners.length > 0 &&
    owners.every((owner) => owner.manager === fieldManager && owner.operation === 'Apply')
  );
}
