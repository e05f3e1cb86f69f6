import { displayFieldPath, type FieldSet, pathsOf } from './field-set.ts';
import type { ManagerState } from './managers.ts';

/** One field that another manager owns and this apply would change. */
export interface FieldConflict {
  /** The manager as the server words it: `"kubectl" using example.com/v1`. */
  readonly manager: string;
  /** `.spec.description` */
  readonly field: string;
}

export function conflictsOf(sets: readonly (readonly [ManagerState, FieldSet])[]): FieldConflict[] {
  return sets
    .flatMap(([state, set]) =>
      pathsOf(set).map((path) => ({ manager: describe(state), field: displayFieldPath(path) })),
    )
    .sort((a, b) => (a.manager === b.manager ? 0 : a.manager < b.manager ? -1 : 1));
}

export function conflictMessage(conflicts: readonly FieldConflict[]): string {
  const [first] = conflicts;
  if (conflicts.length === 1 && first !== undefined) {
    return `Apply failed with 1 conflict: conflict with ${first.manager}: ${first.field}`;
  }
  const managers = [...new Set(conflicts.map((conflict) => conflict.manager))];
  const parts = managers.map((manager) => {
    const fields = conflicts
      .filter((conflict) => conflict.manager === manager)
      .map(({ field }) => `- ${field}`);
    return `conflicts with ${manager}:\n${fields.join('\n')}`;
  });
  return `Apply failed with ${conflicts.length} conflicts: ${parts.join('\n')}`;
}

function describe(state: ManagerState): string {
  let text = JSON.stringify(state.manager);
  if (state.subresource !== '') text += ` with subresource ${JSON.stringify(state.subresource)}`;
  return state.operation === 'Update' ? `${text} using ${state.apiVersion}` : text;
}
