import { isJsonObject, type Json } from '../../../domain/shared/json.ts';
import { badRequest, expired } from '../api-error.ts';
import type { StoredObject } from './stored-object.ts';

const EXPIRED =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';
const KEPT_SNAPSHOTS = 64;

export interface ListPage {
  readonly items: readonly StoredObject[];
  readonly revision: number;
  /** Empty: this was the last page. */
  readonly continueToken: string;
  readonly remaining: number;
}

interface Token {
  /** -1: read on in what is there now. */
  readonly revision: number;
  readonly start: string;
}

/** Pages of a list: every page comes from the state in which the first one was read, until that state is forgotten. */
export class ListPages {
  readonly #snapshots = new Map<string, readonly StoredObject[]>();

  /** `scope` names the list (kind, namespace, selectors); `read` gives what it holds now. */
  page(
    scope: string,
    revision: number,
    read: () => readonly StoredObject[],
    options: { readonly limit: number; readonly continueToken: string },
  ): ListPage {
    const token = options.continueToken === '' ? undefined : readToken(options.continueToken);
    const at = token === undefined || token.revision < 0 ? revision : token.revision;
    const all = token === undefined || token.revision < 0 ? read() : this.#snapshots.get(`${scope}@${at}`);
    if (all === undefined) throw expired(EXPIRED, writeToken({ revision: -1, start: token?.start ?? '' }));
    const from = token === undefined ? 0 : all.findIndex((stored) => positionOf(stored) >= token.start);
    const rest = from < 0 ? [] : all.slice(from);
    const items = options.limit > 0 ? rest.slice(0, options.limit) : rest;
    const last = items.at(-1);
    const remaining = rest.length - items.length;
    if (remaining === 0 || last === undefined) {
      return { items, revision: at, continueToken: '', remaining: 0 };
    }
    this.#keep(`${scope}@${at}`, all);
    const next = writeToken({ revision: at, start: `${positionOf(last)}\u0000` });
    return { items, revision: at, continueToken: next, remaining };
  }

  /** Every continue token handed out so far becomes too old. */
  expireAll(): void {
    this.#snapshots.clear();
  }

  #keep(key: string, all: readonly StoredObject[]): void {
    this.#snapshots.delete(key);
    this.#snapshots.set(key, all);
    const [oldest] = this.#snapshots.keys();
    if (this.#snapshots.size > KEPT_SNAPSHOTS && oldest !== undefined) this.#snapshots.delete(oldest);
  }
}

function positionOf(stored: StoredObject): string {
  return `${stored.namespace}/${stored.name}`;
}

function writeToken(token: Token): string {
  const body = { v: 'meta.k8s.io/v1', rv: token.revision, start: token.start };
  return Buffer.from(JSON.stringify(body)).toString('base64url');
}

function readToken(text: string): Token {
  let body: Json;
  try {
    body = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw badRequest('invalid continue token: continue key is not valid: it is not an encoded token');
  }
  if (!isJsonObject(body) || typeof body.rv !== 'number' || typeof body.start !== 'string') {
    throw badRequest('invalid continue token: continue key is not valid: unrecognized encoded version');
  }
  return { revision: body.rv, start: body.start };
}
