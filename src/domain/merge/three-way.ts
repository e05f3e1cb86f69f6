import { comparableForm } from '../diff/comparable.ts';
import { type CompareContext, diffAgainstLive } from '../diff/diff-against-live.ts';
import { diffPointers } from '../diff/diff-pointers.ts';
import type { LiveObject } from '../resource/live-object.ts';
import { isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import { childPointer, type FieldPointer, isWithin, valueAt } from '../shared/pointer.ts';

export interface ThreeWayField {
  readonly pointer: FieldPointer;
  readonly changedBy: 'git' | 'cluster' | 'both';
}

/**
 * Which side moved each field on which desired and live differ. `both` on one field is a conflict; fields that each
 * moved on one side only can be merged. Fields that both sides moved to the same value are no difference.
 */
export function classifyThreeWay(
  base: JsonObject,
  desired: JsonObject,
  live: LiveObject,
  pointers: readonly FieldPointer[],
  context: CompareContext,
): ThreeWayField[] {
  const baseForm = comparableForm(base, context.kind, context.registry);
  const desiredForm = comparableForm(desired, context.kind, context.registry);
  const byGit = diffPointers(baseForm, desiredForm).flatMap((moved) => leaves(moved, baseForm, desiredForm));
  const fromBase = diffAgainstLive(base, live, context);
  const byCluster = fromBase.pointers.flatMap((moved) => leaves(moved, baseForm, fromBase.live));
  return pointers.map((pointer) => {
    const git = byGit.some((moved) => overlaps(moved, pointer));
    const cluster = byCluster.some((moved) => overlaps(moved, pointer));
    return { pointer, changedBy: git && cluster ? 'both' : cluster ? 'cluster' : 'git' };
  });
}

/** A struct that stands on one side only moved field by field: two sides may each have added their own. */
function leaves(pointer: FieldPointer, left: JsonObject, right: JsonObject): FieldPointer[] {
  const [a, b] = [valueAt(left, pointer), valueAt(right, pointer)];
  if (a !== undefined && b !== undefined) return [pointer];
  return leavesOf(pointer, a ?? b);
}

function leavesOf(pointer: FieldPointer, value: Json | undefined): FieldPointer[] {
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [pointer];
  return Object.keys(value).flatMap((key) => leavesOf(childPointer(pointer, key), value[key]));
}

function overlaps(a: FieldPointer, b: FieldPointer): boolean {
  return isWithin(a, b) || isWithin(b, a);
}
