import { boundedText } from './bounded-text.ts';
import type { BuildInput, StatusBuild } from './build-input.ts';
import { inconsistenciesOf } from './consistency.ts';
import { contradictionsOf } from './contradictions.ts';
import { countRun } from './count-run.ts';
import { differencesDigest, driftObjects } from './drift-content.ts';
import { findingsOf } from './findings.ts';
import { gather } from './gather.ts';
import { healthOf } from './health-terms.ts';
import { entryOf, withEntry } from './history.ts';
import { isNewestLook } from './last-known.ts';
import { changeOf } from './meaning.ts';
import { objectResults } from './object-results.ts';
import { clusterSeenAt, isCompared } from './observe-cluster.ts';
import { breakersOf } from './observe-connection.ts';
import { overallText } from './overall-text.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';
import { recordDecisions } from './record-decisions.ts';
import type { FailureFact } from './run-facts.ts';
import { timesOf } from './run-times.ts';
import { isSealed, seal, type Unsealed } from './seal.ts';
import { severityOfResults } from './severity.ts';
import { type HistoryEntry, STATUS_VERSION } from './status-document.ts';

/**
 * The unified status after a run: gathers what the run and the last status say of each component, detects and resolves
 * contradictions, rolls up, counts, grades. Pure: equal input, equal document. Built again on another previous document
 * (two runs at once) it keeps that one's history, its counts and its newer looks.
 */
export function buildStatus(input: BuildInput): StatusBuild {
  const { facts, previous, now, digest } = input;
  const times = timesOf(input);
  const differences = isCompared(facts) ? differencesDigest(driftObjects(facts), digest) : null;
  const record = { hasSucceeded: times.succeededAt !== null, hasFailed: failureOf(input) !== null };
  const outcome = reconcile(gather(input, differences), input, record);
  const draft = draftOf(input, outcome, times);
  const checked = { ...draft, inconsistencies: [...leftContradictions(input), ...inconsistenciesOf(draft)] };
  const change = changeOf(checked, previous, previous !== null && isSealed(previous, digest), now);
  const heartbeatAt = change === 'none' ? (previous?.times.heartbeatAt ?? now) : now;
  const document = seal({ ...checked, times: { ...times, heartbeatAt } }, digest);
  return { document, refresh: outcome.refresh, change };
}

function draftOf(input: BuildInput, outcome: Reconciliation, times: Unsealed['times']): Unsealed {
  const { facts, previous, limits, now } = input;
  const { components, state } = outcome;
  const counts = countRun(facts, components, previous);
  const isOwnLook = isCompared(facts) && isNewestLook(components.kubernetes, clusterSeenAt(facts));
  const found = isCompared(facts) ? severityOfResults(objectResults(facts)) : null;
  const severity = isOwnLook ? found : (previous?.severity ?? null);
  const entry = entryOf(facts, state, found);
  const history = withEntry(previous?.history ?? [], entry);
  const health = healthOf({
    components,
    counts,
    severity,
    history,
    succeededAt: times.succeededAt,
    now,
    ...limits,
  });
  const isLatest = isLatestRun(input);
  const files = components.git_sync.source === 'run' || previous === null ? facts : previous;
  const failure = failureOf(input);
  return {
    version: STATUS_VERSION,
    fabric: facts.fabric,
    state,
    ...overallText(outcome, failure),
    health,
    severity,
    components,
    decisions: recordDecisions(outcome.decisions, input.refreshed),
    inconsistencies: [],
    counts,
    findings: findingsOf(facts, components, previous),
    commit: files.commit,
    branch: files.branch,
    times,
    breakers: breakersOf(components.connection),
    failure:
      failure === null
        ? null
        : { ...failure, message: boundedText(failure.message), help: boundedText(failure.help) },
    lastRun:
      isLatest || previous === null
        ? { requestId: facts.requestId, mode: facts.mode, url: facts.url }
        : previous.lastRun,
    history: history.map((one): HistoryEntry => (one === entry ? { ...one, health: health.value } : one)),
  };
}

/** Of the latest run. */
function failureOf(input: BuildInput): FailureFact | null {
  const failure = isLatestRun(input) ? input.facts.failure : (input.previous?.failure ?? null);
  if (failure === null) return null;
  return { ...failure, message: boundedText(failure.message), help: boundedText(failure.help) };
}

/** No other run that began later has written its status meanwhile; a begin that lies ahead is of a wrong clock. */
function isLatestRun({ facts, previous, now, limits }: BuildInput): boolean {
  if (previous === null) return true;
  const theirs = Date.parse(previous.times.attemptedAt);
  return theirs <= Date.parse(facts.startedAt) || theirs > Date.parse(now) + limits.skewAllowanceMs;
}

/** What still contradicts itself after it was read once more. */
function leftContradictions({ facts, refreshed }: BuildInput): readonly string[] {
  return refreshed ? contradictionsOf(facts).map(({ component, message }) => `${component}: ${message}`) : [];
}
