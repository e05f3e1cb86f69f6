import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import type { AccessControl, TokenGrant } from './access/access.ts';
import { reviewAccess } from './access/access-review.ts';
import type { AdmissionCache, AdmissionHook } from './admission/admission.ts';
import { ApiError, badRequest } from './api-error.ts';
import type { ServerClock } from './clock.ts';
import { discovery, rootPaths, VERSION } from './reads/discovery.ts';
import { listObjects, readObject } from './reads/object-reads.ts';
import { openapi } from './reads/openapi.ts';
import { openWatch, type WatchSink } from './reads/watch-stream.ts';
import {
  type ApiRequest,
  type ApiResponse,
  isWatch,
  jsonResponse,
  type ResourcePath,
  resourcePath,
  verbOf,
} from './request.ts';
import {
  apiVersionOf,
  metadataText,
  type ResourceType,
  resourceId,
  resourceSubject,
} from './resource-type.ts';
import { ListPages } from './storage/list-pages.ts';
import type { ObjectStore } from './storage/object-store.ts';
import { CUSTOM_RESOURCE_DEFINITION } from './types/cluster-wide.ts';
import { TypeCatalogue } from './types/type-catalogue.ts';
import { TypeLifecycle } from './types/type-lifecycle.ts';
import { deleteObject, remove } from './writes/delete.ts';
import { createObject, patchObject, replaceObject } from './writes/object-writes.ts';
import { readObjectBody } from './writes/read-body.ts';
import type { WriteContext, WriteResult, WriteTarget } from './writes/write-context.ts';
import { warningHeaders, writeOptions } from './writes/write-options.ts';

export interface ApiServerParts {
  readonly store: ObjectStore;
  readonly clock: ServerClock;
  readonly access: AccessControl;
  readonly hooks: readonly AdmissionHook[];
  readonly cache: AdmissionCache;
  readonly bookmarkIntervalMs: number;
  newUid(): string;
}

/** An open watch: call it with where the events go; what it returns stops them. */
export type StartWatch = (sink: WatchSink) => () => void;

const REVIEWS = 'selfsubjectaccessreviews';
const ACCEPTABLE = ['json', 'yaml', 'protobuf', '*/*', 'application/*'];
const HEALTH_PATHS = ['/healthz', '/livez', '/readyz'];

/** The API without HTTP: a request in, an answer out, in one synchronous step, so that no two writes ever interleave. */
export class ApiServer {
  readonly pages = new ListPages();
  readonly #parts: ApiServerParts;
  readonly #types = new TypeCatalogue();
  readonly #context: WriteContext;
  readonly #lifecycle: TypeLifecycle;

  constructor(parts: ApiServerParts) {
    this.#parts = parts;
    const { store, clock, hooks, cache, newUid } = parts;
    this.#context = { store, clock, hooks, cache, newUid };
    this.#lifecycle = new TypeLifecycle(this.#types, parts);
    for (const name of ['default', 'kube-system']) this.#lifecycle.seedNamespace(name);
  }

  /** Serves the kinds of a CustomResourceDefinition, as a POST of it would. */
  installCrd(document: JsonObject): void {
    const body = JSON.stringify({ ...document, status: undefined });
    const path = `/apis/${apiVersionOf(CUSTOM_RESOURCE_DEFINITION)}/${CUSTOM_RESOURCE_DEFINITION.plural}`;
    const response = this.handle({
      method: 'POST',
      path,
      query: new URLSearchParams({ fieldManager: 'crd-installer' }),
      contentType: 'application/json',
      accept: '',
      userAgent: '',
      body,
      user: 'system:apiserver',
    });
    if (response.code !== 201)
      throw new Error(`CRD ${metadataText(document, 'name')} refused: ${response.body}`);
  }

  kind(kind: string): ResourceType | undefined {
    return this.#types.byKind(kind);
  }

  /** Throws the 401 or 403 of a request that may not be made. */
  authorize(grant: TokenGrant, request: ApiRequest): void {
    const path = resourcePath(request.path);
    if (path === undefined) this.#parts.access.checkVisit(grant, request.path, request.method);
    else this.#parts.access.checkAccess(grant, verbOf(request, path.name), path);
  }

  /** Everything but watches. Never throws. */
  handle(request: ApiRequest, grant?: TokenGrant): ApiResponse {
    try {
      return this.#answer(request, grant);
    } catch (error) {
      return errorResponse(error);
    }
  }

  /** undefined: the request is no watch. Throws ApiError where it is refused. */
  watch(request: ApiRequest): StartWatch | undefined {
    const path = resourcePath(request.path);
    if (path === undefined || request.method !== 'GET' || !isWatch(request.query)) return undefined;
    const type = this.#types.find(path.group, path.version, path.plural);
    if (type === undefined) return undefined;
    const { query } = request;
    if (path.name !== '') query.set('fieldSelector', `metadata.name=${path.name}`);
    const namespace = path.namespace === '' ? undefined : path.namespace;
    const { store, bookmarkIntervalMs } = this.#parts;
    return (sink) => openWatch(store, { type, namespace, query, bookmarkIntervalMs }, sink);
  }

  #answer(request: ApiRequest, grant: TokenGrant | undefined): ApiResponse {
    if (request.accept !== '' && !ACCEPTABLE.some((type) => request.accept.includes(type)))
      throw notAcceptable();
    const path = resourcePath(request.path);
    if (path === undefined) return this.#answerPath(request);
    if (path.plural === REVIEWS && path.group === 'authorization.k8s.io') {
      return this.#answerReview(request, grant);
    }
    const type = this.#types.find(path.group, path.version, path.plural);
    if (
      type === undefined ||
      (path.subresource !== '' && !(type.hasStatus && path.subresource === 'status'))
    ) {
      return discovery(this.#types.all, request) ?? pageNotFound();
    }
    return request.method === 'GET' ? this.#read(type, path, request) : this.#write(type, path, request);
  }

  #answerPath(request: ApiRequest): ApiResponse {
    if (HEALTH_PATHS.some((path) => request.path === path || request.path.startsWith(`${path}/`))) {
      return { code: 200, contentType: 'text/plain; charset=utf-8', body: 'ok', headers: {} };
    }
    if (request.path === '/version' || request.path === '/version/') {
      return jsonResponse(200, JSON.stringify(VERSION));
    }
    if (request.path === '/') return jsonResponse(200, JSON.stringify({ paths: rootPaths(this.#types.all) }));
    return discovery(this.#types.all, request) ?? openapi(this.#types.all, request.path) ?? pageNotFound();
  }

  #answerReview(request: ApiRequest, grant: TokenGrant | undefined): ApiResponse {
    const { object } = readObjectBody(request.body, request.contentType, 'SelfSubjectAccessReview', 'v1');
    const asker: TokenGrant = grant ?? { token: '', user: request.user, role: 'admin' };
    return jsonResponse(201, JSON.stringify(reviewAccess(this.#parts.access, asker, object)));
  }

  #read(type: ResourceType, path: ResourcePath, request: ApiRequest): ApiResponse {
    const { store } = this.#parts;
    return path.name === ''
      ? listObjects(store, this.pages, type, path, request)
      : readObject(store, type, path, request);
  }

  #write(type: ResourceType, path: ResourcePath, request: ApiRequest): ApiResponse {
    const target: WriteTarget = {
      type,
      namespace: path.namespace,
      name: path.name,
      subresource: path.subresource === 'status' ? 'status' : '',
    };
    if (request.method === 'DELETE') return this.#delete(target, request);
    if (request.method !== 'POST' && path.name === '') throw badRequest('name must be provided');
    if (request.method === 'POST' && target.subresource !== '') throw notSupported(type, 'create');
    const result = this.#carryOut(target, request);
    if (type === CUSTOM_RESOURCE_DEFINITION && !writeOptions(request, 'DeleteOptions').dryRun) {
      this.#lifecycle.establish(result.object);
    }
    return jsonResponse(result.code, canonicalJson(result.object), warningHeaders(result.warnings));
  }

  #carryOut(target: WriteTarget, request: ApiRequest): WriteResult {
    switch (request.method) {
      case 'POST':
        return createObject(this.#context, target, request);
      case 'PUT':
        return replaceObject(this.#context, target, request);
      case 'PATCH':
        return patchObject(this.#context, target, request);
      default:
        throw notSupported(target.type, request.method.toLowerCase());
    }
  }

  #delete(target: WriteTarget, request: ApiRequest): ApiResponse {
    if (target.subresource !== '') throw notSupported(target.type, 'delete');
    if (target.name !== '') {
      const object = deleteObject(this.#context, target, request);
      if (object.status === 'Success') this.#lifecycle.forgetContents(target.type, target.name);
      return jsonResponse(200, canonicalJson(object));
    }
    const { dryRun } = writeOptions(request, 'DeleteOptions');
    const path = resourcePath(request.path);
    if (path === undefined) return pageNotFound();
    const list = listObjects(this.#parts.store, this.pages, target.type, path, request);
    const body: Json = JSON.parse(list.body);
    const items = isJsonObject(body) ? body.items : [];
    for (const item of Array.isArray(items) ? items : []) {
      if (!isJsonObject(item)) continue;
      const name = metadataText(item, 'name');
      const namespace = metadataText(item, 'namespace');
      const live = this.#parts.store.get(resourceId(target.type), namespace, name);
      if (live !== undefined)
        remove(this.#context, { ...target, namespace, name }, live, { dryRun, foreground: false });
    }
    return list;
  }
}

export function errorResponse(error: unknown): ApiResponse {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(
          500,
          'InternalError',
          `Internal error occurred: ${error instanceof Error ? error.message : String(error)}`,
        );
  const retry = known.details?.retryAfterSeconds;
  const headers = {
    ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
    ...warningHeaders(known.warnings),
  };
  return jsonResponse(known.code, JSON.stringify(known.body), headers);
}

function notSupported(type: ResourceType, verb: string): ApiError {
  const subject = resourceSubject(type, '');
  const kind = subject.group === '' ? type.plural : `${type.plural}.${type.group}`;
  const message = `${verb} is not supported on resources of kind "${kind}"`;
  return new ApiError(405, 'MethodNotAllowed', message, { group: type.group, kind: type.plural });
}

function notAcceptable(): ApiError {
  const types = 'application/json, application/yaml, application/vnd.kubernetes.protobuf';
  return new ApiError(406, 'NotAcceptable', `only the following media types are accepted: ${types}`);
}

function pageNotFound(): ApiResponse {
  return { code: 404, contentType: 'text/plain; charset=utf-8', body: '404 page not found\n', headers: {} };
}
