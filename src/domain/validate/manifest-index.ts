import type { Manifest } from '../resource/manifest.ts';

/** Manifests by kind and name. All fabric objects share one namespace, so kind and name are enough to find one. */
export interface ManifestIndex {
  find(kind: string, name: string): Manifest | undefined;
  all(kind: string): readonly Manifest[];
  names(kind: string): Iterable<string>;
}

/** Of two manifests of one name the first counts. */
export function indexManifests(manifests: readonly Manifest[]): ManifestIndex {
  const byKind = new Map<string, Map<string, Manifest>>();
  for (const manifest of manifests) {
    const { kind, name } = manifest.id;
    const named = byKind.get(kind);
    if (named === undefined) byKind.set(kind, new Map([[name, manifest]]));
    else if (!named.has(name)) named.set(name, manifest);
  }
  const lists = new Map([...byKind].map(([kind, named]) => [kind, [...named.values()]]));
  return {
    find: (kind, name) => byKind.get(kind)?.get(name),
    all: (kind) => lists.get(kind) ?? [],
    names: (kind) => byKind.get(kind)?.keys() ?? [],
  };
}
