import { parse } from 'yaml';
import { WorkingTreeSource } from '../../lib/adapters/files/working-tree-source.js';
import { connectKubernetes } from '../../lib/adapters/kubernetes/connect.js';
import { sha256Digest } from '../../lib/adapters/system/sha256-digest.js';
import { systemClock } from '../../lib/adapters/system/system-clock.js';
import { fabricRegistry } from '../../lib/domain/fabric/registry.js';
import { DEFAULT_PARSE_LIMITS } from '../../lib/domain/parse/parse-limits.js';
import { FABRIC_RELEASES } from '../../lib/domain/resource/schema.js';
import { applyFabric } from '../../lib/operations/apply-fabric.js';
import { compareWithCluster } from '../../lib/operations/compare-fabric.js';
import { loadFabric, validateLoaded } from '../../lib/operations/load-fabric.js';

export const fabricName = 'bench';
export const writeConcurrency = 8;

/** As `read-cluster.ts` has it. */
export const listConcurrency = 8;

const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };

/** Ours without the command line: the same operations over the same adapters. */
export class Product {
  #ports;
  #settings;

  constructor(server, folder) {
    const clock = systemClock();
    const { cluster, inventory, lease } = connectKubernetes({
      sources: { text: server.kubeconfigFor('admin') },
      parseYaml: parse,
      clock,
      log: silent,
      random: Math.random,
      onSecret() {},
      recordNamespace: 'default',
    });
    this.#ports = {
      ...localPorts(folder, clock),
      cluster,
      inventory,
      lease,
    };
    this.#settings = {
      ...sourceSettings,
      fabric: fabricName,
      fieldManager: 'hedgehog-sync',
      partial: false,
      concurrency: writeConcurrency,
      release: FABRIC_RELEASES.at(-1),
      dryRunSample: 0,
      accept: [],
      holder: 'bench',
      leaseDurationMs: 15_000,
      leaseWaitMs: 0,
      waitMs: 0,
      settleMs: 0,
      admissionTries: 6,
    };
  }

  load() {
    return loadFabric(this.#ports, this.#settings);
  }

  /** What Git alone tells of the manifests, which a later comparison does not do again. */
  check(loaded) {
    return validateLoaded(loaded, this.#ports, this.#settings);
  }

  compare(loaded) {
    return compareWithCluster(this.#ports, this.#settings, loaded);
  }

  /** A whole apply. `onParsed` is called when the last file has been parsed, before anything is validated. */
  async apply(onParsed = () => {}) {
    const source = {
      read: async (selection) => {
        const snapshot = await this.#ports.source.read(selection);
        return { ...snapshot, files: tellingTheEnd(snapshot.files, onParsed) };
      },
    };
    const result = await applyFabric(
      { ...this.#ports, source },
      this.#settings,
      new AbortController().signal,
    );
    if (result.interrupted !== null) throw new Error(`the apply was cut short: ${result.interrupted}`);
    return result;
  }

  close() {
    this.#ports.cluster.close();
  }
}

export const sourceSettings = {
  selection: {
    include: [],
    exclude: [],
    maxFileBytes: DEFAULT_PARSE_LIMITS.maxFileBytes,
    maxFiles: 20_000,
    maxTotalBytes: 100 * 1024 * 1024,
  },
  limits: DEFAULT_PARSE_LIMITS,
};

/** The kinds a scan lists, as paths in a namespace. */
export function collectionPaths(namespace) {
  return fabricRegistry.kinds
    .filter((kind) => kind.owner === 'user')
    .map((kind) => `/apis/${kind.group}/${kind.version}/namespaces/${namespace}/${kind.plural}`);
}

export function objectPath({ apiVersion, kind, metadata }, namespace) {
  const { plural } = fabricRegistry.find(apiVersion.split('/')[0], kind);
  return `/apis/${apiVersion}/namespaces/${namespace}/${plural}/${metadata.name}`;
}

/** A commit is recorded, as in a clean checkout; nothing is asked of Git while no manifest moved. */
function localPorts(folder, clock) {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  return {
    registry: fabricRegistry,
    source: new WorkingTreeSource({ path: folder, headCommit: () => Promise.resolve(commit) }),
    history: {
      readFiles: () => Promise.resolve(null),
      readRef: () => Promise.reject(new Error('the bench has no history')),
      resolve: () => Promise.resolve(null),
    },
    digest: sha256Digest,
    clock,
    log: silent,
    progress: { report() {} },
  };
}

/** The parser walks over the files once; what follows the last one is no parsing any more. */
function tellingTheEnd(files, onEnd) {
  const told = [...files];
  told[Symbol.iterator] = function* () {
    yield* files;
    onEnd();
  };
  return told;
}
