import type { ObjectId, ResourceKey } from '../resource/object-id.ts';
import { countBy } from '../shared/count-by.ts';
import type { FieldPointer } from '../shared/pointer.ts';

/** What became of one object. Counted apart; the sum is what was seen. */
export const OUTCOME_RESULTS = [
  'created',
  'configured',
  'unchanged',
  'deleted',
  'held',
  'skipped',
  'refused',
  'failed',
] as const;

export type OutcomeResult = (typeof OUTCOME_RESULTS)[number];

/** Why it was refused or failed, without anything secret. */
export interface OutcomeError {
  readonly category: string;
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

export interface ObjectOutcome {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  readonly outcome: OutcomeResult;
  readonly reason: string;
  /** Write requests sent for it, refused-and-retried ones included. */
  readonly attempts: number;
  readonly error: OutcomeError | null;
  /** Fields taken from other managers by `--accept-git`. */
  readonly accepted: readonly FieldPointer[];
  /** The object holds what Git says now, as far as this run can tell. */
  readonly complete: boolean;
}

export function countOutcomes(outcomes: readonly ObjectOutcome[]): Record<OutcomeResult, number> {
  return countBy(outcomes, OUTCOME_RESULTS, ({ outcome }) => outcome);
}
