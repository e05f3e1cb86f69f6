/**
 * A real kube-apiserver with etcd for tests and benches (`tools/kube-apiserver/build.sh` finds or builds them).
 *
 * Tests do not call {@link startKubeApiserver}: they use `describeWithKubeApiserver` of
 * `kube-apiserver-suite.ts`, which shares one server for a whole jest run. It is for benches, and for the test that
 * must break its server.
 */
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../src/domain/shared/json.ts';
import {
  type AuditEntry,
  auditEntriesSince,
  auditMarkerPath,
  auditPosition,
  hasAuditMarker,
} from './kube-apiserver-audit.ts';
import { generateCrds, hasSharedCrds, installCrds, readSharedCrds } from './kube-apiserver-crds.ts';
import { createKubeHttp, type KubeRequestOptions, type KubeResponse } from './kube-apiserver-http.ts';
import {
  type ApiserverConnection,
  type ApiserverUser,
  findApiserverBinaries,
  startApiserverProcess,
} from './kube-apiserver-process.ts';

export interface ApiserverOptions {
  /** Default true. Costs a file write a request: a bench may leave it out. */
  readonly audit?: boolean;
  /**
   * Default `shared` (the fabric's own, from the reference data) where that is there, else `generated` (from our
   * tables). `none`: a bare server.
   */
  readonly crds?: 'shared' | 'generated' | 'none' | readonly JsonObject[];
  /** More objects to create before use, webhook configurations for instance: path of the collection and body. */
  readonly objects?: readonly { readonly path: string; readonly body: JsonObject }[];
}

export interface KubeRequest extends Omit<KubeRequestOptions, 'token'> {
  /** Default `admin`. */
  readonly user?: ApiserverUser;
}

export interface RunningApiserver extends ApiserverConnection {
  /** YAML text of a kubeconfig for the user, with the token and the certificate authority's file. */
  kubeconfigFor(user: ApiserverUser): string;
  /** One plain request, whatever its status. Default user `admin`, default content type `application/json`. */
  kubeRequest(
    method: string,
    path: string,
    body?: Json | string,
    options?: KubeRequest,
  ): Promise<KubeResponse>;
  /** Every request answered so far. */
  auditLog(): Promise<readonly AuditEntry[]>;
  /** Call before what is to be counted; give the result to {@link auditSince}. */
  auditMark(): Promise<number>;
  auditSince(mark: number): Promise<readonly AuditEntry[]>;
  /** Removes every fabric object, and ConfigMaps and Leases of ours, from namespace `default`. */
  wipe(): Promise<void>;
  /** Makes every resourceVersion before now too old (410) for a page or a watch, as time does. */
  forgetHistory(): Promise<void>;
  /** Ends the server, or, where it is shared, only this connection to it. */
  stop(): Promise<void>;
}

/** Starts a server of one's own: about three seconds. Throws with the cure when there are no binaries. */
export async function startKubeApiserver(options: ApiserverOptions = {}): Promise<RunningApiserver> {
  const binaries = findApiserverBinaries(true);
  if ('missing' in binaries) throw new Error(binaries.missing);
  const server = await startApiserverProcess(binaries.folder, options.audit ?? true);
  try {
    const running = connectKubeApiserver(server.connection, server.stop);
    await prepare(running, options);
    return running;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function prepare(server: RunningApiserver, options: ApiserverOptions): Promise<void> {
  const http = createKubeHttp(server.url, readFileSync(server.caFile, 'utf8'));
  try {
    await installCrds(http, server.tokens.admin, chosenCrds(options.crds));
  } finally {
    http.close();
  }
  const rbac = '/apis/rbac.authorization.k8s.io/v1';
  const reader = { name: 'hedgehog-sync-test-reader' };
  await create(server, `${rbac}/clusterroles`, {
    metadata: reader,
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] }],
  });
  await create(server, `${rbac}/clusterrolebindings`, {
    metadata: reader,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: reader.name },
    subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'reader' }],
  });
  for (const { path, body } of options.objects ?? []) await create(server, path, body);
  await until(async () => (await server.kubeRequest('GET', '/api/v1/namespaces/default')).status === 200);
  await until(async () => {
    const path = '/api/v1/namespaces/default/configmaps?limit=1';
    return (await server.kubeRequest('GET', path, undefined, { user: 'reader' })).status === 200;
  });
}

function chosenCrds(crds: ApiserverOptions['crds']): readonly JsonObject[] {
  const chosen = crds ?? (hasSharedCrds() ? 'shared' : 'generated');
  if (chosen === 'shared') return readSharedCrds();
  if (chosen === 'generated') return generateCrds();
  return chosen === 'none' ? [] : chosen;
}

async function create(server: RunningApiserver, path: string, body: JsonObject): Promise<void> {
  const response = await server.kubeRequest('POST', path, body);
  if (response.status !== 201)
    throw new Error(`POST ${path}: ${response.status} ${response.text.slice(0, 500)}`);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error('the API server did not get ready for use within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Talks to a server that runs already. `stop`: what `stop()` does besides closing the connections. */
export function connectKubeApiserver(
  connection: ApiserverConnection,
  stop: () => Promise<void>,
): RunningApiserver {
  const http = createKubeHttp(connection.url, readFileSync(connection.caFile, 'utf8'));
  const kubeRequest: RunningApiserver['kubeRequest'] = (method, path, body, options = {}) => {
    const { user, ...rest } = options;
    return http.send(method, path, body, { ...rest, token: connection.tokens[user ?? 'admin'] });
  };
  const auditFile = () => {
    if (connection.auditFile === null) throw new Error('this API server was started without an audit log');
    return connection.auditFile;
  };
  const flushAudit = async () => {
    const marker = `${process.pid}-${process.hrtime.bigint()}`;
    const position = auditPosition(auditFile());
    await kubeRequest('GET', `${auditMarkerPath}${marker}`);
    await until(() => Promise.resolve(hasAuditMarker(auditFile(), position, marker)));
  };
  const auditSince = async (mark: number) => {
    await flushAudit();
    return auditEntriesSince(auditFile(), mark);
  };
  return {
    ...connection,
    kubeconfigFor: (user) => kubeconfig(connection, user),
    kubeRequest,
    auditLog: () => auditSince(0),
    auditMark: async () => {
      await flushAudit();
      return auditPosition(auditFile());
    },
    auditSince,
    wipe: () => wipe(kubeRequest),
    forgetHistory: () => compact(connection.etcdUrl),
    stop: async () => {
      http.close();
      await stop();
    },
  };
}

function kubeconfig(connection: ApiserverConnection, user: ApiserverUser): string {
  return [
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    '  - name: test',
    '    cluster:',
    `      server: ${connection.url}`,
    `      certificate-authority: ${JSON.stringify(connection.caFile)}`,
    'users:',
    `  - name: ${user}`,
    '    user:',
    `      token: ${connection.tokens[user]}`,
    'contexts:',
    '  - name: test',
    '    context:',
    '      cluster: test',
    `      user: ${user}`,
    '      namespace: default',
    'current-context: test',
    '',
  ].join('\n');
}

async function compact(etcdUrl: string): Promise<void> {
  const etcd = createKubeHttp(etcdUrl, undefined);
  try {
    const range = await etcd.send('POST', '/v3/kv/range', { key: 'AA==' }, {});
    const { revision } = (range.body as JsonObject).header as JsonObject;
    const done = await etcd.send(
      'POST',
      '/v3/kv/compaction',
      { revision: String(revision), physical: true },
      {},
    );
    if (done.status !== 200) throw new Error(`etcd refused to compact: ${done.status} ${done.text}`);
  } finally {
    etcd.close();
  }
}

async function wipe(kubeRequest: RunningApiserver['kubeRequest']): Promise<void> {
  const collections = [
    '/apis/coordination.k8s.io/v1/namespaces/default/leases',
    '/api/v1/namespaces/default/configmaps',
  ];
  const crds = await kubeRequest('GET', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions');
  for (const crd of objects(crds.body, 'items')) {
    const spec = crd.spec as JsonObject;
    const names = spec.names as JsonObject;
    const version = objects(spec, 'versions').find((entry) => entry.storage === true)?.name;
    collections.push(`/apis/${spec.group}/${version}/namespaces/default/${names.plural}`);
  }
  await Promise.all(
    collections.map(async (path) => {
      for (const object of objects((await kubeRequest('GET', path)).body, 'items')) {
        const name = String((object.metadata as JsonObject).name);
        if (name === 'kube-root-ca.crt') continue;
        const { status, text } = await kubeRequest('DELETE', `${path}/${name}`);
        if (status !== 200 && status !== 404) throw new Error(`DELETE ${path}/${name}: ${status} ${text}`);
      }
    }),
  );
}

function objects(body: Json, key: string): JsonObject[] {
  const list = (body as JsonObject | null)?.[key];
  return Array.isArray(list) ? (list as JsonObject[]) : [];
}
