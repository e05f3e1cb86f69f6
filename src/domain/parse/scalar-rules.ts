/** How Kubernetes reads an unquoted scalar. Its reader is YAML 1.1 without base 60, dates and binary, plus `0o` octals. */
export type PlainValue =
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
  /** Syntax of a number, but not finite or an integer beyond 2^53 - 1. */
  | { readonly is: 'unsafe-number' };

type Word = boolean | null | 'not-finite';

const WORDS: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['', null],
  ...spellings(null, '~ null Null NULL'),
  ...spellings(true, 'y Y yes Yes YES true True TRUE on On ON'),
  ...spellings(false, 'n N no No NO false False FALSE off Off OFF'),
  ...spellings('not-finite', '.inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF .nan .NaN .NAN'),
]);

const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|[0-9]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** A number that starts with its point: underscores only between digits. */
const POINT_FIRST = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;

export function resolvePlain(text: string): PlainValue {
  const word = WORDS.get(text);
  if (word === 'not-finite') return { is: 'unsafe-number' };
  if (word !== undefined) return { is: 'value', value: word };
  const first = text.charCodeAt(0);
  if (first === 0x2e) {
    const digits = text.replaceAll('_', '');
    return POINT_FIRST.test(text) ? numberValue(Number(digits)) : { is: 'value', value: text };
  }
  if (!isDigit(first) && first !== 0x2b && first !== 0x2d) return { is: 'value', value: text };
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  if (INTEGER.test(digits)) return integerValue(digits);
  if (FLOAT.test(digits)) return numberValue(Number(digits));
  return { is: 'value', value: text };
}

const LONGEST_WORD = Math.max(...[...WORDS.keys()].map((word) => word.length));

/** What numbers of any notation are made of. */
const NUMBER_SIGNS = /^[-+.\w]*$/;

/** True for an unquoted scalar that is its own text to every reader, false also where a closer look is needed. */
export function isPlainText(text: string): boolean {
  const first = text.charCodeAt(0);
  if (isDigit(first) || first === 0x2b || first === 0x2d || first === 0x2e) return !NUMBER_SIGNS.test(text);
  return text.length > LONGEST_WORD || !WORDS.has(text);
}

/** A leading 0 is octal where only octal digits follow; `08` is no octal and reads as 8. */
function integerValue(digits: string): PlainValue {
  const negative = digits.startsWith('-');
  const body = digits.replace(/^[-+]/, '');
  const octal = /^0[oO]?([0-7]+)$/.exec(body);
  const size = octal === null ? Number(body) : Number(`0o${octal[1] ?? '0'}`);
  if (!Number.isSafeInteger(size)) return { is: 'unsafe-number' };
  return { is: 'value', value: negative && size !== 0 ? -size : size };
}

function numberValue(value: number): PlainValue {
  if (!Number.isFinite(value)) return { is: 'unsafe-number' };
  return { is: 'value', value: value === 0 ? 0 : value };
}

/** Which surprise an unquoted scalar holds: a word that becomes a boolean, a number that YAML 1.2 reads differently. */
export function surpriseOf(text: string): 'boolean' | 'number' | null {
  if (text.length <= 3 && /^(?:y|n|yes|no|on|off)$/i.test(text) && WORDS.has(text)) return 'boolean';
  const first = text.charCodeAt(0);
  if (!isDigit(first) && first !== 0x2b && first !== 0x2d && first !== 0x2e) return null;
  if (!text.includes('_') && !/^[-+]?0[0-9bB]/.test(text)) return null;
  const plain = resolvePlain(text);
  return plain.is === 'value' && typeof plain.value === 'number' && readAsOf12(text) !== plain.value
    ? 'number'
    : null;
}

/** YAML 1.2's core schema for texts that start with a digit or sign; undefined: it reads a text. */
function readAsOf12(text: string): number | undefined {
  if (/^[-+]?[0-9]+$/.test(text)) return Number(text);
  return FLOAT.test(text) ? Number(text) : undefined;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function spellings(meaning: Word, list: string): [string, Word][] {
  return list.split(' ').map((word) => [word, meaning]);
}
