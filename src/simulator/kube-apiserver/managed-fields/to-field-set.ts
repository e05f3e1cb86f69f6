import type { Json } from '../../../domain/shared/json.ts';
import { type FieldPath, type FieldSet, FieldSetBuilder, fieldElement } from './field-set.ts';
import {
  asList,
  asMap,
  fieldSchema,
  itemElement,
  type MergeSchema,
  resolveSchema,
  UNTYPED,
} from './merge-schema.ts';

/** The paths that `value` sets: what an applier of it owns. */
export function toFieldSet(value: Json, schema: MergeSchema): FieldSet {
  const builder = new FieldSetBuilder();
  walk(value, schema, [], builder);
  return builder.set;
}

function walk(value: Json, schema: MergeSchema, path: FieldPath, builder: FieldSetBuilder): void {
  const resolved = resolveSchema(schema, value);
  if (resolved.type === 'scalar') {
    builder.insert(path);
    return;
  }
  if (resolved.type === 'list') {
    if (resolved.relationship === 'atomic') {
      builder.insert(path);
      return;
    }
    for (const item of asList(value) ?? []) {
      const element = itemElement(resolved, item);
      if (element === undefined) continue;
      const below = [...path, element];
      walk(item, resolved.items, below, builder);
      builder.insert(below);
    }
    return;
  }
  if (resolved.atomic) {
    builder.insert(path);
    return;
  }
  const map = asMap(value);
  if (map === undefined) return;
  for (const [key, item] of Object.entries(map)) {
    const below = [...path, fieldElement(key)];
    walk(item, fieldSchema(resolved, key) ?? UNTYPED, below, builder);
    const entries = asMap(item);
    const isEmpty = item === null || (entries !== undefined && Object.keys(entries).length === 0);
    if (isEmpty || !resolved.fields.has(key)) builder.insert(below);
  }
}
