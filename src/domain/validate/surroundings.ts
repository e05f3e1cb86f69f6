import { ASSUMED_FABRIC_CONFIG, type FabricConfig } from '../resource/fabric-config.ts';
import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import { keyOf, type ResourceKey } from '../resource/object-id.ts';
import { closest } from '../shared/suggest.ts';
import { FABRIC_NAMESPACE } from './check-metadata.ts';
import type { ManifestIndex } from './manifest-index.ts';
import type { Suspect, Suspects } from './suspects.ts';
import type { SeenDocument } from './validation.ts';

/**
 * Where an object that somebody refers to was found. `unreadable`: Git has a document of it that could not be read.
 * `opted-out`: Git has a document that asks to be left alone. `built-in`: the fabric makes it itself.
 */
export type Whereabouts = 'git' | 'unreadable' | 'opted-out' | 'built-in' | 'live' | 'nowhere';

export interface Located {
  readonly where: Whereabouts;
  /** null when the kind is not known. */
  readonly key: ResourceKey | null;
}

export interface Surroundings {
  readonly index: ManifestIndex;
  /** A cluster was asked what it has. */
  readonly clusterConsulted: boolean;
  locate(kind: string, name: string): Located;
  /** Places in Git that could not be read and may hold an object that is nowhere else. */
  suspectsOf(kind: string, name: string): readonly Suspect[];
  /** A name of the same kind in Git that was probably meant. */
  suggestName(kind: string, name: string): string | undefined;
  /** Another kind in Git with an object of this name. */
  otherKindOf(kind: string, name: string): string | undefined;
}

/** Any collection of keys that can be asked for one. */
export type KeySet = Pick<ReadonlySet<ResourceKey>, 'has'>;

export interface SurroundingsInput {
  readonly registry: KindRegistry;
  readonly index: ManifestIndex;
  /** Keys of `keysOfUnreadable`. */
  readonly unreadable: ReadonlySet<ResourceKey>;
  readonly suspects: Suspects;
  readonly ignored: readonly ResourceKey[];
  readonly liveKeys?: KeySet | undefined;
  /** Which objects the fabric brings along depends on it; absent: the fabric's defaults. */
  readonly config?: FabricConfig | undefined;
}

/** Comparisons of names a run may spend on "did you mean": the cost stays linear however many references are broken. */
const SUGGESTION_BUDGET = 100_000;

export function surveySurroundings(input: SurroundingsInput): Surroundings {
  const { index, liveKeys } = input;
  const kinds = new Map(input.registry.kinds.map((definition) => [definition.kind, definition]));
  const ignored = new Set(input.ignored);
  const config = input.config ?? ASSUMED_FABRIC_CONFIG;
  const isBuiltIn = ({ builtIns, builtInNames }: KindDefinition, name: string): boolean =>
    builtIns === undefined ? builtInNames.has(name) : builtIns(config).has(name);
  const elsewhere = (definition: KindDefinition, name: string, key: ResourceKey): Whereabouts => {
    if (input.unreadable.has(key)) return 'unreadable';
    if (isBuiltIn(definition, name)) return 'built-in';
    if (liveKeys?.has(key) === true) return 'live';
    if (input.suspects.probable.has(key)) return 'unreadable';
    return ignored.has(key) && liveKeys === undefined ? 'opted-out' : 'nowhere';
  };
  return {
    index,
    clusterConsulted: liveKeys !== undefined,
    locate(kind, name) {
      const definition = kinds.get(kind);
      if (definition === undefined) return { where: 'nowhere', key: null };
      const manifest = index.find(kind, name);
      // thousands of references: the key that is there costs nothing to keep
      if (manifest?.id.namespace === FABRIC_NAMESPACE) return { where: 'git', key: manifest.key };
      const key = keyIn(definition, name);
      return { where: manifest === undefined ? elsewhere(definition, name, key) : 'git', key };
    },
    suspectsOf: input.suspects.holding,
    suggestName: nameSuggester(index),
    otherKindOf: (kind, name) =>
      [...kinds.keys()].find((other) => other !== kind && index.find(other, name) !== undefined),
  };
}

/** Keys of objects that Git has in a document nobody could read, as far as kind and name are known. */
export function keysOfUnreadable(
  documents: readonly SeenDocument[],
  registry: KindRegistry,
): ReadonlySet<ResourceKey> {
  const kinds = new Map(registry.kinds.map((definition) => [definition.kind, definition]));
  const keys = new Set<ResourceKey>();
  for (const { kind, name } of documents) {
    const definition = kind === null ? undefined : kinds.get(kind);
    if (definition !== undefined && name !== null) keys.add(keyIn(definition, name));
  }
  return keys;
}

function keyIn({ group, kind }: KindDefinition, name: string): ResourceKey {
  return keyOf({ group, kind, namespace: FABRIC_NAMESPACE, name });
}

function nameSuggester(index: ManifestIndex): Surroundings['suggestName'] {
  const answers = new Map<string, string | undefined>();
  let spent = 0;
  return (kind, name) => {
    const question = `${kind}/${name}`;
    if (answers.has(question)) return answers.get(question);
    const candidates = index.all(kind).length;
    if (spent + candidates > SUGGESTION_BUDGET) return undefined;
    spent += candidates;
    const answer = closest(name, index.names(kind))?.word;
    answers.set(question, answer);
    return answer;
  };
}
