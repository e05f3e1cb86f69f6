import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { untilIdle } from './apiserver.mjs';
import { BareClient, inLanes } from './bare-client.mjs';
import { filesOf, generateFabric } from './generate-fabric.mjs';
import { collectionPaths, listConcurrency, objectPath, Product, writeConcurrency } from './product.mjs';
import { readSharedFabric } from './shared-fabric.mjs';

/** Where the bare requests write, so that both sides have a set of the same objects for themselves. */
export const floorNamespace = 'bench-floor';
export const kubectlNamespace = 'bench-kubectl';

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
    this.dirty.add('default');
    await this.product.apply();
    await untilIdle(this.server);
  }

  async ensureFloorApplied() {
    if (!this.dirty.has(floorNamespace)) await this.applyBare();
  }

  /** The floor of an apply: every manifest once, as many at a time as ours. */
  async applyBare() {
    this.dirty.add(floorNamespace);
    await inLanes(this.bareWrites(), writeConcurrency, ({ path, body }) =>
      this.writer.apply(path, body, 'bench-floor'),
    );
  }

  /** The floor of a scan: every kind once, as many at a time as ours. */
  async listBare() {
    let count = 0;
    await inLanes(collectionPaths('default'), listConcurrency, async (path) => {
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
