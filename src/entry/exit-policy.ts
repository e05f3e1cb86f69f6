import { RUN_MEANINGS, type RunMeaning } from '../domain/status/run-facts.ts';
import type { DoctorResult } from '../operations/results.ts';

/** What a run found, as a shell sees it (docs/reference/exit-codes.md). When several hold: error, conflict, drift, changes. */
export const EXIT_CODES = { clean: 0, error: 1, changes: 2, drift: 3, conflict: 4 } as const;
export type ExitMeaning = 'clean' | RunMeaning;

/** Each code in words, for help and the reference page. */
export const EXIT_MEANINGS: Readonly<Record<ExitMeaning, string>> = {
  clean: 'Git and cluster agree; a fully successful apply is clean',
  error: 'an error, or the source is not valid',
  changes: 'Git holds changes that are not applied',
  drift: 'somebody changed the cluster',
  conflict: 'Git and cluster changed the same field to different values',
};

export function exitCodeOf(meanings: Iterable<ExitMeaning>): number {
  const found = new Set(meanings);
  return EXIT_CODES[RUN_MEANINGS.find((meaning) => found.has(meaning)) ?? 'clean'];
}

export function doctorMeanings(result: DoctorResult): ExitMeaning[] {
  return result.checks.some((check) => check.result === 'failed') ? ['error'] : [];
}
