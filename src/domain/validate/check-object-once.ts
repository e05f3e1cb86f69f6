import type { KindDefinition, KindRegistry } from '../resource/kind.ts';
import type { Manifest } from '../resource/manifest.ts';
import type { FabricRelease } from '../resource/schema.ts';
import { checkObject } from './check-object.ts';
import type { Emit, Finding } from './finding.ts';

interface Remembered {
  readonly release: FabricRelease | undefined;
  readonly findings: readonly Finding[];
}

/** A manifest never changes, so neither does what is wrong with it alone. Forgotten together with the manifest. */
const remembered = new WeakMap<Manifest, Remembered>();

/** `checkObject`, its result kept: a run validates before it asks the cluster and again with what is live. */
export function checkObjectOnce(
  manifest: Manifest,
  kind: KindDefinition,
  release: FabricRelease | undefined,
  emit: Emit,
): void {
  let known = remembered.get(manifest);
  if (known === undefined || known.release !== release) {
    const findings: Finding[] = [];
    checkObject(manifest, kind, release, (found) => findings.push(found));
    known = { release, findings };
    remembered.set(manifest, known);
  }
  for (const found of known.findings) emit(found);
}

/** Makes the checks that need nothing but the object itself ahead of time, for instance while a LIST is under way. */
export function checkAhead(
  manifests: readonly Manifest[],
  registry: KindRegistry,
  release: FabricRelease | undefined,
): void {
  for (const manifest of manifests) {
    const kind = registry.find(manifest.id.group, manifest.id.kind);
    if (kind !== undefined) checkObjectOnce(manifest, kind, release, () => undefined);
  }
}
