import { isJsonObject, type Json, type JsonObject, setOwn } from '../../../domain/shared/json.ts';
import { propertySchema, type StructuralSchema } from './structural-schema.ts';

export interface PrunedValue {
  readonly value: Json;
  /** `spec.links[0].port`, in the order the server names them (sorted). */
  readonly unknown: readonly string[];
}

/** Drops the fields that the schema does not declare and tells which. */
export function pruneUnknown(value: Json, schema: StructuralSchema, path = ''): PrunedValue {
  if (isJsonObject(value)) return pruneObject(value, schema, path);
  if (!Array.isArray(value) || schema.items === undefined) return { value, unknown: [] };
  const { items } = schema;
  const results = value.map((item, index) => pruneUnknown(item, items, `${path}[${index}]`));
  const unknown = results.flatMap((result) => result.unknown);
  return { value: unknown.length === 0 ? value : results.map((result) => result.value), unknown };
}

function pruneObject(value: JsonObject, schema: StructuralSchema, path: string): PrunedValue {
  if (schema.type !== 'object') return { value, unknown: [] };
  const kept: Record<string, Json> = {};
  const unknown: string[] = [];
  for (const [key, item] of Object.entries(value)) {
    const below = path === '' ? key : `${path}.${key}`;
    const child = propertySchema(schema, key);
    if (child === undefined) {
      if (schema.preserveUnknown) setOwn(kept, key, item);
      else unknown.push(below);
      continue;
    }
    const result = pruneUnknown(item, child, below);
    setOwn(kept, key, result.value);
    unknown.push(...result.unknown);
  }
  return { value: unknown.length === 0 ? value : kept, unknown: unknown.sort() };
}
