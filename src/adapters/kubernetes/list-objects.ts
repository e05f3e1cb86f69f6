import { KubernetesError, NetworkError, TimeoutError } from '../../domain/shared/errors.ts';
import { isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import type { KindAddress } from '../../ports/cluster.ts';
import { callApi } from './api-client.ts';
import type { HttpClient } from './http-client.ts';
import type { RequestSubject } from './request-subject.ts';
import { collectionPath, queryOf } from './resource-paths.ts';

export interface ListedObjects<T> {
  readonly items: readonly T[];
  readonly resourceVersion: string;
}

/** How often a list is begun again because its pages expired. */
const RESTARTS = 4;

/**
 * All pages of a list of `limit` objects each; each object goes through `take` as its page arrives. Begins again on 410.
 * A page that takes too long is asked for again with half as many objects, down to one.
 */
export async function listAll<T>(
  http: HttpClient,
  address: KindAddress,
  limit: number,
  take: (object: JsonObject) => T,
): Promise<ListedObjects<T>> {
  for (let restarts = 0; ; restarts += 1) {
    try {
      return await listOnce(http, address, limit, take);
    } catch (error) {
      const isExpired = error instanceof KubernetesError && error.status === 410;
      if (!isExpired || restarts >= RESTARTS) throw error;
    }
  }
}

async function listOnce<T>(
  http: HttpClient,
  address: KindAddress,
  limit: number,
  take: (object: JsonObject) => T,
): Promise<ListedObjects<T>> {
  const items: T[] = [];
  const subject = listSubject(address, 'list');
  const path = collectionPath(address);
  let next: string | null = null;
  let size = limit;
  for (;;) {
    const query = queryOf({ limit: size, continue: next });
    const request = { method: 'GET', path: path + query, repeatable: true, canAskForLess: size > 1 };
    const page = await callApi(http, subject, request).catch((error: unknown) => {
      if (size === 1 || !tookTooLong(error)) throw error;
      return null;
    });
    if (page === null) {
      size = Math.floor(size / 2);
      continue;
    }
    const { body } = page;
    for (const item of Array.isArray(body.items) ? body.items : []) {
      if (isJsonObject(item)) items.push(take(item));
    }
    const metadata = isJsonObject(body.metadata) ? body.metadata : {};
    next = typeof metadata.continue === 'string' && metadata.continue !== '' ? metadata.continue : null;
    if (next === null) {
      const { resourceVersion } = metadata;
      return { items, resourceVersion: typeof resourceVersion === 'string' ? resourceVersion : '' };
    }
  }
}

/** Our time limit, or the server's own. */
function tookTooLong(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof NetworkError && error.details.status === 504 && error.details.reason === 'Timeout';
}

export function listSubject(address: KindAddress, verb: 'list' | 'watch'): RequestSubject {
  const { group, plural, kind, namespace } = address;
  return { verb, group, resource: plural, kind, namespace, name: null, preconditioned: false };
}
