import type { Inventory, InventoryEntry } from '../domain/resource/inventory.ts';

/** The record of what was applied, kept in the cluster (one ConfigMap a fabric, in chunks when large). */
export interface InventoryStore {
  /** One read. An inventory that was never written is empty; a newer format throws ConfigurationError and is left alone. */
  read(fabric: string): Promise<Inventory>;
  /** Every fabric's record that is kept beside this one and can be read, in one LIST. Only for a hint: not in the usual run. */
  readAll(): Promise<readonly Inventory[]>;
  /**
   * Makes the stored inventory equal `entries`, writing only chunks that differ. Call with the inventory as `read` gave it;
   * throws ConflictError `resource-version` when somebody else wrote since.
   */
  write(previous: Inventory, entries: readonly InventoryEntry[]): Promise<Inventory>;
}
