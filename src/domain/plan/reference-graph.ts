import type { KindRegistry } from '../resource/kind.ts';
import type { ObjectId, ResourceKey } from '../resource/object-id.ts';
import type { JsonObject } from '../shared/json.ts';

export interface GraphNode {
  readonly key: ResourceKey;
  readonly id: ObjectId;
  readonly object: JsonObject;
}

export interface ReferenceGraph {
  /** What each node refers to, among the nodes given. */
  readonly targets: ReadonlyMap<ResourceKey, readonly ResourceKey[]>;
  /** 1-based; a node's wave is above every target's. Nodes of one cycle share a wave. */
  readonly waves: ReadonlyMap<ResourceKey, number>;
}

/** Order from the references in the manifests themselves (hedgehog-api.md 8.1). Linear in nodes and references. */
export function buildReferenceGraph(nodes: readonly GraphNode[], registry: KindRegistry): ReferenceGraph {
  const byName = new Map(nodes.map((node) => [`${node.id.kind}/${node.id.name}`, node.key]));
  const targets = new Map<ResourceKey, ResourceKey[]>();
  for (const node of nodes) {
    const references = registry.find(node.id.group, node.id.kind)?.references(node.object) ?? [];
    const found = new Set<ResourceKey>();
    for (const reference of references) {
      const key = byName.get(`${reference.kind}/${reference.name}`);
      if (key !== undefined && key !== node.key) found.add(key);
    }
    targets.set(node.key, [...found]);
  }
  return { targets, waves: layer(targets) };
}

interface Visit {
  readonly key: ResourceKey;
  next: number;
}

/** Tarjan's components without recursion (a chain may be long), layered as they are completed: targets come first. */
function layer(targets: ReadonlyMap<ResourceKey, readonly ResourceKey[]>): Map<ResourceKey, number> {
  const waves = new Map<ResourceKey, number>();
  const index = new Map<ResourceKey, number>();
  const low = new Map<ResourceKey, number>();
  const open: ResourceKey[] = [];
  const isOpen = new Set<ResourceKey>();
  for (const root of targets.keys()) {
    if (index.has(root)) continue;
    const path: Visit[] = [{ key: root, next: 0 }];
    while (path.length > 0) {
      const visit = path[path.length - 1] as Visit;
      if (visit.next === 0) {
        index.set(visit.key, index.size);
        low.set(visit.key, index.get(visit.key) as number);
        open.push(visit.key);
        isOpen.add(visit.key);
      }
      const target = targets.get(visit.key)?.[visit.next];
      visit.next += 1;
      if (target !== undefined) {
        if (!index.has(target)) path.push({ key: target, next: 0 });
        else if (isOpen.has(target)) lower(low, visit.key, index.get(target) as number);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) lower(low, parent.key, low.get(visit.key) as number);
      if (low.get(visit.key) === index.get(visit.key)) close(visit.key, open, isOpen, targets, waves);
    }
  }
  return waves;
}

function lower(low: Map<ResourceKey, number>, key: ResourceKey, value: number): void {
  low.set(key, Math.min(low.get(key) as number, value));
}

function close(
  root: ResourceKey,
  open: ResourceKey[],
  isOpen: Set<ResourceKey>,
  targets: ReadonlyMap<ResourceKey, readonly ResourceKey[]>,
  waves: Map<ResourceKey, number>,
): void {
  const members: ResourceKey[] = [];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    isOpen.delete(key);
    members.push(key);
    if (key === root) break;
  }
  let wave = 1;
  for (const member of members) {
    for (const target of targets.get(member) ?? []) wave = Math.max(wave, (waves.get(target) ?? 0) + 1);
  }
  for (const member of members) waves.set(member, wave);
}

/**
 * How long the chain of objects is that wait for each, one after the other; 0: nothing refers to it. Whoever writes the
 * long chains first never runs out of objects that may be written side by side.
 */
export function chainsBehind({ targets, waves }: ReferenceGraph): ReadonlyMap<ResourceKey, number> {
  const chains = new Map<ResourceKey, number>();
  const fromTheEnd = [...targets.keys()].sort((a, b) => (waves.get(b) ?? 0) - (waves.get(a) ?? 0));
  for (const key of fromTheEnd) {
    const own = chains.get(key) ?? 0;
    chains.set(key, own);
    for (const target of targets.get(key) ?? []) {
      // of a ring nobody waits for another
      if (waves.get(target) === waves.get(key)) continue;
      chains.set(target, Math.max(chains.get(target) ?? 0, own + 1));
    }
  }
  return chains;
}
