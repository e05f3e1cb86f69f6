import { isJsonObject, type Json, type JsonObject, jsonEquals } from '../../../../src/domain/shared/json.ts';
import type { KubeResponse } from '../../../support/kube-apiserver-http.ts';
import type { ContractServer } from '../contract-case.ts';
import type { Operation } from './random-operations.ts';

/** What must be equal on both servers after an operation: no uids, versions and times, but what they tell. */
export interface Observation {
  readonly code: number;
  readonly reason: Json;
  readonly causes: readonly string[];
  readonly warnings: Json;
  readonly answer: Json;
  readonly stored: Json;
  readonly resourceVersionMoved: boolean;
  readonly uidMoved: boolean;
}

export async function observe(server: ContractServer, operation: Operation): Promise<Observation> {
  const path = `${operation.collection}/${operation.name}`;
  const before = await server.send('GET', path);
  const response = await perform(server, operation, path, before.body);
  const after = await server.send('GET', path);
  const failed = response.status >= 400;
  const body = isJsonObject(response.body) ? response.body : {};
  return {
    code: response.status,
    reason: failed ? (body.reason ?? null) : null,
    causes: causes(body),
    warnings: response.headers.warning ?? null,
    answer: failed ? null : toldOf(response.body),
    stored: after.status === 200 ? toldOf(after.body) : null,
    resourceVersionMoved: meta(before.body).resourceVersion !== meta(after.body).resourceVersion,
    uidMoved: meta(before.body).uid !== meta(after.body).uid,
  };
}

function perform(
  server: ContractServer,
  { verb, collection, body, query }: Operation,
  path: string,
  live: Json,
): Promise<KubeResponse> {
  switch (verb) {
    case 'apply':
      return server.send('PATCH', `${path}?${query}`, body, { contentType: 'application/apply-patch+yaml' });
    case 'patch':
      return server.send('PATCH', `${path}?${query}`, body, { contentType: 'application/merge-patch+json' });
    case 'create':
      return server.send('POST', `${collection}?${query}`, body);
    case 'replace': {
      const { resourceVersion } = meta(live);
      const metadata = { ...meta(body), ...(resourceVersion === undefined ? {} : { resourceVersion }) };
      return server.send('PUT', `${path}?${query}`, { ...body, metadata });
    }
    case 'delete':
      return server.send('DELETE', `${path}${query.includes('dryRun') ? '?dryRun=All' : ''}`);
  }
}

function meta(body: Json | undefined): JsonObject {
  return isJsonObject(body) && isJsonObject(body.metadata) ? body.metadata : {};
}

/** Field and reason of each cause; their order, and how often one is told, is the server's own affair. */
function causes(body: JsonObject): string[] {
  const list = isJsonObject(body.details) ? body.details.causes : undefined;
  if (!Array.isArray(list)) return [];
  const told = list.filter(isJsonObject).map(({ field, reason }) => `${String(field)} ${String(reason)}`);
  return [...new Set(told)].sort();
}

function toldOf(body: Json): Json {
  if (!isJsonObject(body)) return body;
  if (body.kind === 'Status') return { kind: 'Status', status: body.status ?? null };
  const { uid: _uid, resourceVersion: _version, creationTimestamp: _created, ...metadata } = meta(body);
  const { managedFields } = metadata;
  const entries = Array.isArray(managedFields) ? managedFields.filter(isJsonObject) : null;
  return { ...body, metadata: { ...metadata, managedFields: entries === null ? null : ownersOf(entries) } };
}

/**
 * A server sorts the entries by the second of the write first, and its two writes may lie in one second where the
 * other server's lie in two. So each server's order is held to the rule with its own times, and the entries are
 * compared in an order without times.
 */
function ownersOf(entries: readonly JsonObject[]): JsonObject {
  return {
    sortedByTheRule: jsonEquals(entries, inOrder(entries, ['operation', 'time', ...writer])),
    entries: inOrder(entries, ['operation', ...writer]).map(({ time, ...entry }) => ({
      ...entry,
      timed: typeof time === 'string',
    })),
  };
}

const writer = ['manager', 'apiVersion', 'subresource'];

/** Times of one form, `2026-01-02T03:04:05Z`, sort as texts. */
function inOrder(entries: readonly JsonObject[], keys: readonly string[]): JsonObject[] {
  const compare = (a: Json | undefined, b: Json | undefined) => {
    const [left, right] = [String(a ?? ''), String(b ?? '')];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return [...entries].sort((a, b) => keys.reduce((decided, key) => decided || compare(a[key], b[key]), 0));
}
