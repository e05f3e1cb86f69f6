import type { Inventory } from '../domain/resource/inventory.ts';
import type { KindDefinition } from '../domain/resource/kind.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import type { Manifest } from '../domain/resource/manifest.ts';
import { KubernetesError } from '../domain/shared/errors.ts';
import type { ClusterPorts, FabricSettings } from './fabric-ports.ts';
import { addressOf } from './kind-address.ts';
import { runBounded } from './run-bounded.ts';

/** The live side at one moment: one paged LIST a kind, one inventory read, discovery. */
export interface ClusterState {
  readonly live: readonly LiveObject[];
  readonly inventory: Inventory;
  /** `group/kind` of what is served in the version we know. */
  readonly served: ReadonlySet<string>;
}

const LIST_CONCURRENCY = 8;

/**
 * Discovery, inventory and lists at once: nobody waits for a list of kinds to ask for what is known anyway. A kind that
 * is not served answers 404 and holds nothing.
 */
export async function readCluster(
  ports: ClusterPorts,
  settings: FabricSettings,
  manifests: readonly Manifest[],
): Promise<ClusterState> {
  const groups = [...new Set(ports.registry.kinds.map((kind) => kind.group))];
  const kinds = largestFirst(ports, manifests);
  const [discovered, inventory, live] = await Promise.all([
    ports.cluster.discover(groups),
    ports.inventory.read(settings.fabric),
    listKinds(ports, kinds),
  ]);
  const served = new Set<string>();
  for (const { group, version, kind } of ports.registry.kinds) {
    const offered = discovered.some(
      (one) => one.group === group && one.kind === kind && one.version === version,
    );
    if (offered) served.add(servedKey(group, kind));
  }
  return { live, inventory, served };
}

/** A kind of many objects is many pages, one after the other: begun last, it would keep everybody waiting. */
function largestFirst(ports: ClusterPorts, manifests: readonly Manifest[]): KindDefinition[] {
  const counts = new Map<string, number>();
  for (const { id } of manifests) {
    const key = servedKey(id.group, id.kind);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const expected = ({ group, kind }: KindDefinition) => counts.get(servedKey(group, kind)) ?? 0;
  return ports.registry.kinds
    .filter((kind) => kind.owner === 'user')
    .sort((a, b) => expected(b) - expected(a));
}

export function servedKey(group: string, kind: string): string {
  return `${group}/${kind}`;
}

async function listKinds(ports: ClusterPorts, kinds: readonly KindDefinition[]): Promise<LiveObject[]> {
  let done = 0;
  ports.progress.report('list kinds', 0, kinds.length);
  const lists = await runBounded(kinds, LIST_CONCURRENCY, async (kind) => {
    const items = await listKind(ports, kind);
    done += 1;
    ports.progress.report('list kinds', done, kinds.length, kind.kind);
    return items;
  });
  return lists.flat();
}

async function listKind(ports: ClusterPorts, kind: KindDefinition): Promise<readonly LiveObject[]> {
  try {
    return (await ports.cluster.list(addressOf(kind))).items;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) return [];
    throw error;
  }
}
