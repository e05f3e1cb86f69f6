import { isJsonObject, type Json, type JsonObject } from '../../src/domain/shared/json.ts';

export interface Answer {
  readonly code: number;
  readonly body: JsonObject;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly token?: string;
  readonly type?: string;
  readonly body?: Json;
  readonly signal?: AbortSignal;
}

export const SERVERS = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/servers';
export const SWITCHES = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/switches';
export const CONNECTIONS = '/apis/wiring.githedgehog.com/v1beta1/namespaces/default/connections';
export const VPCS = '/apis/vpc.githedgehog.com/v1beta1/namespaces/default/vpcs';
export const APPLY = 'application/apply-patch+yaml';
export const MERGE = 'application/merge-patch+json';

/** The shortest client that can see what a server answers. */
export async function call(
  url: string,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  const { token, type = 'application/json', body, signal } = options;
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  const parsed: Json = text.startsWith('{') ? JSON.parse(text) : { text };
  return { code: response.status, body: part(parsed), headers: response.headers };
}

export function apply(url: string, path: string, body: JsonObject, query = ''): Promise<Answer> {
  return call(url, 'PATCH', `${path}?fieldManager=git${query}`, { type: APPLY, body });
}

export function server(name: string, spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return fabricObject('wiring', 'Server', name, spec, metadata);
}

export function fabricObject(
  group: string,
  kind: string,
  name: string,
  spec: JsonObject,
  metadata: JsonObject = {},
): JsonObject {
  return {
    apiVersion: `${group}.githedgehog.com/v1beta1`,
    kind,
    metadata: { name, namespace: 'default', ...metadata },
    spec,
  };
}

export function part(value: Json | undefined, ...path: readonly string[]): JsonObject {
  let current: Json | undefined = value;
  for (const key of path) current = isJsonObject(current ?? null) ? (current as JsonObject)[key] : undefined;
  return isJsonObject(current ?? null) ? (current as JsonObject) : {};
}

export function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** Owners of an object: manager, operation and fields. */
export function owners(object: JsonObject): Json[] {
  return list(part(object, 'metadata').managedFields).map((entry) => {
    const { manager = null, operation = null, fieldsV1 = null } = part(entry);
    return { manager, operation, fields: fieldsV1 };
  });
}

/** Waits until `check` gives something; fails after the limit. */
export async function eventually<T>(check: () => T | undefined, limitMs = 4000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = check();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
