import { type Json, setOwn } from '../shared/json.ts';
import {
  BRACE_CLOSE,
  BRACE_OPEN,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  COMMA,
  type Cursor,
  fail,
  SPACE,
} from './quick-cursor.ts';
import { readKey, readScalar } from './quick-scalar.ts';

export function isFlowStart(code: number): boolean {
  return code === BRACKET_OPEN || code === BRACE_OPEN;
}

/** `[a, b]` or `{a: b}` on one line, every item with a value, nothing behind the last comma. `room`: levels still allowed. */
export function readFlow(cursor: Cursor, room: number): Json {
  if (room <= 0) return fail(cursor);
  const isList = cursor.text.charCodeAt(cursor.at) === BRACKET_OPEN;
  const close = isList ? BRACKET_CLOSE : BRACE_CLOSE;
  const list: Json[] = [];
  const object: Record<string, Json> = {};
  cursor.at += 1;
  if (skipSpaces(cursor) === close) {
    cursor.at += 1;
    return isList ? list : object;
  }
  while (!cursor.failed) {
    if (isList) list.push(readFlowValue(cursor, room));
    else readFlowPair(cursor, object, room);
    const sign = skipSpaces(cursor);
    cursor.at += 1;
    if (sign === close) return isList ? list : object;
    if (sign !== COMMA) fail(cursor);
    else skipSpaces(cursor);
  }
  return null;
}

function readFlowPair(cursor: Cursor, object: Record<string, Json>, room: number): void {
  const key = readKey(cursor, true);
  if (key === null || Object.hasOwn(object, key)) {
    fail(cursor);
    return;
  }
  skipSpaces(cursor);
  setOwn(object, key, readFlowValue(cursor, room));
}

function readFlowValue(cursor: Cursor, room: number): Json {
  if (isFlowStart(cursor.text.charCodeAt(cursor.at))) return readFlow(cursor, room - 1);
  const start = cursor.at;
  const value = readScalar(cursor, true);
  return cursor.at === start ? fail(cursor) : value;
}

/** The first character that is no space. */
function skipSpaces(cursor: Cursor): number {
  let code = cursor.text.charCodeAt(cursor.at);
  while (code === SPACE) {
    cursor.at += 1;
    code = cursor.text.charCodeAt(cursor.at);
  }
  return code;
}
