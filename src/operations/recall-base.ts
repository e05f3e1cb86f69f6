import type { Base } from '../domain/drift/assess-object.ts';
import { parseFiles } from '../domain/parse/parse-files.ts';
import type { Inventory, InventoryEntry } from '../domain/resource/inventory.ts';
import type { Manifest } from '../domain/resource/manifest.ts';
import type { ResourceKey } from '../domain/resource/object-id.ts';
import type { FabricSettings, LocalPorts } from './fabric-ports.ts';

/**
 * Git as last applied, for the objects whose text moved since: the files at the recorded commit, read once a commit and
 * trusted only where the recorded hash fits. Otherwise the reason why the comparison can only be two-way.
 */
export async function recallBase(
  inventory: Inventory,
  manifests: readonly Manifest[],
  ports: LocalPorts,
  settings: FabricSettings,
): Promise<(key: ResourceKey) => Base> {
  const desired = new Map<ResourceKey, Manifest>();
  for (const manifest of manifests) desired.set(manifest.key, manifest);
  const byCommit = new Map<string, InventoryEntry[]>();
  for (const entry of inventory.entries.values()) {
    if (entry.commit === null || desired.get(entry.key)?.digest === entry.digest) continue;
    const list = byCommit.get(entry.commit) ?? [];
    list.push(entry);
    byCommit.set(entry.commit, list);
  }
  const known = new Map<ResourceKey, Base>();
  for (const [commit, entries] of byCommit) await recallCommit(commit, entries, known, ports, settings);
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const entry = inventory.entries.get(key);
    if (entry === undefined) return { known: false, reason: 'it was never applied from here' };
    const unchanged = desired.get(key);
    if (unchanged?.digest === entry.digest) return { known: true, object: unchanged.object };
    return { known: false, reason: 'it was applied from files that were in no commit' };
  };
}

async function recallCommit(
  commit: string,
  entries: readonly InventoryEntry[],
  known: Map<ResourceKey, Base>,
  ports: LocalPorts,
  settings: FabricSettings,
): Promise<void> {
  const paths = [...new Set(entries.map((entry) => entry.file))];
  const texts = await ports.history.readFiles(commit, paths);
  const short = commit.slice(0, 12);
  if (texts === null) {
    const reason = `commit ${short} cannot be read here (a shallow clone, or history that was rewritten)`;
    for (const entry of entries) known.set(entry.key, { known: false, reason });
    return;
  }
  const files = [...texts].map(([path, text]) => ({ path, text }));
  const { registry, digest } = ports;
  const parsed = parseFiles(files, { registry, digest, limits: settings.limits });
  const found = new Map(parsed.manifests.map((manifest) => [manifest.key, manifest]));
  for (const entry of entries) {
    const manifest = found.get(entry.key);
    known.set(
      entry.key,
      manifest?.digest === entry.digest
        ? { known: true, object: manifest.object }
        : { known: false, reason: `${entry.file} at commit ${short} does not hold what the record says` },
    );
  }
}
