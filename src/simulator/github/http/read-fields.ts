import { getOwn, isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { invalidRequest } from './github-error.ts';

/** Fields of a request body; all throw the 422 that GitHub gives for a body that does not fit its schema. */

export function requiredText(body: JsonObject, field: string): string {
  const value = optionalText(body, field);
  if (value === undefined) throw notSupplied(field);
  return value;
}

/** null counts as left out. */
export function optionalText(body: JsonObject, field: string): string | undefined {
  const value = getOwn(body, field) ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw wrongType(field, value, 'a string');
  return value;
}

export function requiredInteger(body: JsonObject, field: string): number {
  const value = optionalInteger(body, field);
  if (value === undefined) throw notSupplied(field);
  return value;
}

export function optionalInteger(body: JsonObject, field: string): number | undefined {
  const value = getOwn(body, field) ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(field, value, 'an integer');
  return value;
}

export function optionalFlag(body: JsonObject, field: string): boolean | undefined {
  const value = getOwn(body, field) ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'boolean') throw wrongType(field, value, 'a boolean');
  return value;
}

export function optionalObject(body: JsonObject, field: string): JsonObject | undefined {
  const value = getOwn(body, field) ?? undefined;
  if (value === undefined) return undefined;
  if (!isJsonObject(value)) throw wrongType(field, value, 'an object');
  return value;
}

export function optionalObjects(body: JsonObject, field: string): readonly JsonObject[] | undefined {
  return optionalList(body, field)?.map((item) => {
    if (!isJsonObject(item)) throw wrongType(field, item, 'an object');
    return item;
  });
}

export function optionalTexts(body: JsonObject, field: string): readonly string[] | undefined {
  return optionalList(body, field)?.map((item) => {
    if (typeof item !== 'string') throw wrongType(field, item, 'a string');
    return item;
  });
}

export function oneOf<T extends string>(
  body: JsonObject,
  field: string,
  allowed: readonly T[],
): T | undefined {
  const value = optionalText(body, field);
  if (value === undefined) return undefined;
  const known = allowed.find((each) => each === value);
  if (known === undefined) throw invalidRequest(`${value} is not a member of ${JSON.stringify(allowed)}.`);
  return known;
}

export function notSupplied(field: string): Error {
  return invalidRequest(`"${field}" wasn't supplied.`);
}

function optionalList(body: JsonObject, field: string): readonly Json[] | undefined {
  const value = getOwn(body, field) ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw wrongType(field, value, 'an array');
  return value;
}

function wrongType(field: string, value: Json, expected: string): Error {
  const shown = value === null ? 'nil' : JSON.stringify(value).slice(0, 100);
  return invalidRequest(`For 'properties/${field}', ${shown} is not ${expected}.`);
}
