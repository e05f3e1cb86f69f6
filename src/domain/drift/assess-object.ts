import { sameMetadata } from '../diff/comparable.ts';
import { derivedDifferences } from '../diff/derived-metadata.ts';
import { type CompareContext, diffAgainstLive, type LiveComparison } from '../diff/diff-against-live.ts';
import { storedObject } from '../diff/stored.ts';
import { classifyThreeWay, type ThreeWayField } from '../merge/three-way.ts';
import type { InventoryEntry } from '../resource/inventory.ts';
import { type LiveObject, managedFieldsOf, metadataOf } from '../resource/live-object.ts';
import type { Manifest } from '../resource/manifest.ts';
import { ownersOf } from '../resource/ownership.ts';
import { isJsonObject, type JsonObject } from '../shared/json.ts';
import { type FieldPointer, valueAt } from '../shared/pointer.ts';
import type { Assessment, FieldDifference, ObjectState, Proof } from './assessment.ts';
import { differenceOf } from './difference-of.ts';

export const OPT_OUT_ANNOTATION = 'hedgehog-sync.githedgehog.com/ignore';

/** The object as Git had it when it was applied, or why that cannot be known. */
export type Base =
  | { readonly known: true; readonly object: JsonObject }
  | { readonly known: false; readonly reason: string };

export interface ObjectSides {
  readonly manifest: Manifest | null;
  readonly live: LiveObject | null;
  readonly entry: InventoryEntry | null;
  /** Asked for only where hashes and generation leave a question that it answers. */
  readonly base: () => Base;
  /** The manifest with the fabric's defaulting applied, where somebody has made it already. */
  readonly stored?: (() => JsonObject) | undefined;
}

type Judged = Pick<
  Assessment,
  | 'state'
  | 'reason'
  | 'fields'
  | 'comparison'
  | 'twoWayReason'
  | 'proof'
  | 'refreshInventory'
  | 'deleteCandidate'
>;

/** Does the object (in Git or live) ask to be left alone? */
export function isOptedOut(object: JsonObject): boolean {
  const annotations = metadataOf(object).annotations;
  return isJsonObject(annotations) && annotations[OPT_OUT_ANNOTATION] === 'true';
}

/** Has Git moved since the apply that the inventory records? */
export function gitMoved(manifest: Manifest, entry: InventoryEntry): boolean {
  return manifest.digest !== entry.digest;
}

/** Has the live spec moved since that apply? Labels and annotations do not move the generation. */
export function liveMoved(live: LiveObject, entry: InventoryEntry): boolean {
  return live.uid !== entry.uid || live.generation !== entry.generation;
}

/**
 * The state table of the design for one object. null: nothing is left on any side but a record,
 * which the next apply drops; or an object that is none of ours (made by the fabric itself).
 */
export function assessObject(sides: ObjectSides, context: CompareContext): Judged | null {
  const { manifest, live, entry } = sides;
  if (manifest === null && live === null) return null;
  if (manifest === null) return live === null ? null : assessUnwanted(live, entry, sides, context);
  if (live === null) return assessAbsent(entry);
  if (entry === null) return assessUnrecorded(manifest, live, sides, context);
  return assessRecorded(manifest, live, entry, sides, context);
}

const NO_FIELDS: readonly FieldDifference[] = [];

function judged(state: ObjectState, reason: string, proof: Proof, more: Partial<Judged> = {}): Judged {
  return {
    state,
    reason,
    proof,
    fields: NO_FIELDS,
    comparison: 'three-way',
    twoWayReason: null,
    refreshInventory: false,
    deleteCandidate: false,
    ...more,
  };
}

function assessAbsent(entry: InventoryEntry | null): Judged {
  return entry === null
    ? judged('git_ahead', 'in Git and not in the cluster: new', 'presence')
    : judged('missing', 'applied before and gone from the cluster: somebody deleted it', 'presence');
}

function assessUnwanted(
  live: LiveObject,
  entry: InventoryEntry | null,
  sides: ObjectSides,
  context: CompareContext,
): Judged | null {
  if (entry === null) {
    if (context.kind.isGenerated(live.object)) return null;
    return judged('extra', 'in the cluster and not in Git, and never applied from here', 'presence');
  }
  const base = sides.base();
  const moved = liveMoved(live, entry);
  const comparison = base.known
    ? diffAgainstLive(base.object, live, context, { specInSync: !moved })
    : undefined;
  const pointers = comparison?.pointers ?? [];
  if (pointers.length === 0 && (base.known || !moved)) {
    return judged('git_ahead', 'removed from Git and untouched in the cluster since', 'generation', {
      deleteCandidate: true,
    });
  }
  const fields = base.known
    ? pointers.map((pointer) =>
        differenceOf(pointer, 'cluster', { manifest: null, base: base.object, live, context, comparison }),
      )
    : [];
  return judged('both_changed', 'removed from Git and changed in the cluster since', 'generation', {
    deleteCandidate: true,
    fields,
    ...(base.known ? {} : { comparison: 'two-way', twoWayReason: base.reason }),
  });
}

function assessUnrecorded(
  manifest: Manifest,
  live: LiveObject,
  { stored }: ObjectSides,
  context: CompareContext,
): Judged {
  const comparison = diffAgainstLive(manifest.object, live, context, { stored });
  const { pointers, proof } = comparison;
  if (pointers.length === 0) {
    return judged('in_sync', 'equal in Git and cluster; the next apply adopts it', proof, {
      refreshInventory: true,
    });
  }
  const fields = pointers.map((pointer) =>
    differenceOf(pointer, 'unknown', { manifest, base: null, live, context, comparison }),
  );
  return judged('both_changed', 'in Git and in the cluster with different values', proof, {
    fields,
    comparison: 'two-way',
    twoWayReason: 'it was never applied from here, so nobody can say which side moved',
  });
}

function assessRecorded(
  manifest: Manifest,
  live: LiveObject,
  entry: InventoryEntry,
  sides: ObjectSides,
  context: CompareContext,
): Judged {
  const git = gitMoved(manifest, entry);
  const spec = liveMoved(live, entry);
  const stored = sides.stored ?? (() => storedObject(manifest.object, context.kind, context.registry));
  if (!git && !spec && metadataAgrees(manifest, live, stored, context)) {
    return judged('in_sync', 'neither side moved since the last apply', 'generation');
  }
  const comparison = diffAgainstLive(manifest.object, live, context, { stored, specInSync: !git && !spec });
  const { pointers, proof } = comparison;
  if (pointers.length === 0) {
    const reason = git
      ? 'Git and cluster hold the same values now'
      : 'the cluster moved and holds the applied values again';
    return judged('in_sync', reason, proof, { refreshInventory: git || spec });
  }
  if (!git) {
    const fields = pointers.map((pointer) =>
      differenceOf(pointer, 'cluster', { manifest, base: manifest.object, live, context, comparison }),
    );
    return judged('cluster_ahead', 'the cluster was changed since the last apply', proof, { fields });
  }
  return assessGitMoved(manifest, live, spec, sides.base(), comparison, context);
}

function assessGitMoved(
  manifest: Manifest,
  live: LiveObject,
  specMoved: boolean,
  base: Base,
  comparison: LiveComparison,
  context: CompareContext,
): Judged {
  if (!base.known) return assessWithoutBase(manifest, live, specMoved, base.reason, comparison, context);
  const { pointers, proof } = comparison;
  const split = classifyThreeWay(base.object, manifest.object, live, pointers, context, specMoved);
  const fields = split.map((field) =>
    differenceOf(field.pointer, field.changedBy, { manifest, base: base.object, live, context, comparison }),
  );
  const state = stateOfSplit(split);
  if (state === 'git_ahead') return judged(state, 'Git moved, the cluster is as applied', proof, { fields });
  if (state === 'cluster_ahead') {
    return judged(state, 'the cluster was changed; what Git changed is in force already', proof, { fields });
  }
  const conflict = split.some((field) => field.changedBy === 'both');
  const reason = conflict
    ? 'Git and cluster changed the same field to different values'
    : 'Git and cluster changed different fields: they can be merged';
  return judged(state, reason, 'ownership', { fields });
}

function stateOfSplit(split: readonly ThreeWayField[]): 'git_ahead' | 'cluster_ahead' | 'both_changed' {
  if (split.every((field) => field.changedBy === 'git')) return 'git_ahead';
  if (split.every((field) => field.changedBy === 'cluster')) return 'cluster_ahead';
  return 'both_changed';
}

/** Without the base text the generation still proves an untouched spec; only a moved one leaves the question open. */
function assessWithoutBase(
  manifest: Manifest,
  live: LiveObject,
  specMoved: boolean,
  why: string,
  comparison: LiveComparison,
  context: CompareContext,
): Judged {
  const foreign = comparison.pointers.filter((pointer) => isForeign(pointer, live, context));
  const removed = comparison.pointers.filter((pointer) => valueAt(live.object, pointer) === undefined);
  const metadata = [...foreign, ...(ownsMetadata(live, context) ? removed : [])];
  const clusterMoved = specMoved || metadata.some((pointer) => pointer.startsWith('/metadata/'));
  const changedBy = clusterMoved ? 'unknown' : 'git';
  const fields = comparison.pointers.map((pointer) =>
    differenceOf(pointer, changedBy, { manifest, base: null, live, context, comparison }),
  );
  const more = { fields, comparison: 'two-way', twoWayReason: why } as const;
  return clusterMoved
    ? judged('both_changed', 'Git and cluster both moved since the last apply', comparison.proof, more)
    : judged('git_ahead', 'Git moved, the cluster is as applied', 'generation', more);
}

/** Without the base, a label of Git that live lacks may be new in Git or removed by somebody: only a bare object is safe. */
function ownsMetadata(live: LiveObject, context: CompareContext): boolean {
  return managedFieldsOf(live.object).some(
    (entry) => entry.manager === context.fieldManager && isJsonObject(entry.fields['f:metadata']),
  );
}

function isForeign(pointer: FieldPointer, live: LiveObject, context: CompareContext): boolean {
  const owners = ownersOf(managedFieldsOf(live.object), live.object, pointer);
  return owners.length > 0 && owners.every((owner) => owner.manager !== context.fieldManager);
}

function metadataAgrees(
  manifest: Manifest,
  live: LiveObject,
  stored: () => JsonObject,
  context: CompareContext,
): boolean {
  return (
    sameMetadata(manifest.object, live.object, context.kind, context.registry) &&
    derivedDifferences(manifest.object, live, context, stored).length === 0
  );
}
