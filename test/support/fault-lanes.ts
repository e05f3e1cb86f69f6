import { fileURLToPath } from 'node:url';
import type { GitHubFault } from '../../src/simulator/github/http/faults.ts';
import {
  abuseDetected,
  badCredentials,
  badGateway,
  budgetExhausted,
  secondaryLimit,
  serverError,
  serviceUnavailable,
  tooManyRequests,
} from '../../src/simulator/github/http/known-faults.ts';

/** So many times sooner the pauses and time limits of a run end: 30 s of a request become 2 s. */
const TIME_FACTOR = 15;

/** Environment of a child process whose timers run out sooner. */
export const HASTY = {
  NODE_OPTIONS: `--import=${fileURLToPath(new URL('fast-timers.mjs', import.meta.url))}`,
  TEST_TIME_FACTOR: String(TIME_FACTOR),
} as const;

export interface NamedFault {
  readonly name: string;
  readonly fault: () => GitHubFault;
  /** What GitHub does only for a moment: one of them must not be noticed in the result. */
  readonly passes: boolean;
}

/** What can come in place of an answer. */
export const FAULTS: readonly NamedFault[] = [
  refused('401', () => badCredentials()),
  refused('403 without the right', () => refusal(403, 'Resource not accessible by integration')),
  refused('403 for a budget that stays empty', () => budgetExhausted(secondsFromNow(3_600))),
  refused('404', () => refusal(404, 'Not Found')),
  refused('409', () => refusal(409, 'Conflict')),
  refused('422', () => refusal(422, 'Validation Failed')),
  passing('403 for a burst', () => secondaryLimit(15)),
  passing('403 for abuse', () => abuseDetected()),
  passing('429', () => tooManyRequests(5)),
  passing('500', () => serverError()),
  passing('502', () => badGateway()),
  passing('502 after the deed', () => badGateway(true)),
  passing('a reset', () => ({ type: 'reset' })),
  passing('a reset after the deed', () => ({ type: 'reset', after: true })),
  passing('half an answer', () => ({ type: 'truncate' })),
  passing('a hang', () => ({ type: 'hang' })),
  passing('a hang after the deed', () => ({ type: 'hang', after: true })),
];

/** More of the same kinds, for the whole set. */
export const FURTHER_FAULTS: readonly NamedFault[] = [
  refused('403 by a policy', () => refusal(403, 'Resource protected by organization SAML enforcement.')),
  refused('an answer that is not of GitHub', () => loginPage()),
  passing('403 for a budget that is full soon', () => budgetExhausted(secondsFromNow(5))),
  passing('503', () => serviceUnavailable(5)),
];

/** Those that are worth a run in which they do not go away again. */
export const LASTING: ReadonlySet<string> = new Set(['429', '500', 'a reset after the deed']);

function refused(name: string, fault: () => GitHubFault): NamedFault {
  return { name, fault, passes: false };
}

function passing(name: string, fault: () => GitHubFault): NamedFault {
  return { name, fault, passes: true };
}

function refusal(status: number, message: string): GitHubFault {
  return { type: 'answer', status, body: { message, status: String(status) } };
}

/** As a proxy of a company sends it. */
function loginPage(): GitHubFault {
  const body = '<!doctype html><title>Sign in</title>';
  return { type: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body };
}

function secondsFromNow(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds;
}

/** Does `work` for each item, `width` at a time. */
export async function inLanes<T>(
  items: readonly T[],
  width: number,
  work: (item: T, lane: number) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const lane = async (number: number): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item, number);
  };
  await Promise.all(Array.from({ length: width }, (_, number) => lane(number)));
}
