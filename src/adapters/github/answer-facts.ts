import { getOwn, isJsonObject } from '../../domain/shared/json.ts';
import { quotable } from './known-words.ts';

/** An answer of GitHub, as the errors are made from it. */
export interface AnswerFacts {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly body: unknown;
}

/** GitHub's own text; empty when the body is not GitHub's. */
export function messageOf({ body }: AnswerFacts): string {
  const message = isJsonObject(body) ? getOwn(body, 'message') : undefined;
  return typeof message === 'string' ? message : '';
}

/** `field: code` of a 422, only in words that can be nothing but names. */
export function fieldCodesOf({ body }: AnswerFacts): string {
  const errors = isJsonObject(body) ? getOwn(body, 'errors') : undefined;
  if (!Array.isArray(errors)) return '';
  const found = errors.flatMap((error) => {
    // the newer operations give sentences
    if (typeof error === 'string') return quotable(error) === '' ? [] : [quotable(error)];
    if (!isJsonObject(error)) return [];
    const code = getOwn(error, 'code');
    const field = getOwn(error, 'field');
    if (typeof code !== 'string' || !fieldCodes.has(code)) return [];
    const message = getOwn(error, 'message');
    const words = typeof message === 'string' ? quotable(message) : '';
    const named = typeof field === 'string' && sentFields.has(field) ? `${field} ${code}` : code;
    return [words === '' ? named : `${named}: ${words}`];
  });
  return [...new Set(found)].join(', ');
}

const fieldCodes = new Set([
  'missing',
  'missing_field',
  'invalid',
  'already_exists',
  'unprocessable',
  'custom',
]);

/** Names of what we send. */
const sentFields = new Set([
  'annotations',
  'base',
  'body',
  'completed_at',
  'conclusion',
  'content',
  'details_url',
  'external_id',
  'head',
  'head_sha',
  'labels',
  'message',
  'name',
  'output',
  'parents',
  'path',
  'ref',
  'sha',
  'started_at',
  'status',
  'summary',
  'text',
  'title',
  'tree',
]);

export function headerOf({ headers }: AnswerFacts, name: string): string | null {
  const value = headers[name];
  return value === undefined ? null : String(value);
}

/** Names the request for GitHub's support. */
export function requestIdOf(answer: AnswerFacts): string | null {
  const id = headerOf(answer, 'x-github-request-id');
  return id !== null && /^[0-9A-F:]{8,64}$/.test(id) ? id : null;
}

/** Pause in ms that `Retry-After` asks for: seconds, or a date against the answer's own Date; null: none. */
export function retryAfterMs(answer: AnswerFacts): number | null {
  const value = headerOf(answer, 'retry-after');
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1_000;
  const until = Date.parse(value);
  const from = Date.parse(headerOf(answer, 'date') ?? '');
  return Number.isNaN(until) || Number.isNaN(from) ? null : Math.max(0, until - from);
}

/** When the budget is full again. `waitMs` by the clock of GitHub where it tells its own time. */
export function budgetReset(
  answer: AnswerFacts,
  now: string,
): { readonly at: string; readonly waitMs: number } | null {
  const seconds = Number(headerOf(answer, 'x-ratelimit-reset') ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > latestReset) return null;
  const told = Date.parse(headerOf(answer, 'date') ?? '');
  const from = Number.isNaN(told) ? Date.parse(now) : told;
  // the second after it, because both are whole seconds
  return { at: isoSeconds(seconds), waitMs: Math.max(0, (seconds + 1) * 1_000 - from) };
}

/** Year 9999: a larger number is no time of day. */
const latestReset = 253_402_300_799;

function isoSeconds(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
