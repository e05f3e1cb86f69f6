import { isSkewed, latestOf } from './choose-snapshot.ts';
import type { ConflictDecision, ConflictKind, StatusConflict } from './conflict.ts';
import { snapshotFor } from './make-snapshot.ts';
import type { ResolveContext } from './resolve-context.ts';
import type { Snapshot } from './snapshot.ts';
import type { ComponentName } from './status-state.ts';

/** One of the four founding rules, as the reference page shows it. */
export interface FoundingRule {
  readonly name: string;
  readonly when: string;
  readonly result: string;
  readonly recommendation: string;
}

export const FOUNDING_RULES = {
  state_mismatch: {
    name: 'cluster-over-git',
    when: 'Git says that all is well, and the cluster is in error.',
    result: 'The cluster speaks for both: what was applied counts, not what was read.',
    recommendation: 'Settle what the cluster says; reading Git again changes nothing.',
  },
  timestamp: {
    name: 'latest-wins',
    when: 'Two looks at the same component say different things, and neither is clearly earlier.',
    result:
      'The latest observation stands. Closer than the skew allowance the decision is marked as skewed; a time that lies in the future by more than that counts as none.',
    recommendation: 'Two runs looked at once: nothing to do where they agree from the next run on.',
  },
  missing: {
    name: 'default-for-missing',
    when: 'Nobody ever looked at a component, or its record is gone.',
    result: 'It is never_synced until a run has succeeded and unknown after that; never healthy.',
    recommendation: 'Run drift: it looks at every component and changes nothing.',
  },
  inconsistent: {
    name: 'refresh-once',
    when: 'What a run found contradicts itself: counts that do not add up, a result that its parts deny.',
    result:
      'It is read once more, at most once a run. If it still contradicts itself, the component is unknown (or stays in error).',
    recommendation: 'Run again when the cluster is quieter; report it if it stays.',
  },
} as const satisfies Readonly<Record<ConflictKind, FoundingRule>>;

/** Decides by the founding rule of the conflict's kind; there is one for each kind, so it always decides. */
export function foundingDecision(conflict: StatusConflict, context: ResolveContext): ConflictDecision {
  const { name, recommendation } = FOUNDING_RULES[conflict.kind];
  const decided = { conflict, rule: name, recommendation, skewed: false };
  switch (conflict.kind) {
    case 'state_mismatch': {
      const chosen = conflict.candidates.find(({ component }) => component === 'kubernetes') ?? null;
      return { ...decided, action: 'choose', chosen };
    }
    case 'timestamp': {
      const skewed = isSkewed(conflict.candidates, context);
      return { ...decided, action: 'choose', chosen: latestOf(conflict.candidates, context), skewed };
    }
    case 'missing': {
      const component = conflict.components[0] ?? 'connection';
      return { ...decided, action: 'default', chosen: defaultSnapshot(component, context.hasSucceeded) };
    }
    case 'inconsistent':
      return context.refreshed
        ? { ...decided, action: 'keep', chosen: contradictory(conflict, context) }
        : { ...decided, action: 'refresh', chosen: null };
  }
}

/** Stands in for a component that nobody looked at. */
export function defaultSnapshot(component: ComponentName, hasSucceeded: boolean): Snapshot {
  const code = hasSucceeded ? 'never-observed' : 'never-synced';
  return snapshotFor(component, code, { observedAt: null, source: 'default' });
}

/** What contradicts itself is not known; only an error stays what it is. */
export function contradictory(
  { candidates, components, message }: StatusConflict,
  context: ResolveContext,
): Snapshot {
  const seen = latestOf(candidates, context);
  if (seen?.state === 'error') return seen;
  return snapshotFor(seen?.component ?? components[0] ?? 'connection', 'facts-contradict', {
    observedAt: seen?.observedAt ?? context.now,
    reason: message,
    evidence: { ...seen?.evidence, was: seen?.state ?? null },
  });
}
