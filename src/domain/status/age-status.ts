import { ageSnapshot } from './age-snapshot.ts';
import { DEFAULT_SKEW_ALLOWANCE_MS } from './build-input.ts';
import { healthOf } from './health-terms.ts';
import { overallText } from './overall-text.ts';
import { type Components, componentsFrom, type RollUp, worstState } from './roll-up.ts';
import type { StatusDocument } from './status-document.ts';
import { COMPONENT_NAMES } from './status-state.ts';

/**
 * The document as a reader at `now` (ISO 8601) is to take it: what was good goes stale past the limit it carries, and the
 * freshness falls. For showing, not for storing: the digest stays that of the stored text. A status without anything old
 * keeps its state and its words.
 */
export function ageStatus(document: StatusDocument, now: string): StatusDocument {
  const { times, counts, severity, history } = document;
  const limit = { now, staleAfterMs: times.staleAfterMs, skewAllowanceMs: DEFAULT_SKEW_ALLOWANCE_MS };
  const components = componentsFrom((name) => ageSnapshot(document.components[name], limit));
  const health = healthOf({
    components,
    counts,
    severity,
    history,
    succeededAt: times.succeededAt,
    ...limit,
  });
  const isOlder = COMPONENT_NAMES.some((name) => components[name] !== document.components[name]);
  if (!isOlder) return { ...document, health };
  const aged = ageWhole(document, components);
  return { ...document, ...aged, components, health };
}

/** Only what was good before may become stale; a state that is worse, or that a rule decided, stays. */
function ageWhole(
  document: StatusDocument,
  components: Components,
): Pick<StatusDocument, 'state' | 'reason' | 'next'> {
  const { state, reason, next, failure } = document;
  if (state !== 'healthy' && state !== 'warning') return { state, reason, next };
  const rolled = staleVoice(components);
  return rolled === null ? { state, reason, next } : { state: rolled.state, ...overallText(rolled, failure) };
}

function staleVoice(components: Components): RollUp | null {
  const order = ['kubernetes', 'fabric', 'git_sync', 'connection', 'watch'] as const;
  const stale = order.map((name) => components[name]).filter(({ state }) => state === 'stale');
  const [speaker] = stale;
  return speaker === undefined ? null : { state: worstState(stale.map(({ state }) => state)), speaker };
}
