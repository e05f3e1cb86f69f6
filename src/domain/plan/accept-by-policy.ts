import type { FieldDifference } from '../drift/assessment.ts';
import type { Plan, PlannedChange } from './plan.ts';

/** Fields of a held object that get Git's value because the fabric's conflict policy says so. */
export interface AcceptedByPolicy {
  readonly change: PlannedChange;
  readonly differences: readonly FieldDifference[];
}

/**
 * Policy `git`: the fields that both sides changed, of every object that nothing else holds, with what Git alone changed
 * beside them. What only the cluster changed stays.
 */
export function acceptedByPolicy(plan: Plan): AcceptedByPolicy[] {
  return plan.changes.flatMap((change) => {
    const differences = forcedFields(change);
    return differences.length === 0 ? [] : [{ change, differences }];
  });
}

function forcedFields({ hold, assessment }: PlannedChange): readonly FieldDifference[] {
  const { manifest, live, fields } = assessment;
  if (hold !== 'conflict' || manifest === null || live === null) return [];
  return fields.filter(({ conflict, changedBy }) => conflict || changedBy === 'git');
}
