import type { KindRegistry } from '../../resource/kind.ts';
import type { Manifest } from '../../resource/manifest.ts';
import { compareText } from '../../shared/compare-text.ts';
import { fabricNameOf } from '../fabric-name.ts';

/** A fabric as it was found in a checkout. */
export interface FoundFabric {
  readonly name: string;
  /** Folder from the root that was looked at; `.` is the root. */
  readonly path: string;
  readonly objects: number;
}

/**
 * The folders that hold a fabric each. A folder with manifests of its own is one, and so is a folder whose subfolders
 * refer to each other's objects; otherwise the subfolders are looked at one by one. `rootName` names a fabric that is the
 * whole checkout.
 */
export function findFabrics(
  manifests: readonly Manifest[],
  registry: KindRegistry,
  rootName: string,
): FoundFabric[] {
  const paths = manifests.length === 0 ? [] : split('.', manifests, registry);
  const used = new Set<string>();
  return paths.sort(compareText).map((path) => ({
    path,
    name: freeName(fabricNameOf(path === '.' ? rootName : (path.split('/').at(-1) ?? path)), used),
    objects: manifests.filter((manifest) => isBelow(manifest.file, path)).length,
  }));
}

function isBelow(file: string, folder: string): boolean {
  return folder === '.' || file.startsWith(`${folder}/`);
}

function freeName(wanted: string, used: Set<string>): string {
  let name = wanted;
  for (let count = 2; used.has(name); count += 1) name = `${wanted.slice(0, 58)}-${count}`;
  used.add(name);
  return name;
}

function split(folder: string, manifests: readonly Manifest[], registry: KindRegistry): string[] {
  const depth = folder === '.' ? 0 : folder.split('/').length;
  const children = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const parts = manifest.file.split('/');
    // a manifest of the folder's own
    if (parts.length === depth + 1) return [folder];
    const child = parts.slice(0, depth + 1).join('/');
    children.set(child, [...(children.get(child) ?? []), manifest]);
  }
  if (children.size > 1 && belongTogether(children, registry)) return [folder];
  return [...children].flatMap(([child, own]) => split(child, own, registry));
}

/** Does an object of one folder refer to an object that only another folder has? */
function belongTogether(children: ReadonlyMap<string, readonly Manifest[]>, registry: KindRegistry): boolean {
  const homes = new Map<string, Set<string>>();
  for (const [child, manifests] of children) {
    for (const { id } of manifests) {
      const key = `${id.kind}/${id.name}`;
      homes.set(key, (homes.get(key) ?? new Set()).add(child));
    }
  }
  for (const [child, manifests] of children) {
    for (const { id, object } of manifests) {
      for (const { kind, name } of registry.find(id.group, id.kind)?.references(object) ?? []) {
        const home = homes.get(`${kind}/${name}`);
        if (home !== undefined && !home.has(child)) return true;
      }
    }
  }
  return false;
}
