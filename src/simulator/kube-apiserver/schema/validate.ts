import { isJsonObject, type Json, jsonEquals } from '../../../domain/shared/json.ts';
import { type FieldCauseBody, invalidValue, required, tooLong, tooMany, unsupported } from '../causes.ts';
import { keyElement } from '../managed-fields/field-set.ts';
import { propertySchema, type StructuralSchema } from './structural-schema.ts';

const DATE_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[tT ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([zZ]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Everything the schema has against `value`, with the causes worded as the API server words them. */
export function validateValue(value: Json, schema: StructuralSchema, path: string): FieldCauseBody[] {
  if (value === null && (schema.nullable || schema.type === '')) return [];
  const type = typeCauses(value, schema, path);
  if (schema.intOrString) return type;
  if (value === null) return type;
  return [
    ...type,
    ...enumCauses(value, schema, path),
    ...(typeof value === 'string' ? stringCauses(value, schema, path) : []),
    ...(typeof value === 'number' ? numberCauses(value, schema, path) : []),
    ...(Array.isArray(value) && schema.type === 'array' ? listCauses(value, schema, path) : []),
    ...(isJsonObject(value) && schema.type === 'object' ? objectCauses(value, schema, path) : []),
  ];
}

function typeCauses(value: Json, schema: StructuralSchema, path: string): FieldCauseBody[] {
  if (schema.intOrString) {
    if (typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value))) return [];
    return [wrongType(path, typeName(value), 'integer,string')];
  }
  if (schema.type === '') return [];
  const given = typeName(value);
  if (given === schema.type || (given === 'integer' && schema.type === 'number')) {
    return given === 'string' ? formatCauses(value, schema, path) : integerCauses(value, schema, path);
  }
  if (given === 'number' && schema.type === 'integer') {
    const formatted = schema.format === 'int32' || schema.format === 'int64';
    const cause = formatted ? wrongType(path, 'float64', schema.format) : wrongType(path, given, schema.type);
    return [cause, notAnInteger(schema, path)];
  }
  return [wrongType(path, given, schema.type)];
}

function integerCauses(value: Json, schema: StructuralSchema, path: string): FieldCauseBody[] {
  if (typeof value !== 'number' || schema.type !== 'integer') return [];
  if (schema.format === 'int32' && (value > 2_147_483_647 || value < -2_147_483_648)) {
    return [notAnInteger(schema, path)];
  }
  if (Math.abs(value) >= 2 ** 63) {
    return [wrongType(path, 'float64', schema.format || 'integer'), notAnInteger(schema, path)];
  }
  return [];
}

function notAnInteger(schema: StructuralSchema, path: string): FieldCauseBody {
  const format = schema.format === '' ? '(default format)' : `with format ${schema.format}`;
  return invalidValue('<nil>', '""', `Checked value must be of type integer ${format} in ${path}`);
}

function formatCauses(value: Json, schema: StructuralSchema, path: string): FieldCauseBody[] {
  if (schema.format !== 'date-time' || typeof value !== 'string' || DATE_TIME.test(value)) return [];
  return [wrongType(path, value, 'date-time')];
}

function wrongType(path: string, given: string, wanted: string): FieldCauseBody {
  const shown = JSON.stringify(given);
  return {
    reason: 'FieldValueTypeInvalid',
    message: `Invalid value: ${shown}: ${path} in body must be of type ${wanted}: ${shown}`,
    field: path,
  };
}

function enumCauses(value: Json, schema: StructuralSchema, path: string): FieldCauseBody[] {
  if (schema.enumeration.length === 0) return [];
  if (schema.enumeration.some((allowed) => jsonEquals(allowed, value))) return [];
  return [unsupported(path, value, schema.enumeration)];
}

/** The first that fails; the server looks no further either. */
function stringCauses(value: string, schema: StructuralSchema, path: string): FieldCauseBody[] {
  const { minLength, maxLength } = schema.bounds;
  const length = [...value].length;
  const shown = JSON.stringify(value);
  if (maxLength !== undefined && length > maxLength) return [tooLong(path, maxLength)];
  if (minLength !== undefined && length < minLength) {
    return [invalidValue(path, shown, `${path} in body should be at least ${minLength} chars long`)];
  }
  if (schema.pattern !== undefined && !schema.pattern.test(value)) {
    return [invalidValue(path, shown, `${path} in body should match '${schema.pattern.source}'`)];
  }
  return [];
}

function numberCauses(value: number, schema: StructuralSchema, path: string): FieldCauseBody[] {
  const { minimum, maximum } = schema.bounds;
  const causes: FieldCauseBody[] = [];
  if (maximum !== undefined && value > maximum) {
    causes.push(
      invalidValue(path, String(value), `${path} in body should be less than or equal to ${maximum}`),
    );
  }
  if (minimum !== undefined && value < minimum) {
    causes.push(
      invalidValue(path, String(value), `${path} in body should be greater than or equal to ${minimum}`),
    );
  }
  return causes;
}

function listCauses(value: readonly Json[], schema: StructuralSchema, path: string): FieldCauseBody[] {
  const { minItems, maxItems } = schema.bounds;
  const causes: FieldCauseBody[] = [];
  if (maxItems !== undefined && value.length > maxItems) causes.push(tooMany(path, value.length, maxItems));
  if (minItems !== undefined && value.length < minItems) {
    const detail = `${path} in body should have at least ${minItems} items`;
    causes.push(invalidValue(path, String(value.length), detail));
  }
  const { items } = schema;
  if (items !== undefined) {
    for (const [index, item] of value.entries())
      causes.push(...validateValue(item, items, `${path}[${index}]`));
  }
  return [...causes, ...duplicateCauses(value, schema, path)];
}

function duplicateCauses(value: readonly Json[], schema: StructuralSchema, path: string): FieldCauseBody[] {
  if (schema.listType === 'atomic') return [];
  const seen = new Set<string>();
  const causes: FieldCauseBody[] = [];
  for (const [index, item] of value.entries()) {
    const identity = schema.listType === 'set' ? item : pick(item, schema.listKeys);
    const text = keyElement({ identity });
    if (seen.has(text)) {
      const message = `Duplicate value: ${JSON.stringify(identity)}`;
      causes.push({ reason: 'FieldValueDuplicate', message, field: `${path}[${index}]` });
    }
    seen.add(text);
  }
  return causes;
}

function pick(item: Json, keys: readonly string[]): Json {
  if (!isJsonObject(item)) return item;
  return Object.fromEntries(
    keys.flatMap((key) => (Object.hasOwn(item, key) ? [[key, item[key] ?? null]] : [])),
  );
}

function objectCauses(
  value: { readonly [key: string]: Json },
  schema: StructuralSchema,
  path: string,
): FieldCauseBody[] {
  const causes: FieldCauseBody[] = [];
  for (const key of Object.keys(value).sort()) {
    const child = propertySchema(schema, key);
    const below = path === '' ? key : `${path}.${key}`;
    if (child !== undefined) causes.push(...validateValue(value[key] ?? null, child, below));
  }
  for (const key of [...schema.required].sort()) {
    if (!Object.hasOwn(value, key)) causes.push(required(path === '' ? key : `${path}.${key}`));
  }
  return causes;
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
