import type { Diagnostic } from '../shared/diagnostic.ts';
import type { JsonObject } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import type { Manifest } from './manifest.ts';
import type { ResourceKey } from './object-id.ts';
import type { ObjectSchema } from './schema.ts';

/** `user`: desired state, may live in Git. `controller`: made by the fabric, never applied, never `extra`, never pruned. */
export type KindOwner = 'user' | 'controller';

/** A names B; B must exist when A is written (hedgehog-api.md 8.1). */
export interface Reference {
  readonly pointer: FieldPointer;
  readonly kind: string;
  readonly name: string;
  /** false: nothing enforces it in the cluster, so its absence is a warning. */
  readonly enforced: boolean;
  /** Not written, but filled in by the fabric's defaulting: it counts for the order, and is no finding when absent. */
  readonly implied?: true;
}

/** What a semantic rule may read besides its own object. Filled by `validate`; indexes, never all pairs. */
export interface RuleContext {
  find(kind: string, name: string): Manifest | undefined;
  all(kind: string): readonly Manifest[];
  /** The previous version of the object (live, or the base commit), for rules about updates. */
  previous(key: ResourceKey): JsonObject | undefined;
}

export interface RuleFinding {
  readonly pointer: FieldPointer;
  readonly message: string;
  readonly help: string;
  readonly onKey?: boolean;
  readonly related?: Diagnostic['related'];
}

/** One semantic rule. `code` is the reference's id with the prefix `HHS-`, e.g. `HHS-VPC-2`. Pure. */
export interface Rule {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly needs: 'self' | 'references' | 'previous';
  readonly title: string;
  check(manifest: Manifest, context: RuleContext): readonly RuleFinding[];
}

/** Everything the rest of the house may know of a kind. One file a kind under `domain/fabric/kinds`. */
export interface KindDefinition {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly owner: KindOwner;
  readonly spec: ObjectSchema;
  readonly status: ObjectSchema;
  /** Schema-required fields of the object itself besides apiVersion, kind, metadata. */
  readonly required: readonly ('metadata' | 'spec')[];
  references(object: JsonObject): readonly Reference[];
  readonly rules: readonly Rule[];
  /** The spec as the fabric would store it, as far as comparison needs: sorted lists, empty structs dropped. Pure. */
  canonicalSpec(spec: JsonObject): JsonObject;
  /** Names that exist without being in Git or live (built-in SwitchProfiles, GatewayGroup default). */
  readonly builtInNames: ReadonlySet<string>;
  /** Live objects the fabric makes itself although the kind is the user's: never `extra` (built-in SwitchProfiles). */
  isGenerated(object: JsonObject): boolean;
}

/** Rules that belong together, in words and by kind. As long as a kind lacks one of them, coverage says so. */
export interface RuleTopic {
  /** As in `not checked: VLAN ranges`. */
  readonly what: string;
  /** Codes of the rules that a kind must have, by kind. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
}

/** The one door through which kinds are known. */
export interface KindRegistry {
  readonly kinds: readonly KindDefinition[];
  /** What the rules of the kinds have to cover; absent: nothing more than they do. */
  readonly ruleTopics?: readonly RuleTopic[];
  /** By group and kind. */
  find(group: string, kind: string): KindDefinition | undefined;
  /** By kind, plural, singular or short name, case-insensitive, for command lines. */
  byName(name: string): KindDefinition | undefined;
  /** Label and annotation keys the fabric writes itself (hedgehog-api.md 1.7): left out of Git's side and of drift. */
  isFabricMetadataKey(map: 'labels' | 'annotations', key: string, kind: string): boolean;
}
