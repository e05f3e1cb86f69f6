import { getOwn, isJsonObject, type Json, type JsonObject } from './json.ts';
import type { Shape } from './json-shape.ts';
import { childPointer, type FieldPointer } from './pointer.ts';

/** Does a value that was read have the form? Afterwards it has its type. */
export function hasShape<T>(shape: Shape<T>, value: unknown): value is T {
  return shapeFault(shape, value) === null;
}

/** The first place at which `value` is not of the form, as `<pointer>: what is wrong`; null: it is of the form. */
export function shapeFault(shape: Shape<unknown>, value: unknown): string | null {
  return faultAt(shape.schema, value as Json | undefined, '');
}

/** Reads exactly the words that `json-shape.ts` writes. */
function faultAt(schema: JsonObject, value: Json | undefined, at: FieldPointer): string | null {
  if (value === undefined) return say(at, 'is missing');
  if (Array.isArray(schema.anyOf)) {
    const faults = schema.anyOf.filter(isJsonObject).map((branch) => faultAt(branch, value, at));
    return faults.includes(null) ? null : (faults[0] ?? null);
  }
  if (schema.const !== undefined && schema.const !== value) return say(at, `is not ${String(schema.const)}`);
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) {
    return say(at, 'is none of the words that are allowed');
  }
  const types = schema.type === undefined ? null : [schema.type].flat();
  if (types !== null && !types.some((type) => isOfType(type, value))) {
    return say(at, `is not of type ${types.join(' or ')}`);
  }
  if (typeof schema.minimum === 'number' && typeof value === 'number' && value < schema.minimum) {
    return say(at, `is less than ${schema.minimum}`);
  }
  if (typeof schema.maximum === 'number' && typeof value === 'number' && value > schema.maximum) {
    return say(at, `is more than ${schema.maximum}`);
  }
  return childFault(schema, value, at);
}

function childFault(schema: JsonObject, value: Json, at: FieldPointer): string | null {
  const { items, properties, required, additionalProperties } = schema;
  if (Array.isArray(value)) {
    if (!isJsonObject(items)) return null;
    return firstFault(value.map((item, index) => [items, item, childPointer(at, index)]));
  }
  if (!isJsonObject(value)) return null;
  const known = isJsonObject(properties) ? properties : {};
  const needed = Array.isArray(required) ? required : [];
  const missing = needed.find((name) => typeof name === 'string' && !Object.hasOwn(value, name));
  if (missing !== undefined) return say(childPointer(at, String(missing)), 'is missing');
  for (const [name, child] of Object.entries(value)) {
    const own = getOwn(known, name) ?? additionalProperties;
    const place = childPointer(at, name);
    if (own === false) return say(place, 'is not known');
    const fault = isJsonObject(own) ? faultAt(own, child, place) : null;
    if (fault !== null) return fault;
  }
  return null;
}

function firstFault(parts: readonly (readonly [JsonObject, Json, FieldPointer])[]): string | null {
  for (const [schema, value, at] of parts) {
    const fault = faultAt(schema, value, at);
    if (fault !== null) return fault;
  }
  return null;
}

function isOfType(type: Json, value: Json): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function say(at: FieldPointer, what: string): string {
  return `${at === '' ? 'the document' : at} ${what}`;
}
