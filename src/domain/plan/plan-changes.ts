import type { Assessment, ObjectState } from '../drift/assessment.ts';
import type { KindRegistry } from '../resource/kind.ts';
import { compareIds, displayId, parseKey, type ResourceKey } from '../resource/object-id.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Digest } from '../shared/digest.ts';
import { canonicalJson, type Json } from '../shared/json.ts';
import type { HoldCause, Plan, PlanAction, PlannedChange } from './plan.ts';
import { buildReferenceGraph, type GraphNode } from './reference-graph.ts';

/** What stops an object from being written besides its state. */
export interface PlanConstraints {
  readonly invalid: ReadonlySet<ResourceKey>;
  /** Refers, at any distance, to an invalid object; value: which. */
  readonly dragged: ReadonlyMap<ResourceKey, ResourceKey>;
  /** `group/kind` the cluster does not serve; null when no cluster was asked. */
  readonly isServed: ((group: string, kind: string) => boolean) | null;
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
  const decisions = assessments.map((assessment) => decide(assessment, constraints));
  const written: GraphNode[] = [];
  for (const [index, { id, key, manifest }] of assessments.entries()) {
    const action = decisions[index]?.action;
    if (action === 'create' || action === 'update') written.push({ key, id, object: manifest?.object ?? {} });
  }
  const graph = buildReferenceGraph(written, registry);
  const changes: PlannedChange[] = decisions.map(({ action, reason, hold }, index) => {
    const assessment = assessments[index] as Assessment;
    const { id, key } = assessment;
    return { id, key, action, reason, hold, wave: graph.waves.get(key) ?? 0, assessment };
  });
  changes.sort((a, b) => a.wave - b.wave || compareIds(a.id, b.id));
  return {
    changes,
    waves: Math.max(0, ...graph.waves.values()),
    byAction: countBy(changes, ['create', 'update', 'delete', 'keep', 'hold'], (change) => change.action),
    byState: countBy(changes, STATES, (change) => change.assessment.state),
    commit,
    notices: [],
    id: digest(canonicalJson(identity(changes, commit))),
  };
}

const STATES: readonly ObjectState[] = [
  'in_sync',
  'git_ahead',
  'cluster_ahead',
  'both_changed',
  'missing',
  'extra',
];

function decide(assessment: Assessment, constraints: PlanConstraints): Decision {
  if (assessment.ignored) return hold('ignored', 'opted out by annotation');
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

function countBy<K extends string>(
  changes: readonly PlannedChange[],
  keys: readonly K[],
  of: (change: PlannedChange) => K,
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const change of changes) counts[of(change)] += 1;
  return counts;
}

function identity(changes: readonly PlannedChange[], commit: string | null): Json {
  return {
    commit,
    changes: changes
      .filter((change) => change.action !== 'keep')
      .map(({ key, action, assessment }) => [
        key,
        action,
        assessment.manifest?.digest ?? null,
        assessment.live?.uid ?? null,
        assessment.live?.resourceVersion ?? null,
      ]),
  };
}
