import { comparableForm } from '../diff/comparable.ts';
import { type CompareContext, diffAgainstLive } from '../diff/diff-against-live.ts';
import { diffPointers } from '../diff/diff-pointers.ts';
import { leavesAt } from '../diff/leaves.ts';
import type { LiveObject } from '../resource/live-object.ts';
import type { JsonObject } from '../shared/json.ts';
import { type FieldPointer, isWithin } from '../shared/pointer.ts';

export interface ThreeWayField {
  readonly pointer: FieldPointer;
  readonly changedBy: 'git' | 'cluster' | 'both';
}

/**
 * Which side moved each field on which desired and live differ. `both` on one field is a conflict; fields that each
 * moved on one side only can be merged. Fields that both sides moved to the same value are no difference. A default moves
 * with what it follows from. `specMoved`: false where something else proves that the cluster's spec is as applied.
 */
export function classifyThreeWay(
  base: JsonObject,
  desired: JsonObject,
  live: LiveObject,
  pointers: readonly FieldPointer[],
  context: CompareContext,
  specMoved = true,
): ThreeWayField[] {
  const baseForm = comparableForm(base, context.kind, context.registry);
  const desiredForm = comparableForm(desired, context.kind, context.registry);
  const byGit = diffPointers(baseForm, desiredForm).flatMap((moved) =>
    leavesAt(moved, baseForm, desiredForm),
  );
  const byCluster = diffAgainstLive(base, live, context, { specInSync: !specMoved }).moved;
  return pointers.map((pointer) => {
    const git = byGit.some((moved) => overlaps(moved, pointer));
    const cluster = byCluster.some((moved) => overlaps(moved, pointer));
    return { pointer, changedBy: git && cluster ? 'both' : cluster ? 'cluster' : 'git' };
  });
}

function overlaps(a: FieldPointer, b: FieldPointer): boolean {
  return isWithin(a, b) || isWithin(b, a);
}
