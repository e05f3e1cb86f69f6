import type { ListSchema, MapSchema, ObjectSchema, Schema } from '../../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';
import { isZero } from '../canonical.ts';
import { pathsLacking } from '../schema-path.ts';

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
 * map that is null is dropped, as the API server drops it. Giving the form twice changes nothing; what has the form
 * already is given back itself, at any depth.
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
  return pathsLacking(schema, paths);
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
  readonly form: Form;
  /** What is written when there is no value; undefined: nothing. */
  readonly empty: Json | undefined;
  readonly isEmpty: (value: Json) => boolean;
}

/** Gives a member its form; undefined: it is not written. */
type MemberForm = (member: Json, key: string) => Json | undefined;

function objectForm(schema: ObjectSchema, path: string, compiler: Compiler): Form {
  const fields = new Map<string, FieldForm>();
  for (const [name, field] of Object.entries(schema.fields)) {
    fields.set(name, fieldForm(field, path === '' ? name : `${path}.${name}`, compiler));
  }
  const filled = [...fields].filter(([, { empty }]) => empty !== undefined).map(([name]) => name);
  const memberForm: MemberForm = (member, key) => {
    const field = fields.get(key);
    if (field === undefined) return undefined;
    const formed = member === null ? null : field.form(member);
    return field.isEmpty(formed) ? field.empty : formed;
  };
  return (value) => {
    if (!isJsonObject(value)) return value;
    const changed = changedMembers(value, memberForm);
    if (changed === undefined && filled.every((name) => Object.hasOwn(value, name))) return value;
    const result: Record<string, Json> = {};
    for (const [name, { empty }] of fields) {
      const member = (changed === undefined ? getOwn(value, name) : changed.get(name)) ?? empty;
      if (member !== undefined) setOwn(result, name, member);
    }
    return result;
  };
}

function fieldForm(field: Schema, at: string, compiler: Compiler): FieldForm {
  const form = formOf(field, at, compiler);
  const always = compiler.always.get(at);
  if (always !== undefined) return { form, empty: always, isEmpty: isNull };
  if (compiler.structs.has(at)) return { form, empty: form({}), isEmpty: isNull };
  const byPointer = field.type === 'object' || compiler.pointers.has(at);
  return { form, empty: undefined, isEmpty: byPointer ? isNull : isZero };
}

function mapForm(schema: MapSchema, path: string, compiler: Compiler): Form {
  const at = path === '' ? '*' : `${path}.*`;
  const form = formOf(schema.values, at, compiler);
  const memberForm: MemberForm = (member) => (member === null ? undefined : form(member));
  return (value) => {
    if (!isJsonObject(value)) return value;
    const changed = changedMembers(value, memberForm);
    if (changed === undefined) return value;
    const result: Record<string, Json> = {};
    for (const [key, member] of changed) setOwn(result, key, member);
    return result;
  };
}

/** Every member that is written, in its form; undefined when all of them are what they were. */
function changedMembers(value: JsonObject, form: MemberForm): Map<string, Json> | undefined {
  let changed: Map<string, Json> | undefined;
  const keys = Object.keys(value);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? '';
    const member = value[key] ?? null;
    const formed = form(member, key);
    if (changed === undefined) {
      if (formed === member) continue;
      changed = new Map(keys.slice(0, at).map((before) => [before, value[before] ?? null]));
    }
    if (formed !== undefined) changed.set(key, formed);
  }
  return changed;
}

function listForm(schema: ListSchema, path: string, compiler: Compiler): Form {
  const form = formOf(schema.items, path === '' ? '*' : `${path}.*`, compiler);
  const zero = zeroOf(schema.items, form);
  return (value) => (Array.isArray(value) ? formedItems(value, form, zero) : value);
}

function formedItems(items: readonly Json[], form: Form, zero: Json): readonly Json[] {
  let changed: Json[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const item = items[at] ?? null;
    const formed = item === null ? zero : form(item);
    if (changed === undefined) {
      if (formed === item) continue;
      changed = items.slice(0, at);
    }
    changed.push(formed);
  }
  return changed ?? items;
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

function isNull(value: Json): boolean {
  return value === null;
}
