import type { Json, JsonObject } from '../../../domain/shared/json.ts';
import { ApiError, badRequest, notFound } from '../api-error.ts';
import { type ApiRequest, type ApiResponse, jsonResponse, type ResourcePath } from '../request.ts';
import {
  apiVersionOf,
  metadataOfObject,
  type ResourceType,
  resourceId,
  resourceSubject,
} from '../resource-type.ts';
import { both, fieldSelector, labelSelector, type Selector } from '../selectors.ts';
import type { ListPages } from '../storage/list-pages.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { StoredObject } from '../storage/stored-object.ts';

/** GET of one object or its status. */
export function readObject(
  store: ObjectStore,
  type: ResourceType,
  path: ResourcePath,
  request: ApiRequest,
): ApiResponse {
  const stored = store.get(resourceId(type), type.namespaced ? path.namespace : '', path.name);
  if (stored === undefined) throw notFound(resourceSubject(type, path.name));
  return jsonResponse(
    200,
    wantsMetadata(request) ? JSON.stringify(metadataOnly(stored.object)) : stored.text,
  );
}

/** LIST, in pages where asked for. */
export function listObjects(
  store: ObjectStore,
  pages: ListPages,
  type: ResourceType,
  path: ResourcePath,
  request: ApiRequest,
): ApiResponse {
  const { query } = request;
  checkRevision(store, query);
  const selector = selectorOf(query);
  const namespace = type.namespaced && path.namespace !== '' ? path.namespace : undefined;
  const scope = `${resourceId(type)} ${namespace ?? '*'} ${query.get('labelSelector') ?? ''} ${query.get('fieldSelector') ?? ''}`;
  const page = pages.page(
    scope,
    store.revision,
    () => {
      const all = store.list(resourceId(type), namespace);
      return selector === undefined ? all : all.filter((stored) => selector(stored.object));
    },
    {
      // a list from the cache comes whole
      limit: query.get('resourceVersion') === '0' ? 0 : limitOf(query),
      continueToken: query.get('continue') ?? '',
    },
  );
  const metadata: Record<string, Json> = { resourceVersion: String(page.revision) };
  const wantsOnlyMetadata = wantsMetadata(request);
  if (page.continueToken !== '' || (type.custom && !wantsOnlyMetadata))
    metadata.continue = page.continueToken;
  if (page.remaining > 0 && selector === undefined) metadata.remainingItemCount = page.remaining;
  if (wantsOnlyMetadata) {
    const items = page.items.map((stored) => metadataOnly(stored.object));
    const list = { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1', metadata };
    return jsonResponse(200, JSON.stringify({ ...list, items: items.length > 0 ? items : null }));
  }
  const head = JSON.stringify({ apiVersion: apiVersionOf(type), kind: type.listKind, metadata });
  const items = page.items.map((stored) => itemText(type, stored)).join(',');
  return jsonResponse(200, `${head.slice(0, -1)},"items":[${items}]}`);
}

/** undefined: everything is wanted. */
export function selectorOf(query: URLSearchParams): Selector | undefined {
  const labels = query.get('labelSelector') ?? '';
  const fields = query.get('fieldSelector') ?? '';
  if (labels === '' && fields === '') return undefined;
  return both(labelSelector(labels), fieldSelector(fields));
}

/** Items of custom resources say their kind, those of the server's own types do not. */
function itemText(type: ResourceType, stored: StoredObject): string {
  if (type.custom) return stored.text;
  const { apiVersion: _version, kind: _kind, ...item } = stored.object;
  return JSON.stringify(item);
}

function limitOf(query: URLSearchParams): number {
  const text = query.get('limit') ?? '';
  if (text === '') return 0;
  if (!/^\d+$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
  return Number(text);
}

function checkRevision(store: ObjectStore, query: URLSearchParams): void {
  const text = query.get('resourceVersion') ?? '';
  if (text === '' || text === '0') return;
  if ((query.get('continue') ?? '') !== '') {
    throw badRequest('specifying resource version is not allowed when using continue');
  }
  if (!/^\d+$/.test(text)) {
    const shown = JSON.stringify(text);
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${shown}: strconv.ParseUint: parsing ${shown}: invalid syntax`,
    );
  }
  if (Number(text) <= store.revision) return;
  const message = `Timeout: Too large resource version: ${text}, current: ${store.revision}`;
  throw new ApiError(504, 'Timeout', message, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version', field: '' }],
    retryAfterSeconds: 1,
  });
}

function wantsMetadata(request: ApiRequest): boolean {
  return request.accept.includes('as=PartialObjectMetadata');
}

function metadataOnly(object: JsonObject): JsonObject {
  return { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: metadataOfObject(object) };
}
