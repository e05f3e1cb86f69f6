import type { ChangeWords } from '../resource/change-words.ts';
import type { Claim } from '../resource/claim.ts';
import type { FabricConfig } from '../resource/fabric-config.ts';
import type { KindDefinition, KindOwner, Rule, RuleObject } from '../resource/kind.ts';
import type { ObjectSchema } from '../resource/schema.ts';
import type { JsonObject } from '../shared/json.ts';
import { type CanonicalFacts, canonicalizer } from './canonical.ts';
import { type Defaulting, defaulter } from './defaulting/defaulting.ts';
import { noDefaulting } from './defaulting/none.ts';
import { type NormalField, normalizer } from './normal-forms.ts';
import type { References } from './references.ts';
import { object } from './schema-builders.ts';

/** A kind as the registry holds it: the definition and which labels and annotations the fabric keeps for itself. */
export interface FabricKind extends KindDefinition {
  /** What `canonicalSpec` is made of. */
  readonly canonicalFacts: CanonicalFacts;
  /** What `defaulted` is made of. */
  readonly defaulting: Defaulting;
  ownsLabel(key: string): boolean;
  ownsAnnotation(key: string): boolean;
}

/** What a kind file has to say; everything left out has the usual value. */
export interface KindFacts {
  readonly kind: string;
  /** Without the suffix `.githedgehog.com`. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  readonly categories: readonly string[];
  /** Default: `user`. */
  readonly owner?: KindOwner;
  readonly spec: ObjectSchema;
  readonly status?: ObjectSchema;
  readonly required?: KindDefinition['required'];
  readonly references?: References;
  readonly rules?: readonly Rule[];
  /** What the fabric gives to one object at a time. Default: nothing. */
  /** Fields with one normal form. Default: none. */
  readonly normalForms?: readonly NormalField[];
  readonly formerVersions?: readonly string[];
  readonly claims?: (object: RuleObject) => readonly Claim[];
  /** Default: words for any field. */
  readonly words?: ChangeWords;
  readonly canonical?: CanonicalFacts;
  /** Default: none, and no webhooks. */
  readonly defaulting?: Defaulting;
  readonly builtIns?: (config: FabricConfig) => ReadonlyMap<string, JsonObject>;
  readonly builtInNames?: readonly string[];
  /** Default: never for a user's kind, always for a controller's. */
  readonly isGenerated?: (object: JsonObject) => boolean;
  /** Default: none for a user's kind, all for a controller's. */
  readonly ownsLabel?: (key: string) => boolean;
  readonly ownsAnnotation?: (key: string) => boolean;
}

export function defineKind(facts: KindFacts): FabricKind {
  const owner = facts.owner ?? 'user';
  const canonicalFacts = facts.canonical ?? {};
  const status = facts.status ?? object({});
  const defaulting = facts.defaulting ?? noDefaulting;
  const byOwner = (): boolean => owner === 'controller';
  return {
    kind: facts.kind,
    group: `${facts.group}.githedgehog.com`,
    version: facts.version,
    plural: facts.plural,
    singular: facts.kind.toLowerCase(),
    shortNames: facts.shortNames ?? [],
    categories: facts.categories,
    owner,
    spec: facts.spec,
    status,
    required: facts.required ?? [],
    references: facts.references ?? (() => []),
    rules: facts.rules ?? [],
    canonicalSpec: canonicalizer(facts.spec, canonicalFacts),
    canonicalFacts,
    defaulting,
    defaulted: defaulter(facts.spec, status, defaulting),
    anyNamespace: defaulting.fillsNamespace === false,
    webhooks: defaulting.webhook !== undefined,
    referenceRules: facts.references?.rules ?? [],
    ...(facts.formerVersions === undefined ? {} : { formerVersions: facts.formerVersions }),
    ...(facts.normalForms === undefined ? {} : { normalForms: normalizer(facts.normalForms) }),
    ...(facts.words === undefined ? {} : { words: facts.words }),
    ...(facts.claims === undefined ? {} : { claims: facts.claims }),
    ...(facts.builtIns === undefined ? {} : { builtIns: facts.builtIns }),
    builtInNames: new Set(facts.builtInNames),
    isGenerated: facts.isGenerated ?? byOwner,
    ownsLabel: facts.ownsLabel ?? byOwner,
    ownsAnnotation: facts.ownsAnnotation ?? byOwner,
  };
}
