import type { InventoryEntry } from '../resource/inventory.ts';
import type { LiveObject } from '../resource/live-object.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { ObjectId, ResourceKey } from '../resource/object-id.ts';
import type { RelatedLocation } from '../shared/diagnostic.ts';
import type { Json } from '../shared/json.ts';
import type { SourceLocation } from '../shared/location.ts';
import type { FieldPointer } from '../shared/pointer.ts';

/** Where an object stands between Git and the cluster; the state table is in docs/architecture.md. */
export const OBJECT_STATES = [
  'in_sync',
  'git_ahead',
  'cluster_ahead',
  'both_changed',
  'missing',
  'extra',
] as const;

export type ObjectState = (typeof OBJECT_STATES)[number];

/** Who wrote the live value last, as far as `managedFields` tells. A manager is not a person. */
export interface FieldBlame {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  /** Last write by this manager to the object, ISO 8601; not the time of this very field. */
  readonly time: string | null;
}

/** One field on which desired, base and live do not all agree. A key that is absent has no value on that side. */
export interface FieldDifference {
  readonly pointer: FieldPointer;
  readonly desired?: Json;
  /** Only when `baseKnown`. */
  readonly base?: Json;
  readonly live?: Json;
  readonly baseKnown: boolean;
  /** `unknown`: two-way comparison, nobody can say which side moved. */
  readonly changedBy: 'git' | 'cluster' | 'both' | 'unknown';
  /** Both sides moved the same field to different values (or, two-way, simply differ). */
  readonly conflict: boolean;
  /** null: not recorded (a removal leaves no trace, admission's own fields have no owner). */
  readonly blame: FieldBlame | null;
  /** Where the field (or its nearest ancestor) stands in Git; null when the object is not in Git. */
  readonly location: SourceLocation | null;
}

/** A difference that is left alone on purpose. */
export interface IgnoredDifference {
  readonly field: FieldDifference;
  readonly reason: string;
  /** When the rule ends, ms since 1970; null: never. */
  readonly expiresMs: number | null;
  /** A rule of the configuration, or the fabric's conflict policy. */
  readonly by: 'rule' | 'policy';
}

/** What proved the state, cheapest first (design decision 5). */
export type Proof = 'presence' | 'generation' | 'ownership' | 'canonical' | 'dry-run';

export interface Dependent {
  readonly id: ObjectId;
  /** The field that refers. */
  readonly pointer: FieldPointer;
  readonly inGit: boolean;
}

/** A rule of the fabric that would refuse to delete the object. */
export interface DeleteBlock {
  /** Code of the rule. */
  readonly code: string;
  readonly message: string;
  readonly help: string;
  /** Where Git has what holds on to it; absent: only the cluster has it, and the help names it. */
  readonly related?: readonly RelatedLocation[] | undefined;
}

export interface Assessment {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  readonly state: ObjectState;
  /** One sentence: the row of the state table that applied. */
  readonly reason: string;
  readonly manifest: Manifest | null;
  readonly live: LiveObject | null;
  readonly entry: InventoryEntry | null;
  readonly fields: readonly FieldDifference[];
  /** `two-way`: the base could not be had; `twoWayReason` says why. */
  readonly comparison: 'three-way' | 'two-way';
  readonly twoWayReason: string | null;
  readonly proof: Proof;
  /** In sync, but the inventory does not say so yet: the next apply records it without writing the object. */
  readonly refreshInventory: boolean;
  /** In the inventory, gone from Git: would be deleted if deleting were on. */
  readonly deleteCandidate: boolean;
  readonly dependents: readonly Dependent[];
  /** Why the fabric would refuse to delete a candidate even in the right order; absent: it would not, or none. */
  readonly deleteBlocks?: readonly DeleteBlock[];
  /** Opted out by annotation, in Git or live, or by a rule of the configuration. */
  readonly ignored: boolean;
  /** Why, where it was a rule of the configuration and no annotation. */
  readonly ignoredBecause?: string;
  /** Differences that are neither drift nor written, beside `fields`; absent: none. */
  readonly ignoredFields?: readonly IgnoredDifference[];
}
