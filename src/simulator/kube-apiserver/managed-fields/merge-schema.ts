import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import type { FieldSet, PathElement } from './field-set.ts';
import { fieldElement, keyElement, valueElement } from './field-set.ts';

/**
 * What server-side apply needs to know of a type. `any` is deduced from the value: a map is granular, a list atomic.
 * A map's `fields` are the named ones; `elements` is the type of every other key (undefined: there is no other key).
 */
export type MergeSchema =
  | { readonly type: 'scalar'; readonly scalar: 'string' | 'numeric' | 'boolean' | 'untyped' }
  | MapMergeSchema
  | ListMergeSchema
  | { readonly type: 'any' };

export interface MapMergeSchema {
  readonly type: 'map';
  readonly fields: ReadonlyMap<string, MergeSchema>;
  readonly elements: MergeSchema | undefined;
  readonly atomic: boolean;
}

export interface ListMergeSchema {
  readonly type: 'list';
  readonly relationship: 'atomic' | 'set' | 'map';
  /** Key fields of a `map` list. */
  readonly keys: readonly string[];
  readonly items: MergeSchema;
}

export const ANY: MergeSchema = { type: 'any' };
export const STRING: MergeSchema = { type: 'scalar', scalar: 'string' };
export const NUMERIC: MergeSchema = { type: 'scalar', scalar: 'numeric' };
export const BOOLEAN: MergeSchema = { type: 'scalar', scalar: 'boolean' };
export const UNTYPED: MergeSchema = { type: 'scalar', scalar: 'untyped' };
export const STRING_MAP: MergeSchema = mapOf(STRING);

const ANY_MAP: MapMergeSchema = { type: 'map', fields: new Map(), elements: ANY, atomic: false };
const ANY_LIST: ListMergeSchema = { type: 'list', relationship: 'atomic', keys: [], items: ANY };

export function mapOf(elements: MergeSchema): MapMergeSchema {
  return { type: 'map', fields: new Map(), elements, atomic: false };
}

export function structOf(fields: Readonly<Record<string, MergeSchema>>, atomic = false): MapMergeSchema {
  return { type: 'map', fields: new Map(Object.entries(fields)), elements: undefined, atomic };
}

export function atomicListOf(items: MergeSchema): ListMergeSchema {
  return { type: 'list', relationship: 'atomic', keys: [], items };
}

/** The schema to walk `value` with: `any` takes the value's own shape. */
export function resolveSchema(
  schema: MergeSchema,
  value: Json | undefined,
): Exclude<MergeSchema, { type: 'any' }> {
  if (schema.type !== 'any') return schema;
  if (Array.isArray(value)) return ANY_LIST;
  if (isJsonObject(value)) return ANY_MAP;
  return { type: 'scalar', scalar: 'untyped' };
}

/** Type of a map's key; undefined: the schema does not declare it. */
export function fieldSchema(map: MapMergeSchema, key: string): MergeSchema | undefined {
  return map.fields.get(key) ?? map.elements;
}

/** How an item of a non-atomic list is addressed; undefined: it lacks every key field. */
export function itemElement(list: ListMergeSchema, item: Json): PathElement | undefined {
  if (list.relationship === 'set') return valueElement(item);
  if (!isJsonObject(item)) return undefined;
  const keys: Record<string, Json> = {};
  for (const key of list.keys) {
    const value = Object.hasOwn(item, key) ? item[key] : undefined;
    if (value !== undefined) keys[key] = value;
  }
  return Object.keys(keys).length === 0 ? undefined : keyElement(keys);
}

/**
 * Adds the parents that the schema names (struct fields, not map keys) of every path as members, so that removing the
 * last field of a struct removes the struct.
 */
export function withNamedParents(set: FieldSet, schema: MergeSchema | undefined): FieldSet {
  const members = new Set(set.members);
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of set.children) {
    const name = element.startsWith('f:') ? element.slice(2) : undefined;
    let below: MergeSchema | undefined;
    if (schema?.type === 'map' && name !== undefined) {
      if (schema.fields.has(name)) members.add(fieldElement(name));
      below = fieldSchema(schema, name);
    } else if (schema?.type === 'list' && name === undefined) {
      below = schema.items;
    } else if (schema?.type === 'any') {
      below = schema;
    }
    children.set(element, withNamedParents(child, below));
  }
  return { members, children };
}

export function asMap(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

export function asList(value: Json | undefined): readonly Json[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
