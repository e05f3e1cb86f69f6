import type { Inventory } from '../domain/resource/inventory.ts';
import type { KindDefinition } from '../domain/resource/kind.ts';
import type { LiveObject } from '../domain/resource/live-object.ts';
import type { Manifest } from '../domain/resource/manifest.ts';
import { KubernetesError, SyncError } from '../domain/shared/errors.ts';
import type { JsonObject } from '../domain/shared/json.ts';
import { groupsToAsk, type ServedSchema } from '../domain/validate/later-fields.ts';
import type { ClusterPorts, FabricSettings } from './fabric-ports.ts';
import { addressOf } from './kind-address.ts';
import { runBounded } from './run-bounded.ts';

/** The live side at one moment: one paged LIST a kind, one inventory read, discovery. */
export interface ClusterState {
  readonly live: readonly LiveObject[];
  readonly inventory: Inventory;
  /** What rules of kinds in Git read of what controllers keep; absent: none does, or the credential may not list it. */
  readonly observed?: readonly LiveObject[];
  /** What the cluster says of the fields of a kind; asked only where Git has fields that not every release has. */
  readonly schemaOf: ServedSchema;
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
  const [discovered, inventory, live, observed, schemas] = await Promise.all([
    ports.cluster.discover(groups),
    ports.inventory.read(settings.fabric),
    listKinds(ports, kinds),
    listObserved(ports, observedKinds(ports, manifests)),
    readSchemas(ports, groupsToAsk(manifests, ports.registry)),
  ]);
  const served = new Set<string>();
  for (const { group, version, kind } of ports.registry.kinds) {
    const offered = discovered.some(
      (one) => one.group === group && one.kind === kind && one.version === version,
    );
    if (offered) served.add(servedKey(group, kind));
  }
  const schemaOf: ServedSchema = (group, kind) => schemas.get(servedKey(group, kind));
  return { live, inventory, served, schemaOf, ...(observed === null ? {} : { observed }) };
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

/** Kinds of controllers' objects that a rule of a kind in Git reads. */
function observedKinds(ports: ClusterPorts, manifests: readonly Manifest[]): KindDefinition[] {
  const present = new Set(manifests.map(({ id }) => servedKey(id.group, id.kind)));
  const wanted = new Set<string>();
  for (const { group, kind, rules } of ports.registry.kinds) {
    if (!present.has(servedKey(group, kind))) continue;
    for (const { observes } of rules) if (observes !== undefined) wanted.add(observes);
  }
  return ports.registry.kinds.filter(({ kind, owner }) => owner === 'controller' && wanted.has(kind));
}

/** The credential lacks a right, see domain/shared/error-codes.ts. */
const RIGHT_MISSING = 'HHS-2202';

/** A plan must not need more rights than it did: what may not be listed is not known. null: nothing is known. */
async function listObserved(
  ports: ClusterPorts,
  kinds: readonly KindDefinition[],
): Promise<readonly LiveObject[] | null> {
  if (kinds.length === 0) return null;
  try {
    const lists = await Promise.all(kinds.map((kind) => listKind(ports, kind)));
    return lists.flat();
  } catch (error) {
    if (error instanceof SyncError && error.code === RIGHT_MISSING) return null;
    throw error;
  }
}

async function readSchemas(
  ports: ClusterPorts,
  groups: ReadonlySet<string>,
): Promise<ReadonlyMap<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  await Promise.all([...groups].map((folder) => readGroup(ports, folder, found)));
  return found;
}

/** A server that does not describe itself leaves it to the apply. */
async function readGroup(ports: ClusterPorts, folder: string, found: Map<string, JsonObject>): Promise<void> {
  const [group = '', version = ''] = folder.split('/');
  try {
    const schemas = await ports.cluster.servedSchemas(group, version);
    for (const [kind, schema] of schemas) found.set(servedKey(group, kind), schema);
  } catch (error) {
    const isRefused = error instanceof SyncError && error.code === RIGHT_MISSING;
    if (!isRefused && !(error instanceof KubernetesError)) throw error;
  }
}

async function listKind(ports: ClusterPorts, kind: KindDefinition): Promise<readonly LiveObject[]> {
  try {
    return (await ports.cluster.list(addressOf(kind))).items;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) return [];
    throw error;
  }
}
