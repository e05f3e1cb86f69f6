import { resolvePlain, surpriseOf } from '../parse/scalar-rules.ts';
import { isJsonObject, type Json } from '../shared/json.ts';

export type QuoteMark = 'single' | 'double';

/** How a text is written: plain where that is safe, or always in quotes. */
export interface ScalarStyle {
  readonly mark: QuoteMark;
  readonly always: boolean;
  readonly inFlow: boolean;
}

/** Control and other characters that nobody sees: only as escapes. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\ufffe\uffff]/u;
const ALL_UNSEEN = new RegExp(UNSEEN, 'gu');
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`=<~.';
/** Read alike by Kubernetes, but not by every tool: dates, times and numbers of base 60. */
const READ_OTHERWISE = /^\d{4}-\d|^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/;

/** A scalar on one line that the parser and Kubernetes read as exactly `value`. */
export function scalarText(value: string | number | boolean | null, style: ScalarStyle): string {
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (!style.always && isPlainSafe(value, style.inFlow)) return value;
  if (style.mark === 'single' && !UNSEEN.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}

export function keyText(key: string, style: ScalarStyle): string {
  return scalarText(key, style);
}

export function isPlainSafe(text: string, inFlow: boolean): boolean {
  const plain = resolvePlain(text);
  if (plain.is !== 'value' || plain.value !== text || surpriseOf(text) !== null) return false;
  if (READ_OTHERWISE.test(text) || UNSEEN.test(text)) return false;
  if (INDICATORS.includes(text[0] ?? '-') || /^\s|\s$|: |:$| #|\t/.test(text)) return false;
  return !(inFlow && /[,[\]{}]/.test(text));
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(ALL_UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16);
    return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
  });
}

/** A text of several lines as block: what stands behind the colon, and its lines without indentation. */
export interface BlockText {
  readonly header: string;
  readonly lines: readonly string[];
}

/** null: this text cannot stand in a block exactly. */
export function blockText(text: string, folded = false): BlockText | null {
  const body = text.replace(/\n+$/, '');
  const ends = text.length - body.length;
  const lines = body.split('\n');
  if (
    body === '' ||
    lines.some((line) => /^\s+$/.test(line)) ||
    /^[ \t]/.test(lines.find((line) => line !== '') ?? ' ')
  )
    return null;
  if (/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff\ufffe\uffff]/u.test(text)) return null;
  const chomp = ends === 0 ? '-' : ends === 1 ? '' : '+';
  if (folded && lines.length === 1 && ends < 2) return { header: `>${chomp}`, lines };
  return { header: `|${chomp}`, lines: [...lines, ...Array<string>(Math.max(0, ends - 1)).fill('')] };
}

/** What in the value no YAML gives exactly: half a surrogate pair, or a number beyond what JSON keeps. */
export function unwritablePart(value: Json): string | null {
  if (typeof value === 'string')
    return /\p{Surrogate}/u.test(value) ? 'a text with half a surrogate pair' : null;
  if (typeof value === 'number') {
    const plain = resolvePlain(String(value));
    return plain.is === 'value' && plain.value === value ? null : `the number ${value}`;
  }
  if (Array.isArray(value)) return firstOf(value);
  if (!isJsonObject(value)) return null;
  return firstOf(Object.keys(value)) ?? firstOf(Object.values(value));
}

function firstOf(values: readonly Json[]): string | null {
  for (const value of values) {
    const found = unwritablePart(value);
    if (found !== null) return found;
  }
  return null;
}
