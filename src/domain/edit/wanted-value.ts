import type { Schema } from '../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { displayPath, pointerOf, pointerTokens } from '../shared/pointer.ts';
import type { EditOptions, FieldEdit } from './edit-result.ts';
import { isNeeded, schemaAt } from './object-order.ts';

export type Wanted =
  | { readonly value: Json }
  | {
      readonly fault: 'no-parent' | 'value-not-writable';
      readonly tokens: readonly string[];
      readonly message: string;
    };

/** The value of the whole document after all edits. */
export function wantedValue(value: Json, edits: readonly FieldEdit[], options: EditOptions): Wanted {
  const base = pointerTokens(options.base ?? '');
  let wanted: Wanted = { value };
  for (const edit of edits) {
    if (!('value' in wanted)) return wanted;
    const tokens = [...base, ...pointerTokens(edit.pointer)];
    if (edit.op === 'set') wanted = setAt(wanted.value, tokens, 0, edit.value);
    else if (valueByTokens(wanted.value, tokens) !== undefined) {
      wanted = { value: removeAt(wanted.value, tokens, options, base.length) };
    }
  }
  return wanted;
}

function setAt(value: Json | undefined, tokens: readonly string[], depth: number, wanted: Json): Wanted {
  const token = tokens[depth];
  if (token === undefined) return { value: wanted };
  if (Array.isArray(value)) {
    const index = token === '-' ? value.length : /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
    if (index < 0 || index > value.length) {
      return noParent(tokens, depth, `the list has ${value.length} items and none at ${token}`);
    }
    const item = setAt(value[index], tokens, depth + 1, wanted);
    return 'value' in item ? { value: withItem(value, index, item.value) } : item;
  }
  const map = value ?? {};
  if (!isJsonObject(map)) return noParent(tokens, depth, 'it is neither a mapping nor a list');
  const child = setAt(getOwn(map, token), tokens, depth + 1, wanted);
  return 'value' in child ? { value: withField(map, token, child.value) } : child;
}

function noParent(tokens: readonly string[], depth: number, why: string): Wanted {
  const where = displayPath(pointerOf(tokens.slice(0, depth)));
  const message = `${displayPath(pointerOf(tokens))} cannot be set in ${where === '' ? 'the document' : where}: ${why}`;
  return { fault: 'no-parent', tokens: tokens.slice(0, depth), message };
}

function withItem(list: readonly Json[], index: number, item: Json): Json[] {
  const copy = [...list];
  copy[index] = item;
  return copy;
}

export function withField(map: JsonObject, key: string, value: Json | undefined): JsonObject {
  const copy: Record<string, Json> = {};
  for (const [name, field] of Object.entries(map))
    if (name !== key || value !== undefined) setOwn(copy, name, field);
  if (value === undefined) return withoutField(copy, key);
  setOwn(copy, key, value);
  return copy;
}

function withoutField(map: JsonObject, key: string): JsonObject {
  const copy: Record<string, Json> = {};
  for (const [name, field] of Object.entries(map)) if (name !== key) setOwn(copy, name, field);
  return copy;
}

/** Without the field, and without the maps that hold nothing any more, as far as nobody needs them. */
function removeAt(root: Json, tokens: readonly string[], options: EditOptions, objectDepth: number): Json {
  let value = without(root, tokens);
  if (options.emptied === 'keep') return value;
  for (let depth = tokens.length - 1; depth > objectDepth; depth -= 1) {
    const path = tokens.slice(0, depth);
    const left = valueByTokens(value, path);
    if (!isJsonObject(left) || Object.keys(left).length > 0) return value;
    if (Array.isArray(valueByTokens(value, path.slice(0, -1)))) return value;
    const parent: Schema | undefined = schemaAt(options.schema, path.slice(objectDepth, -1));
    if (isNeeded(parent, path.at(-1) ?? '')) return value;
    value = without(value, path);
  }
  return value;
}

function without(value: Json, tokens: readonly string[]): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(value)) {
    const index = Number(token);
    if (rest.length === 0) return value.filter((_item, at) => at !== index);
    return value.map((item: Json, at) => (at === index ? without(item, rest) : item));
  }
  if (!isJsonObject(value)) return value;
  if (rest.length === 0) return withoutField(value, token);
  const child = getOwn(value, token);
  return child === undefined ? value : withField(value, token, without(child, rest));
}

/** As `valueAt`, by tokens. */
export function valueByTokens(root: Json, tokens: readonly string[]): Json | undefined {
  let value: Json | undefined = root;
  for (const token of tokens) {
    if (Array.isArray(value))
      value = /^\d+$/.test(token) ? (value[Number(token)] as Json | undefined) : undefined;
    else if (isJsonObject(value)) value = getOwn(value, token);
    else return undefined;
  }
  return value;
}
