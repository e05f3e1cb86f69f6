import type { RunFacts, RunMeaning } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';
import { countSeverities } from './validation-text.ts';

/** Somebody ended it on purpose: no verdict on the fabric. */
export function isCancelled({ failure, convergence }: RunFacts): boolean {
  return failure === null ? convergence?.result === 'cancelled' : failure.code === 'HHS-1301';
}

/** The meanings of the run itself, with what makes any run a failed one whatever it was told to be. */
export function meaningsOfRun(facts: RunFacts, document: StatusDocument | null): ReadonlySet<RunMeaning> {
  const meanings = new Set(facts.meanings);
  const { validation, failure, interrupted } = facts;
  const broken = failure !== null || interrupted !== null || validation === null;
  const errors = validation === null ? 0 : countSeverities(validation.diagnostics).error;
  if (broken || errors > 0 || validation.coverage.validated === 0) meanings.add('error');
  // the fabric may be in trouble for something that this run did not touch: the last apply was refused
  if (document?.state === 'error') meanings.add('error');
  return meanings;
}
