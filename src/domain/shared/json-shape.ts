import type { Json, JsonObject } from './json.ts';

/**
 * A piece of a published JSON form: the JSON Schema of it and, in `T`, its TypeScript type. One definition makes both,
 * so what is printed and what is published cannot differ.
 */
export interface Shape<T> {
  readonly schema: JsonObject;
  /** Never there; carries the type. */
  readonly type?: T;
}

export type TypeOf<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;

/** Every field is required, no other is allowed: what has no value is null. */
export function object<F extends Fields>(
  description: string,
  fields: F,
): Shape<{ readonly [K in keyof F]: TypeOf<F[K]> }> {
  const properties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema]));
  const required = Object.keys(fields);
  return { schema: { description, type: 'object', properties, required, additionalProperties: false } };
}

export function list<T>(description: string, items: Shape<T>): Shape<readonly T[]> {
  return { schema: { description, type: 'array', items: items.schema } };
}

export function map<T>(description: string, values: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return { schema: { description, type: 'object', additionalProperties: values.schema } };
}

export function text(description: string): Shape<string> {
  return { schema: { description, type: 'string' } };
}

export function integer(description: string, minimum = 0): Shape<number> {
  return { schema: { description, type: 'integer', minimum } };
}

/** A share or a grade: 0 to 1. */
export function fraction(description: string): Shape<number> {
  return { schema: { description, type: 'number', minimum: 0, maximum: 1 } };
}

export function flag(description: string): Shape<boolean> {
  return { schema: { description, type: 'boolean' } };
}

export function oneOf<const T extends string>(description: string, ...values: readonly T[]): Shape<T> {
  return { schema: { description, type: 'string', enum: values } };
}

export function constant<const T extends string | number>(description: string, value: T): Shape<T> {
  return { schema: { description, const: value } };
}

/** A fact of no fixed type, and nothing with parts. */
export function scalar(description: string): Shape<string | number | boolean | null> {
  return { schema: { description, type: ['string', 'number', 'boolean', 'null'] } };
}

/** Any JSON: a value of a manifest. */
export function anyValue(description: string): Shape<Json> {
  return { schema: { description } };
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  const { description, ...rest } = shape.schema;
  const { type } = rest;
  const about: JsonObject = description === undefined ? {} : { description };
  if (typeof type === 'string' && rest.enum === undefined)
    return { schema: { ...about, ...rest, type: [type, 'null'] } };
  return { schema: { ...about, anyOf: [rest, { type: 'null' }] } };
}
