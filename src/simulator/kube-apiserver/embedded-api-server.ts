import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';
import type { Json, JsonObject } from '../../domain/shared/json.ts';
import { FaultRules } from '../http/fault-rules.ts';
import { AccessControl, type TokenGrant } from './access/access.ts';
import type { AdmissionHook } from './admission/admission.ts';
import { LaggingCache } from './admission/lagging-cache.ts';
import { ApiServer } from './api-server.ts';
import { type ServerClock, SYSTEM_CLOCK } from './clock.ts';
import { fabricCrds } from './fabric-crds.ts';
import type { Fault, FaultRule } from './fault.ts';
import { HttpListener, TOKEN_PATH } from './http-listener.ts';
import type { ApiResponse } from './request.ts';
import type { RequestRecord } from './request-log.ts';
import { ObjectStore } from './storage/object-store.ts';

export interface EmbeddedApiServerOptions {
  /** CustomResourceDefinition documents. Default: those of the newest fabric release. */
  readonly crds?: readonly JsonObject[];
  /** Default: one token, drawn at random, that may do everything, of user `admin`. None at all: everybody may do everything. */
  readonly tokens?: readonly TokenGrant[];
  /** Stand-ins for webhooks, asked in this order. Default: none. */
  readonly admission?: readonly AdmissionHook[];
  /** How far the cache of the admission hooks lags behind. Default: 30 ms. */
  readonly cacheLagMs?: number;
  /** Default: 60 s, and shortly before a watch ends. */
  readonly bookmarkIntervalMs?: number;
  /** How many past events a watch can be started from. Default: 20,000. */
  readonly eventLimit?: number;
  /** Default: a free one. */
  readonly port?: number;
  readonly clock?: ServerClock;
}

/** What code in the same process may do without a connection, a token or a trace in `requests()`. */
export interface InProcessClient {
  /** `path` with query. The answer's body is parsed. */
  request(method: string, path: string, body?: Json, contentType?: string): { code: number; body: Json };
  /** An object of namespace `default` (or of a cluster-wide kind) as stored; undefined: it is not there. */
  get(kind: string, name: string): JsonObject | undefined;
  list(kind: string): readonly JsonObject[];
  /** Calls back after every change to anything. The result ends it. */
  onChange(
    listener: (kind: string, name: string, type: 'ADDED' | 'MODIFIED' | 'DELETED') => void,
  ): () => void;
  /** Watches from before now answer 410, and so do continue tokens handed out before. */
  expireHistory(): void;
}

export interface EmbeddedApiServer {
  readonly url: string;
  readonly store: InProcessClient;
  /** YAML. Without a token: that of the first grant. Its context `kubectl` is for kubectl, which sends no token over HTTP. */
  kubeconfig(token?: string): string;
  /** What came in over HTTP so far, oldest first. */
  requests(): readonly RequestRecord[];
  clearRequests(): void;
  /** The result takes the rule back. */
  inject(rule: FaultRule): () => void;
  /** Ends watches and connections at once. Idempotent. */
  stop(): Promise<void>;
}

const DEFAULT_CACHE_LAG_MS = 30;
const DEFAULT_BOOKMARK_INTERVAL_MS = 60_000;
const DEFAULT_EVENT_LIMIT = 20_000;

/**
 * A Kubernetes API server in this process, over real HTTP on the loopback interface, with the kinds of the given CRDs.
 * It holds everything in memory and answers as kube-apiserver 1.36 does; test/contract runs one suite on both.
 */
export async function startEmbeddedApiServer(
  options: EmbeddedApiServerOptions = {},
): Promise<EmbeddedApiServer> {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const tokens = options.tokens ?? [{ token: randomUUID(), user: 'admin', role: 'admin' }];
  const store = new ObjectStore(clock, options.eventLimit ?? DEFAULT_EVENT_LIMIT);
  const access = new AccessControl(tokens);
  const faults = new FaultRules<Fault>();
  const records: RequestRecord[] = [];
  const api = new ApiServer({
    store,
    clock,
    access,
    hooks: options.admission ?? [],
    cache: new LaggingCache(store, clock, options.cacheLagMs ?? DEFAULT_CACHE_LAG_MS),
    bookmarkIntervalMs: options.bookmarkIntervalMs ?? DEFAULT_BOOKMARK_INTERVAL_MS,
    newUid: () => randomUUID(),
  });
  for (const crd of options.crds ?? fabricCrds()) api.installCrd(crd);
  store.events.compact(store.revision);
  const record = (entry: RequestRecord): void => {
    records.push(entry);
  };
  const listener = new HttpListener({ api, access, faults, clock, record });
  const url = await listener.listen(options.port ?? 0);
  let stopping: Promise<void> | undefined;
  return {
    url,
    store: inProcessClient(api, store),
    kubeconfig: (token) => kubeconfigText(url, token ?? tokens[0]?.token ?? ''),
    requests: () => [...records],
    clearRequests: () => {
      records.length = 0;
    },
    inject: (rule) => faults.add(rule),
    stop: () => {
      stopping ??= listener.stop();
      return stopping;
    },
  };
}

function inProcessClient(api: ApiServer, store: ObjectStore): InProcessClient {
  const resourceOf = (kind: string): string => {
    const type = api.kind(kind);
    if (type === undefined) throw new Error(`no kind ${kind} is served`);
    return type.group === '' ? type.plural : `${type.plural}.${type.group}`;
  };
  return {
    request(method, path, body, contentType = 'application/json') {
      const mark = path.indexOf('?');
      const answer: ApiResponse = api.handle({
        method,
        path: mark < 0 ? path : path.slice(0, mark),
        query: new URLSearchParams(mark < 0 ? '' : path.slice(mark + 1)),
        contentType,
        accept: 'application/json',
        userAgent: 'in-process',
        body: body === undefined ? '' : JSON.stringify(body),
        user: 'in-process',
      });
      const isJson = answer.contentType.startsWith('application/json');
      const parsed: Json = isJson ? JSON.parse(answer.body) : answer.body;
      return { code: answer.code, body: parsed };
    },
    get: (kind, name) => {
      const resource = resourceOf(kind);
      return (store.get(resource, 'default', name) ?? store.get(resource, '', name))?.object;
    },
    list: (kind) => store.list(resourceOf(kind)).map((stored) => stored.object),
    onChange: (listener) =>
      store.events.subscribe((event) => {
        const { kind } = event.stored.object;
        if (typeof kind === 'string') listener(kind, event.stored.name, event.type);
      }),
    expireHistory: () => {
      store.events.compact(store.revision);
      api.pages.expireAll();
    },
  };
}

function kubeconfigText(server: string, token: string): string {
  const name = 'embedded';
  const inPath = 'kubectl';
  const user = token === '' ? {} : { token };
  const prefix = token === '' ? '' : `${TOKEN_PATH}${encodeURIComponent(token)}`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name, cluster: { server } },
      { name: inPath, cluster: { server: `${server}${prefix}` } },
    ],
    users: [{ name, user }],
    contexts: [
      { name, context: { cluster: name, user: name, namespace: 'default' } },
      { name: inPath, context: { cluster: inPath, user: name, namespace: 'default' } },
    ],
    'current-context': name,
  });
}
