import type { ConflictDecision, StatusConflict } from './conflict.ts';
import { foundingDecision } from './founding-rules.ts';
import type { ResolveContext } from './resolve-context.ts';
import { userDecision } from './user-rules.ts';

/** Decides a conflict: the user's rules in order, the first that fits; then the founding rule of its kind. */
export function resolveConflict(conflict: StatusConflict, context: ResolveContext): ConflictDecision {
  for (const rule of context.rules) {
    const decision = userDecision(rule, conflict, context);
    if (decision !== null) return decision;
  }
  return foundingDecision(conflict, context);
}
