import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { type FieldPointer, pointerTokens } from '../shared/pointer.ts';
import type { ManagedFieldsEntry } from './live-object.ts';

/** Who owns a field, as `managedFields` records it. A manager is a program, not a person. */
export interface FieldOwner {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  /** Last write of this manager to the object, ISO 8601. */
  readonly time: string | null;
}

type Coverage = 'none' | 'owns' | 'owns-below';

/**
 * How one manager's field set relates to `pointer`. The set's nodes are `f:<key>`; a node without children owns its
 * value. Below a childless node only a *list* (or atomic struct) is owned with it: `f:dhcp: {}` of an empty map owns
 * nothing that somebody puts into the map later.
 */
function coverage(fields: JsonObject, root: Json, tokens: readonly string[]): Coverage {
  let node: JsonObject = fields;
  let value: Json | undefined = root;
  for (const token of tokens) {
    if (Array.isArray(value)) return 'owns';
    const child = node[`f:${token}`];
    if (!isJsonObject(child)) return 'none';
    node = child;
    value = isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  }
  const children = Object.keys(node);
  if (children.length === 0) return 'owns';
  return children.includes('.') ? 'owns' : 'owns-below';
}

/** Owners of the field at `pointer` in `object`: of the field itself or, for a struct, of anything below it. */
export function ownersOf(
  entries: readonly ManagedFieldsEntry[],
  object: JsonObject,
  pointer: FieldPointer,
): FieldOwner[] {
  const tokens = pointerTokens(pointer);
  const owners: FieldOwner[] = [];
  for (const entry of entries) {
    if (entry.subresource !== null) continue;
    if (coverage(entry.fields, object, tokens) === 'none') continue;
    owners.push({ manager: entry.manager, operation: entry.operation, time: entry.time });
  }
  return owners;
}

/** The owner to name for a difference: somebody else before ourselves, the latest write first. */
export function blameOf(owners: readonly FieldOwner[], fieldManager: string): FieldOwner | null {
  const foreign = owners.filter((owner) => !isOurs(owner, fieldManager));
  const candidates = foreign.length > 0 ? foreign : owners;
  let latest: FieldOwner | null = null;
  for (const owner of candidates) {
    if (latest === null || (owner.time ?? '') > (latest.time ?? '')) latest = owner;
  }
  return latest;
}

/** Our own writes: server-side applies, and the merge patches that clear what an apply cannot. */
export function isOurs(owner: FieldOwner, fieldManager: string): boolean {
  return owner.manager === fieldManager;
}

/** The part of `object` that `fieldManager` owns by apply: what has to be sent again so that nothing of it is dropped. */
export function ownedPart(
  entries: readonly ManagedFieldsEntry[],
  object: JsonObject,
  fieldManager: string,
): JsonObject {
  const entry = entries.find(
    (candidate) =>
      candidate.manager === fieldManager && candidate.operation === 'Apply' && candidate.subresource === null,
  );
  if (entry === undefined) return {};
  const part = extract(entry.fields, object);
  return isJsonObject(part) ? part : {};
}

function extract(fields: JsonObject, value: Json): Json | undefined {
  const keys = Object.keys(fields).filter((key) => key.startsWith('f:'));
  if (!isJsonObject(value)) return value;
  // A childless node over a map owns the empty map, not what others put into it.
  if (keys.length === 0) return {};
  const part: Record<string, Json> = {};
  for (const key of keys) {
    const name = key.slice(2);
    const child = fields[key];
    if (!Object.hasOwn(value, name) || !isJsonObject(child)) continue;
    const found = extract(child, value[name] as Json);
    if (found !== undefined) setOwn(part, name, found);
  }
  return part;
}
