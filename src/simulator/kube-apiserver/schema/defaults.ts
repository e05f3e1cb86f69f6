import { isJsonObject, type Json, type JsonObject, setOwn } from '../../../domain/shared/json.ts';
import { propertySchema, type StructuralSchema } from './structural-schema.ts';

/** Fills CRD defaults below what is there; null counts as absent where a field with a default may not be null. */
export function applyDefaults(value: Json, schema: StructuralSchema): Json {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item) => applyDefaults(item, items));
  }
  if (!isJsonObject(value)) return value;
  const filled: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    const child = propertySchema(schema, key);
    if (child === undefined) setOwn(filled, key, item);
    else if (item === null && !child.nullable && child.defaultValue !== undefined) continue;
    else setOwn(filled, key, applyDefaults(item, child));
  }
  for (const [key, child] of schema.properties) {
    if (child.defaultValue === undefined || Object.hasOwn(filled, key)) continue;
    setOwn(filled, key, applyDefaults(child.defaultValue, child));
  }
  return filled;
}

/**
 * Drops nulls that the schema does not allow, as the server does when it decodes a POST, a PUT or a patched object
 * (a server-side apply keeps them, and validation refuses them). List items stay.
 */
export function dropNulls(value: Json, schema: StructuralSchema): Json {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item) => dropNulls(item, items));
  }
  return isJsonObject(value) ? dropObjectNulls(value, schema) : value;
}

function dropObjectNulls(value: JsonObject, schema: StructuralSchema): JsonObject {
  const kept: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value)) {
    const child = propertySchema(schema, key);
    if (child === undefined) setOwn(kept, key, item);
    else if (item !== null || child.nullable) setOwn(kept, key, dropNulls(item, child));
  }
  return kept;
}
