import { type PlacedManifest, placeObject } from '../domain/backport/place-object.ts';
import { parseFiles } from '../domain/parse/parse-files.ts';
import type { ParseLimits } from '../domain/parse/parse-result.ts';
import type { KindRegistry } from '../domain/resource/kind.ts';
import type { ObjectId } from '../domain/resource/object-id.ts';
import type { Digest } from '../domain/shared/digest.ts';

export interface LayoutOptions {
  readonly registry: KindRegistry;
  readonly digest: Digest;
  readonly limits: ParseLimits;
}

/** Where objects that Git does not have belong among these files. They are read when first asked for. */
export function placeByLayout(
  files: ReadonlyMap<string, string>,
  { registry, digest, limits }: LayoutOptions,
): (object: Pick<ObjectId, 'group' | 'kind' | 'name'>) => string | null {
  let manifests: readonly PlacedManifest[] | null = null;
  return (object) => {
    manifests ??= parseFiles(
      [...files].map(([path, text]) => ({ path, text })),
      { registry, digest, limits },
    ).manifests;
    return placeObject(object, manifests, registry);
  };
}
