import { canonicalJson, type JsonObject } from '../../../domain/shared/json.ts';
import { ApiError, expired } from '../api-error.ts';
import { apiVersionOf, metadataOfObject, type ResourceType, resourceId } from '../resource-type.ts';
import type { Selector } from '../selectors.ts';
import type { StoreEvent } from '../storage/event-log.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { selectorOf } from './object-reads.ts';

/** Where the events of a watch go: one JSON text a line. */
export interface WatchSink {
  send(line: string): void;
  end(): void;
}

export interface WatchOptions {
  readonly type: ResourceType;
  /** undefined: all namespaces. */
  readonly namespace: string | undefined;
  readonly query: URLSearchParams;
  readonly bookmarkIntervalMs: number;
}

const DEFAULT_TIMEOUT_SECONDS = 1800;
const BOOKMARK_LEAD_MS = 100;

/** Starts a watch; the result stops it. Throws ApiError before the first byte where the request is wrong. */
export function openWatch(store: ObjectStore, options: WatchOptions, sink: WatchSink): () => void {
  const { query, type, namespace } = options;
  const resource = resourceId(type);
  const selector = selectorOf(query) ?? (() => true);
  const revision = startOf(query);
  const timers: NodeJS.Timeout[] = [];
  let unsubscribe = (): void => undefined;
  const stop = (): void => {
    unsubscribe();
    for (const timer of timers) clearTimeout(timer);
  };
  const deliver = (event: StoreEvent): void => {
    if (event.stored.resource !== resource) return;
    if (namespace !== undefined && event.stored.namespace !== namespace) return;
    const line = eventLine(event, selector);
    if (line !== undefined) sink.send(line);
  };
  const bookmarks = query.get('allowWatchBookmarks') === 'true';
  const bookmark = (annotations?: JsonObject): void => {
    if (bookmarks) sink.send(bookmarkLine(type, store.revision, annotations));
  };
  if (revision === undefined || query.get('sendInitialEvents') === 'true') {
    for (const stored of store.list(resource, namespace)) {
      if (selector(stored.object)) sink.send(objectLine('ADDED', stored));
    }
    if (query.get('resourceVersion') !== '0') bookmark({ 'k8s.io/initial-events-end': 'true' });
  } else {
    const past = store.events.since(revision);
    if (past === undefined) {
      const error = expired(`too old resource version: ${revision} (${store.events.compactedRevision})`);
      sink.send(JSON.stringify({ type: 'ERROR', object: error.body }));
      sink.end();
      return stop;
    }
    for (const event of past) deliver(event);
  }
  unsubscribe = store.events.subscribe(deliver);
  const timeoutMs = (Number(query.get('timeoutSeconds')) || DEFAULT_TIMEOUT_SECONDS) * 1000;
  timers.push(setInterval(() => bookmark(), options.bookmarkIntervalMs));
  timers.push(setTimeout(() => bookmark(), timeoutMs - BOOKMARK_LEAD_MS));
  timers.push(
    setTimeout(() => {
      stop();
      sink.end();
    }, timeoutMs),
  );
  return stop;
}

/** undefined: start with what there is. */
function startOf(query: URLSearchParams): number | undefined {
  const text = query.get('resourceVersion') ?? '';
  if (text === '' || text === '0') return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const shown = JSON.stringify(text);
  throw new ApiError(
    500,
    '',
    `resourceVersion: Invalid value: ${shown}: strconv.ParseUint: parsing ${shown}: invalid syntax`,
  );
}

/** Seen through a selector, an object that starts to match is added, one that stops to match is deleted. */
function eventLine(event: StoreEvent, selector: Selector): string | undefined {
  const { stored, previous } = event;
  const was = previous !== undefined && selector(previous.object);
  const is = event.type !== 'DELETED' && selector(stored.object);
  if (is) return objectLine(was ? 'MODIFIED' : 'ADDED', stored);
  if (!was || previous === undefined) return undefined;
  const metadata = { ...metadataOfObject(previous.object), resourceVersion: String(stored.revision) };
  return `{"type":"DELETED","object":${canonicalJson({ ...previous.object, metadata })}}`;
}

function objectLine(type: string, stored: StoredObject): string {
  return `{"type":"${type}","object":${stored.text}}`;
}

function bookmarkLine(type: ResourceType, revision: number, annotations: JsonObject | undefined): string {
  const metadata = {
    resourceVersion: String(revision),
    ...(annotations === undefined ? {} : { annotations }),
  };
  const object = { apiVersion: apiVersionOf(type), kind: type.kind, metadata };
  return JSON.stringify({ type: 'BOOKMARK', object });
}
