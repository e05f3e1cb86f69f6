import { type Json, jsonEquals } from '../../../domain/shared/json.ts';
import { type Comparison, compare, excludeFields } from './compare.ts';
import { conflictsOf, type FieldConflict } from './conflicts.ts';
import {
  difference,
  EMPTY_FIELD_SET,
  type FieldSet,
  intersection,
  isEmptySet,
  recursiveDifference,
  union,
} from './field-set.ts';
import type { ManagerState, Managers } from './managers.ts';
import { merge, removeFields } from './merge.ts';
import { type MergeSchema, withNamedParents } from './merge-schema.ts';
import { toFieldSet } from './to-field-set.ts';

/** Who writes, and what of the object this endpoint cannot change (`status` for the main resource). */
export interface Writer {
  readonly id: string;
  readonly state: Omit<ManagerState, 'set' | 'time'>;
  readonly ignored: FieldSet;
}

export type ApplyResult =
  | { readonly ok: true; readonly object: Json; readonly managers: Managers; readonly changed: boolean }
  | { readonly ok: false; readonly conflicts: readonly FieldConflict[] };

/** Server-side apply of `applied` over `live`, after structured-merge-diff: merge, prune what was dropped, move ownership. */
export function applyConfiguration(
  live: Json,
  applied: Json,
  schema: MergeSchema,
  managers: Managers,
  writer: Writer,
  force: boolean,
): ApplyResult {
  const last = managers.get(writer.id);
  const owned = recursiveDifference(toFieldSet(applied, schema), writer.ignored);
  const withWriter = new Map(managers);
  withWriter.set(writer.id, { ...writer.state, time: last?.time ?? null, set: owned });
  const merged = merge(live, applied, schema);
  const pruned = prune(merged, schema, withWriter, last?.set ?? EMPTY_FIELD_SET);
  const comparison = excludeFields(compare(live, pruned, schema), writer.ignored);
  const moved = moveOwnership(withWriter, comparison, writer.id, force);
  if (!moved.ok) return moved;
  return { ok: true, object: pruned, managers: moved.managers, changed: !jsonEquals(live, pruned) };
}

/** Ownership after any other write that turned `before` into `after`. */
export function recordUpdate(
  before: Json,
  after: Json,
  schema: MergeSchema,
  managers: Managers,
  writer: Writer,
): Managers {
  const comparison = excludeFields(compare(before, after, schema), writer.ignored);
  const moved = moveOwnership(managers, comparison, writer.id, true);
  if (!moved.ok) return managers;
  const own = moved.managers.get(writer.id)?.set ?? EMPTY_FIELD_SET;
  const set = union(union(difference(own, comparison.removed), comparison.modified), comparison.added);
  const next = new Map(moved.managers);
  if (isEmptySet(set)) next.delete(writer.id);
  else next.set(writer.id, { ...writer.state, time: null, set });
  return next;
}

function moveOwnership(
  managers: Managers,
  comparison: Comparison,
  writerId: string,
  force: boolean,
): { ok: true; managers: Managers } | { ok: false; conflicts: readonly FieldConflict[] } {
  const changed = union(comparison.modified, comparison.added);
  const conflicts: [ManagerState, FieldSet][] = [];
  const next = new Map<string, ManagerState>();
  for (const [id, state] of managers) {
    if (id === writerId) {
      next.set(id, state);
      continue;
    }
    const conflict = intersection(state.set, changed);
    if (!isEmptySet(conflict)) conflicts.push([state, conflict]);
    next.set(id, { ...state, set: difference(difference(state.set, conflict), comparison.removed) });
  }
  if (!force && conflicts.length > 0) return { ok: false, conflicts: conflictsOf(conflicts) };
  for (const [id, state] of next) if (isEmptySet(state.set)) next.delete(id);
  return { ok: true, managers: next };
}

/** Removes what the writer owned before and no longer names, unless another manager owns it too. */
function prune(merged: Json, schema: MergeSchema, managers: Managers, last: FieldSet): Json {
  if (isEmptySet(last)) return merged;
  const lastNamed = withNamedParents(last, schema);
  const stripped = removeFields(merged, lastNamed, schema);
  let owned = EMPTY_FIELD_SET;
  for (const state of managers.values()) owned = union(owned, state.set);
  const all = withNamedParents(toFieldSet(merged, schema), schema);
  const kept = union(withNamedParents(toFieldSet(stripped, schema), schema), withNamedParents(owned, schema));
  const withOwned = removeFields(merged, difference(all, kept), schema);
  const left = withNamedParents(toFieldSet(withOwned, schema), schema);
  return removeFields(merged, intersection(difference(all, left), lastNamed), schema);
}
