import type { Inventory, InventoryEntry } from '../domain/resource/inventory.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import type { Manifest } from '../domain/resource/manifest.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import { ConflictError } from '../domain/shared/errors.ts';
import type { ClusterPorts } from './fabric-ports.ts';

/** What the run learned of the record: entries to set, keys to drop. */
export interface InventoryChange {
  readonly set: ReadonlyMap<ResourceKey, InventoryEntry>;
  readonly drop: ReadonlySet<ResourceKey>;
}

/** What the record says of a live object. Thousands are kept until the end of a run, so the objects themselves are not. */
export type RecordedLive = Pick<LiveObject, 'uid' | 'generation'>;

export function entryOf(manifest: Manifest, live: RecordedLive, commit: string | null): InventoryEntry {
  return {
    key: manifest.key,
    file: manifest.file,
    document: manifest.document,
    digest: manifest.digest,
    uid: live.uid,
    generation: live.generation,
    commit,
  };
}

const TRIES = 3;

/** Writes the record. If somebody wrote it meanwhile, their record is read again and ours is laid over it. */
export async function recordInventory(
  ports: ClusterPorts,
  inventory: Inventory,
  change: InventoryChange,
): Promise<void> {
  let previous = inventory;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ports.inventory.write(previous, merged(previous, change));
      return;
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt >= TRIES) throw error;
      ports.log.warn('the inventory was written by somebody else; reading it again', { attempt });
      previous = await ports.inventory.read(inventory.fabric);
    }
  }
}

function merged(previous: Inventory, change: InventoryChange): InventoryEntry[] {
  const entries = new Map(previous.entries);
  for (const key of change.drop) entries.delete(key);
  for (const [key, entry] of change.set) entries.set(key, entry);
  return [...entries.values()];
}
