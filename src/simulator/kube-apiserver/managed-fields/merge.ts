import { getOwn, type Json, setOwn } from '../../../domain/shared/json.ts';
import { isLeaf, itemsByElement } from './compare.ts';
import { type FieldSet, fieldElement, isEmptySet, type PathElement } from './field-set.ts';
import {
  asList,
  asMap,
  fieldSchema,
  itemElement,
  type ListMergeSchema,
  type MapMergeSchema,
  type MergeSchema,
  resolveSchema,
  UNTYPED,
} from './merge-schema.ts';

/** `applied` laid over `live`: what `applied` does not name stays. */
export function merge(live: Json, applied: Json, schema: MergeSchema): Json {
  return mergeValue(live, applied, schema) ?? null;
}

function mergeValue(
  live: Json | undefined,
  applied: Json | undefined,
  schema: MergeSchema,
): Json | undefined {
  const resolved = resolveSchema(schema, applied ?? live);
  if (resolved.type === 'scalar' || isLeaf(live, applied, resolved)) {
    return applied !== undefined ? applied : live;
  }
  return resolved.type === 'map' ? mergeMap(live, applied, resolved) : mergeList(live, applied, resolved);
}

function mergeMap(live: Json | undefined, applied: Json | undefined, schema: MapMergeSchema): Json {
  const left = asMap(live) ?? {};
  const right = asMap(applied) ?? {};
  const out: Record<string, Json> = {};
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const value = mergeValue(getOwn(left, key), getOwn(right, key), fieldSchema(schema, key) ?? UNTYPED);
    if (value !== undefined) setOwn(out, key, value);
  }
  return out;
}

function mergeList(live: Json | undefined, applied: Json | undefined, schema: ListMergeSchema): Json {
  const left = itemsByElement(asList(live) ?? [], schema);
  const right = itemsByElement(asList(applied) ?? [], schema);
  const out: Json[] = [];
  for (const element of new Set([...left.keys(), ...right.keys()])) {
    const value = mergeValue(left.get(element), right.get(element), schema.items);
    if (value !== undefined) out.push(value);
  }
  return out;
}

/**
 * `value` without the paths of `removed`. A map or list that loses its last entry this way becomes null, not empty:
 * the API server does the same, and its validation then refuses the null (422 `spec: Invalid value: "null"`).
 */
export function removeFields(value: Json, removed: FieldSet, schema: MergeSchema): Json {
  const resolved = resolveSchema(schema, value);
  if (resolved.type === 'scalar') return value;
  if (resolved.type === 'list') return removeFromList(value, removed, resolved);
  return removeFromMap(value, removed, resolved);
}

function removeFromMap(value: Json, removed: FieldSet, schema: MapMergeSchema): Json {
  const map = asMap(value);
  if (map === undefined) return null;
  const out: Record<string, Json> = {};
  let kept = 0;
  for (const [key, item] of Object.entries(map)) {
    const element = fieldElement(key);
    if (removed.members.has(element)) continue;
    const below = removed.children.get(element);
    const rest =
      below === undefined || isEmptySet(below)
        ? item
        : removeFields(item, below, fieldSchema(schema, key) ?? UNTYPED);
    setOwn(out, key, rest);
    kept += 1;
  }
  return kept > 0 ? out : null;
}

function removeFromList(value: Json, removed: FieldSet, schema: ListMergeSchema): Json {
  const out: Json[] = [];
  for (const item of asList(value) ?? []) {
    const element: PathElement | undefined =
      schema.relationship === 'atomic' ? undefined : itemElement(schema, item);
    if (element !== undefined && removed.members.has(element)) continue;
    const below = element === undefined ? undefined : removed.children.get(element);
    out.push(below === undefined || isEmptySet(below) ? item : removeFields(item, below, schema.items));
  }
  return out.length > 0 ? out : null;
}
