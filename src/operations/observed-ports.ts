import type { Cluster } from '../ports/cluster.ts';
import type { InventoryStore } from '../ports/inventory-store.ts';
import type { LeaseLock } from '../ports/lease.ts';
import type { ManifestHistory, ManifestSource, SourceSnapshot } from '../ports/manifest-source.ts';
import type { EndpointObserver } from './observe-endpoint.ts';

/** The files of a run: read once, so that everything said of them is said of the same state. */
export interface OneReading extends ManifestSource {
  /** What was read; null: nothing yet, or it failed. */
  reading(): SourceSnapshot | null;
}

export function readOnce(source: ManifestSource, observer: EndpointObserver): OneReading {
  let asked: Promise<SourceSnapshot> | null = null;
  let snapshot: SourceSnapshot | null = null;
  return {
    async read(selection) {
      asked ??= observer.call(() => source.read(selection));
      snapshot = await asked;
      return snapshot;
    },
    reading: () => snapshot,
  };
}

export function observedHistory(history: ManifestHistory, observer: EndpointObserver): ManifestHistory {
  return {
    readFiles: (commit, paths) => observer.call(() => history.readFiles(commit, paths)),
    readRef: (ref, selection) => observer.call(() => history.readRef(ref, selection)),
    resolve: (ref) => observer.call(() => history.resolve(ref)),
  };
}

/** Watches are let through unseen: each begins after a list, and ends whenever the server likes. */
export function observedCluster(cluster: Cluster, observer: EndpointObserver): Cluster {
  return {
    server: cluster.server,
    version: () => observer.call(() => cluster.version()),
    discover: (groups) => observer.call(() => cluster.discover(groups)),
    servedSchemas: (group, version) => observer.call(() => cluster.servedSchemas(group, version)),
    list: (address) => observer.call(() => cluster.list(address)),
    watch: (address, from, signal) => cluster.watch(address, from, signal),
    apply: (address, object, options) => observer.call(() => cluster.apply(address, object, options)),
    mergePatch: (address, name, patch, options) =>
      observer.call(() => cluster.mergePatch(address, name, patch, options)),
    delete: (address, name, uid) => observer.call(() => cluster.delete(address, name, uid)),
    reviewAccess: (questions) => observer.call(() => cluster.reviewAccess(questions)),
    listAgents: (namespace) => observer.call(() => cluster.listAgents(namespace)),
    watchAgents: (namespace, from, signal) => cluster.watchAgents(namespace, from, signal),
    close: () => cluster.close(),
  };
}

export function observedInventory(inventory: InventoryStore, observer: EndpointObserver): InventoryStore {
  return {
    read: (fabric) => observer.call(() => inventory.read(fabric)),
    readAll: () => observer.call(() => inventory.readAll()),
    write: (previous, entries) => observer.call(() => inventory.write(previous, entries)),
  };
}

export function observedLease(lease: LeaseLock, observer: EndpointObserver): LeaseLock {
  return {
    version: (fabric) => observer.call(() => lease.version(fabric)),
    acquire: (request) => observer.call(() => lease.acquire(request)),
  };
}
