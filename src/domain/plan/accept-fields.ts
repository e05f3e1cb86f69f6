import type { Assessment, FieldDifference } from '../drift/assessment.ts';
import { type LiveObject, managedFieldsOf } from '../resource/live-object.ts';
import { ownedPart } from '../resource/ownership.ts';
import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { type FieldPointer, isWithin, pointerTokens, valueAt } from '../shared/pointer.ts';

/** The writes that give the accepted fields Git's value and touch nothing else. */
export interface AcceptedWrites {
  readonly accepted: readonly FieldPointer[];
  /** Forced server-side apply of what we own already, as it is live, with the accepted values. null: only removals. */
  readonly apply: JsonObject | null;
  /** Fields that Git does not have: only a patch can remove what somebody else owns. null: none. */
  readonly remove: JsonObject | null;
}

/** Differences that `--accept-git` names: at the pointer or below it; all of them without a pointer. */
export function acceptedDifferences(
  assessment: Assessment,
  pointer: FieldPointer | null,
): readonly FieldDifference[] {
  return assessment.fields.filter((field) => pointer === null || isWithin(field.pointer, pointer));
}

/**
 * Forces exactly `differences`. The bodies carry the live resourceVersion: if the object moved since it was shown, the
 * server answers 409 and nothing is forced. Lists are one unit, so a field inside a list forces the whole list.
 */
export function acceptWrites(
  desired: JsonObject,
  live: LiveObject,
  differences: readonly FieldDifference[],
  fieldManager: string,
): AcceptedWrites {
  const body = structuredCopy(ownedPart(managedFieldsOf(live.object), live.object, fieldManager));
  const patch: Record<string, Json> = {};
  const accepted = new Set<FieldPointer>();
  let sets = false;
  let removes = false;
  for (const difference of differences) {
    const unit = ownershipUnit(difference.pointer, live.object, desired);
    const inList = unit !== difference.pointer;
    accepted.add(unit);
    if (difference.desired === undefined && !inList) {
      place(patch, pointerTokens(unit), null);
      removes = true;
      continue;
    }
    const value = inList
      ? acceptedList(unit, difference, valueAt(body, unit), live.object)
      : difference.desired;
    place(body, pointerTokens(unit), value ?? null);
    sets = true;
  }
  const identity = { apiVersion: desired.apiVersion as Json, kind: desired.kind as Json };
  const metadata = isJsonObject(desired.metadata) ? desired.metadata : {};
  const named = { name: metadata.name as Json, namespace: metadata.namespace as Json };
  const version = { resourceVersion: live.resourceVersion };
  const bodyMetadata = isJsonObject(body.metadata) ? body.metadata : {};
  const patchMetadata = isJsonObject(patch.metadata) ? patch.metadata : {};
  return {
    accepted: [...accepted],
    apply: sets ? { ...identity, ...body, metadata: { ...bodyMetadata, ...named, ...version } } : null,
    remove: removes ? { ...patch, metadata: { ...patchMetadata, ...(sets ? {} : version) } } : null,
  };
}

/**
 * The list as it is live with only the accepted item's field changed: a list is one unit to the server, but a change
 * beside the accepted one was not accepted.
 */
function acceptedList(
  unit: FieldPointer,
  difference: FieldDifference,
  begun: Json | undefined,
  live: JsonObject,
): Json {
  const inside = pointerTokens(difference.pointer.slice(unit.length));
  return withValue(begun ?? valueAt(live, unit) ?? [], inside, difference.desired);
}

function withValue(value: Json, tokens: readonly string[], wanted: Json | undefined): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return wanted ?? null;
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => (String(index) === token ? withValue(item, rest, wanted) : item));
  }
  const result: Record<string, Json> = isJsonObject(value) ? { ...value } : {};
  if (rest.length === 0 && wanted === undefined) delete result[token];
  else setOwn(result, token, withValue(result[token] ?? {}, rest, wanted));
  return result;
}

/** The pointer itself, or the outermost list it runs through. */
function ownershipUnit(pointer: FieldPointer, live: JsonObject, desired: JsonObject): FieldPointer {
  const tokens = pointerTokens(pointer);
  let unit = '';
  for (const token of tokens) {
    if (Array.isArray(valueAt(live, unit)) || Array.isArray(valueAt(desired, unit))) return unit;
    unit = `${unit}/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return unit;
}

function place(target: Record<string, Json>, tokens: readonly string[], value: Json): void {
  const [token, ...rest] = tokens;
  if (token === undefined) return;
  if (rest.length === 0) {
    setOwn(target, token, value);
    return;
  }
  const child = Object.hasOwn(target, token) ? target[token] : undefined;
  const next: Record<string, Json> = isJsonObject(child) ? { ...child } : {};
  place(next, rest, value);
  setOwn(target, token, next);
}

function structuredCopy(object: JsonObject): Record<string, Json> {
  const copy: Record<string, Json> = {};
  for (const key of Object.keys(object)) {
    const value = object[key] as Json;
    setOwn(copy, key, isJsonObject(value) ? structuredCopy(value) : value);
  }
  return copy;
}
