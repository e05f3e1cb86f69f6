import type { ListSchema, MapSchema, ObjectSchema, Schema } from '../resource/schema.ts';
import { compareText } from '../shared/compare-text.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { pathsLacking } from './schema-path.ts';

/**
 * Where a kind departs from the common law of comparison. Paths are relative to `spec`, dotted, with `*` for any
 * map key or list position: `subnets.*.dhcp.options.dnsServers`.
 */
export interface CanonicalFacts {
  /**
   * Fields whose zero value is not absence: tri-state scalars, and structs whose mere presence says something
   * (`nat.static: {}`). Null is absence for them, too.
   */
  readonly keep?: readonly string[];
  /** Lists the fabric sorts; the value names the text members to sort objects by, none for a list of texts. */
  readonly sort?: Readonly<Record<string, readonly string[]>>;
  /**
   * What admission rewrites or drops. Gets the value in canonical form, must not alter it, and must leave its own
   * result as it is when given it again.
   */
  readonly rewrite?: Readonly<Record<string, (value: Json) => Json>>;
}

type Canonical = (value: Json) => Json;

/**
 * Makes the function that brings a spec into the form in which two specs can be compared: null, zero scalars, empty
 * lists, maps and structs of known fields are absence; lists that the fabric sorts are sorted; what admission
 * rewrites or drops is rewritten or dropped. What admission merely fills in stays absent. Keys of maps and positions
 * in lists are data and stay, whatever their value (but the API server drops a key whose value is null), and so does
 * what does not fit the schema. The input is never altered, and returned itself where nothing changes. The table is
 * compiled when first used.
 */
export function canonicalizer(schema: ObjectSchema, facts: CanonicalFacts): (spec: JsonObject) => JsonObject {
  let compiled: Canonical | undefined;
  return (spec) => {
    compiled ??= compile(schema, '', { facts, keep: new Set(facts.keep) });
    const result = compiled(spec);
    return isJsonObject(result) ? result : spec;
  };
}

/** Paths of the facts that the schema lacks; they would silently do nothing, so a test holds this empty for each kind. */
export function unknownPaths(schema: ObjectSchema, facts: CanonicalFacts): string[] {
  const paths = [
    ...(facts.keep ?? []),
    ...Object.keys(facts.sort ?? {}),
    ...Object.keys(facts.rewrite ?? {}),
  ];
  return pathsLacking(schema, paths);
}

interface Compiler {
  readonly facts: CanonicalFacts;
  readonly keep: ReadonlySet<string>;
}

const unchanged: Canonical = (value) => value;

function compile(schema: Schema, path: string, compiler: Compiler): Canonical {
  const steps = [compileShape(schema, path, compiler)];
  const sortBy = compiler.facts.sort?.[path];
  if (sortBy) steps.push((value) => sorted(value, sortBy));
  const rewrite = compiler.facts.rewrite?.[path];
  if (rewrite) steps.push(rewrite);
  const [first = unchanged, second, third] = steps.filter((step) => step !== unchanged);
  if (!second) return first;
  if (!third) return (value) => second(first(value));
  return (value) => third(second(first(value)));
}

function compileShape(schema: Schema, path: string, compiler: Compiler): Canonical {
  switch (schema.type) {
    case 'object':
      return compileObject(schema, path, compiler);
    case 'map':
      return compileMap(schema, path, compiler);
    case 'list':
      return compileList(schema, path, compiler);
    default:
      return unchanged;
  }
}

function compileObject(schema: ObjectSchema, path: string, compiler: Compiler): Canonical {
  const fields = new Map<string, { readonly canonical: Canonical; readonly keep: boolean }>();
  for (const [name, field] of Object.entries(schema.fields)) {
    const at = path === '' ? name : `${path}.${name}`;
    fields.set(name, { canonical: compile(field, at, compiler), keep: compiler.keep.has(at) });
  }
  return (value) => {
    if (!isJsonObject(value)) return value;
    const keys = Object.keys(value);
    let result: Record<string, Json> | undefined;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      const member = value[key] as Json;
      const field = fields.get(key);
      const canonical = field && member !== null ? field.canonical(member) : member;
      const drop = canonical === null || (!field?.keep && isZero(canonical));
      if (result === undefined && (drop || canonical !== member)) result = copyOf(value, keys, index);
      if (result !== undefined && !drop) setOwn(result, key, canonical);
    }
    return result ?? value;
  };
}

function compileMap(schema: MapSchema, path: string, compiler: Compiler): Canonical {
  const canonical = compile(schema.values, path === '' ? '*' : `${path}.*`, compiler);
  return (value) => {
    if (!isJsonObject(value)) return value;
    const keys = Object.keys(value);
    let result: Record<string, Json> | undefined;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      const member = value[key] as Json;
      const entry = member === null ? null : canonical(member);
      const drop = entry === null;
      if (result === undefined && (drop || entry !== member)) result = copyOf(value, keys, index);
      if (result !== undefined && !drop) setOwn(result, key, entry);
    }
    return result ?? value;
  };
}

function compileList(schema: ListSchema, path: string, compiler: Compiler): Canonical {
  const canonical = compile(schema.items, path === '' ? '*' : `${path}.*`, compiler);
  return (value) => {
    if (!Array.isArray(value)) return value;
    let result: Json[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const member = value[index] as Json;
      const item = canonical(member);
      if (result === undefined && item !== member) result = value.slice(0, index);
      result?.push(item);
    }
    return result ?? value;
  };
}

/** The first `count` members, in a fresh object. */
function copyOf(value: JsonObject, keys: readonly string[], count: number): Record<string, Json> {
  const copy: Record<string, Json> = {};
  for (let index = 0; index < count; index++) {
    const key = keys[index] as string;
    setOwn(copy, key, value[key] as Json);
  }
  return copy;
}

/** What Go leaves out of an optional field. */
export function isZero(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return !value;
  if (Array.isArray(value)) return value.length === 0;
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}

/** Go's order of texts; a list that holds anything else is left as it is. */
export function sorted(value: Json, by: readonly string[]): Json {
  if (!Array.isArray(value) || value.length < 2) return value;
  const items: readonly Json[] = value;
  if (!items.every((item) => isSortable(item, by))) return value;
  const compare = (a: Json, b: Json): number => compareItems(a, b, by);
  for (let index = 1; index < items.length; index++) {
    if (compare(items[index - 1] as Json, items[index] as Json) > 0) return [...items].sort(compare);
  }
  return value;
}

function isSortable(item: Json, by: readonly string[]): boolean {
  if (by.length === 0) return typeof item === 'string';
  return isJsonObject(item) && by.every((key) => typeof (getOwn(item, key) ?? '') === 'string');
}

function compareItems(a: Json, b: Json, by: readonly string[]): number {
  if (by.length === 0) return compareText(a as string, b as string);
  for (const key of by) {
    const order = compareText(memberText(a, key), memberText(b, key));
    if (order !== 0) return order;
  }
  return 0;
}

function memberText(item: Json, key: string): string {
  const value = isJsonObject(item) ? getOwn(item, key) : undefined;
  return typeof value === 'string' ? value : '';
}
