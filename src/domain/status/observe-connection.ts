import { LEFT_ALONE } from '../shared/left-alone.ts';
import { boundedText } from './bounded-text.ts';
import type { ClockTrust } from './choose-snapshot.ts';
import { type Evidence, type FixedReason, snapshotFor } from './make-snapshot.ts';
import { laterOf } from './observed-time.ts';
import type { BreakerState, EndpointFact, RunFacts } from './run-facts.ts';
import type { EvidenceValue, Snapshot } from './snapshot.ts';

/** Ends of a connection, in the order of reports. */
export const ENDPOINTS = ['cluster', 'github', 'git'] as const satisfies readonly EndpointFact['endpoint'][];
type Endpoint = (typeof ENDPOINTS)[number];

/** Fewer requests left than this is worth a warning: one run needs about half of it. */
export const LOW_BUDGET = 100;

/** How an end may be, the worst first, each with what it is worth for the health. */
export const END_HEALTH = {
  'end-unreachable': 0,
  'access-refused': 0,
  'end-unusable': 0,
  'breaker-open': 0,
  'breaker-probing': 0.5,
  'connection-insecure': 0.7,
  'budget-low': 0.8,
  connected: 1,
} as const satisfies Partial<Record<FixedReason, number>>;
export type EndReason = keyof typeof END_HEALTH;

const WORST_FIRST = Object.keys(END_HEALTH) as readonly EndReason[];

/**
 * The connection as it is known after this run: of each end the latest word, this run's or the one on record (an end that
 * the run did not ask, or that another run asked later). null: nothing is known of any.
 */
export function observeConnection(
  facts: RunFacts,
  before: Snapshot | null,
  trust: ClockTrust,
): Snapshot | null {
  const asked = facts.endpoints.filter((fact) => fact.asked || fact.failure !== null);
  if (asked.length === 0) return null;
  const evidence: Record<string, EvidenceValue> = {};
  for (const endpoint of ENDPOINTS) {
    const fact = asked.find((one) => one.endpoint === endpoint);
    const known = knownOf(before, endpoint);
    const own = fact === undefined ? null : evidenceOf(fact, facts.endedAt);
    Object.assign(evidence, own !== null && !isLater(known, facts.endedAt, endpoint, trust) ? own : known);
  }
  const code = worstEnd(evidence);
  return snapshotFor('connection', code, {
    observedAt: ENDPOINTS.map((endpoint) => timeOf(evidence, endpoint)).reduce(laterOf, null),
    reason: reasonText(evidence, code),
    evidence,
  });
}

function timeOf(evidence: Evidence, endpoint: Endpoint): string | null {
  const time = evidence[`${endpoint}.observedAt`];
  return typeof time === 'string' ? time : null;
}

/** A time that lies further ahead than clocks may differ counts as none. */
function isLater(
  known: Evidence,
  endedAt: string,
  endpoint: Endpoint,
  { now, skewAllowanceMs }: ClockTrust,
): boolean {
  const time = Date.parse(timeOf(known, endpoint) ?? '');
  return time > Date.parse(endedAt) && time <= Date.parse(now) + skewAllowanceMs;
}

function evidenceOf(fact: EndpointFact, observedAt: string): Evidence {
  const { endpoint, failure } = fact;
  return {
    [endpoint]: reasonOfEnd(fact),
    [`${endpoint}.type`]: failure?.category ?? null,
    [`${endpoint}.code`]: failure?.code ?? null,
    [`${endpoint}.message`]: failure === null ? null : boundedText(failure.message),
    [`${endpoint}.breaker`]: fact.breaker,
    [`${endpoint}.insecure`]: fact.insecure,
    [`${endpoint}.latencyMs`]: fact.latencyMs,
    [`${endpoint}.budgetLeft`]: fact.budgetLeft,
    [`${endpoint}.observedAt`]: observedAt,
  };
}

function knownOf(before: Snapshot | null, endpoint: Endpoint): Evidence {
  if (before === null || before.source === 'default') return {};
  const entries = Object.entries(before.evidence);
  return Object.fromEntries(entries.filter(([key]) => key === endpoint || key.startsWith(`${endpoint}.`)));
}

function reasonOfEnd(fact: EndpointFact): EndReason {
  const { failure, breaker, budgetLeft } = fact;
  // what the run met itself says more than that nothing is sent any more; which comes first is chance
  if (breaker === 'open' && (failure === null || failure.code === LEFT_ALONE)) return 'breaker-open';
  if (failure?.category === 'authentication') return 'access-refused';
  if (failure?.category === 'configuration') return 'end-unusable';
  if (failure !== null || !fact.reached) return 'end-unreachable';
  if (breaker === 'half-open') return 'breaker-probing';
  if (fact.insecure) return 'connection-insecure';
  return budgetLeft !== null && budgetLeft < LOW_BUDGET ? 'budget-low' : 'connected';
}

/** The state of each end that is on record; a word of another release counts as not known. */
export function recordedEnds(
  evidence: Evidence,
): readonly { readonly endpoint: Endpoint; readonly is: EndReason }[] {
  return ENDPOINTS.flatMap((endpoint) => {
    const is = WORST_FIRST.find((reason) => reason === evidence[endpoint]);
    return is === undefined ? [] : [{ endpoint, is }];
  });
}

function worstEnd(evidence: Evidence): EndReason {
  const ends = recordedEnds(evidence);
  return WORST_FIRST.find((reason) => ends.some(({ is }) => is === reason)) ?? 'connected';
}

function reasonText(evidence: Evidence, code: EndReason): string {
  const names = recordedEnds(evidence)
    .filter(({ is }) => is === code)
    .map(({ endpoint }) => endpoint);
  const [first] = names;
  const message = first === undefined ? null : evidence[`${first}.message`];
  return typeof message === 'string' ? `${first}: ${message}` : `${names.join(', ')}: ${END_WORDS[code]}`;
}

/** In a word or two. */
export const END_WORDS: Readonly<Record<EndReason, string>> = {
  'end-unreachable': 'no answer',
  'access-refused': 'access refused',
  'end-unusable': 'cannot be used as configured',
  'breaker-open': 'left alone after repeated failures',
  'breaker-probing': 'being tried again after repeated failures',
  'connection-insecure': 'certificates are not verified',
  'budget-low': `fewer than ${LOW_BUDGET} requests left`,
  connected: 'answers',
};

const BREAKERS = ['closed', 'open', 'half-open'] as const satisfies readonly BreakerState[];

/** Circuit breakers by end, as the connection has them on record. */
export function breakersOf({ evidence }: Snapshot): Readonly<Record<string, BreakerState>> {
  const entries = ENDPOINTS.flatMap((endpoint): [string, BreakerState][] => {
    const state = BREAKERS.find((one) => one === evidence[`${endpoint}.breaker`]);
    return state === undefined ? [] : [[endpoint, state]];
  });
  return Object.fromEntries(entries);
}
