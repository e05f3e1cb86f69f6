import { type Claim, type ClaimChange, type Wait, waitsOf } from '../resource/claim.ts';
import type { KindDefinition, KindRegistry, RuleContext, RuleObject } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import { displayId, type ResourceKey } from '../resource/object-id.ts';
import { getOwn, type JsonObject, jsonEquals } from '../shared/json.ts';
import { strongComponents } from '../shared/strong-components.ts';
import { type Finding, finding } from './finding.ts';
import type { RuleObjects } from './rule-world.ts';

/** A finding and the manifest it is on. */
export interface SwapFinding {
  readonly manifest: Manifest;
  readonly finding: Finding;
}

export interface SwapInput {
  readonly manifests: readonly Manifest[];
  readonly registry: KindRegistry;
  readonly objects: RuleObjects;
  readonly context: RuleContext;
  /** The objects as they were, as `context` has them. */
  readonly stored: ReadonlyMap<ResourceKey, JsonObject>;
}

/** An object that changes: `previous` is undefined for a new one. */
interface Moved {
  readonly manifest: Manifest;
  readonly definition: KindDefinition;
  readonly object: RuleObject;
  readonly previous: RuleObject | undefined;
}

/**
 * Objects of which each takes what another one of them has until now (two VPCs that swap VLANs, three leaves that pass
 * their ASNs round): the fabric compares with what is stored, so whichever is written first is refused. What can be
 * written in some order is no finding. Only with a previous state; what is as it was costs one comparison.
 */
export function checkSwaps(input: SwapInput): readonly SwapFinding[] {
  const moved = input.manifests.flatMap((manifest) => movedBy(manifest, input));
  // nobody holds anything yet: a first apply
  if (moved.every(({ previous }) => previous === undefined)) return [];
  const changes = moved.flatMap(claimChange);
  if (changes.length === 0) return [];
  const waits = waitsOf(changes);
  if (waits.length === 0) return [];
  const targets = edgesOf(moved, waits);
  const rings = strongComponents(moved, (node) => targets.get(node) ?? []);
  const mutual = new Set(waits.map(({ owner, holder }) => pairOf(owner, holder)));
  return waits
    .filter(({ owner, holder }) => rings.get(owner) === rings.get(holder))
    .map((wait) => ({
      manifest: wait.owner.manifest,
      finding: swapFinding(wait, mutual.has(pairOf(wait.holder, wait.owner))),
    }));
}

function pairOf(owner: Moved, holder: Moved): string {
  return `${owner.manifest.key}\n${holder.manifest.key}`;
}

function movedBy(manifest: Manifest, { registry, objects, context, stored }: SwapInput): Moved[] {
  const definition = registry.find(manifest.id.group, manifest.id.kind);
  if (definition === undefined) return [];
  const before = stored.get(manifest.key);
  if (before === undefined) {
    return [{ manifest, definition, object: objects.of(manifest), previous: undefined }];
  }
  const spec = getOwn(before, 'spec');
  if (definition.claims === undefined || jsonEquals(getOwn(manifest.object, 'spec'), spec)) return [];
  const object = objects.of(manifest);
  if (jsonEquals(getOwn(object.defaulted, 'spec'), spec)) return [];
  return [{ manifest, definition, object, previous: context.previous(manifest.key) }];
}

/** None where what the object claims stays. A new one holds nothing, and waits for whoever has what it wants. */
function claimChange(moved: Moved): ClaimChange<Moved>[] {
  const { definition, object, previous } = moved;
  const desired = definition.claims?.(object) ?? [];
  const base = previous === undefined ? [] : (definition.claims?.(previous) ?? []);
  const stays = desired.length === base.length && desired.every((claim, at) => isSame(claim, base[at]));
  return stays ? [] : [{ owner: moved, base, desired }];
}

function isSame(a: Claim, b: Claim | undefined): boolean {
  if (b === undefined || a.space !== b.space || a.unchecked !== b.unchecked) return false;
  if (typeof a.taken === 'string' || typeof b.taken === 'string') return a.taken === b.taken;
  return (
    a.taken.family === b.taken.family && a.taken.first === b.taken.first && a.taken.last === b.taken.last
  );
}

/** Who must be written before whom: holders of what is wanted, and new objects before those that name them. */
function edgesOf(
  moved: readonly Moved[],
  waits: readonly Wait<Moved>[],
): ReadonlyMap<Moved, readonly Moved[]> {
  const targets = new Map<Moved, Moved[]>(moved.map((one) => [one, []]));
  for (const { owner, holder } of waits) targets.get(owner)?.push(holder);
  const created = new Map<string, Moved>();
  for (const one of moved) {
    if (one.previous === undefined) created.set(nameOf(one.manifest.id.kind, one.manifest.id.name), one);
  }
  for (const one of created.size === 0 ? [] : moved) {
    for (const { kind, name, enforced } of one.definition.references(one.manifest.object)) {
      const target = enforced ? created.get(nameOf(kind, name)) : undefined;
      if (target !== undefined && target !== one) targets.get(one)?.push(target);
    }
  }
  return targets;
}

function nameOf(kind: string, name: string): string {
  return `${kind}/${name}`;
}

function swapFinding({ owner, wants, holder, held }: Wait<Moved>, isMutual: boolean): Finding {
  const other = displayId(holder.manifest.id);
  const why = isMutual
    ? `and ${other} takes in turn what this one has`
    : 'and that one has to wait, too, in a ring of objects that ends here';
  const text = {
    message: `${wants.what} is that of ${other} until it changes, ${why}: the cluster refuses whichever is written first`,
    help: `Go in two steps: give ${displayId(owner.manifest.id)} or ${other} a value that nobody has and apply that; then write what is meant.`,
  };
  const place = holder.manifest.fields[held.onKey === true ? 'keyAt' : 'at'](held.pointer);
  return {
    ...finding('HHS-4203', wants.pointer, text, wants.onKey === true),
    related: [{ ...place, message: `${other} has ${held.what} until now, and changes here` }],
  };
}
