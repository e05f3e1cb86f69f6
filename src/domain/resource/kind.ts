import type { JsonObject } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import type { ChangeWords } from './change-words.ts';
import type { Claim } from './claim.ts';
import type { FabricConfig } from './fabric-config.ts';
import type { Manifest } from './manifest.ts';
import type { NormalForm } from './mend.ts';
import type { ObjectId, ResourceKey } from './object-id.ts';
import type { FabricRelease, ObjectSchema } from './schema.ts';

/** `user`: desired state, may live in Git. `controller`: made by the fabric, never applied, never `extra`, never pruned. */
export type KindOwner = 'user' | 'controller';

/** One object names another, which has to be there before it is written. */
export interface Reference {
  readonly pointer: FieldPointer;
  readonly kind: string;
  readonly name: string;
  /** false: nothing enforces it in the cluster, so its absence is a warning. */
  readonly enforced: boolean;
  /** Not written, but filled in by the fabric's defaulting: it counts for the order, and is no finding when absent. */
  readonly implied?: true;
  /** The rule that demands it; findings carry its code. */
  readonly code?: string;
}

/**
 * An object as the rules see it: as it is written (or live), and as the fabric would store it. A rule reads values from
 * `defaulted` and points at fields of `object`; where defaulting sorts a list, positions differ between the two.
 */
export interface RuleObject {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  /** As written: what pointers speak of. */
  readonly object: JsonObject;
  /** After the fabric's defaulting, labels included. Made when first asked for. */
  readonly defaulted: JsonObject;
  /** The document it stands in; undefined for what only the cluster has or the fabric brings along. */
  readonly manifest?: Manifest | undefined;
}

/** What a semantic rule may read besides its own object. Filled by `validate`; indexes, never all pairs. */
export interface RuleContext {
  readonly config: FabricConfig;
  /**
   * Desired objects first, then those that only the cluster has, then those the fabric brings along. Undefined is no
   * finding of a rule: the table of references tells of names that lead nowhere.
   */
  find(kind: string, name: string): RuleObject | undefined;
  /** Desired objects and those that only the cluster has; not those the fabric brings along. */
  all(kind: string): readonly RuleObject[];
  /**
   * What `build` makes of the context, made once in a run: the way to look things up without comparing all with all.
   * It may ask for anything but previous versions and what controllers keep.
   */
  index<T>(build: (context: RuleContext) => T): T;
  /** The previous version of the object (live, or the base commit), for rules about updates. */
  previous(key: ResourceKey): RuleObject | undefined;
  /** Objects that controllers keep, with their status, as the cluster has them; undefined when no cluster was asked. */
  observed(kind: string): readonly JsonObject[] | undefined;
}

/** Another field that a finding speaks of. */
export interface RelatedField {
  readonly object: RuleObject;
  readonly pointer: FieldPointer;
  /** As in `VPC default/red has it here`. */
  readonly message: string;
}

export interface RuleFinding {
  readonly pointer: FieldPointer;
  readonly message: string;
  readonly help: string;
  readonly onKey?: boolean;
  /** The other ends. The frame adds file and line, or says that only the cluster has the object. */
  readonly related?: readonly RelatedField[];
  /** It only follows from an error that another object has in Git: a run leaves it out, the other one is told. */
  readonly follows?: true;
}

/**
 * When the fabric would find it, in its order: `local` (the object alone is enough), `validate` (with all objects: the
 * webhook and the offline tool alike), `webhook` (the webhook alone).
 */
export type RuleStage = 'local' | 'validate' | 'webhook';

/** One semantic rule. `code` is the reference's id with the prefix `HHS-`, e.g. `HHS-VPC-2`. Pure. */
export interface Rule {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /**
   * The widest thing it reads. `previous`: runs only where there is a previous version. `cluster`: runs only where a
   * cluster told what its controllers keep. `delete`: runs only for an object that goes away, with everything that stays
   * (and the object itself) in the context.
   */
  readonly needs: 'self' | 'config' | 'references' | 'previous' | 'cluster' | 'delete';
  /** Default: `local` for self and config, `validate` for references, `webhook` for the others. */
  readonly stage?: RuleStage;
  /** Kind of which it reads what controllers keep (`observed`): asked of the cluster only for rules of kinds that Git has. */
  readonly observes?: string;
  /** The cluster refuses the write only for a while: tried again, it goes through. A run shows it as a warning. */
  readonly passes?: true;
  /**
   * The first release whose webhooks have the rule; absent: all. Of a fabric whose release nobody gave it is a warning.
   * For rules about fields that the schema knows to be newer it need not be said.
   */
  readonly since?: FabricRelease;
  /** For `previous`: finds nothing where the spec is written as it was before, and is not asked then. */
  readonly onlyOnChange?: true;
  readonly title: string;
  /** For the reference page: the smallest piece of a manifest that it is about, and the cure. */
  readonly example?: string;
  readonly cure?: string;
  check(object: RuleObject, context: RuleContext): readonly RuleFinding[];
}

/** What defaulting may depend on besides the object. */
export interface DefaultingContext {
  /** Releases differ in the labels and annotations they write; absent: what all of them write. */
  readonly release?: FabricRelease | undefined;
}

/** A demand that the table of references checks. */
export interface ReferenceRule {
  readonly code: string;
  readonly title: string;
}

/** Everything the rest of the house may know of a kind. One file a kind under `domain/fabric/kinds`. */
export interface KindDefinition {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  /** Versions under which earlier releases of the fabric had it, and no release has any more. */
  readonly formerVersions?: readonly string[];
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
  /** Fields that are written in another form than the fabric gives them; absent: it rewrites none. Pure. */
  normalForms?(object: JsonObject): readonly NormalForm[];
  /** What changes of it mean to people; absent: there are no words but those for any field. */
  readonly words?: ChangeWords;
  /** What only one object may have at a time; absent: nothing. Reads `defaulted`. Pure. */
  claims?(object: RuleObject): readonly Claim[];
  /** The spec as the fabric would store it, as far as comparison needs: sorted lists, empty structs dropped. Pure. */
  canonicalSpec(spec: JsonObject): JsonObject;
  /** The object as the fabric's mutating webhook stores it: defaults, order of lists, labels. Pure, and idempotent. */
  defaulted(object: JsonObject, context: DefaultingContext): JsonObject;
  /** The cluster has webhooks for it; without them only the offline tool of the fabric runs its rules. */
  readonly webhooks: boolean;
  /** Nothing of the fabric asks in which namespace its objects are. */
  readonly anyNamespace?: boolean;
  /** Rules that the table of references stands for: code and what it demands. */
  readonly referenceRules: readonly ReferenceRule[];
  /** Objects of this kind that the fabric brings along under a configuration, by name; absent: `builtInNames` alone. */
  builtIns?(config: FabricConfig): ReadonlyMap<string, JsonObject>;
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
