import { OBJECT_STATES } from '../drift/assessment.ts';
import { countOutcomes, type ObjectOutcome, type OutcomeResult } from '../plan/outcome.ts';
import { countBy } from '../shared/count-by.ts';
import type { Validation } from '../validate/validation.ts';
import { isNewestLook } from './last-known.ts';
import { objectResults } from './object-results.ts';
import { clusterSeenAt, isCompared } from './observe-cluster.ts';
import type { Components } from './roll-up.ts';
import type { RunFacts } from './run-facts.ts';
import type { StatusCounts, StatusDocument } from './status-document.ts';

type FileCounts = Pick<StatusCounts, 'documents' | 'invalid' | 'skipped' | 'errors' | 'warnings'>;

const NO_FILES: FileCounts = { documents: 0, invalid: 0, skipped: 0, errors: 0, warnings: 0 };

/** Counts travel with the snapshot they belong to: what this run did not see keeps the numbers of the look that stands. */
export function countRun(
  facts: RunFacts,
  components: Components,
  previous: StatusDocument | null,
): StatusCounts {
  const { git_sync, kubernetes, fabric } = components;
  const before = previous?.counts ?? null;
  const files = git_sync.source === 'run' && facts.validation !== null ? countFiles(facts.validation) : null;
  const states =
    isCompared(facts) && isNewestLook(kubernetes, clusterSeenAt(facts)) ? countStates(facts) : null;
  const switches = isNewestLook(fabric, facts.endedAt) ? countSwitches(facts) : null;
  return {
    ...(files ?? (before === null ? NO_FILES : fileCountsOf(before))),
    states: states ?? before?.states ?? null,
    outcomes: lastOutcomes(facts, previous),
    switches: switches ?? before?.switches ?? null,
  };
}

function fileCountsOf({ documents, invalid, skipped, errors, warnings }: StatusCounts): FileCounts {
  return { documents, invalid, skipped, errors, warnings };
}

/** `documents` = valid + `invalid` + `skipped`: files that were left out whole are no documents and not counted here. */
export function countFiles({ coverage, diagnostics }: Validation): FileCounts {
  const of = (severity: string) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    documents: coverage.documents,
    invalid: coverage.invalid + coverage.unreadable,
    skipped: Math.max(0, coverage.documents - coverage.validated - coverage.unreadable),
    errors: of('error'),
    warnings: of('warning'),
  };
}

/** By state as the run left them, with those that opted out and those it deleted apart: the sum is what was seen. */
function countStates(facts: RunFacts): Readonly<Record<string, number>> {
  const results = objectResults(facts);
  return {
    ...countBy(results, OBJECT_STATES, ({ state }) => state),
    ignored: (facts.plan?.changes.length ?? 0) - results.length,
  };
}

const WRITTEN: ReadonlySet<OutcomeResult> = new Set<OutcomeResult>(['created', 'configured', 'deleted']);
const FAILED: ReadonlySet<OutcomeResult> = new Set<OutcomeResult>(['refused', 'failed']);

/** Objects that this run wrote to the cluster. */
export function writtenBy(outcomes: readonly ObjectOutcome[]): readonly ObjectOutcome[] {
  return outcomes.filter(({ outcome }) => WRITTEN.has(outcome));
}

/**
 * Of the last apply that had something to do: one that found everything in place says nothing new, unless it shows that
 * earlier failures are over. An apply that another one overtook keeps silent.
 */
function lastOutcomes(
  { outcomes, endedAt }: RunFacts,
  previous: StatusDocument | null,
): StatusCounts['outcomes'] {
  const known = previous?.counts.outcomes ?? null;
  if (outcomes.length === 0) return known;
  const hasWritten = outcomes.some(({ outcome }) => WRITTEN.has(outcome));
  const hasFailed = outcomes.some(({ outcome }) => FAILED.has(outcome));
  if (known !== null && previous !== null) {
    if (wasOvertaken(endedAt, hasFailed, previous)) return known;
    const failedBefore = [...FAILED].some((outcome) => (known[outcome] ?? 0) > 0);
    if (!hasWritten && !hasFailed && !failedBefore) return known;
  }
  return countOutcomes(outcomes);
}

/** A later apply has something to tell; of what failed also one that merely found everything in place. */
function wasOvertaken(endedAt: string, hasFailed: boolean, { history, times }: StatusDocument): boolean {
  const isLater = (time: string | null) => time !== null && Date.parse(time) > Date.parse(endedAt);
  const telling = history.find(
    ({ mode, changed, succeeded }) => mode === 'apply' && (changed > 0 || !succeeded),
  );
  return isLater(telling?.endedAt ?? null) || (hasFailed && isLater(times.appliedAt));
}

function countSwitches({ switches }: RunFacts): StatusCounts['switches'] {
  if (switches === null) return null;
  const converged = switches.filter(({ state }) => state === 'converged').length;
  return { expected: switches.length, converged };
}
