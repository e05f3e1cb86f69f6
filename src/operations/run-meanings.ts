import {
  applyMeanings,
  driftMeanings,
  planMeanings,
  sortMeanings,
  validateMeanings,
} from '../domain/status/meanings.ts';
import type { FailureFact, RunMeaning } from '../domain/status/run-facts.ts';
import type { Findings } from './find-facts.ts';
import type { RunRequest } from './run-request.ts';

/** What a run found, as the exit codes know it: the same functions as the commands of the same names. */
export function meaningsOfRun(
  found: Findings,
  request: Pick<RunRequest, 'mode' | 'failOnWarning'>,
  failure: FailureFact | null,
): RunMeaning[] {
  const failed: RunMeaning[] = failure === null ? [] : ['error'];
  return sortMeanings([...failed, ...foundMeanings(found, request, failure)]);
}

function foundMeanings(
  found: Findings,
  { mode, failOnWarning }: Pick<RunRequest, 'mode' | 'failOnWarning'>,
  failure: FailureFact | null,
): RunMeaning[] {
  const { validation, plan } = found;
  if (validation === null) return [];
  if (plan === null) return validateMeanings({ validation }, failOnWarning);
  const comparison = { validation, plan };
  if (mode === 'plan') return planMeanings(comparison);
  // an apply that was not possible compared only
  if (mode === 'apply' && (failure === null || found.outcomes.length > 0)) {
    return applyMeanings({ ...found, validation });
  }
  return driftMeanings(comparison);
}
