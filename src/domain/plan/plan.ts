import type { Assessment, ObjectState } from '../drift/assessment.ts';
import type { ObjectId, ResourceKey } from '../resource/object-id.ts';

export const PLAN_ACTIONS = ['create', 'update', 'delete', 'keep', 'hold'] as const;

export type PlanAction = (typeof PLAN_ACTIONS)[number];

/** Why an object is held. Closed list; the sentence is in `reason`. */
export type HoldCause =
  | 'foreign-change'
  | 'conflict'
  | 'delete-off'
  | 'invalid'
  | 'refers-to-invalid'
  | 'kind-not-served'
  | 'unmanaged'
  | 'ignored'
  /** The configuration stops it: a hold on the object or the fabric. */
  | 'on-hold'
  /** An apply in a freeze window. */
  | 'frozen';

export interface PlannedChange {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  readonly action: PlanAction;
  readonly reason: string;
  readonly hold: HoldCause | null;
  /** 1-based; every change comes after what it refers to. */
  readonly wave: number;
  /** What it refers to of the objects that the plan writes; empty where it is not written. */
  readonly refersTo: readonly ResourceKey[];
  readonly assessment: Assessment;
}

export interface Plan {
  /** In the order they would be made. */
  readonly changes: readonly PlannedChange[];
  readonly waves: number;
  readonly byAction: Readonly<Record<PlanAction, number>>;
  readonly byState: Readonly<Record<ObjectState, number>>;
  readonly commit: string | null;
  /** What a person should know of the comparison as a whole, a sentence each; nothing follows from it. */
  readonly notices: readonly string[];
  /** Hash over commit, desired digests and live versions: an equal id means an equal plan. */
  readonly id: string;
}
