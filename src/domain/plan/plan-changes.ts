import { type Assessment, OBJECT_STATES } from '../drift/assessment.ts';
import type { FabricPolicy } from '../resource/fabric-policy.ts';
import type { KindRegistry } from '../resource/kind.ts';
import { compareIds, displayId, parseKey, type ResourceKey } from '../resource/object-id.ts';
import { assertNever } from '../shared/assert-never.ts';
import { countBy } from '../shared/count-by.ts';
import type { Digest } from '../shared/digest.ts';
import { type HoldCause, PLAN_ACTIONS, type Plan, type PlanAction, type PlannedChange } from './plan.ts';
import { policyStop } from './policy-stop.ts';
import { buildReferenceGraph, type GraphNode } from './reference-graph.ts';

/** What stops an object from being written besides its state. */
export interface PlanConstraints {
  readonly invalid: ReadonlySet<ResourceKey>;
  /** Refers, at any distance, to an invalid object; value: which. */
  readonly dragged: ReadonlyMap<ResourceKey, ResourceKey>;
  /** `group/kind` the cluster does not serve; null when no cluster was asked. */
  readonly isServed: ((group: string, kind: string) => boolean) | null;
  /** What the configuration says of the fabric; absent: there is none. */
  readonly policy?: Pick<FabricPolicy, 'enabled' | 'hold' | 'conflictPolicy'>;
}

interface Decision {
  readonly action: PlanAction;
  readonly reason: string;
  readonly hold: HoldCause | null;
}

/** An ordered list of changes, as a value. Depends on its input's content only, not on its order. */
export function planChanges(
  assessments: readonly Assessment[],
  constraints: PlanConstraints,
  registry: KindRegistry,
  commit: string | null,
  digest: Digest,
): Plan {
  const decisions = assessments.map((assessment) =>
    underPolicy(decide(assessment, constraints), assessment, constraints),
  );
  const written: GraphNode[] = [];
  for (const [index, { id, key, manifest }] of assessments.entries()) {
    const action = decisions[index]?.action;
    if (action === 'create' || action === 'update') written.push({ key, id, object: manifest?.object ?? {} });
  }
  const graph = buildReferenceGraph(written, registry);
  const changes: PlannedChange[] = decisions.map(({ action, reason, hold }, index) => {
    const assessment = assessments[index] as Assessment;
    const { id, key } = assessment;
    const refersTo = graph.targets.get(key) ?? [];
    return { id, key, action, reason, hold, wave: graph.waves.get(key) ?? 0, refersTo, assessment };
  });
  changes.sort((a, b) => a.wave - b.wave || compareIds(a.id, b.id));
  return {
    changes,
    waves: Math.max(0, ...graph.waves.values()),
    byAction: countBy(changes, PLAN_ACTIONS, ({ action }) => action),
    byState: countBy(changes, OBJECT_STATES, ({ assessment }) => assessment.state),
    commit,
    notices: [],
    id: digest(identity(changes, commit)),
  };
}

/** What would be written, or could be forced, may be stopped by the configuration. */
function underPolicy(decision: Decision, { id }: Assessment, { policy }: PlanConstraints): Decision {
  const { action, hold: cause, reason } = decision;
  const isWritten = action !== 'keep' && action !== 'hold';
  if (policy === undefined || !(isWritten || cause === 'foreign-change' || cause === 'conflict'))
    return decision;
  const stopped = policyStop(policy, id);
  if (stopped !== null) return hold('on-hold', isWritten ? stopped : `${stopped} (${reason})`);
  if (cause !== 'conflict' || policy.conflictPolicy !== 'git') return decision;
  return hold(cause, `${reason}; the conflict policy is git, so the next apply forces Git's value`);
}

function decide(assessment: Assessment, constraints: PlanConstraints): Decision {
  if (assessment.ignored) {
    const { ignoredBecause: why } = assessment;
    return hold('ignored', why === undefined ? 'opted out by annotation' : `ignored by rule: ${why}`);
  }
  const stopped = stop(assessment, constraints);
  if (stopped !== null) return stopped;
  const { state } = assessment;
  switch (state) {
    case 'in_sync':
      return { action: 'keep', reason: assessment.reason, hold: null };
    case 'missing':
      return { action: 'create', reason: `${assessment.reason}; it is made again`, hold: null };
    case 'git_ahead':
      if (assessment.deleteCandidate) {
        return hold('delete-off', `${assessment.reason}; deleting is off, so it stays`);
      }
      return assessment.live === null && assessment.fields.length === 0
        ? { action: 'create', reason: assessment.reason, hold: null }
        : { action: 'update', reason: assessment.reason, hold: null };
    case 'cluster_ahead':
      return hold('foreign-change', assessment.reason);
    case 'both_changed':
      return hold(
        assessment.fields.some((field) => field.conflict) ? 'conflict' : 'foreign-change',
        assessment.reason,
      );
    case 'extra':
      return hold('unmanaged', assessment.reason);
    default:
      return assertNever(state);
  }
}

function stop(assessment: Assessment, constraints: PlanConstraints): Decision | null {
  if (assessment.manifest === null) return null;
  if (constraints.invalid.has(assessment.key)) return hold('invalid', 'the manifest has errors');
  const dragging = constraints.dragged.get(assessment.key);
  if (dragging !== undefined) {
    const id = parseKey(dragging);
    const cause = id === undefined ? dragging : displayId(id);
    return hold('refers-to-invalid', `it refers to ${cause}, which has errors`);
  }
  if (constraints.isServed !== null && !constraints.isServed(assessment.id.group, assessment.id.kind)) {
    return hold('kind-not-served', 'the cluster does not serve this kind');
  }
  return null;
}

function hold(cause: HoldCause, reason: string): Decision {
  return { action: 'hold', reason, hold: cause };
}

/** Canonical as it stands: lists keep their order, and the two keys are in theirs. */
function identity(changes: readonly PlannedChange[], commit: string | null): string {
  const written = changes
    .filter((change) => change.action !== 'keep')
    .map(({ key, action, assessment }) => [
      key,
      action,
      assessment.manifest?.digest ?? null,
      assessment.live?.uid ?? null,
      assessment.live?.resourceVersion ?? null,
    ]);
  return JSON.stringify({ changes: written, commit });
}
