import { boundedText } from './bounded-text.ts';
import { writtenBy } from './count-run.ts';
import type { RunFacts } from './run-facts.ts';
import { HISTORY_LIMIT, type HistoryEntry } from './status-document.ts';
import type { StatusState } from './status-state.ts';

/** Runs that the success term of the health looks at, at most. */
export const SUCCESS_RUNS = 10;
/** An older run does not count any more, in multiples of the stale limit: an old failure does not stick for ever. */
export const SUCCESS_WINDOW_LIMITS = 7;

/** The run did what it was to do; findings such as drift are no failure of the run. */
export function hasRunSucceeded({ failure, interrupted, meanings }: RunFacts): boolean {
  return failure === null && interrupted === null && !meanings.includes('error');
}

/** What a run adds to the history before the health is known. `severity` is what it found itself; null: it compared nothing. */
export function entryOf(facts: RunFacts, state: StatusState, severity: number | null): HistoryEntry {
  const { failure } = facts;
  return {
    requestId: facts.requestId,
    mode: facts.mode,
    endedAt: facts.endedAt,
    durationMs: Math.max(0, Date.parse(facts.endedAt) - Date.parse(facts.startedAt)),
    commit: facts.commit,
    state,
    health: null,
    severity,
    succeeded: hasRunSucceeded(facts),
    changed: writtenBy(facts.outcomes).length,
    failure: failure === null ? null : boundedText(`${failure.code}: ${failure.message}`, 200),
  };
}

/**
 * History with the run in its place: newest first, each run once. A run that changed nothing and came to the same result
 * as the one before it is not added, so an idle fabric's history stands still.
 */
export function withEntry(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  const others = history.filter((one) => !isSameRun(one, entry));
  const isKnown = others.length < history.length;
  const at = others.findIndex(({ endedAt }) => Date.parse(endedAt) <= Date.parse(entry.endedAt));
  const place = at === -1 ? others.length : at;
  const before = others[place];
  if (!isKnown && entry.changed === 0 && before !== undefined && isSameResult(before, entry)) return history;
  return [...others.slice(0, place), entry, ...others.slice(place)].slice(0, HISTORY_LIMIT);
}

/**
 * The request id alone does not tell runs apart: several jobs of one workflow have the same, and so has every run where
 * somebody sets it.
 */
export function isSameRun(
  { requestId, mode, endedAt }: Pick<HistoryEntry, 'requestId' | 'mode' | 'endedAt'>,
  other: Pick<HistoryEntry, 'requestId' | 'mode' | 'endedAt'>,
): boolean {
  return requestId === other.requestId && mode === other.mode && endedAt === other.endedAt;
}

function isSameResult(a: HistoryEntry, b: HistoryEntry): boolean {
  return (
    a.state === b.state &&
    a.succeeded === b.succeeded &&
    codeOf(a) === codeOf(b) &&
    a.commit === b.commit &&
    // a run that compared nothing says nothing else of the drift
    (a.severity === b.severity || a.severity === null || b.severity === null)
  );
}

/** The words of a failure may carry numbers that differ each time. */
function codeOf({ failure }: HistoryEntry): string | null {
  return failure?.split(':')[0] ?? null;
}

/** Runs that count for the success term at `now`: the newest always, others while they are not too old. */
export function recentRuns(
  history: readonly HistoryEntry[],
  now: string,
  staleAfterMs: number,
): readonly HistoryEntry[] {
  const from = Date.parse(now) - SUCCESS_WINDOW_LIMITS * staleAfterMs;
  return history
    .slice(0, SUCCESS_RUNS)
    .filter(({ endedAt }, index) => index === 0 || Date.parse(endedAt) >= from);
}
