import type { ObjectOutcome, OutcomeError } from '../domain/plan/outcome.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import { isSyncError } from '../domain/shared/errors.ts';

/** Outcomes of everything that was not to be written, in the plan's order, with those of what was. */
export function heldOutcomes(plan: Plan, written: ReadonlyMap<ResourceKey, ObjectOutcome>): ObjectOutcome[] {
  return plan.changes
    .filter((change) => change.assessment.manifest !== null || change.assessment.deleteCandidate)
    .map((change) => {
      const done = written.get(change.key);
      if (done !== undefined) return done;
      const kept = change.action === 'keep';
      const skipped = change.hold === 'ignored' || change.action === 'create' || change.action === 'update';
      return {
        id: change.id,
        key: change.key,
        outcome: kept ? 'unchanged' : skipped ? 'skipped' : 'held',
        reason: change.reason,
        attempts: 0,
        error: null,
        accepted: [],
        complete: kept,
      };
    });
}

export function outcomeError(error: unknown): OutcomeError | null {
  if (error === null || error === undefined) return null;
  if (!isSyncError(error)) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      category: 'unexpected',
      code: 'HHS-1000',
      message,
      help: 'This is a fault of hedgehog-sync: please report it.',
    };
  }
  return { category: error.category, code: error.code, message: error.message, help: error.help };
}
