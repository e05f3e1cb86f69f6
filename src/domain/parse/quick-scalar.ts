import type { Json } from '../shared/json.ts';
import { keyOfValue } from './node-to-json.ts';
import {
  BACKSLASH,
  BRACE_CLOSE,
  BRACE_OPEN,
  BRACKET_CLOSE,
  BRACKET_OPEN,
  COLON,
  COMMA,
  type Cursor,
  DASH,
  fail,
  HASH,
  isGap,
  LINE_FEED,
  QUOTE_DOUBLE,
  QUOTE_SINGLE,
  RETURN,
  SPACE,
} from './quick-cursor.ts';
import { isPlainText, resolvePlain, surpriseOf } from './scalar-rules.ts';

/** YAML gives up on a key whose colon stands further than 1024 characters behind its start. */
export const MAX_KEY_CHARACTERS = 1000;

/** Signs that mean something else than themselves at the start of an unquoted scalar, or are odd there. */
const NO_PLAIN_START = new Set([...'?:,[]{}#&*!|>\'"%@`'].map((sign) => sign.charCodeAt(0)));

/** Reads the scalar that starts here, up to and without what follows it. */
export function readScalar(cursor: Cursor, inFlow: boolean): Json {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === QUOTE_DOUBLE || code === QUOTE_SINGLE) return readQuoted(cursor, code);
  const plain = readPlain(cursor, inFlow);
  return plain === null ? null : plainValue(cursor, plain);
}

/** What an unquoted scalar means; one that a person has to be told about fails. */
export function plainValue(cursor: Cursor, text: string): Json {
  if (isPlainText(text)) return text;
  const resolved = resolvePlain(text);
  return resolved.is !== 'value' || surpriseOf(text) !== null ? fail(cursor) : resolved.value;
}

/** Reads a key and its colon. What is no key of one line, or one that a person has to be told about, fails. */
export function readKey(cursor: Cursor, inFlow: boolean): string | null {
  const start = cursor.at;
  const { text } = cursor;
  const value = readScalar(cursor, inFlow);
  const { at } = cursor;
  if (text.charCodeAt(at) !== COLON || !isGap(text.charCodeAt(at + 1)) || at - start > MAX_KEY_CHARACTERS) {
    return fail(cursor);
  }
  cursor.at = at + 1;
  const key = keyOfValue(value);
  // `<<` merges, unless it is quoted
  return key === null || key === '<<' ? fail(cursor) : key;
}

function readPlain(cursor: Cursor, inFlow: boolean): string | null {
  const { text, at: start } = cursor;
  const first = text.charCodeAt(start);
  if (NO_PLAIN_START.has(first)) return fail(cursor);
  if (first === DASH && !isInsidePlain(text.charCodeAt(start + 1), inFlow)) return fail(cursor);
  let stop = plainEnd(cursor, inFlow);
  cursor.at = stop;
  if (stop === -1) return fail(cursor);
  while (text.charCodeAt(stop - 1) === SPACE) stop--;
  // blanks before a colon are allowed, and rare
  if (stop < cursor.at && text.charCodeAt(cursor.at) === COLON) return fail(cursor);
  return text.slice(start, stop);
}

/** Offset of what ends the unquoted scalar: a colon, a comment, a line's end, in brackets their signs; -1 fails. */
function plainEnd({ text, at: start, end }: Cursor, inFlow: boolean): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > COLON) {
      if (inFlow && isFlowSign(code)) return at;
    } else if (code === COLON) {
      if (!isInsidePlain(text.charCodeAt(at + 1), inFlow)) return at;
    } else if (code === HASH) {
      if (text.charCodeAt(at - 1) === SPACE) return at;
    } else if (code === LINE_FEED) {
      return at;
    } else if (code < SPACE) {
      return code === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? at : -1;
    } else if (code === COMMA && inFlow) {
      return at;
    }
  }
  return end;
}

/** Whether a dash or colon before this character is part of an unquoted scalar. */
function isInsidePlain(next: number, inFlow: boolean): boolean {
  return !isGap(next) && !(inFlow && (next === COMMA || isFlowSign(next)));
}

function isFlowSign(code: number): boolean {
  return code === BRACKET_OPEN || code === BRACKET_CLOSE || code === BRACE_OPEN || code === BRACE_CLOSE;
}

function readQuoted(cursor: Cursor, quote: number): string | null {
  const { text, end } = cursor;
  const start = cursor.at + 1;
  let doubled = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      if (quote === QUOTE_DOUBLE || text.charCodeAt(at + 1) !== QUOTE_SINGLE) {
        cursor.at = at + 1;
        const content = text.slice(start, at);
        return doubled ? content.replaceAll("''", "'") : content;
      }
      doubled = true;
      at += 1;
    } else if (code < SPACE || (code === BACKSLASH && quote === QUOTE_DOUBLE)) {
      return fail(cursor);
    }
  }
  return fail(cursor);
}
