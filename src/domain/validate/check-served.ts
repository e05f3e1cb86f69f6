import type { Manifest } from '../resource/manifest.ts';
import { displayId, type ObjectId, type ResourceKey } from '../resource/object-id.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import { finding, toDiagnostic } from './finding.ts';

/** How many of the other objects of a kind a finding lists. */
const LISTED = 50;

export interface Unserved {
  readonly diagnostics: readonly Diagnostic[];
  /** Every object of a kind that is not served: none of them can be applied. */
  readonly keys: readonly ResourceKey[];
}

/** One finding for each kind that the cluster does not serve, on its first object, with the count and the others. */
export function checkServed(
  manifests: readonly Manifest[],
  isServed: (group: string, kind: string) => boolean,
): Unserved {
  const missing = new Map<string, Manifest[]>();
  const served = new Set<string>();
  let last: ObjectId | null = null;
  for (const manifest of manifests) {
    const { group, kind } = manifest.id;
    // one kind mostly stands together
    if (last?.kind === kind && last.group === group) continue;
    const name = `${kind}.${group}`;
    const known = missing.get(name);
    if (known !== undefined) known.push(manifest);
    else if (served.has(name) || isServed(group, kind)) {
      served.add(name);
      last = manifest.id;
    } else missing.set(name, [manifest]);
  }
  const lists = [...missing.values()];
  return {
    diagnostics: lists.flatMap(describeMissing),
    keys: lists.flatMap((list) => list.map((manifest) => manifest.key)),
  };
}

function describeMissing(manifests: readonly Manifest[]): Diagnostic[] {
  const [first, ...others] = manifests;
  if (first === undefined) return [];
  const found = finding('HHS-4301', '/kind', {
    message: `the cluster does not serve ${first.id.kind} in ${first.apiVersion}; ${plural(manifests.length, 'object')} of it cannot be applied`,
    help: 'Install or upgrade the fabric on the cluster (its CRD is missing), or leave these objects out.',
  });
  const related = others.slice(0, LISTED).map(({ id, file, line }) => ({
    file,
    line,
    column: 1,
    message: `${displayId(id)} is of the same kind`,
  }));
  return [toDiagnostic(first, { ...found, related })];
}
