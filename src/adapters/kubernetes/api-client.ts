import { errorFacts } from '../../domain/shared/error-codes.ts';
import { NetworkError, type SyncError } from '../../domain/shared/errors.ts';
import type { JsonObject } from '../../domain/shared/json.ts';
import type { HttpClient, HttpReply, HttpRequest } from './http-client.ts';
import { errorOfStatus } from './kubernetes-errors.ts';
import { attemptOf, type RequestSubject } from './request-subject.ts';
import { collectionPath, objectPath, queryOf, type ResourcePlace } from './resource-paths.ts';
import { statusBodyOf } from './status-body.ts';

export interface ApiReply {
  readonly body: JsonObject;
  readonly headers: HttpReply['headers'];
  readonly tries: number;
}

/** Sends and expects success: everything else is thrown as a SyncError. */
export async function callApi(
  http: HttpClient,
  subject: RequestSubject,
  request: HttpRequest,
): Promise<ApiReply> {
  const reply = await http.send(request, () => attemptOf(subject));
  if (reply.status >= 200 && reply.status < 300 && reply.body !== null) {
    return { body: reply.body, headers: reply.headers, tries: reply.tries };
  }
  throw replyError(subject, reply);
}

function replyError(subject: RequestSubject, reply: HttpReply): SyncError {
  if (reply.status >= 200 && reply.status < 300) {
    const message = `${attemptOf(subject)}: the answer holds no JSON object`;
    return new NetworkError({ ...errorFacts('HHS-2105'), message });
  }
  return errorOfStatus(subject, reply.status, statusBodyOf(reply.body), reply.tries);
}

/** A kind whose objects are read and written whole: ConfigMap, Lease. */
export interface PlainKind extends ResourcePlace {
  readonly kind: string;
}

function subjectOf(kind: PlainKind, verb: RequestSubject['verb'], name: string | null): RequestSubject {
  const { group, plural, namespace } = kind;
  const preconditioned = verb === 'update';
  return { verb, group, resource: plural, kind: kind.kind, namespace, name, preconditioned };
}

/** One LIST without pages, for a handful of objects. */
export function listPlain(http: HttpClient, kind: PlainKind, labelSelector: string): Promise<ApiReply> {
  const path = collectionPath(kind) + queryOf({ labelSelector });
  return callApi(http, subjectOf(kind, 'list', null), { method: 'GET', path, repeatable: true });
}

export function getPlain(http: HttpClient, kind: PlainKind, name: string): Promise<ApiReply> {
  return callApi(http, subjectOf(kind, 'get', name), {
    method: 'GET',
    path: objectPath(kind, name),
    repeatable: true,
  });
}

/** Throws ConflictError `already-exists`, also when an earlier try of the same call made it: the caller compares. */
export function createPlain(
  http: HttpClient,
  kind: PlainKind,
  name: string,
  body: JsonObject,
): Promise<ApiReply> {
  const path = collectionPath(kind) + queryOf({ fieldManager });
  return callApi(http, subjectOf(kind, 'create', name), { method: 'POST', path, body, repeatable: true });
}

/** `body` holds the resourceVersion that it replaces, so it may be sent again: the second one is refused. */
export function replacePlain(
  http: HttpClient,
  kind: PlainKind,
  name: string,
  body: JsonObject,
  limitMs?: number,
): Promise<ApiReply> {
  return callApi(http, subjectOf(kind, 'update', name), {
    method: 'PUT',
    path: objectPath(kind, name) + queryOf({ fieldManager }),
    body,
    repeatable: true,
    ...(limitMs === undefined ? {} : { limitMs }),
  });
}

const fieldManager = 'hedgehog-sync';
