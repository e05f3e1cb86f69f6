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
  const list: PagedList = { http, address, size: limit, ended: false };
  try {
    let page = askPage(list, null);
    for (;;) {
      const { body, following } = await page;
      for (const item of Array.isArray(body.items) ? body.items : []) {
        if (isJsonObject(item)) items.push(take(item));
      }
      const metadata = isJsonObject(body.metadata) ? body.metadata : {};
      const next = typeof metadata.continue === 'string' ? metadata.continue : '';
      if (next === '') {
        const { resourceVersion } = metadata;
        return { items, resourceVersion: typeof resourceVersion === 'string' ? resourceVersion : '' };
      }
      page = following?.token === next ? following.page : askPage(list, next);
    }
  } finally {
    list.ended = true;
  }
}

interface PagedList {
  readonly http: HttpClient;
  readonly address: KindAddress;
  /** Objects a page; shrinks when a page takes too long. */
  size: number;
  /** Nobody waits for more pages. */
  ended: boolean;
}

interface Page {
  readonly body: JsonObject;
  /** The page after it, asked for already. */
  readonly following: { readonly token: string; readonly page: Promise<Page> } | null;
}

/** The server begins with the next page before this one is parsed, so that both sides work at the same time. */
async function askPage(list: PagedList, token: string | null): Promise<Page> {
  const { http, address } = list;
  let following: Page['following'] = null;
  const onText = (text: string): boolean => {
    const next = tokenAtEnd(text);
    if (next === null || following !== null || list.ended) return false;
    const page = askPage(list, next);
    // whoever takes the page sees its error; where this one fails nobody does
    page.catch(() => undefined);
    following = { token: next, page };
    return true;
  };
  for (;;) {
    const { size } = list;
    const path = collectionPath(address) + queryOf({ limit: size, continue: token });
    try {
      const request = { method: 'GET', path, repeatable: true, canAskForLess: size > 1, onText };
      const { body } = await callApi(http, listSubject(address, 'list'), request);
      return { body, following };
    } catch (error) {
      if (size === 1 || !tookTooLong(error)) throw error;
      list.size = Math.min(list.size, Math.floor(size / 2));
    }
  }
}

/**
 * The token of the next page, read off the end of the text, where API servers write the metadata of a list of custom
 * resources. It is a guess, and counts only once the parsed answer says the same.
 */
function tokenAtEnd(text: string): string | null {
  const end = text.slice(-LONGEST_METADATA);
  return /"metadata":\{"continue":"([\w.=+/-]+)"[^{}[\]]*\}\}\s*$/.exec(end)?.[1] ?? null;
}

/** Characters. */
const LONGEST_METADATA = 2_000;

/** Our time limit, or the server's own. */
function tookTooLong(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof NetworkError && error.details.status === 504 && error.details.reason === 'Timeout';
}

export function listSubject(address: KindAddress, verb: 'list' | 'watch'): RequestSubject {
  const { group, plural, kind, namespace } = address;
  return { verb, group, resource: plural, kind, namespace, name: null, preconditioned: false };
}
