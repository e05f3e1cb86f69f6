import { getOwn, type Json, jsonEquals } from '../../../domain/shared/json.ts';
import {
  EMPTY_FIELD_SET,
  type FieldPath,
  type FieldSet,
  FieldSetBuilder,
  fieldElement,
  recursiveDifference,
} from './field-set.ts';
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

/** Which paths a write added, removed and modified. */
export interface Comparison {
  readonly added: FieldSet;
  readonly removed: FieldSet;
  readonly modified: FieldSet;
}

export const NO_CHANGE: Comparison = {
  added: EMPTY_FIELD_SET,
  removed: EMPTY_FIELD_SET,
  modified: EMPTY_FIELD_SET,
};

interface Collector {
  readonly added: FieldSetBuilder;
  readonly removed: FieldSetBuilder;
  readonly modified: FieldSetBuilder;
}

export function compare(before: Json, after: Json, schema: MergeSchema): Comparison {
  const out: Collector = {
    added: new FieldSetBuilder(),
    removed: new FieldSetBuilder(),
    modified: new FieldSetBuilder(),
  };
  walk(before, after, schema, [], out);
  return { added: out.added.set, removed: out.removed.set, modified: out.modified.set };
}

/** A comparison without what lies at or below the paths of `excluded`. */
export function excludeFields(comparison: Comparison, excluded: FieldSet): Comparison {
  return {
    added: recursiveDifference(comparison.added, excluded),
    removed: recursiveDifference(comparison.removed, excluded),
    modified: recursiveDifference(comparison.modified, excluded),
  };
}

function walk(
  before: Json | undefined,
  after: Json | undefined,
  schema: MergeSchema,
  path: FieldPath,
  out: Collector,
): void {
  const resolved = resolveSchema(schema, after ?? before);
  if (isLeaf(before, after, resolved)) {
    if (before === undefined) out.added.insert(path);
    else if (after === undefined) out.removed.insert(path);
    else if (!jsonEquals(before, after)) out.modified.insert(path);
    return;
  }
  if (resolved.type === 'map') walkMap(before, after, resolved, path, out);
  else if (resolved.type === 'list') walkList(before, after, resolved, path, out);
  if (before === undefined) out.added.insert(path);
  else if (after === undefined) out.removed.insert(path);
}

/** Scalars and atomic values, a change of shape, and containers that are empty on both sides, are compared whole. */
export function isLeaf(
  before: Json | undefined,
  after: Json | undefined,
  schema: Exclude<MergeSchema, { type: 'any' }>,
): boolean {
  if (schema.type === 'scalar') return true;
  const read = schema.type === 'map' ? asMap : asList;
  for (const side of [before, after]) {
    if (side !== undefined && side !== null && read(side) === undefined) return true;
  }
  if (schema.type === 'map' ? schema.atomic : schema.relationship === 'atomic') return true;
  return sizeOf(before) === 0 && sizeOf(after) === 0;
}

function sizeOf(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function walkMap(
  before: Json | undefined,
  after: Json | undefined,
  schema: MapMergeSchema,
  path: FieldPath,
  out: Collector,
): void {
  const left = asMap(before) ?? {};
  const right = asMap(after) ?? {};
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const below = [...path, fieldElement(key)];
    walk(getOwn(left, key), getOwn(right, key), fieldSchema(schema, key) ?? UNTYPED, below, out);
  }
}

function walkList(
  before: Json | undefined,
  after: Json | undefined,
  schema: ListMergeSchema,
  path: FieldPath,
  out: Collector,
): void {
  const left = itemsByElement(asList(before) ?? [], schema);
  const right = itemsByElement(asList(after) ?? [], schema);
  for (const element of new Set([...left.keys(), ...right.keys()])) {
    walk(left.get(element), right.get(element), schema.items, [...path, element], out);
  }
}

export function itemsByElement(items: readonly Json[], schema: ListMergeSchema): Map<string, Json> {
  const map = new Map<string, Json>();
  for (const item of items) {
    const element = itemElement(schema, item);
    if (element !== undefined) map.set(element, item);
  }
  return map;
}
