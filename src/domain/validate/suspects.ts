import type { KindRegistry } from '../resource/kind.ts';
import { keyOf, type ResourceKey } from '../resource/object-id.ts';
import { closest } from '../shared/suggest.ts';
import { FABRIC_NAMESPACE } from './check-metadata.ts';
import type { SeenDocument } from './validation.ts';

/** A file that could not be read, or a document of which not even the name is known. */
export interface Suspect {
  readonly file: string;
  readonly line: number;
}

/**
 * What stands in Git and could not be read: an object that seems to be nowhere may be there, and then its absence is
 * no mistake of whoever refers to it.
 */
export interface Suspects {
  /** Objects that a document names whose kind is missing or misspelt: they count as there, and as invalid. */
  readonly probable: ReadonlySet<ResourceKey>;
  /** Places that may hold an object of this kind and name, and nobody can say. */
  holding(kind: string, name: string): readonly Suspect[];
}

/** `doubtful`: documents that were left out although they look like manifests. */
export function suspectsAmong(
  unreadable: readonly SeenDocument[],
  doubtful: readonly SeenDocument[],
  unread: readonly Suspect[],
  registry: KindRegistry,
): Suspects {
  const kinds = registry.kinds.filter(({ owner }) => owner === 'user');
  const names = kinds.map(({ kind }) => kind);
  const known = new Set(registry.kinds.map(({ kind }) => kind));
  const probable = new Set<ResourceKey>();
  const byKind = new Map<string, Suspect[]>(names.map((name) => [name, [...unread]]));
  for (const document of unreadable) {
    const { kind, name } = document;
    if (kind !== null && name !== null && known.has(kind)) continue;
    const meant = meantKinds(kind, names);
    for (const definition of kinds.filter((one) => meant.includes(one.kind))) {
      if (name === null) byKind.get(definition.kind)?.push(document);
      else
        probable.add(
          keyOf({ group: definition.group, kind: definition.kind, namespace: FABRIC_NAMESPACE, name }),
        );
    }
  }
  return {
    probable,
    holding: (kind, name) => [
      ...(byKind.get(kind) ?? []),
      ...doubtful.filter((document) => document.name === null || document.name === name),
    ],
  };
}

/** A misspelt kind is the nearest one; one that is missing, or resembles none, may be any. */
function meantKinds(kind: string | null, names: readonly string[]): readonly string[] {
  if (kind === null) return names;
  if (names.includes(kind)) return [kind];
  const meant = closest(kind, names)?.word;
  return meant === undefined ? names : [meant];
}
