import type { PlannedChange } from '../../plan/plan.ts';
import type { KindRegistry } from '../../resource/kind.ts';
import type { ObjectId } from '../../resource/object-id.ts';
import type { JsonObject } from '../../shared/json.ts';
import { PULL_LIMITS, type PullPicture } from './pull-report.ts';

type Mark = PullPicture['nodes'][number]['mark'];

/** An object that the pull request changes, and how it is to be shown. */
export interface PicturedChange {
  readonly change: PlannedChange;
  readonly mark: Exclude<Mark, 'same'>;
}

/**
 * The changed objects with everything that they refer to, and the references between them. null: there is nothing to see
 * in it (no reference), or too much.
 */
export function pullPicture(changes: readonly PicturedChange[], registry: KindRegistry): PullPicture | null {
  if (changes.length > PULL_LIMITS.nodes) return null;
  const nodes = new Map<string, PullPicture['nodes'][number]>();
  for (const { change, mark } of changes) nodes.set(nodeKey(change.id), nodeOf(change.id, mark));
  const edges = new Map<string, readonly [string, string]>();
  for (const { change } of changes) {
    for (const { kind, name } of referencesOf(change, registry)) {
      const target = { kind, name };
      const [from, to] = [nodeKey(change.id), nodeKey(target)];
      if (from === to) continue;
      if (!nodes.has(to)) nodes.set(to, nodeOf(target, 'same'));
      edges.set(`${from}\n${to}`, [from, to]);
    }
    if (nodes.size > PULL_LIMITS.nodes || edges.size > PULL_LIMITS.edges) return null;
  }
  if (edges.size === 0) return null;
  const order = [...nodes.keys()];
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].map(([from, to]) => ({ from: order.indexOf(from), to: order.indexOf(to) })),
  };
}

function nodeKey({ kind, name }: Pick<ObjectId, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}

function nodeOf({ kind, name }: Pick<ObjectId, 'kind' | 'name'>, mark: Mark): PullPicture['nodes'][number] {
  return { kind: kind.slice(0, PULL_LIMITS.text), name: name.slice(0, PULL_LIMITS.text), mark };
}

/** Those that were written; what defaulting fills in would only clutter it. */
function referencesOf({ id, assessment }: PlannedChange, registry: KindRegistry) {
  const object: JsonObject | undefined = (assessment.manifest ?? assessment.live)?.object;
  const definition = registry.find(id.group, id.kind);
  if (object === undefined || definition === undefined) return [];
  return definition.references(object).filter(({ implied }) => implied !== true);
}
