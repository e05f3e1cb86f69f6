import {
  getOwn,
  isJsonObject,
  type Json,
  type JsonObject,
  jsonEquals,
  setOwn,
} from '../../../domain/shared/json.ts';
import { pointerTokens } from '../../../domain/shared/pointer.ts';

/** RFC 7386. */
export function mergePatch(target: Json, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const merged: Record<string, Json> = {};
  const base = isJsonObject(target) ? target : {};
  for (const [key, value] of Object.entries(base)) setOwn(merged, key, value);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else setOwn(merged, key, mergePatch(getOwn(base, key) ?? null, value));
  }
  return merged;
}

/** RFC 6902. undefined: an operation could not be carried out (a failed test, a missing path). */
export function jsonPatch(target: Json, operations: readonly Json[]): Json | undefined {
  let value: Json | undefined = target;
  for (const operation of operations) {
    if (value === undefined || !isJsonObject(operation)) return undefined;
    value = applyOperation(value, operation);
  }
  return value;
}

function applyOperation(target: Json, operation: JsonObject): Json | undefined {
  const path = tokensOf(operation.path);
  const from = tokensOf(operation.from);
  if (path === undefined) return undefined;
  const { value } = operation;
  switch (operation.op) {
    case 'add':
      return value === undefined ? undefined : add(target, path, value);
    case 'remove':
      return remove(target, path);
    case 'replace': {
      if (value === undefined || read(target, path) === undefined) return undefined;
      const removed = path.length === 0 ? target : remove(target, path);
      return removed === undefined ? undefined : add(removed, path, value);
    }
    case 'test':
      return value !== undefined && jsonEquals(read(target, path), value) ? target : undefined;
    case 'copy':
    case 'move': {
      const moved = from === undefined ? undefined : read(target, from);
      if (from === undefined || moved === undefined) return undefined;
      const base = operation.op === 'move' ? remove(target, from) : target;
      return base === undefined ? undefined : add(base, path, moved);
    }
    default:
      return undefined;
  }
}

function tokensOf(pointer: Json | undefined): string[] | undefined {
  return typeof pointer === 'string' && (pointer === '' || pointer.startsWith('/'))
    ? pointerTokens(pointer)
    : undefined;
}

function read(target: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = target;
  for (const token of path) {
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isJsonObject(value) ? getOwn(value, token) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

function add(target: Json, path: readonly string[], value: Json): Json | undefined {
  const [token, ...rest] = path;
  if (token === undefined) return value;
  if (Array.isArray(target)) {
    const index = token === '-' ? target.length : Number(token);
    if (!Number.isInteger(index) || index < 0 || index > target.length) return undefined;
    if (rest.length === 0) return [...target.slice(0, index), value, ...target.slice(index)];
    return replaceItem(target, index, (item) => add(item, rest, value));
  }
  if (!isJsonObject(target)) return undefined;
  const child = rest.length === 0 ? value : addBelow(getOwn(target, token), rest, value);
  return child === undefined ? undefined : withKey(target, token, child);
}

function addBelow(child: Json | undefined, rest: readonly string[], value: Json): Json | undefined {
  return child === undefined ? undefined : add(child, rest, value);
}

function remove(target: Json, path: readonly string[]): Json | undefined {
  const [token, ...rest] = path;
  if (token === undefined) return undefined;
  if (Array.isArray(target)) {
    const index = Number(token);
    if (!Number.isInteger(index) || index < 0 || index >= target.length) return undefined;
    if (rest.length === 0) return target.filter((_item, at) => at !== index);
    return replaceItem(target, index, (item) => remove(item, rest));
  }
  const child = isJsonObject(target) ? getOwn(target, token) : undefined;
  if (!isJsonObject(target) || child === undefined) return undefined;
  if (rest.length > 0) {
    const left = remove(child, rest);
    return left === undefined ? undefined : withKey(target, token, left);
  }
  const { [token]: _removed, ...left } = target;
  return left;
}

function replaceItem(
  list: readonly Json[],
  index: number,
  change: (item: Json) => Json | undefined,
): Json | undefined {
  const item = list[index];
  const changed = item === undefined ? undefined : change(item);
  return changed === undefined ? undefined : list.map((other, at) => (at === index ? changed : other));
}

function withKey(object: JsonObject, key: string, value: Json): JsonObject {
  const copy: Record<string, Json> = {};
  for (const [name, item] of Object.entries(object)) setOwn(copy, name, item);
  setOwn(copy, key, value);
  return copy;
}
