import type { InventoryEntry } from '../../domain/resource/inventory.ts';
import type { ResourceKey } from '../../domain/resource/object-id.ts';
import { type ChunkContent, entryBytes } from './inventory-format.ts';

/** A ConfigMap holds 1 MiB; this leaves room for the tables, metadata and a wrong guess. */
export const defaultChunkBytes = 700_000;

/** One entry a key: of two chunks that hold it, the one written later has it; at equal revisions the lower number. */
export function mergeChunks(
  chunks: ReadonlyMap<number, ChunkContent>,
): ReadonlyMap<ResourceKey, InventoryEntry> {
  const entries = new Map<ResourceKey, InventoryEntry>();
  const order = [...chunks].sort(([a, left], [b, right]) => left.revision - right.revision || b - a);
  for (const [, chunk] of order) for (const entry of chunk.entries) entries.set(entry.key, entry);
  return entries;
}

/**
 * Which chunk holds which entry from now on. An entry stays where it is as long as its chunk has room, so that a change of
 * one object rewrites one chunk. Every chunk that exists is in the result, empty ones, too.
 */
export function assignChunks(
  chunks: ReadonlyMap<number, ChunkContent>,
  wanted: readonly InventoryEntry[],
  chunkBytes: number,
): ReadonlyMap<number, readonly InventoryEntry[]> {
  const home = new Map<ResourceKey, number>();
  const order = [...chunks].sort(([a, left], [b, right]) => left.revision - right.revision || b - a);
  for (const [number, chunk] of order) for (const entry of chunk.entries) home.set(entry.key, number);
  const assigned = new Map<number, InventoryEntry[]>([...chunks.keys()].map((number) => [number, []]));
  const sizes = new Map<number, number>();
  const put = (number: number, entry: InventoryEntry): boolean => {
    const size = (sizes.get(number) ?? 0) + entryBytes(entry);
    const list = assigned.get(number) ?? [];
    if (size > chunkBytes && list.length > 0) return false;
    sizes.set(number, size);
    list.push(entry);
    assigned.set(number, list);
    return true;
  };
  const homeless: InventoryEntry[] = [];
  for (const entry of wanted) {
    const number = home.get(entry.key);
    if (number === undefined || !put(number, entry)) homeless.push(entry);
  }
  let number = 0;
  for (const entry of homeless) while (!put(number, entry)) number += 1;
  return assigned;
}

/** Same entries, whatever their order. */
export function sameEntries(a: readonly InventoryEntry[], b: readonly InventoryEntry[]): boolean {
  if (a.length !== b.length) return false;
  const known = new Map(a.map((entry) => [entry.key, entry]));
  return b.every((entry) => {
    const other = known.get(entry.key);
    return other !== undefined && sameEntry(entry, other);
  });
}

function sameEntry(a: InventoryEntry, b: InventoryEntry): boolean {
  return (
    a.file === b.file &&
    a.document === b.document &&
    a.digest === b.digest &&
    a.uid === b.uid &&
    a.generation === b.generation &&
    a.commit === b.commit
  );
}
