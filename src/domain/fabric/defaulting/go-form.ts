import type { ListSchema, MapSchema, ObjectSchema, Schema } from '../../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';

/**
 * How Go holds the fields of a kind. Without a word a field is left out when it is zero: an object that is null (`{}`
 * stays), a scalar that is zero, a list or map that is empty. Paths as in the canonical facts: relative to the root of
 * the schema, dotted, `*` for any map key or list position.
 */
export interface GoFacts {
  /** Structs held by value: always written, `{}` when empty. */
  readonly structs?: readonly string[];
  /** Fields always written, with what stands there when nothing was said. */
  readonly always?: Readonly<Record<string, Json>>;
  /** Scalars held by pointer: zero is a value, only null is absence. */
  readonly pointers?: readonly string[];
}

type Form = (value: Json) => Json;

/**
 * Makes the function that gives a value the form in which Go writes it after reading it: unknown fields gone, zero
 * values of optional fields left out, structs that are held by value always there. What is of the wrong type stays as it
 * is. An entry of a
 * map that is null is dropped, as the API server drops it. Giving the form twice changes nothing.
 */
export function goForm(schema: ObjectSchema, facts: GoFacts): (value: JsonObject) => JsonObject {
  let compiled: Form | undefined;
  return (value) => {
    compiled ??= objectForm(schema, '', compilerOf(facts));
    const formed = compiled(value);
    return isJsonObject(formed) ? formed : value;
  };
}

/** Paths of the facts that the schema lacks; a test holds this empty for each kind. */
export function unknownGoPaths(schema: ObjectSchema, facts: GoFacts): string[] {
  const paths = [...(facts.structs ?? []), ...Object.keys(facts.always ?? {}), ...(facts.pointers ?? [])];
  return paths.filter((path) => !hasPath(schema, path.split('.')));
}

function hasPath(schema: Schema | undefined, tokens: readonly string[]): boolean {
  const [token, ...rest] = tokens;
  if (token === undefined || schema === undefined) return schema !== undefined;
  if (schema.type === 'object') return hasPath(schema.fields[token], rest);
  if (schema.type === 'map') return token === '*' && hasPath(schema.values, rest);
  return schema.type === 'list' && token === '*' && hasPath(schema.items, rest);
}

interface Compiler {
  readonly structs: ReadonlySet<string>;
  readonly always: ReadonlyMap<string, Json>;
  readonly pointers: ReadonlySet<string>;
}

function compilerOf(facts: GoFacts): Compiler {
  return {
    structs: new Set(facts.structs),
    always: new Map(Object.entries(facts.always ?? {})),
    pointers: new Set(facts.pointers),
  };
}

function formOf(schema: Schema, path: string, compiler: Compiler): Form {
  if (schema.type === 'object') return objectForm(schema, path, compiler);
  if (schema.type === 'map') return mapForm(schema, path, compiler);
  return schema.type === 'list' ? listForm(schema, path, compiler) : (value) => value;
}

interface FieldForm {
  readonly name: string;
  readonly form: Form;
  /** What is written when there is no value; undefined: nothing. */
  readonly empty: Json | undefined;
  readonly isEmpty: (value: Json) => boolean;
}

function objectForm(schema: ObjectSchema, path: string, compiler: Compiler): Form {
  const fields = Object.entries(schema.fields).map(([name, field]) =>
    fieldForm(name, field, path === '' ? name : `${path}.${name}`, compiler),
  );
  return (value) => {
    if (!isJsonObject(value)) return value;
    const result: Record<string, Json> = {};
    for (const { name, form, empty, isEmpty } of fields) {
      const member = getOwn(value, name) ?? null;
      const formed = member === null ? null : form(member);
      const written = isEmpty(formed) ? empty : formed;
      if (written !== undefined) setOwn(result, name, written);
    }
    return result;
  };
}

function fieldForm(name: string, field: Schema, at: string, compiler: Compiler): FieldForm {
  const form = formOf(field, at, compiler);
  const always = compiler.always.get(at);
  if (always !== undefined) return { name, form, empty: always, isEmpty: (value) => value === null };
  if (compiler.structs.has(at)) return { name, form, empty: form({}), isEmpty: (value) => value === null };
  const byPointer = field.type === 'object' || compiler.pointers.has(at);
  return { name, form, empty: undefined, isEmpty: byPointer ? (value) => value === null : isZero };
}

function mapForm(schema: MapSchema, path: string, compiler: Compiler): Form {
  const at = path === '' ? '*' : `${path}.*`;
  const form = formOf(schema.values, at, compiler);
  return (value) => {
    if (!isJsonObject(value)) return value;
    const result: Record<string, Json> = {};
    for (const key of Object.keys(value)) {
      const member = value[key] ?? null;
      if (member !== null) setOwn(result, key, form(member));
    }
    return result;
  };
}

function listForm(schema: ListSchema, path: string, compiler: Compiler): Form {
  const form = formOf(schema.items, path === '' ? '*' : `${path}.*`, compiler);
  const zero = zeroOf(schema.items, form);
  return (value) =>
    Array.isArray(value) ? value.map((item: Json) => (item === null ? zero : form(item))) : value;
}

/** What null becomes as an item of a list. */
function zeroOf(schema: Schema, form: Form): Json {
  switch (schema.type) {
    case 'object':
      return form({});
    case 'string':
      return '';
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 0;
    default:
      return null;
  }
}

function isZero(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return !value;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}
