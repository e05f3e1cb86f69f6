import type { Inventory } from '../domain/resource/inventory.ts';
import type { KindDefinition } from '../domain/resource/kind.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import type { ClusterPorts, FabricSettings } from './fabric-ports.ts';
import { addressOf } from './kind-address.ts';
import { runBounded } from './run-bounded.ts';

/** The live side at one moment: one paged LIST a kind, one inventory read, discovery. */
export interface ClusterState {
  readonly live: readonly LiveObject[];
  readonly inventory: Inventory;
  /** `group/kind` of what is served in the version we know. */
  readonly served: ReadonlySet<string>;
  /** Kinds served in another version only: `group/kind` → versions. */
  readonly otherVersions: ReadonlyMap<string, readonly string[]>;
}

const LIST_CONCURRENCY = 6;

export async function readCluster(ports: ClusterPorts, settings: FabricSettings): Promise<ClusterState> {
  const groups = [...new Set(ports.registry.kinds.map((kind) => kind.group))];
  const discovered = await ports.cluster.discover(groups);
  const served = new Set<string>();
  const otherVersions = new Map<string, string[]>();
  for (const kind of ports.registry.kinds) {
    const offers = discovered.filter((offer) => offer.group === kind.group && offer.kind === kind.kind);
    if (offers.some((offer) => offer.version === kind.version)) served.add(servedKey(kind.group, kind.kind));
    else if (offers.length > 0) {
      otherVersions.set(
        servedKey(kind.group, kind.kind),
        offers.map((offer) => offer.version),
      );
    }
  }
  const kinds = ports.registry.kinds.filter(
    (kind) => kind.owner === 'user' && served.has(servedKey(kind.group, kind.kind)),
  );
  const [inventory, live] = await Promise.all([
    ports.inventory.read(settings.fabric),
    listKinds(ports, kinds),
  ]);
  return { live, inventory, served, otherVersions };
}

export function servedKey(group: string, kind: string): string {
  return `${group}/${kind}`;
}

async function listKinds(ports: ClusterPorts, kinds: readonly KindDefinition[]): Promise<LiveObject[]> {
  let done = 0;
  ports.progress.report('list kinds', 0, kinds.length);
  const lists = await runBounded(kinds, LIST_CONCURRENCY, async (kind) => {
    const list = await ports.cluster.list(addressOf(kind));
    done += 1;
    ports.progress.report('list kinds', done, kinds.length, kind.kind);
    return list.items;
  });
  return lists.flat();
}
