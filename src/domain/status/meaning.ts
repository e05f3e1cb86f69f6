import { canonicalJson } from '../shared/json.ts';
import type { StatusChange } from './build-input.ts';
import type { Unsealed } from './seal.ts';
import { asJson } from './seal.ts';
import type { Snapshot } from './snapshot.ts';
import type { StatusDocument } from './status-document.ts';
import { COMPONENT_NAMES } from './status-state.ts';

/** Numbers in sentences: those that count stand in the counts and the evidence, the others (a time waited) only move. */
function withoutNumbers(text: string): string {
  return text.replaceAll(/\d+/g, '#');
}

/** Of the words of a failure so many tell it: what stands before them may end in any of their cuts. */
const TELLING_WORDS = 30;

/**
 * Which of several requests that fail together is told is chance, and so are the words of the failure; its code stands in
 * evidence and document. Cuts what follows on the words of one of `failures`.
 */
function withoutFailures(text: string, failures: readonly string[]): string {
  const starts = failures
    .map((failure) => text.indexOf(failure.slice(0, TELLING_WORDS)))
    .filter((start) => start !== -1);
  return text.slice(0, Math.min(text.length, ...starts));
}

/** Facts that move without anything having happened: a failure is told by its code, whether it opened a breaker is chance. */
const MOVING_EVIDENCE = /[.](latencyMs|budgetLeft|observedAt|message|breaker)$/;

/**
 * What a document says apart from when and by which run: two documents of equal meaning need no second write. The
 * freshness follows from the time alone; contradictions of one moment (`timestamp`, `inconsistent`) are told once.
 */
export function meaningOf(document: Unsealed): string {
  const { lastRun: _run, breakers: _breakers, ...said } = document;
  const { times, health, components, decisions, reason, failure, ...rest } = said;
  const failures = failuresIn(document);
  const meaning = {
    ...rest,
    digest: null,
    reason: withoutNumbers(withoutFailures(reason, failures)),
    failure: failure?.code ?? null,
    staleAfterMs: times.staleAfterMs,
    hasSucceeded: times.succeededAt !== null,
    hasApplied: times.appliedAt !== null,
    terms: health.terms
      .filter(({ name }) => name !== 'freshness')
      .map(({ name, value }) => ({ name, value })),
    components: COMPONENT_NAMES.map((name) => snapshotMeaning(components[name], failures)),
    decisions: decisions
      .filter(({ kind }) => kind === 'state_mismatch' || kind === 'missing')
      .map(({ kind, rule, components: about, result }) => ({ kind, rule, about, result })),
  };
  return canonicalJson(asJson(meaning));
}

/** Words of the failures that a document tells. */
function failuresIn({ failure, components }: Unsealed): readonly string[] {
  const messages = COMPONENT_NAMES.flatMap((name) =>
    Object.entries(components[name].evidence).flatMap(([key, value]) =>
      key.endsWith('.message') && typeof value === 'string' ? [value] : [],
    ),
  );
  return [...(failure === null ? [] : [failure.message]), ...messages].filter((text) => text !== '');
}

function snapshotMeaning(
  { component, state, reasonCode, reason, evidence }: Snapshot,
  failures: readonly string[],
) {
  const facts = Object.entries(evidence).filter(([key]) => !MOVING_EVIDENCE.test(key));
  return {
    component,
    state,
    reasonCode,
    reason: withoutNumbers(withoutFailures(reason, failures)),
    evidence: Object.fromEntries(facts),
  };
}

/** Is the document to be written over `previous`, and why? `isTrusted`: nobody changed the previous one by hand. */
export function changeOf(
  document: Unsealed,
  previous: StatusDocument | null,
  isTrusted: boolean,
  now: string,
): StatusChange {
  if (previous === null || !isTrusted || meaningOf(document) !== meaningOf(previous)) return 'meaning';
  const age = Date.parse(now) - Date.parse(previous.times.heartbeatAt);
  const half = previous.times.staleAfterMs / 2;
  // a heartbeat that lies ahead by more than that is of a wrong clock, and would keep silent for as long
  return age > half || age < -half ? 'heartbeat' : 'none';
}
