import type { RunFacts } from '../../domain/status/run-facts.ts';
import type { RunMode } from '../../domain/status/status-state.ts';
import { policyWithHolds, readHoldEntries } from '../../operations/read-holds.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ActionInputs } from './action-inputs.ts';
import type { GitHubDoor } from './github-door.ts';

/** The inputs with what `/hold` stopped in the fabric. It lies beside the status: where none is kept, nothing is on hold. */
export async function withHolds(
  inputs: ActionInputs,
  mode: RunMode,
  github: GitHubDoor | null,
  clock: Clock,
  fabric: string,
): Promise<ActionInputs> {
  if (github === null || inputs.values.status === 'off' || mode === 'validate') return inputs;
  const known = await readHoldEntries({ store: github.statusStore, clock }, fabric);
  const policy = policyWithHolds(inputs.policy, known, mode === 'apply');
  const unknownHolds = mode === 'apply' ? (known.unknown?.failure ?? null) : null;
  return {
    ...inputs,
    ...(policy === undefined ? {} : { policy }),
    ...(unknownHolds === null ? {} : { unknownHolds }),
  };
}

/** A run that wrote nothing because nobody knows what is on hold has failed: somebody must see it and run it again. */
export function withUnknownHolds(facts: RunFacts, { unknownHolds: failure }: ActionInputs): RunFacts {
  if (failure === undefined || facts.failure !== null) return facts;
  const meanings = facts.meanings.includes('error')
    ? facts.meanings
    : (['error', ...facts.meanings] as const);
  return { ...facts, failure, meanings };
}
