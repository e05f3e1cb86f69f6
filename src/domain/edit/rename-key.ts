import { DEFAULT_PARSE_LIMITS } from '../parse/parse-limits.ts';
import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { displayPath, type FieldPointer, pointerTokens } from '../shared/pointer.ts';
import type { TextEdit } from './edit-document.ts';
import type { EditOptions, Objection } from './edit-result.ts';
import { splice, trackText } from './line-changes.ts';
import { locate } from './locate.ts';
import { keyText } from './scalar-text.ts';
import { contentEnd, readTree } from './source-tree.ts';
import { valueByTokens, withField } from './wanted-value.ts';

/** The entry of a map at `pointer` gets another key where it stands. */
export interface KeyRename {
  readonly op: 'rename';
  readonly pointer: FieldPointer;
  readonly key: string;
}

/** Writes another key in the place of one, and nothing else; not yet proven. */
export function renameKey(
  before: string,
  { pointer, key }: KeyRename,
  options: EditOptions = {},
): TextEdit | Objection | { readonly unchanged: true } {
  const limits = options.limits ?? DEFAULT_PARSE_LIMITS;
  const tree = readTree(before, limits);
  if (tree === undefined) return { reason: 'unreadable', offset: 0, message: 'the document cannot be read' };
  const path = [...pointerTokens(options.base ?? ''), ...pointerTokens(pointer)];
  const token = path.at(-1) ?? '';
  const parent = valueByTokens(tree.value, path.slice(0, -1));
  if (token === key) return { unchanged: true };
  const where = displayPath(pointer);
  if (!isJsonObject(parent) || !Object.hasOwn(parent, token) || Object.hasOwn(parent, key)) {
    const message = `${where} cannot be called ${key}: another entry has this key`;
    return { reason: 'no-parent', offset: 0, message };
  }
  const location = locate(tree, path);
  if (location.found === 'objection') return location.objection;
  const keyNode = location.found === 'site' ? (location.site.entry?.keyNode ?? null) : null;
  if (location.found !== 'site' || keyNode === null) {
    return { reason: 'merge-key', offset: 0, message: `the key of ${where} is not written there` };
  }
  const [from = 0] = keyNode.range ?? [];
  const to = contentEnd(keyNode);
  const mark = before[from] === "'" ? 'single' : 'double';
  const always = /["']/.test(before[from] ?? '');
  const text = keyText(key, { mark, always, inFlow: location.site.inFlow });
  const tracked = splice(trackText(before), [{ from, to, text }]);
  return { tracked, value: replaced(tree.value, path, 0, key) };
}

function replaced(value: Json, path: readonly string[], depth: number, key: string): Json {
  const token = path[depth] ?? '';
  if (Array.isArray(value)) {
    return value.map((item: Json, at) =>
      at === Number(token) ? replaced(item, path, depth + 1, key) : item,
    );
  }
  if (!isJsonObject(value)) return value;
  if (depth < path.length - 1)
    return withField(value, token, replaced(value[token] ?? null, path, depth + 1, key));
  return renamed(value, token, key);
}

function renamed(map: JsonObject, token: string, key: string): JsonObject {
  const copy: Record<string, Json> = {};
  for (const [name, field] of Object.entries(map)) setOwn(copy, name === token ? key : name, field);
  return copy;
}
