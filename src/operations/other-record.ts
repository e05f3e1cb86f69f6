import type { Inventory } from '../domain/resource/inventory.ts';
import type { Manifest } from '../domain/resource/manifest.ts';
import { compareText } from '../domain/shared/compare-text.ts';
import { isSyncError } from '../domain/shared/errors.ts';
import { plural } from '../domain/shared/plural.ts';
import type { ClusterPorts, FabricSettings } from './fabric-ports.ts';
import type { ClusterState } from './read-cluster.ts';

/**
 * A fabric without a record whose objects are live all the same was probably applied under another name: says under
 * which. Asks the cluster once more only then, and never fails a run.
 */
export async function noticeOtherRecord(
  ports: ClusterPorts,
  { fabric }: FabricSettings,
  manifests: readonly Manifest[],
  { inventory, live }: ClusterState,
): Promise<string[]> {
  if (inventory.entries.size > 0) return [];
  const there = new Set(live.map((object) => object.key));
  const unrecorded = manifests.filter(({ key }) => there.has(key));
  if (unrecorded.length === 0) return [];
  const shared = (other: Inventory) => unrecorded.filter(({ key }) => other.entries.has(key)).length;
  try {
    const [nearest] = (await ports.inventory.readAll())
      .filter((other) => other.fabric !== fabric)
      .map((other) => ({ name: other.fabric, count: shared(other) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || compareText(a.name, b.name));
    if (nearest === undefined) return [];
    const those = `${nearest.count} of the ${plural(unrecorded.length, 'object')} that Git and the cluster share`;
    return [
      `this run is for fabric ${fabric}, of which the cluster has no record; it has one for fabric ${nearest.name}, with ${those}. If that is this fabric, use --fabric ${nearest.name}`,
    ];
  } catch (error) {
    if (!isSyncError(error)) throw error;
    ports.log.debug('records of other fabrics could not be read', { code: error.code });
    return [];
  }
}
