import { expect } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import type { KubeResponse } from '../../support/kube-apiserver-http.ts';
import type { ContractRequest, ContractServer } from './contract-case.ts';

/** The object of an answer that must have this status. */
export function expectObject(response: KubeResponse, status: number): JsonObject {
  expect(`${response.status} ${response.status === status ? '' : response.text}`).toBe(`${status} `);
  return asObject(response.body);
}

/** A refusal with this code and reason, told in a `Status` object, which is returned. */
export function expectRefusal(response: KubeResponse, code: number, reason: string): JsonObject {
  const status = asObject(response.body);
  expect({ code: response.status, kind: status.kind, status: status.status, reason: status.reason }).toEqual({
    code,
    kind: 'Status',
    status: 'Failure',
    reason,
  });
  expect(status.code).toBe(code);
  expect(String(status.message).length).toBeGreaterThan(0);
  return status;
}

export interface RefusalCause {
  readonly reason: string;
  readonly field: string;
}

/** Reason and field of each cause of a `Status`, in the server's order. */
export function causesOf(status: JsonObject): RefusalCause[] {
  const details = asObject(status.details ?? null);
  const causes = Array.isArray(details.causes) ? details.causes.filter(isJsonObject) : [];
  return causes.map((cause) => ({ reason: String(cause.reason ?? ''), field: String(cause.field ?? '') }));
}

/** Message of each cause of a `Status`. */
export function messagesOf(status: JsonObject): string[] {
  const { causes } = asObject(status.details);
  return Array.isArray(causes) ? causes.map((cause) => String(asObject(cause).message)) : [];
}

export function asObject(value: Json | undefined): JsonObject {
  expect(isJsonObject(value)).toBe(true);
  return isJsonObject(value) ? value : {};
}

export function metadata(object: JsonObject): JsonObject {
  return asObject(object.metadata);
}

/** Items of a list answer. */
export function itemsOf(list: JsonObject): JsonObject[] {
  expect(Array.isArray(list.items)).toBe(true);
  return Array.isArray(list.items) ? list.items.map(asObject) : [];
}

export function namesOf(list: JsonObject): string[] {
  return itemsOf(list).map((item) => String(metadata(item).name));
}

/** What a write may move: compare two of these. */
export function version(object: JsonObject): { resourceVersion: Json; generation: Json } {
  const { resourceVersion = null, generation = null } = metadata(object);
  return { resourceVersion, generation };
}

/** `manager operation subresource` → the fields owned, as the server wrote them. */
export function ownership(object: JsonObject): Record<string, Json> {
  const entries = metadata(object).managedFields;
  expect(Array.isArray(entries)).toBe(true);
  const owned: Record<string, Json> = {};
  for (const entry of Array.isArray(entries) ? entries.map(asObject) : []) {
    expect(entry.fieldsType).toBe('FieldsV1');
    const subresource = entry.subresource === undefined ? '' : ` ${String(entry.subresource)}`;
    owned[`${String(entry.manager)} ${String(entry.operation)}${subresource}`] = entry.fieldsV1 ?? null;
  }
  return owned;
}

/** Creates, and returns what the server made of it. */
export async function create(
  api: ContractServer,
  collection: string,
  body: JsonObject,
  fieldManager = 'creator',
): Promise<JsonObject> {
  return expectObject(await api.send('POST', `${collection}?fieldManager=${fieldManager}`, body), 201);
}

export async function read(api: ContractServer, path: string): Promise<JsonObject> {
  return expectObject(await api.send('GET', path), 200);
}

export interface ApplyParameters {
  readonly manager?: string;
  readonly force?: boolean;
  readonly validation?: 'Ignore' | 'Strict' | 'Warn';
  readonly query?: string;
  readonly request?: ContractRequest;
}

/** A server-side apply as ours sends it, whatever its answer. Manager `git` and `Ignore` unless told. */
export function apply(
  api: ContractServer,
  collection: string,
  body: JsonObject,
  { manager = 'git', force = false, validation = 'Ignore', query = '', request = {} }: ApplyParameters = {},
): Promise<KubeResponse> {
  const name = String(metadata(body).name);
  const path = `${collection}/${name}?fieldManager=${manager}&force=${force}&fieldValidation=${validation}${query}`;
  return api.send('PATCH', path, body, { contentType: 'application/apply-patch+yaml', ...request });
}

/** An apply that must succeed on an object that is there. */
export async function applied(
  api: ContractServer,
  collection: string,
  body: JsonObject,
  parameters: ApplyParameters = {},
): Promise<JsonObject> {
  return expectObject(await apply(api, collection, body, parameters), 200);
}

/** An apply that must create the object. */
export async function appliedFirst(
  api: ContractServer,
  collection: string,
  body: JsonObject,
  parameters: ApplyParameters = {},
): Promise<JsonObject> {
  return expectObject(await apply(api, collection, body, parameters), 201);
}

/** A JSON merge patch, whatever its answer. */
export function mergePatch(
  api: ContractServer,
  path: string,
  patch: Json | string,
  manager = 'hand',
  query = '',
): Promise<KubeResponse> {
  return api.send('PATCH', `${path}?fieldManager=${manager}${query}`, patch, {
    contentType: 'application/merge-patch+json',
  });
}

/** A merge patch that must succeed. */
export async function patched(
  api: ContractServer,
  path: string,
  patch: Json,
  manager = 'hand',
): Promise<JsonObject> {
  return expectObject(await mergePatch(api, path, patch, manager), 200);
}
