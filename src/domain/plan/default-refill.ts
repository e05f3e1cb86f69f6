import type { DefaultingContext, KindDefinition } from '../resource/kind.ts';
import { type LiveObject, managedFieldsOf, metadataOf } from '../resource/live-object.ts';
import { ownersOf } from '../resource/ownership.ts';
import type { Schema } from '../resource/schema.ts';
import { isJsonObject, type Json, type JsonObject, jsonEquals } from '../shared/json.ts';
import { childPointer, type FieldPointer, isWithin, pointerTokens, valueAt } from '../shared/pointer.ts';
import { fieldSchema } from './emptied-structs.ts';
import { laidOver, withValueAt } from './place-value.ts';
import { predictSpec } from './predict-apply.ts';

/** What may be known of a kind to say what a create would give. */
export type Defaults = Pick<KindDefinition, 'spec' | 'defaulted'>;

export interface RefillContext extends DefaultingContext {
  readonly fieldManager: string;
}

export type Refill =
  /** Defaults to be filled in anew; none: the apply does it as it is. */
  | { readonly by: 'apply'; readonly clear: readonly FieldPointer[] }
  /** A struct that must be there would be lost, and only a patch can empty it; all that a create would add as empty. */
  | { readonly by: 'patch'; readonly empty: readonly FieldPointer[] };

/**
 * What an apply of `spec` (the spec of its body) has to clear besides, so that it leaves what a create of `desired` would
 * give. What admission filled in belongs to nobody, and an apply lets it stand, also where it no longer follows from the
 * rest: an old gateway outside of a new subnet. A null in the apply makes the fabric fill it in again, with whatever
 * default the release in the cluster has. So does one below a struct that Git states as empty, which means its defaults
 * and not its absence, where an apply of the empty struct would remove it. The webhook adds empty structs only when it fills in something: where one would
 * be missing, a default near it is asked for again.
 */
export function refillOf(
  spec: JsonObject,
  desired: JsonObject,
  live: LiveObject,
  kind: Defaults,
  context: RefillContext,
): Refill {
  const created = kind.defaulted(desired, context);
  const target = isJsonObject(created.spec) ? created.spec : {};
  const predicted = predictSpec(spec, live, context.fieldManager);
  const filled = leavesOf(predicted, '').filter(
    (pointer) => valueAt(spec, pointer) === undefined && isDefaultAt(pointer, target),
  );
  const unowned = filled.filter((pointer) => isUnowned(`/spec${pointer}`, live));
  const stale = unowned.filter(
    (pointer) => !jsonEquals(valueAt(predicted, pointer), valueAt(target, pointer)),
  );
  const absent = emptyStructs(desired.spec ?? {}, '').filter(
    (pointer) => valueAt(predicted, pointer) === undefined && isFilled(valueAt(target, pointer)),
  );
  const inside = absent.flatMap((pointer) => leavesOf(valueAt(target, pointer) ?? null, pointer));
  if (stale.length + inside.length > 0) return { by: 'apply', clear: [...stale, ...inside] };
  const lost = emptyStructs(target, '').filter((pointer) => valueAt(predicted, pointer) === undefined);
  if (lost.length === 0 || fillsInAnyway(created, predicted, live)) return { by: 'apply', clear: [] };
  const near = [...new Set(lost.flatMap((pointer) => nearestOf(pointer, unowned)))];
  if (near.length > 0) return { by: 'apply', clear: near };
  if (!lost.some((pointer) => isRequired(pointer, kind.spec))) return { by: 'apply', clear: [] };
  const wanted = desired.spec ?? {};
  const empty = emptyStructs(target, '').filter((pointer) => valueAt(wanted, pointer) === undefined);
  return { by: 'patch', empty };
}

/** The body of a forced apply, which holds only what is ours and what was accepted: the same for what follows from it. */
export function withRefill(
  body: JsonObject,
  live: LiveObject,
  kind: Defaults,
  context: RefillContext,
): JsonObject {
  const spec = isJsonObject(body.spec) ? body.spec : {};
  const refill = refillOf(spec, laidOver(body, ownedByAnybody(live)), live, kind, context);
  return refill.by === 'apply' && refill.clear.length > 0
    ? { ...body, spec: withCleared(spec, refill.clear) }
    : body;
}

/** The spec with nulls where the fabric has to fill in anew. */
export function withCleared(spec: JsonObject, pointers: readonly FieldPointer[]): JsonObject {
  return pointers.reduce<JsonObject>(
    (result, pointer) => withValueAt(result, pointerTokens(pointer), null),
    spec,
  );
}

/**
 * Values in the written object that follow from what was there before and not from what Git says now, and that nobody
 * else owns: an apply lets them stand, a create would not have them. Pointers into the object.
 */
export function leftoverDefaults(
  desired: JsonObject,
  before: LiveObject,
  written: LiveObject,
  kind: Defaults,
  context: RefillContext,
): readonly FieldPointer[] {
  const target = kind.defaulted(desired, context);
  const explained = kind.defaulted(ownedByAnybody(before), context);
  const left = ['/spec', '/metadata/labels', '/metadata/annotations'].flatMap((root) => {
    const there = valueAt(written.object, root);
    return isJsonObject(there) ? leavesOf(there, root) : [];
  });
  return topmost(
    left.filter(
      (pointer) =>
        valueAt(target, pointer) === undefined &&
        jsonEquals(valueAt(explained, pointer), valueAt(written.object, pointer)) &&
        jsonEquals(valueAt(before.object, pointer), valueAt(written.object, pointer)) &&
        isUnowned(pointer, written),
    ),
    target,
    written.object,
  );
}

/** What somebody once wrote, as opposed to what admission made of it. */
function ownedByAnybody(live: LiveObject): JsonObject {
  const { object } = live;
  let kept: JsonObject = {
    apiVersion: object.apiVersion ?? '',
    kind: object.kind ?? '',
    metadata: { name: metadataOf(object).name ?? '', namespace: metadataOf(object).namespace ?? '' },
    spec: {},
  };
  const roots = ['/spec', '/metadata/labels', '/metadata/annotations'];
  for (const pointer of roots.flatMap((root) => leavesOf(valueAt(object, root) ?? null, root))) {
    if (isUnowned(pointer, live)) continue;
    kept = withValueAt(kept, pointerTokens(pointer), valueAt(object, pointer) ?? null);
  }
  return kept;
}

/** Where a struct holds nothing but leftovers and a create would not have it, it goes as a whole. */
function topmost(
  pointers: readonly FieldPointer[],
  target: JsonObject,
  written: JsonObject,
): readonly FieldPointer[] {
  const raised = pointers.map((pointer) => {
    let best = pointer;
    for (let up = parentOf(pointer); up.startsWith('/spec/'); up = parentOf(up)) {
      const leaves = leavesOf(valueAt(written, up) ?? null, up);
      const whole = valueAt(target, up) === undefined && leaves.every((leaf) => pointers.includes(leaf));
      if (!whole) break;
      best = up;
    }
    return best;
  });
  return [...new Set(raised)];
}

function parentOf(pointer: FieldPointer): FieldPointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** Pointers of what is no struct or map with something in it; a list is one unit. */
function leavesOf(value: Json, pointer: FieldPointer): FieldPointer[] {
  if (!isJsonObject(value)) return pointer === '' ? [] : [pointer];
  return Object.keys(value).flatMap((key) => leavesOf(value[key] as Json, childPointer(pointer, key)));
}

function emptyStructs(value: Json, pointer: FieldPointer): FieldPointer[] {
  if (!isJsonObject(value)) return [];
  const keys = Object.keys(value);
  if (keys.length === 0) return pointer === '' ? [] : [pointer];
  return keys.flatMap((key) => emptyStructs(value[key] as Json, childPointer(pointer, key)));
}

function isDefaultAt(pointer: FieldPointer, target: JsonObject): boolean {
  const value = valueAt(target, pointer);
  return value !== undefined && value !== null && !isJsonObject(value);
}

function isFilled(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length > 0;
}

function isUnowned(pointer: FieldPointer, live: LiveObject): boolean {
  return ownersOf(managedFieldsOf(live.object), live.object, pointer).length === 0;
}

/** Does the webhook change something of what it gets? Then it writes its empty structs, too. */
function fillsInAnyway(created: JsonObject, predicted: JsonObject, live: LiveObject): boolean {
  const labels = (object: JsonObject): JsonObject => {
    const map = metadataOf(object).labels;
    return isJsonObject(map) ? map : {};
  };
  const there = labels(live.object);
  const wanted = labels(created);
  if (Object.keys(wanted).some((key) => !jsonEquals(wanted[key], there[key]))) return true;
  const target = created.spec ?? {};
  return leavesOf(target, '').some(
    (pointer) =>
      !isJsonObject(valueAt(target, pointer)) &&
      !jsonEquals(valueAt(target, pointer), valueAt(predicted, pointer)),
  );
}

/** Those of `pointers` that share the longest way with `lost`. */
function nearestOf(lost: FieldPointer, pointers: readonly FieldPointer[]): readonly FieldPointer[] {
  for (let up = parentOf(lost); ; up = parentOf(up)) {
    const near = pointers.filter((pointer) => up === '' || isWithin(pointer, up));
    if (near.length > 0 || up === '') return near;
  }
}

function isRequired(pointer: FieldPointer, spec: Schema): boolean {
  const tokens = pointerTokens(pointer);
  const last = tokens.pop() ?? '';
  let schema: Schema | undefined = spec;
  for (const token of tokens) schema = fieldSchema(schema, token);
  return schema?.type === 'object' && schema.required.includes(last);
}
