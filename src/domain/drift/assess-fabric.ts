import type { CompareContext } from '../diff/compare-context.ts';
import { bearsDerived } from '../diff/derived-metadata.ts';
import type { Inventory, InventoryEntry } from '../resource/inventory.ts';
import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import type { LiveObject } from '../resource/live-object.ts';
import type { Manifest } from '../resource/manifest.ts';
import { compareIds, type ObjectId, parseKey, type ResourceKey } from '../resource/object-id.ts';
import type { JsonObject } from '../shared/json.ts';
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
  /** A manifest with the fabric's defaulting applied, where validation makes it anyway; absent: made when needed. */
  readonly stored?: ((manifest: Manifest) => JsonObject) | undefined;
}

export interface FabricAssessment {
  /** Sorted by kind, namespace, name. */
  readonly assessments: readonly Assessment[];
  /** Records of objects that are gone on both sides: the next apply drops them. */
  readonly stale: readonly ResourceKey[];
}

/** The state of every object that stands in Git, in the cluster or in the record. Linear in their number. */
export function assessFabric(sides: FabricSides): FabricAssessment {
  const { entries } = sides.inventory;
  const desired = new Map<ResourceKey, Manifest>();
  for (const manifest of sides.manifests) desired.set(manifest.key, manifest);
  const live = new Map<ResourceKey, LiveObject>();
  for (const object of sides.live) live.set(object.key, object);
  const assessOne = assessorOf(sides, desired);
  const assessments: Assessment[] = [];
  const stale: ResourceKey[] = [];
  const look = (key: ResourceKey): void => {
    const result = assessOne(key, desired.get(key) ?? null, live.get(key) ?? null, entries.get(key) ?? null);
    if (result === 'stale') stale.push(key);
    else if (result !== null) assessments.push(result);
  };
  for (const key of desired.keys()) look(key);
  for (const key of live.keys()) if (!desired.has(key)) look(key);
  for (const key of entries.keys()) if (!desired.has(key) && !live.has(key)) look(key);
  assessments.sort((a, b) => compareIds(a.id, b.id));
  return { assessments, stale };
}

interface KindContext extends CompareContext {
  readonly served: boolean;
}

type AssessOne = (
  key: ResourceKey,
  manifest: Manifest | null,
  live: LiveObject | null,
  recorded: InventoryEntry | null,
) => Assessment | 'stale' | null;

/** `stale`: only a record is left. null: nothing that this run says anything of. */
function assessorOf(sides: FabricSides, desired: ReadonlyMap<ResourceKey, Manifest>): AssessOne {
  const dependents = indexDependents(sides, desired);
  const contexts = new Map<KindDefinition, KindContext>();
  const admitted = hasWebhooks(sides);
  const contextOf = (kind: KindDefinition): KindContext => {
    const known = contexts.get(kind);
    if (known !== undefined) return known;
    const served = sides.isServed(kind.group, kind.kind);
    const made = { registry: sides.registry, kind, fieldManager: sides.fieldManager, served, admitted };
    contexts.set(kind, made);
    return made;
  };
  return (key, manifest, live, recorded) => {
    const id = manifest?.id ?? live?.id ?? parseKey(key);
    const kind = id === undefined ? undefined : sides.registry.find(id.group, id.kind);
    if (id === undefined || kind === undefined || kind.owner !== 'user') return null;
    if (manifest === null && sides.unreadable.has(key)) return null;
    const context = contextOf(kind);
    const { served } = context;
    if (!served && manifest === null) return null;
    const entry = served ? recorded : null;
    const ignored = sides.ignored.has(key) || (live !== null && isOptedOut(live.object));
    const stored = storedOf(manifest, sides);
    const verdict = assessObject({ manifest, live, entry, base: () => sides.base(key), stored }, context);
    if (verdict === null) {
      return entry !== null && live === null && !sides.ignored.has(key) ? 'stale' : null;
    }
    const unwanted = verdict.deleteCandidate ? (dependents.get(nameKey(id.kind, id.name)) ?? []) : NOBODY;
    // written out: a spread of as many fields makes each object several times as large, and there are thousands
    const { state, reason, fields, comparison, twoWayReason, proof, refreshInventory, deleteCandidate } =
      verdict;
    return {
      id,
      key,
      state,
      reason,
      manifest,
      live,
      entry,
      fields,
      comparison,
      twoWayReason,
      proof,
      refreshInventory,
      deleteCandidate,
      dependents: unwanted,
      ignored,
    };
  };
}

function storedOf(manifest: Manifest | null, { stored }: FabricSides): (() => JsonObject) | undefined {
  return manifest === null || stored === undefined ? undefined : () => stored(manifest);
}

/** One label that the fabric wrote is proof enough: it writes them with every object of its kinds. */
function hasWebhooks({ live, registry }: FabricSides): boolean {
  return live.some((object) => {
    const kind = registry.find(object.id.group, object.id.kind);
    return kind?.owner === 'user' && kind.webhooks && bearsDerived(object, kind, registry);
  });
}

const NOBODY: readonly Dependent[] = [];

function nameKey(kind: string, name: string): string {
  return `${kind}/${name}`;
}

/** Who refers to an object: live objects (they block a delete) and manifests. Built only if something may be deleted. */
function indexDependents(
  sides: FabricSides,
  desired: ReadonlyMap<ResourceKey, Manifest>,
): Map<string, Dependent[]> {
  const index = new Map<string, Dependent[]>();
  if (!hasOther(sides.inventory.entries, desired)) return index;
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

/** Does `keys` hold one that `known` lacks? */
function hasOther(
  keys: ReadonlyMap<ResourceKey, unknown>,
  known: ReadonlyMap<ResourceKey, unknown>,
): boolean {
  for (const key of keys.keys()) if (!known.has(key)) return true;
  return false;
}
