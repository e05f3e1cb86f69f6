import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordName } from '../../lib/adapters/kubernetes/fabric-name.js';
import { untilIdle } from './apiserver.mjs';
import { BareClient, inLanes } from './bare-client.mjs';
import { filesOf, generateFabric } from './generate-fabric.mjs';
import {
  collectionPaths,
  fabricName,
  listConcurrency,
  objectPath,
  Product,
  writeConcurrency,
} from './product.mjs';
import { readSharedFabric } from './shared-fabric.mjs';

/** Where the bare requests write, so that both sides have a set of the same objects for themselves. */
export const floorNamespace = 'bench-floor';
export const kubectlNamespace = 'bench-kubectl';

/** What the PATCHes of ours have in their query besides the field manager. */
export const ourOptions = '&force=false&fieldValidation=Ignore';

const mergePatch = 'application/merge-patch+json';

/** The manifests of `size` objects in a folder: those of the reference data where they have that size, else our own. */
export function makeFabric(folder, size) {
  const shared = readSharedFabric(size);
  const objects = shared?.objects ?? generateFabric(size);
  const files = shared?.files ?? filesOf(objects);
  const path = join(folder, `fabric-${size}`);
  mkdirSync(path, { recursive: true });
  for (const file of files) writeFileSync(join(path, file.path), file.text);
  return { size, path, files, objects, origin: shared === null ? 'generated' : shared.origin };
}

/** One server with one fabric: ours in namespace default, the bare requests' in one of their own. */
export class World {
  constructor(server, fabric) {
    this.server = server;
    this.fabric = fabric;
    this.product = new Product(server, fabric.path);
    this.writer = new BareClient(server, writeConcurrency);
    this.reader = new BareClient(server, listConcurrency);
    this.dirty = new Set();
  }

  async prepare() {
    for (const name of [floorNamespace, kubectlNamespace]) {
      await this.server.kubeRequest('POST', '/api/v1/namespaces', { metadata: { name } });
    }
  }

  /** A first apply by ours; unless it is there already. */
  async ensureApplied() {
    if (this.dirty.has('default')) return;
    await this.applyOurs();
    await untilIdle(this.server);
  }

  /** A first apply by ours, to a namespace that is wiped. `onParsed`: see `Product.apply`. */
  async applyOurs(onParsed) {
    this.dirty.add('default');
    const { counts } = await this.product.apply(onParsed);
    if (counts.created !== this.fabric.size) throw new Error(`not all created: ${JSON.stringify(counts)}`);
  }

  async ensureFloorApplied() {
    if (!this.dirty.has(floorNamespace)) await this.applyBare();
  }

  /** The floor of an apply: every manifest once, as many at a time as ours. `options`: more of each query. */
  async applyBare(options = '') {
    this.dirty.add(floorNamespace);
    await inLanes(this.bareWrites(), writeConcurrency, ({ path, body }) =>
      this.writer.apply(path, body, 'bench-floor', options),
    );
  }

  /**
   * All that an apply asks of the server, as ours asks it, and nothing else: the lock is looked at, all is listed, the lock
   * is taken, the manifests and `record` (data of a ConfigMap) are written, the lock is freed.
   */
  async applyBareWhole(record) {
    const leases = `/apis/coordination.k8s.io/v1/namespaces/${floorNamespace}/leases`;
    const configMaps = `/api/v1/namespaces/${floorNamespace}/configmaps`;
    const lock = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'bench-floor' } };
    await this.writer.send('GET', leases);
    await Promise.all([
      this.listBare(floorNamespace),
      this.writer.send('GET', '/apis'),
      this.writer.send('GET', configMaps),
    ]);
    const held = { ...lock, spec: { holderIdentity: 'bench', leaseDurationSeconds: 15 } };
    await this.writer.send('POST', leases, JSON.stringify(held), 'application/json');
    await this.applyBare(ourOptions);
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bench-floor' }, data: record };
    await this.writer.send('POST', configMaps, JSON.stringify(map), 'application/json');
    const freed = { ...lock, spec: { holderIdentity: '', leaseDurationSeconds: 15 } };
    await this.writer.send('PATCH', `${leases}/bench-floor`, JSON.stringify(freed), mergePatch);
  }

  /** What our apply recorded: data of its ConfigMap. */
  async recordOfOurs() {
    const path = `/api/v1/namespaces/default/configmaps/${recordName(fabricName)}`;
    return JSON.parse(await this.reader.send('GET', path)).data;
  }

  /** The floor of a scan: every kind once, as many at a time as ours. */
  async listBare(namespace = 'default') {
    let count = 0;
    await inLanes(collectionPaths(namespace), listConcurrency, async (path) => {
      const items = await this.reader.list(path);
      count += items.length;
    });
    return count;
  }

  bareWrites() {
    this.writes ??= this.fabric.objects.map((object) => {
      const moved = { ...object, metadata: { ...object.metadata, namespace: floorNamespace } };
      return { path: objectPath(object, floorNamespace), body: JSON.stringify(moved) };
    });
    return this.writes;
  }

  /** Removes what was applied to the namespace, with the record and the lock. */
  async wipe(namespace) {
    if (!this.dirty.delete(namespace)) return;
    const collections = [
      ...collectionPaths(namespace),
      `/api/v1/namespaces/${namespace}/configmaps`,
      `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`,
    ];
    for (const path of collections) {
      const names = (await this.reader.list(path)).map((item) => item.metadata.name);
      const ours = names.filter((name) => name !== 'kube-root-ca.crt');
      await inLanes(ours, 16, (name) => this.writer.send('DELETE', `${path}/${name}`));
    }
    await untilIdle(this.server);
  }

  close() {
    this.product.close();
    this.writer.close();
    this.reader.close();
  }
}
