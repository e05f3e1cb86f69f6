import type { LiveObject } from '../../domain/resource/live-object.ts';
import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type {
  AccessAnswer,
  AccessQuestion,
  AgentEvent,
  AgentList,
  ApplyOptions,
  Cluster,
  ClusterVersion,
  KindAddress,
  ObjectList,
  PatchOptions,
  ServedKind,
  WatchEvent,
} from '../../ports/cluster.ts';
import { agentAddress, agentStatusOf } from './agent-status.ts';
import { callApi } from './api-client.ts';
import { discoverKinds } from './discover-kinds.ts';
import type { HttpClient } from './http-client.ts';
import { errorOfStatus } from './kubernetes-errors.ts';
import { listAll } from './list-objects.ts';
import { liveObjectOf } from './live-objects.ts';
import { attemptOf, type RequestSubject } from './request-subject.ts';
import { objectPath, queryOf } from './resource-paths.ts';
import { reviewAccess } from './review-access.ts';
import { readServedSchemas } from './served-schemas.ts';
import { statusBodyOf } from './status-body.ts';
import { defaultWatchOptions, type WatchOptions, watchObjects } from './watch-objects.ts';

export interface ApiClusterOptions {
  /** Objects a page. */
  readonly pageSize?: number;
  readonly watch?: Partial<WatchOptions>;
}

/** An Agent is a hundred times as large as other objects. */
const AGENT_PAGE_SHARE = 5;

/** The API server, over one `HttpClient`. See `Cluster` for what each method promises. */
export class ApiCluster implements Cluster {
  readonly server: string;
  readonly #http: HttpClient;
  readonly #pageSize: number;
  readonly #watch: WatchOptions;

  constructor(http: HttpClient, options: ApiClusterOptions = {}) {
    this.server = http.server;
    this.#http = http;
    this.#pageSize = options.pageSize ?? 500;
    this.#watch = { ...defaultWatchOptions, ...options.watch };
  }

  async version(): Promise<ClusterVersion> {
    const request = { method: 'GET', path: '/version', repeatable: true };
    const { body, headers } = await callApi(this.#http, versionSubject, request);
    const date = Date.parse(headers.date ?? '');
    return {
      gitVersion: typeof body.gitVersion === 'string' ? body.gitVersion : '',
      serverTime: Number.isNaN(date) ? null : new Date(date).toISOString(),
    };
  }

  discover(groups: readonly string[]): Promise<readonly ServedKind[]> {
    return discoverKinds(this.#http, groups);
  }

  servedSchemas(group: string, version: string): Promise<ReadonlyMap<string, JsonObject>> {
    return readServedSchemas(this.#http, group, version);
  }

  async list(address: KindAddress): Promise<ObjectList> {
    return await listAll(this.#http, address, this.#pageSize, (object) => liveObjectOf(address, object));
  }

  async *watch(
    address: KindAddress,
    resourceVersion: string,
    signal: AbortSignal,
  ): AsyncGenerator<WatchEvent, void, void> {
    for await (const event of watchObjects(this.#http, address, resourceVersion, this.#watch, signal)) {
      yield event.type === 'bookmark'
        ? event
        : { type: event.type, object: liveObjectOf(address, event.object) };
    }
  }

  async apply(address: KindAddress, object: JsonObject, options: ApplyOptions): Promise<LiveObject> {
    const metadata = isJsonObject(object.metadata) ? object.metadata : {};
    const name = typeof metadata.name === 'string' ? metadata.name : '';
    const preconditioned = metadata.resourceVersion !== undefined;
    const { fieldManager, force } = options;
    const query = {
      fieldManager,
      force,
      // refuses unknown fields all the same; for what else it would find, a key given twice, the server parses all twice (D63)
      fieldValidation: 'Ignore',
      dryRun: options.dryRun ? 'All' : null,
    };
    const { body } = await callApi(this.#http, subjectOf(address, 'patch', name, preconditioned), {
      method: 'PATCH',
      path: objectPath(address, name) + queryOf(query),
      body: object,
      contentType: 'application/apply-patch+yaml',
      repeatable: true,
      turn: options.turn,
    });
    return liveObjectOf(address, body);
  }

  async mergePatch(
    address: KindAddress,
    name: string,
    patch: JsonObject,
    options: PatchOptions,
  ): Promise<LiveObject> {
    const { fieldManager } = options;
    const query = { fieldManager, fieldValidation: 'Strict', dryRun: options.dryRun ? 'All' : null };
    const preconditioned = isJsonObject(patch.metadata) && patch.metadata.resourceVersion !== undefined;
    const { body } = await callApi(this.#http, subjectOf(address, 'patch', name, preconditioned), {
      method: 'PATCH',
      path: objectPath(address, name) + queryOf(query),
      body: patch,
      contentType: 'application/merge-patch+json',
      repeatable: preconditioned || options.dryRun,
      turn: options.turn,
    });
    return liveObjectOf(address, body);
  }

  async delete(address: KindAddress, name: string, uid: string): Promise<boolean> {
    const subject = subjectOf(address, 'delete', name, true);
    const request = {
      method: 'DELETE',
      path: objectPath(address, name),
      body: { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid } },
      repeatable: true,
    };
    const reply = await this.#http.send(request, () => attemptOf(subject));
    if (reply.status < 300) return true;
    const error = errorOfStatus(subject, reply.status, statusBodyOf(reply.body));
    // Gone at the second try: the first one did it, and only its answer was lost.
    if (error.code === 'HHS-2503') return reply.tries > 1;
    throw error;
  }

  reviewAccess(questions: readonly AccessQuestion[]): Promise<readonly AccessAnswer[]> {
    return reviewAccess(this.#http, questions);
  }

  async listAgents(namespace: string): Promise<AgentList> {
    const pageSize = Math.max(1, Math.floor(this.#pageSize / AGENT_PAGE_SHARE));
    const list = await listAll(this.#http, agentAddress(namespace), pageSize, agentStatusOf);
    return { agents: list.items, resourceVersion: list.resourceVersion };
  }

  async *watchAgents(
    namespace: string,
    resourceVersion: string,
    signal: AbortSignal,
  ): AsyncGenerator<AgentEvent, void, void> {
    const address = agentAddress(namespace);
    for await (const event of watchObjects(this.#http, address, resourceVersion, this.#watch, signal)) {
      if (event.type === 'bookmark') yield event;
      else if (event.type === 'deleted') yield { type: 'deleted', name: agentStatusOf(event.object).name };
      else yield { type: 'changed', agent: agentStatusOf(event.object) };
    }
  }

  close(): void {
    this.#http.close();
  }
}

function subjectOf(
  address: KindAddress,
  verb: RequestSubject['verb'],
  name: string,
  preconditioned: boolean,
): RequestSubject {
  const { group, plural, kind, namespace } = address;
  return { verb, group, resource: plural, kind, namespace, name, preconditioned };
}

const versionSubject: RequestSubject = {
  verb: 'get',
  group: '',
  resource: 'the version of the server',
  kind: 'version',
  namespace: '',
  name: null,
  preconditioned: false,
};
