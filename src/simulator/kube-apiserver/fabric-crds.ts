import { generateCrd } from '../../domain/fabric/crd.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { FABRIC_RELEASES, type FabricRelease } from '../../domain/resource/schema.ts';
import type { JsonObject } from '../../domain/shared/json.ts';

/** The CRDs of every kind of the fabric, generated from our own tables. Default: the newest release. */
export function fabricCrds(
  release: FabricRelease = FABRIC_RELEASES[FABRIC_RELEASES.length - 1] ?? '26.03',
): JsonObject[] {
  return fabricRegistry.kinds.map((kind) => generateCrd(kind, release));
}
