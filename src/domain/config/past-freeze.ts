import { getOwn, isJsonObject, parseJson } from '../shared/json.ts';

/** Who lets an apply go past a freeze, and why. */
export interface PastFreeze {
  /** Account on the forge. */
  readonly by: string;
  /** One line. */
  readonly because: string;
  /** ISO 8601: a run that begins later is kept by the freeze. */
  readonly until: string;
}

/** The text in which the App hands it to a workflow. */
export function writePastFreeze({ by, because, until }: PastFreeze): string {
  return JSON.stringify({ by, because, until });
}

const MOST_CHARACTERS = 4_000;
const KNOWN: ReadonlySet<string> = new Set(['by', 'because', 'until']);
const ACCOUNT = /^[A-Za-z0-9][-A-Za-z0-9_]{0,99}$/;
const LINE = /^[^\p{Cc}]{1,1000}$/u;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/** Reads it back; null: it is none. */
export function readPastFreeze(text: string): PastFreeze | null {
  if (text.length > MOST_CHARACTERS) return null;
  const value = parseJson(text);
  if (!isJsonObject(value) || Object.keys(value).some((key) => !KNOWN.has(key))) return null;
  const [by, because, until] = ['by', 'because', 'until'].map((key) => getOwn(value, key));
  if (typeof by !== 'string' || typeof because !== 'string' || typeof until !== 'string') return null;
  if (!ACCOUNT.test(by) || !LINE.test(because)) return null;
  return INSTANT.test(until) && !Number.isNaN(Date.parse(until)) ? { by, because, until } : null;
}
