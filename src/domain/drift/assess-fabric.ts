import type { Inventory } from '../resource/inventory.ts';
import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import type { LiveObject } from '../resource/live-object.ts';
import type { Manifest } from '../resource/manifest.ts';
import { compareIds, type ObjectId, parseKey, type ResourceKey } from '../resource/object-id.ts';
import { assessObject, type Base, isOptedOut } from './assess-object.ts';
import type { Assessment, Dependent } from './assessment.ts';

export interface FabricSides {
  readonly manifests: readonly Manifest[];
  /** Objects of the user's kinds. */
  readonly live: readonly LiveObject[];
  readonly inventory: Inventory;
  /** Keys opted out in Git. */
  readonly ignored: ReadonlySet<ResourceKey>;
  /** Keys that stand in Git but cannot be read or are invalid: never taken for removed. */
  readonly unreadable: ReadonlySet<ResourceKey>;
  readonly base: (key: ResourceKey) => Base;
  readonly registry: KindRegistry;
  readonly fieldManager: string;
  /** A kind that is not served cannot be listed: nothing of it is gone. */
  readonly isServed: (group: string, kind: string) => boolean;
}

export interface FabricAssessment {
  /** Sorted by kind, namespace, name. */
  readonly assessments: readonly Assessment[];
  /** Records of objects that are gone on both sides: the next apply drops them. */
  readonly stale: readonly ResourceKey[];
}

/** The state of every object that stands in Git, in the cluster or in the record. Linear in their number. */
export function assessFabric(sides: FabricSides): FabricAssessment {
  const desired = new Map(sides.manifests.map((manifest) => [manifest.key, manifest]));
  const live = new Map(sides.live.map((object) => [object.key, object]));
  const keys = new Set([...desired.keys(), ...live.keys(), ...sides.inventory.entries.keys()]);
  const dependents = indexDependents(sides);
  const assessments: Assessment[] = [];
  const stale: ResourceKey[] = [];
  for (const key of keys) {
    const manifest = desired.get(key) ?? null;
    const object = live.get(key) ?? null;
    const recorded = sides.inventory.entries.get(key) ?? null;
    const id = manifest?.id ?? object?.id ?? parseKey(key);
    const kind = id === undefined ? undefined : sides.registry.find(id.group, id.kind);
    if (id === undefined || kind === undefined || kind.owner !== 'user') continue;
    if (manifest === null && sides.unreadable.has(key)) continue;
    const served = sides.isServed(id.group, id.kind);
    if (!served && manifest === null) continue;
    const entry = served ? recorded : null;
    const ignored = sides.ignored.has(key) || (object !== null && isOptedOut(object.object));
    const context = { registry: sides.registry, kind, fieldManager: sides.fieldManager };
    const verdict = assessObject({ manifest, live: object, entry, base: () => sides.base(key) }, context);
    if (verdict === null) {
      if (entry !== null && object === null && !sides.ignored.has(key)) stale.push(key);
      continue;
    }
    const unwanted = verdict.deleteCandidate ? (dependents.get(nameKey(id.kind, id.name)) ?? []) : [];
    assessments.push({ id, key, manifest, live: object, entry, ignored, dependents: unwanted, ...verdict });
  }
  assessments.sort((a, b) => compareIds(a.id, b.id));
  return { assessments, stale };
}

function nameKey(kind: string, name: string): string {
  return `${kind}/${name}`;
}

/** Who refers to an object: live objects (they block a delete) and manifests. Built only if something may be deleted. */
function indexDependents(sides: FabricSides): Map<string, Dependent[]> {
  const index = new Map<string, Dependent[]>();
  const desired = new Set(sides.manifests.map((manifest) => manifest.key));
  const gone = [...sides.inventory.entries.keys()].some((key) => !desired.has(key));
  if (!gone) return index;
  const add = (
    kind: KindDefinition | undefined,
    id: ObjectId,
    object: LiveObject['object'],
    inGit: boolean,
  ) => {
    for (const reference of kind?.references(object) ?? []) {
      const target = nameKey(reference.kind, reference.name);
      const list = index.get(target) ?? [];
      list.push({ id, pointer: reference.pointer, inGit });
      index.set(target, list);
    }
  };
  const seen = new Set<ResourceKey>();
  for (const object of sides.live) {
    seen.add(object.key);
    add(
      sides.registry.find(object.id.group, object.id.kind),
      object.id,
      object.object,
      desired.has(object.key),
    );
  }
  for (const manifest of sides.manifests) {
    if (seen.has(manifest.key)) continue;
    add(sides.registry.find(manifest.id.group, manifest.id.kind), manifest.id, manifest.object, true);
  }
  return index;
}
