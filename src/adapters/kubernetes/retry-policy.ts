import type { IncomingHttpHeaders } from 'node:http';
import { isPassing, type TransportFailure } from './transport-failure.ts';

/** Bounds of repeating a request. */
export interface RetryLimits {
  /** In all, the first one included. */
  readonly tries: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** A server that asks for a longer pause than this is not waited for. */
  readonly longestRetryAfterMs: number;
}

/** As towards GitHub (adapters/resilience): the two ends of a run are tried alike. */
export const defaultRetryLimits: RetryLimits = {
  tries: 3,
  firstDelayMs: 1_000,
  longestDelayMs: 60_000,
  longestRetryAfterMs: 60_000,
};

/** A hung server costs a whole time limit each try, so it gets two. */
const TIME_LIMIT_TRIES = 2;

/** Pause in ms before the next try of a request that got no answer; null: give up. `tried`: tries so far, from 1. */
export function pauseAfterFailure(
  failure: TransportFailure,
  { repeatable, canAskForLess = false }: { readonly repeatable: boolean; readonly canAskForLess?: boolean },
  tried: number,
  limits: RetryLimits,
  random: () => number,
): number | null {
  if (tried >= limits.tries || !isPassing(failure)) return null;
  if (failure.kind === 'time-limit' && (canAskForLess || tried >= TIME_LIMIT_TRIES)) return null;
  if (!repeatable && failure.kind !== 'not-connected') return null;
  return failure.reusedConnection ? 0 : backoffMs(tried, limits, random);
}

/** As above, for an answer that asks to come again. 429 was not processed, so it may always be repeated. */
export function pauseAfterStatus(
  answer: { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string },
  request: { readonly method: string; readonly repeatable: boolean; readonly canAskForLess?: boolean },
  tried: number,
  limits: RetryLimits,
  random: () => number,
): number | null {
  if (request.canAskForLess === true && isServerTimeout(answer)) return null;
  if (tried >= limits.tries || !asksAgain(answer.status, answer.text, request)) return null;
  const asked = retryAfterMs(answer.headers);
  if (asked === null) return backoffMs(tried, limits, random);
  if (asked > limits.longestRetryAfterMs) return null;
  // Not all at the same moment: some jitter on top of what was asked for.
  return asked + random() * limits.firstDelayMs;
}

function asksAgain(
  status: number,
  text: string,
  { method, repeatable }: { readonly method: string; readonly repeatable: boolean },
): boolean {
  if (status === 429) return true;
  if (!repeatable) return false;
  if (status === 502 || status === 503 || status === 504) return !webhookFailure.test(text);
  // The server also answers 500 to a write that it will never take (an apply with an unknown field).
  return status === 500 && (method === 'GET' || passingTrouble.test(text)) && !webhookFailure.test(text);
}

/** The API server itself ran out of time, as opposed to a gateway in front of it. */
export function isServerTimeout({
  status,
  text,
}: {
  readonly status: number;
  readonly text: string;
}): boolean {
  return status === 504 && /"reason":\s*"Timeout"/.test(text);
}

/** The answer shows that the server is in trouble, and not what it thinks of the request. */
export function isServerFailure(
  answer: { readonly status: number; readonly text: string },
  method: string,
): boolean {
  return asksAgain(answer.status, answer.text, { method, repeatable: true });
}

/** Webhooks that cannot be called are waited for by whoever knows what was just written. */
const webhookFailure = /failed calling webhook|denied the request/;
const passingTrouble = /etcdserver|ServerTimeout|leader changed|deadline exceeded|timed out|try again later/i;

/** Full jitter: anything up to the bound, so that many clients do not come back together. */
export function backoffMs(tried: number, limits: RetryLimits, random: () => number): number {
  return random() * Math.min(limits.longestDelayMs, limits.firstDelayMs * 2 ** (tried - 1));
}

/** Seconds, or a date against the answer's own Date header, so that our clock does not matter. */
export function retryAfterMs(headers: IncomingHttpHeaders): number | null {
  const value = headers['retry-after'];
  if (value === undefined) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const until = Date.parse(value);
  const from = Date.parse(headers.date ?? '');
  return Number.isNaN(until) || Number.isNaN(from) ? null : Math.max(0, until - from);
}
