import type { ResourceKey } from './object-id.ts';

/** What was applied of one object: enough to tell who moved since, not a copy of it. */
export interface InventoryEntry {
  readonly key: ResourceKey;
  readonly file: string;
  /** 0-based document in `file`. */
  readonly document: number;
  /** Digest of the manifest as applied. */
  readonly digest: string;
  readonly uid: string;
  readonly generation: number;
  /** Commit the manifest was read from; null outside Git or with a dirty tree. */
  readonly commit: string | null;
}

export interface Inventory {
  readonly fabric: string;
  readonly entries: ReadonlyMap<ResourceKey, InventoryEntry>;
}
