import { bestOf, earliestOf, isSkewed, latestOf, worstOf } from './choose-snapshot.ts';
import type { ConflictDecision, StatusConflict, UserRule } from './conflict.ts';
import { defaultSnapshot } from './founding-rules.ts';
import { snapshotByRule } from './make-snapshot.ts';
import type { ResolveContext } from './resolve-context.ts';
import type { Snapshot } from './snapshot.ts';

/** The decision of one rule of the user's; null: it does not fit the conflict, or cannot decide it. */
export function userDecision(
  rule: UserRule,
  conflict: StatusConflict,
  context: ResolveContext,
): ConflictDecision | null {
  if (!fits(rule, conflict)) return null;
  const decided = {
    conflict,
    rule: rule.name,
    recommendation: `Decided by your rule ${rule.name}; remove it to have the founding rule decide.`,
    skewed: conflict.kind === 'timestamp' && isSkewed(conflict.candidates, context),
  };
  if ('refresh' in rule.decide) {
    return context.refreshed ? null : { ...decided, action: 'refresh', chosen: null };
  }
  const chosen = choice(rule, conflict, context);
  return chosen === null ? null : { ...decided, action: 'choose', chosen };
}

function fits({ when }: UserRule, { kind, components, candidates }: StatusConflict): boolean {
  if (when.kind !== undefined && when.kind !== kind) return false;
  if (when.component !== undefined && !components.includes(when.component)) return false;
  return when.state === undefined || candidates.some(({ state }) => state === when.state);
}

function choice(rule: UserRule, conflict: StatusConflict, context: ResolveContext): Snapshot | null {
  const { decide } = rule;
  const { candidates } = conflict;
  if ('chooseComponent' in decide) {
    return latestOf(
      candidates.filter(({ component }) => component === decide.chooseComponent),
      context,
    );
  }
  if ('setState' in decide) return setState(decide.setState, rule.name, conflict, context);
  if ('refresh' in decide) return null;
  switch (decide.choose) {
    case 'latest':
      return latestOf(candidates, context);
    case 'earliest':
      return earliestOf(candidates, context);
    case 'worst':
      return worstOf(candidates, context);
    case 'best':
      return bestOf(candidates, context);
  }
}

/** A rule may say anything of what was seen; of what nobody looked at it may not say that it is well. */
function setState(
  state: Snapshot['state'],
  rule: string,
  { kind, components, candidates }: StatusConflict,
  context: ResolveContext,
): Snapshot | null {
  if (kind === 'missing') {
    const [component] = components;
    if (state === 'healthy' || component === undefined) return null;
    return snapshotByRule(defaultSnapshot(component, context.hasSucceeded), state, rule);
  }
  const seen = worstOf(candidates, context);
  return seen === null ? null : snapshotByRule(seen, state, rule);
}
