import { RUN_MEANINGS, type RunFacts } from '../status/run-facts.ts';
import type { StatusDocument } from '../status/status-document.ts';
import type { CheckConclusion } from './check-report.ts';
import { isCancelled, meaningsOfRun } from './run-meanings.ts';
import { runTitle } from './run-title.ts';
import { seenSwitches, uncheckedOf } from './unchecked.ts';

/** From which finding on a run counts as failed; each includes those before it. `never`: it only reports. */
export const FAIL_ON = ['error', 'conflict', 'drift', 'changes', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export interface Conclusion {
  readonly conclusion: CheckConclusion;
  /** Plain text, at most 255 bytes. */
  readonly title: string;
}

/**
 * How a run ends, for the check and for the exit code: the code is 0 for `success` and `neutral`. Green only where
 * everything that the mode promises was checked and is as it should be.
 */
export function concludeRun(facts: RunFacts, document: StatusDocument | null, failOn: FailOn): Conclusion {
  const conclusion = isCancelled(facts)
    ? 'cancelled'
    : isFailure(facts, document, failOn)
      ? 'failure'
      : isGreen(facts, document)
        ? 'success'
        : 'neutral';
  return { conclusion, title: runTitle(facts, document) };
}

function isFailure(facts: RunFacts, document: StatusDocument | null, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  const meanings = meaningsOfRun(facts, document);
  const last = RUN_MEANINGS.indexOf(failOn);
  return RUN_MEANINGS.some((meaning, index) => index <= last && meanings.has(meaning));
}

function isGreen(facts: RunFacts, document: StatusDocument | null): boolean {
  const meanings = meaningsOfRun(facts, document);
  // changes are what a plan is for; anywhere else they are something left undone
  const settled = [...meanings].every((meaning) => meaning === 'changes' && facts.mode === 'plan');
  const inForce = seenSwitches(facts)?.every((one) => one.state === 'converged') ?? true;
  const well = document === null || document.state === 'healthy';
  return settled && inForce && well && uncheckedOf(facts).length === 0;
}
