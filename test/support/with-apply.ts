import type { Cluster } from '../../src/ports/cluster.ts';

/** The cluster with another way to apply; the rest of it is asked as before. */
export function withApply(cluster: Cluster, apply: Cluster['apply']): Cluster {
  return {
    server: cluster.server,
    version: () => cluster.version(),
    discover: (groups) => cluster.discover(groups),
    servedSchemas: (group, version) => cluster.servedSchemas(group, version),
    list: (address) => cluster.list(address),
    watch: (address, from, signal) => cluster.watch(address, from, signal),
    apply,
    mergePatch: (address, name, patch, options) => cluster.mergePatch(address, name, patch, options),
    delete: (address, name, uid) => cluster.delete(address, name, uid),
    reviewAccess: (questions) => cluster.reviewAccess(questions),
    listAgents: (namespace) => cluster.listAgents(namespace),
    watchAgents: (namespace, from, signal) => cluster.watchAgents(namespace, from, signal),
    close: () => cluster.close(),
  };
}
