import { afterAll, beforeAll, beforeEach, describe } from '@jest/globals';
import type { Json, JsonObject } from '../../src/domain/shared/json.ts';
import { startFabricSimulation } from '../../src/simulator/agents/fabric-simulation.ts';
import { fabricAdmission } from '../../src/simulator/fabric-admission/fabric-admission.ts';
import {
  type EmbeddedApiServer,
  startEmbeddedApiServer,
} from '../../src/simulator/kube-apiserver/embedded-api-server.ts';
import type { FaultRule } from '../../src/simulator/kube-apiserver/fault.ts';
import { connectKubeApiserver, type RunningApiserver } from './kube-apiserver.ts';
import { apiserverMissing, apiserverSuitesWanted, borrowApiserver } from './kube-apiserver-broker.ts';
import { describeWithKubeApiserver } from './kube-apiserver-suite.ts';

/** A cluster that a suite can run on, whichever server it is. */
export interface TestCluster {
  readonly kind: 'embedded' | 'real';
  kubeconfig(): string;
  /** The credential in it. */
  token(): string;
  /** Writes to fabric objects, ConfigMaps and Leases since the last call (or the start), as `METHOD path`. */
  writes(): Promise<readonly string[]>;
  get(path: string): Promise<{ readonly status: number; readonly body: Json }>;
  /** As somebody else with a `kubectl create` would; `path` of the list. */
  createByHand(path: string, object: JsonObject): Promise<void>;
  /** As somebody else with a `kubectl edit` would. */
  editByHand(path: string, patch: JsonObject): Promise<void>;
  /** Without objects of ours. */
  wipe(): Promise<void>;
}

/** The suite on the embedded server, and on a real kube-apiserver where those are wanted. */
export function describeOnClusters(name: string, body: (cluster: () => TestCluster) => void): void {
  describe(`${name}, on the embedded API server`, () => {
    let running: { readonly cluster: TestCluster; stop(): Promise<void> } | undefined;
    beforeAll(async () => {
      running = await embeddedCluster();
    });
    body(() => running?.cluster ?? notRunning());
    afterAll(async () => await running?.stop());
  });
  describeWithKubeApiserver(`${name}, on a real kube-apiserver`, (apiserver) => {
    let cluster: TestCluster | undefined;
    body(() => {
      cluster ??= realCluster(apiserver());
      return cluster;
    });
  });
}

/** Long enough to wait for the suites before, which have the real server to themselves, ms. */
export const LEND_LIMIT = 20 * 60_000;

/** A cluster for a suite that says itself when it takes and leaves it, because it has something running on it. */
export interface LentCluster {
  /** For a `beforeAll`, with `LEND_LIMIT`. */
  start(): Promise<void>;
  /** For an `afterAll`, when nothing runs on it any more. */
  stop(): Promise<void>;
  /** Inside tests and hooks. */
  cluster(): TestCluster;
}

/**
 * The real kube-apiserver where those are wanted (`HEDGEHOG_SYNC_TEST_APISERVER`), the embedded server otherwise; `kind`
 * for long suites that are about GitHub, and would keep the real one from all others for minutes.
 */
export function lendCluster(kind?: 'embedded'): LentCluster {
  let running: { readonly cluster: TestCluster; stop(): Promise<void> } | undefined;
  return {
    start: async () => {
      running =
        kind === undefined && apiserverSuitesWanted() ? await borrowedCluster() : await embeddedCluster();
    },
    stop: async () => await running?.stop(),
    cluster: () => running?.cluster ?? notRunning(),
  };
}

/** The same for a suite whose tests each begin on a cluster without objects of ours. Inside tests and hooks. */
export function useCluster(kind?: 'embedded'): () => TestCluster {
  const lent = lendCluster(kind);
  beforeAll(lent.start, LEND_LIMIT);
  afterAll(lent.stop);
  beforeEach(async () => await lent.cluster().wipe());
  return lent.cluster;
}

async function borrowedCluster(): Promise<{ readonly cluster: TestCluster; stop(): Promise<void> }> {
  const missing = apiserverMissing();
  if (missing !== undefined) throw new Error(missing);
  const borrowed = await borrowApiserver();
  const server = connectKubeApiserver(borrowed.connection, () => Promise.resolve());
  const cluster = realCluster(server);
  await cluster.wipe();
  return {
    cluster,
    stop: async () => {
      await server.stop();
      borrowed.release();
    },
  };
}

function notRunning(): never {
  throw new Error('the cluster is there only inside tests and hooks');
}

const OURS = 'token-of-the-embedded-cluster-0123456789';
const OTHERS = 'token-of-somebody-else-0123456789';
const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Looks like the questions of a doctor, and changes nothing. */
function isWrite(method: string, path: string): boolean {
  return CHANGING.includes(method) && !path.includes('accessreviews') && !path.includes('dryRun');
}

export async function embeddedCluster() {
  const server = await startEmbeddedApiServer({
    tokens: [
      { token: OURS, user: 'ours', role: 'admin' },
      { token: OTHERS, user: 'somebody-else', role: 'admin' },
    ],
    admission: [fabricAdmission()],
  });
  const simulation = startFabricSimulation(server.store);
  return {
    cluster: clusterOf(server),
    /** The result takes the rule back. */
    inject: (rule: FaultRule) => server.inject(rule),
    stop: async () => {
      simulation.stop();
      await server.stop();
    },
  };
}

function clusterOf(server: EmbeddedApiServer): TestCluster {
  let seen = 0;
  return {
    kind: 'embedded',
    kubeconfig: () => server.kubeconfig(OURS),
    token: () => OURS,
    writes: () => {
      const all = server.requests();
      const entries = all.slice(seen).filter(({ method, uri }) => isWrite(method, uri));
      seen = all.length;
      return Promise.resolve(entries.map(({ method, uri }) => `${method} ${uri.split('?')[0] ?? ''}`));
    },
    get: (path) => {
      const { code, body } = server.store.request('GET', path);
      return Promise.resolve({ status: code, body });
    },
    createByHand: async (path, object) => {
      const answer = await fetch(`${server.url}${path}?fieldManager=kubectl-create`, {
        method: 'POST',
        headers: { authorization: `Bearer ${OTHERS}`, 'content-type': 'application/json' },
        body: JSON.stringify(object),
      });
      if (!answer.ok) throw new Error(`the creation was answered ${answer.status}`);
      seen = server.requests().length;
    },
    editByHand: async (path, patch) => {
      const answer = await fetch(`${server.url}${path}?fieldManager=kubectl-edit`, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${OTHERS}`, 'content-type': 'application/merge-patch+json' },
        body: JSON.stringify(patch),
      });
      if (!answer.ok) throw new Error(`the edit was answered ${answer.status}`);
      seen = server.requests().length;
    },
    wipe: () => {
      const store = server.store;
      for (const [base, plural] of WIPED) {
        const { body } = store.request('GET', `${base}/namespaces/default/${plural}`);
        for (const item of (body as { items?: { metadata: { name: string } }[] }).items ?? []) {
          store.request('DELETE', `${base}/namespaces/default/${plural}/${item.metadata.name}`);
        }
      }
      seen = server.requests().length;
      return Promise.resolve();
    },
  };
}

const WIPED: readonly (readonly [string, string])[] = [
  ['/apis/wiring.githedgehog.com/v1beta1', 'servers'],
  ['/apis/wiring.githedgehog.com/v1beta1', 'switches'],
  ['/api/v1', 'configmaps'],
  ['/apis/coordination.k8s.io/v1', 'leases'],
];

/** By the verb of the audit log. */
const METHODS = new Map([
  ['create', 'POST'],
  ['update', 'PUT'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
]);

function realCluster(server: RunningApiserver): TestCluster {
  let mark: number | undefined;
  return {
    kind: 'real',
    kubeconfig: () => server.kubeconfigFor('admin'),
    token: () => server.tokens.admin,
    writes: async () => {
      const entries = mark === undefined ? await server.auditLog() : await server.auditSince(mark);
      mark = await server.auditMark();
      return entries
        .filter(({ verb, uri }) => METHODS.has(verb) && isOurs(uri))
        .map(({ verb, uri }) => `${METHODS.get(verb)} ${uri.split('?')[0] ?? ''}`);
    },
    get: async (path) => await server.kubeRequest('GET', path),
    createByHand: async (path, object) => {
      const query = 'fieldManager=kubectl-create';
      const answer = await server.kubeRequest('POST', `${path}?${query}`, object, { user: 'other' });
      if (answer.status !== 201) throw new Error(`the creation was answered ${answer.status}`);
      mark = await server.auditMark();
    },
    editByHand: async (path, patch) => {
      const answer = await server.kubeRequest('PATCH', `${path}?fieldManager=kubectl-edit`, patch, {
        user: 'other',
        contentType: 'application/merge-patch+json',
      });
      if (answer.status !== 200) throw new Error(`the edit was answered ${answer.status}`);
      mark = await server.auditMark();
    },
    wipe: async () => {
      await server.wipe();
      mark = await server.auditMark();
    },
  };
}

function isOurs(uri: string): boolean {
  return /githedgehog\.com\/|\/namespaces\/default\/(configmaps|leases)/.test(uri) && !uri.includes('dryRun');
}
