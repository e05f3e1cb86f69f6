import type { KindDefinition, KindOwner, Reference, Rule } from '../resource/kind.ts';
import type { ObjectSchema } from '../resource/schema.ts';
import type { JsonObject } from '../shared/json.ts';
import { type CanonicalFacts, canonicalizer } from './canonical.ts';
import { object } from './schema-builders.ts';

/** A kind as the registry holds it: the definition and which labels and annotations the fabric keeps for itself. */
export interface FabricKind extends KindDefinition {
  /** What `canonicalSpec` is made of. */
  readonly canonicalFacts: CanonicalFacts;
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
  readonly references?: (object: JsonObject) => readonly Reference[];
  readonly rules?: readonly Rule[];
  readonly canonical?: CanonicalFacts;
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
    status: facts.status ?? object({}),
    required: facts.required ?? [],
    references: facts.references ?? (() => []),
    rules: facts.rules ?? [],
    canonicalSpec: canonicalizer(facts.spec, canonicalFacts),
    canonicalFacts,
    builtInNames: new Set(facts.builtInNames),
    isGenerated: facts.isGenerated ?? byOwner,
    ownsLabel: facts.ownsLabel ?? byOwner,
    ownsAnnotation: facts.ownsAnnotation ?? byOwner,
  };
}

/**
 * Labels that the webhooks of most wiring and vpc kinds delete before writing their own: everything with this text
 * anywhere in the key (`switch.fabric.githedgehog.com/leaf-01` too). What a user puts there never stays.
 */
export function isFabricKey(key: string): boolean {
  return key.includes('fabric.githedgehog.com/');
}
