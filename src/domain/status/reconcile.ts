import type { BuildInput } from './build-input.ts';
import { latestOf } from './choose-snapshot.ts';
import type { ConflictDecision, StatusConflict } from './conflict.ts';
import { contradictionsOf } from './contradictions.ts';
import { detectInconsistent, detectMismatch, detectMissing, detectTimestamps } from './detect.ts';
import { contradictory, defaultSnapshot } from './founding-rules.ts';
import type { Candidates } from './gather.ts';
import { resolveConflict } from './resolve.ts';
import type { ResolveContext } from './resolve-context.ts';
import { type Components, componentsFrom, type RollUp, type RunRecord, rollUp } from './roll-up.ts';
import type { ComponentName } from './status-state.ts';

/** What became of the candidates: one snapshot a component, and everything that was decided on the way. */
export interface Reconciliation extends RollUp {
  readonly components: Components;
  readonly decisions: readonly ConflictDecision[];
  /** Components to be read once more. */
  readonly refresh: readonly ComponentName[];
}

/**
 * Detects and resolves: first which look at each component stands, then whether this run's own facts agree, then whether
 * Git and cluster agree. The result does not depend on the order of the candidates.
 */
export function reconcile(candidates: Candidates, input: BuildInput, record: RunRecord): Reconciliation {
  const context: ResolveContext = {
    rules: input.rules,
    now: input.now,
    skewAllowanceMs: input.limits.skewAllowanceMs,
    refreshed: input.refreshed,
    hasSucceeded: record.hasSucceeded,
  };
  const decide = (conflict: StatusConflict) => resolveConflict(conflict, context);
  const first = [...detectMissing(candidates), ...detectTimestamps(candidates)].map(decide);
  const standing = settle(first, context, (name) => latestOf(candidates[name], context));
  const second = detectInconsistent(contradictionsOf(input.facts), standing).map(decide);
  const components = settle(second, context, (name) => standing[name]);
  const conflict = detectMismatch(components);
  const mismatch = conflict === null ? null : decide(conflict);
  const decisions = [...first, ...second, ...(mismatch === null ? [] : [mismatch])];
  const asked = decisions.filter(({ action }) => action === 'refresh');
  return {
    ...rollUp(components, mismatch, record),
    components,
    decisions,
    refresh: [...new Set(asked.flatMap((decision) => decision.conflict.components))],
  };
}

/** The decided snapshot of each component; where a refresh is asked for, what stands until it has been made. */
function settle(
  decisions: readonly ConflictDecision[],
  context: ResolveContext,
  otherwise: (name: ComponentName) => Components[ComponentName] | null,
): Components {
  const decided = new Map(decisions.flatMap((one) => one.conflict.components.map((name) => [name, one])));
  return componentsFrom((name) => {
    const decision = decided.get(name);
    if (decision?.conflict.kind === 'inconsistent') {
      return decision.chosen ?? contradictory(decision.conflict, context);
    }
    return decision?.chosen ?? otherwise(name) ?? defaultSnapshot(name, context.hasSucceeded);
  });
}
