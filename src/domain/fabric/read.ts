import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';

/**
 * Readers that answer as a decoded Go struct would: what is absent, null or of another type is the zero value. They
 * never throw, so that a rule can run on any object.
 */

const NOTHING: JsonObject = {};
const NONE: readonly Json[] = [];

export function specOf(object: JsonObject): JsonObject {
  return structOf(object, 'spec');
}

export function labelsOf(object: JsonObject): JsonObject {
  return structOf(structOf(object, 'metadata'), 'labels');
}

export function annotationsOf(object: JsonObject): JsonObject {
  return structOf(structOf(object, 'metadata'), 'annotations');
}

/** A member that is an object, `{}` when there is none. */
export function structOf(object: JsonObject, key: string, second?: string, third?: string): JsonObject {
  return pointerOf(object, key, second, third) ?? NOTHING;
}

/** A member that is an object, undefined when there is none: for what Go keeps as a pointer. */
export function pointerOf(
  object: JsonObject,
  key: string,
  second?: string,
  third?: string,
): JsonObject | undefined {
  const member = memberOf(object, key);
  if (second === undefined || member === undefined) return member;
  const inner = memberOf(member, second);
  return third === undefined || inner === undefined ? inner : memberOf(inner, third);
}

function memberOf(object: JsonObject, key: string): JsonObject | undefined {
  const value = getOwn(object, key);
  return isJsonObject(value) ? value : undefined;
}

export function textOf(object: JsonObject, key: string): string {
  const value = getOwn(object, key);
  return typeof value === 'string' ? value : '';
}

export function numberOf(object: JsonObject, key: string): number {
  const value = getOwn(object, key);
  return typeof value === 'number' ? value : 0;
}

export function flagOf(object: JsonObject, key: string): boolean {
  return getOwn(object, key) === true;
}

export function listOf(object: JsonObject, key: string): readonly Json[] {
  const value = getOwn(object, key);
  return Array.isArray(value) ? value : NONE;
}

/** The items of a list that are objects, each with its position in the list. */
export function structsOf(
  object: JsonObject,
  key: string,
): { readonly at: number; readonly value: JsonObject }[] {
  const structs: { at: number; value: JsonObject }[] = [];
  for (const [at, value] of listOf(object, key).entries())
    if (isJsonObject(value)) structs.push({ at, value });
  return structs;
}

/** The items of a list that are texts, each with its position in the list. */
export function textsOf(object: JsonObject, key: string): { readonly at: number; readonly value: string }[] {
  const texts: { at: number; value: string }[] = [];
  for (const [at, value] of listOf(object, key).entries()) {
    if (typeof value === 'string') texts.push({ at, value });
  }
  return texts;
}

/** The entries of a map whose values are objects. */
export function structEntriesOf(object: JsonObject, key: string): [key: string, value: JsonObject][] {
  return Object.entries(structOf(object, key)).filter((entry): entry is [string, JsonObject] =>
    isJsonObject(entry[1]),
  );
}

/** The entries of a map whose values are texts. */
export function textEntriesOf(object: JsonObject, key: string): [key: string, value: string][] {
  return Object.entries(structOf(object, key)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
}
