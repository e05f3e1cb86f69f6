import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { KindAddress } from '../../ports/cluster.ts';
import type { HttpClient } from './http-client.ts';
import { errorOfStatus } from './kubernetes-errors.ts';
import { listSubject } from './list-objects.ts';
import { attemptOf } from './request-subject.ts';
import { collectionPath, queryOf } from './resource-paths.ts';
import { backoffMs, retryAfterMs } from './retry-policy.ts';
import { type StatusBody, statusBodyOf } from './status-body.ts';
import { failureError, isPassing, TransportFailure } from './transport-failure.ts';
import { openWatch, type WatchConnection, type WatchLimits } from './watch-connection.ts';

export type RawWatchEvent =
  | { readonly type: 'added' | 'modified' | 'deleted'; readonly object: JsonObject }
  | { readonly type: 'bookmark'; readonly resourceVersion: string };

export interface WatchOptions extends WatchLimits {
  /** After which the server ends the stream, so that watches spread over its instances again. */
  readonly renewSeconds: number;
}

export const defaultWatchOptions: WatchOptions = { limitMs: 30_000, idleMs: 120_000, renewSeconds: 300 };

/** Why a connection ended, when it may be tried again. `pauseMs`: what the server asked for. */
interface Setback {
  readonly failure: TransportFailure;
  readonly pauseMs: number | null;
}

const eventTypes = { ADDED: 'added', MODIFIED: 'modified', DELETED: 'deleted' } as const;

/** A stream that ended sooner than this without a word is a setback, or a broken server would be asked without pause. */
const SHORT_LIFE_MS = 1_000;

/**
 * Follows a kind over many connections, each from where the one before was. Ends when the signal aborts.
 * Throws KubernetesError 410 when the point is too old, and whatever stays wrong over several tries in a row.
 */
export async function* watchObjects(
  http: HttpClient,
  address: KindAddress,
  resourceVersion: string,
  options: WatchOptions,
  signal: AbortSignal,
): AsyncGenerator<RawWatchEvent, void, void> {
  const stop = AbortSignal.any([signal, http.closed]);
  const what = attemptOf(listSubject(address, 'watch'));
  let version = resourceVersion;
  let setbacks = 0;
  while (!stop.aborted) {
    const since = http.clock.monotonicMs();
    let heard = false;
    let setback: Setback | null = null;
    try {
      for await (const event of oneConnection(http, address, version, options, stop)) {
        heard = true;
        setbacks = 0;
        version = versionOf(event) ?? version;
        yield event;
      }
    } catch (error) {
      setback = setbackOf(error);
    }
    if (stop.aborted) return;
    if (setback === null) {
      if (heard || http.clock.monotonicMs() - since >= SHORT_LIFE_MS) continue;
      setback = { failure: new TransportFailure('broken', 'the stream ended at once'), pauseMs: null };
    }
    setbacks += 1;
    if (!isPassing(setback.failure) || setbacks >= http.retry.tries) {
      throw failureError(setback.failure, what, http.server, setbacks);
    }
    const pause = setback.pauseMs ?? backoffMs(setbacks, http.retry, http.random);
    await http.clock.sleep(pause, stop).catch(() => undefined);
  }
}

class AskedToWait extends Error {
  readonly setback: Setback;
  constructor(status: number, pauseMs: number | null) {
    super(`status ${status}`);
    this.setback = { failure: new TransportFailure('broken', `status ${status}`), pauseMs };
  }
}

/** Anything else is final, and thrown on. */
function setbackOf(error: unknown): Setback {
  if (error instanceof AskedToWait) return error.setback;
  if (error instanceof TransportFailure) return { failure: error, pauseMs: null };
  throw error;
}

async function* oneConnection(
  http: HttpClient,
  address: KindAddress,
  resourceVersion: string,
  options: WatchOptions,
  stop: AbortSignal,
): AsyncGenerator<RawWatchEvent, void, void> {
  const query = {
    watch: true,
    allowWatchBookmarks: true,
    resourceVersion,
    timeoutSeconds: options.renewSeconds,
  };
  const path = collectionPath(address) + queryOf(query);
  let connection = await openWatch(http, path, options, stop);
  try {
    if (connection.status === 401) {
      connection.close();
      await http.renew(connection.credential);
      connection = await openWatch(http, path, options, stop);
    }
    if (connection.status !== 200) await refuse(connection, address, http.retry.longestRetryAfterMs);
    for await (const line of connection.lines()) yield eventOf(line, address);
  } finally {
    connection.close();
  }
}

async function refuse(connection: WatchConnection, address: KindAddress, longestMs: number): Promise<never> {
  const { status, headers } = connection;
  if (status === 429 || status >= 500) {
    const asked = retryAfterMs(headers);
    throw new AskedToWait(status, asked === null ? null : Math.min(asked, longestMs));
  }
  let body: unknown = null;
  try {
    body = JSON.parse(await connection.text());
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw errorOfStatus(listSubject(address, 'watch'), status, statusBodyOf(isJsonObject(body) ? body : null));
}

function eventOf(line: string, address: KindAddress): RawWatchEvent {
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    throw new TransportFailure('broken', 'a line is not whole');
  }
  if (!isJsonObject(event) || !isJsonObject(event.object)) {
    throw new TransportFailure('broken', 'a line is no event');
  }
  const { type, object } = event;
  if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED')
    return { type: eventTypes[type], object };
  if (type === 'BOOKMARK') return { type: 'bookmark', resourceVersion: versionIn(object) ?? '' };
  if (type !== 'ERROR') throw new TransportFailure('broken', 'an event of an unknown type');
  const code = typeof object.code === 'number' ? object.code : 500;
  if (code === 429 || code >= 500) throw new AskedToWait(code, null);
  throw errorOfStatus(
    listSubject(address, 'watch'),
    code,
    statusBodyOf({ kind: 'Status', ...object }) ?? none,
  );
}

const none: StatusBody = { reason: '', message: '', detailsKind: '', causes: [] };

function versionOf(event: RawWatchEvent): string | null {
  return event.type === 'bookmark' ? event.resourceVersion || null : versionIn(event.object);
}

function versionIn(object: JsonObject): string | null {
  const { metadata } = object;
  const version = isJsonObject(metadata) ? metadata.resourceVersion : undefined;
  return typeof version === 'string' && version !== '' ? version : null;
}
