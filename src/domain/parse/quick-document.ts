import { type Json, setOwn } from '../shared/json.ts';
import { MAX_LEXEMES } from './parse-limits.ts';
import {
  COLON,
  type Cursor,
  fail,
  HASH,
  isDash,
  isGap,
  LINE_FEED,
  RETURN,
  SPACE,
  toNextLine,
  toNextValue,
} from './quick-cursor.ts';
import { isFlowStart, readFlow } from './quick-flow.ts';
import { MAX_KEY_CHARACTERS, plainValue, readKey, readScalar } from './quick-scalar.ts';
import { isPlainText } from './scalar-rules.ts';

/** What the quick reader says of a document. */
export interface QuickDocument {
  readonly value: Json;
  /** Offset of the value in the text. */
  readonly offset: number;
}

/** A lexeme covers half a character at least, so that no document this large is beyond its bound. */
const MAX_CHARACTERS = MAX_LEXEMES / 2 - 10;

/**
 * Reads the document between `start` and `end` if it is written the way nearly all manifests are: mappings and lists in
 * lines indented by spaces, scalars and brackets that end on their line, comments. Null for everything else, and for
 * everything that a person has to be told about (errors, duplicate keys, `yes`, large numbers): that takes the long way,
 * which alone knows what to say. The text must hold no character that manifests must not have.
 */
export function readQuickly(
  text: string,
  start: number,
  end: number,
  maxDepth: number,
): QuickDocument | null {
  if (end - start > MAX_CHARACTERS) return null;
  const isMarked = text.charCodeAt(start) === 0xfeff;
  const at = isMarked ? start + 1 : start;
  const cursor: Cursor = { text, end, at, lineStart: at, column: 0, failed: false };
  if (text.startsWith('---', at)) {
    cursor.at += 3;
    toNextLine(cursor);
  } else if (isMarked) return null;
  else toNextValue(cursor);
  const offset = cursor.at;
  if (cursor.column !== 0) return null;
  // half, because the long way counts some levels twice
  const value = readBlock(cursor, 0, Math.floor(maxDepth / 2));
  return cursor.failed || cursor.at < end ? null : { value, offset };
}

/** The mapping or list whose first line is here, indented by `indent`. `room`: levels still allowed. */
function readBlock(cursor: Cursor, indent: number, room: number): Json {
  if (room <= 0) return fail(cursor);
  return isDash(cursor) ? readList(cursor, indent, room) : readMapping(cursor, indent, room);
}

function readMapping(cursor: Cursor, indent: number, room: number): Json {
  const object: Record<string, Json> = {};
  do {
    const start = cursor.at;
    const isUsual = isUsualEntry(cursor);
    const key = isUsual ? usualKey(cursor) : readKey(cursor, false);
    if (key === null || Object.hasOwn(object, key)) return fail(cursor);
    const from = start + key.length + 1;
    const value = isUsual ? usualValue(cursor, from, indent, room) : readValue(cursor, indent, room);
    setOwn(object, key, value);
  } while (cursor.column === indent);
  return cursor.column > indent ? fail(cursor) : object;
}

/**
 * A key of letters with an unquoted value of letters and digits or none, up to the next line's value: most lines are so,
 * and one pattern reads them faster than a loop over characters until that has been compiled, in a short run never.
 */
const USUAL_ENTRY = /[A-Za-z][\w./-]*:(?: [A-Za-z\d][\w./-]*(?::[\w./-]+)*)?\r?\n *(?=[^\s#])/y;

/** The match ends at `USUAL_ENTRY.lastIndex`. */
function isUsualEntry({ text, at }: Cursor): boolean {
  USUAL_ENTRY.lastIndex = at;
  return USUAL_ENTRY.test(text);
}

/** The key of a usual entry, the cursor before the next line's value. */
function usualKey(cursor: Cursor): string | null {
  const { text, at } = cursor;
  const stop = USUAL_ENTRY.lastIndex;
  const key = text.slice(at, text.indexOf(':', at));
  if (key.length > MAX_KEY_CHARACTERS || !isPlainText(key)) return null;
  cursor.at = stop;
  cursor.lineStart = text.indexOf('\n', at) + 1;
  cursor.column = stop < cursor.end ? stop - cursor.lineStart : -1;
  return key;
}

/** The value behind the colon that ends at `from`, on its line or from the cursor on. */
function usualValue(cursor: Cursor, from: number, indent: number, room: number): Json {
  const { text, lineStart } = cursor;
  const stop = text.charCodeAt(lineStart - 2) === RETURN ? lineStart - 2 : lineStart - 1;
  return from === stop
    ? readBelow(cursor, indent, true, room)
    : plainValue(cursor, text.slice(from + 1, stop));
}

/** What stands behind a key and its colon. */
function readValue(cursor: Cursor, indent: number, room: number): Json {
  if (!isLineDone(cursor)) return readInline(cursor, room);
  toNextLine(cursor);
  return readBelow(cursor, indent, true, room);
}

function readList(cursor: Cursor, indent: number, room: number): Json {
  const list: Json[] = [];
  do {
    cursor.at += 1;
    list.push(readItem(cursor, indent, room));
  } while (cursor.column === indent && isDash(cursor));
  return cursor.column > indent ? fail(cursor) : list;
}

/** Skips spaces behind a colon or dash; true where nothing but a comment follows on the line. */
function isLineDone(cursor: Cursor): boolean {
  const { text } = cursor;
  let { at } = cursor;
  while (text.charCodeAt(at) === SPACE) at++;
  cursor.at = at;
  const code = text.charCodeAt(at);
  return code === LINE_FEED || code === RETURN || code === HASH || at >= cursor.end;
}

/** What starts on the line after that of a key or dash that is indented by `indent`; null if nothing does. */
function readBelow(cursor: Cursor, indent: number, isKey: boolean, room: number): Json {
  const isListBeside = isKey && cursor.column === indent && isDash(cursor);
  return cursor.column > indent || isListBeside ? readBlock(cursor, cursor.column, room - 1) : null;
}

/** What stands behind a key on its line. */
function readInline(cursor: Cursor, room: number): Json {
  const isFlow = isFlowStart(cursor.text.charCodeAt(cursor.at));
  const value = isFlow ? readFlow(cursor, room - 1) : readScalar(cursor, false);
  toNextLine(cursor);
  return value;
}

/** What stands behind a dash: as behind a key, or the first line of a mapping or list. */
function readItem(cursor: Cursor, indent: number, room: number): Json {
  if (isLineDone(cursor)) {
    toNextLine(cursor);
    return readBelow(cursor, indent, false, room);
  }
  const { text, at: start } = cursor;
  const column = start - cursor.lineStart;
  if (isDash(cursor) || isUsualEntry(cursor)) return readBlock(cursor, column, room - 1);
  if (isFlowStart(text.charCodeAt(start))) return readInline(cursor, room);
  const value = readScalar(cursor, false);
  if (text.charCodeAt(cursor.at) === COLON && isGap(text.charCodeAt(cursor.at + 1))) {
    cursor.at = start;
    return readBlock(cursor, column, room - 1);
  }
  toNextLine(cursor);
  return value;
}
