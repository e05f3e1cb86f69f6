/** Where the quick reader stands in a document, and what it has found out about the line it is on. */
export interface Cursor {
  readonly text: string;
  /** Offset behind the document. */
  readonly end: number;
  at: number;
  lineStart: number;
  /** Column (from 0) of the first value of the line; -1 behind the last line. */
  column: number;
  /** The document is none for the quick reader; what was read so far is worth nothing. */
  failed: boolean;
}

export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE_DOUBLE = 0x22;
export const HASH = 0x23;
export const QUOTE_SINGLE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const BRACKET_OPEN = 0x5b;
export const BACKSLASH = 0x5c;
export const BRACKET_CLOSE = 0x5d;
export const BRACE_OPEN = 0x7b;
export const BRACE_CLOSE = 0x7d;

export function fail(cursor: Cursor): null {
  cursor.failed = true;
  cursor.column = -1;
  cursor.at = cursor.end;
  return null;
}

/** From the start of a line to the next value, over empty lines and comments. A tab before a value fails. */
export function toNextValue(cursor: Cursor): void {
  const { text, end } = cursor;
  let { at } = cursor;
  while (at < end) {
    const lineStart = at;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === HASH) at = lineEnd(text, at, end);
    else if (code === RETURN && text.charCodeAt(at + 1) === LINE_FEED) at += 1;
    else if (at < end && code !== LINE_FEED) {
      cursor.lineStart = lineStart;
      cursor.column = at - lineStart;
      cursor.at = at;
      if (code < SPACE) fail(cursor);
      return;
    }
    at += 1;
  }
  cursor.at = end;
  cursor.column = -1;
}

/** From behind a value over the rest of its line, which may hold a comment only, to the next value. */
export function toNextLine(cursor: Cursor): void {
  const { text, end } = cursor;
  let { at } = cursor;
  while (text.charCodeAt(at) === SPACE) at++;
  const code = text.charCodeAt(at);
  if (code === HASH && text.charCodeAt(at - 1) === SPACE) at = lineEnd(text, at, end);
  else if (code === RETURN && text.charCodeAt(at + 1) === LINE_FEED) at += 1;
  else if (at < end && code !== LINE_FEED) {
    fail(cursor);
    return;
  }
  cursor.at = at + 1;
  toNextValue(cursor);
}

function lineEnd(text: string, at: number, end: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 || newline > end ? end : newline;
}

/** A space, an end of line (or of the text: NaN), or what else can follow an indicator; tabs fail later. */
export function isGap(code: number): boolean {
  return !(code > SPACE);
}

/** A dash that makes an item of a list. */
export function isDash(cursor: Cursor): boolean {
  return (
    cursor.text.charCodeAt(cursor.at) === DASH &&
    (cursor.at + 1 >= cursor.end || isGap(cursor.text.charCodeAt(cursor.at + 1)))
  );
}
