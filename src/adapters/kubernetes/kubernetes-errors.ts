import { type ErrorCodeId, errorFacts } from '../../domain/shared/error-codes.ts';
import {
  AuthenticationError,
  ConflictError,
  KubernetesError,
  NetworkError,
  type SyncError,
} from '../../domain/shared/errors.ts';
import { attemptOf, type RequestSubject, rightOf } from './request-subject.ts';
import type { StatusBody } from './status-body.ts';

/**
 * The one place where an answer of the API server becomes an error. `body` is null where the answer was no `Status`.
 * Messages carry what the server said, never what was sent. `tries`: how often it was sent.
 */
export function errorOfStatus(
  subject: RequestSubject,
  status: number,
  body: StatusBody | null,
  tries = 1,
): SyncError {
  if (status === 401) return notAuthenticated(subject);
  if (status === 403) return forbidden(subject, body);
  if (status === 409) return conflict(subject, body, tries > 1);
  if (status === 429) return overloaded(subject);
  if (status === 502 || status === 503 || status === 504) return unavailable(subject, status, body);
  return refusal(subject, status, body, codeOf(subject, status, body));
}

function notAuthenticated(subject: RequestSubject): SyncError {
  return new AuthenticationError({
    ...errorFacts('HHS-2201'),
    message: `${attemptOf(subject)}: the API server does not accept the credentials (401)`,
    details: { status: 401, reason: 'Unauthorized' },
  });
}

/** 403 is RBAC's word, but webhooks, quotas and dying namespaces use it, too. */
function forbidden(subject: RequestSubject, body: StatusBody | null): SyncError {
  const text = body?.message ?? '';
  if (isDenial(text)) return refusal(subject, 403, body, 'HHS-2511');
  const missing = /\bcannot (\S+) (?:resource|path)/.exec(text);
  if (missing === null && / is forbidden: (?!User )/.test(text))
    return refusal(subject, 403, body, 'HHS-2516');
  const right = rightOf(subject, missing?.[1] ?? subject.verb);
  const user = /\bUser "([^"]*)"/.exec(text)?.[1];
  const who = user === undefined ? 'the user' : `user ${user}`;
  return new AuthenticationError({
    ...errorFacts('HHS-2202'),
    message: `${attemptOf(subject)}: ${who} lacks the right: ${right}`,
    help: `Let a Role allow ${right}, and bind it to ${who}; doctor lists all rights that are needed.`,
    details: { status: 403, reason: 'Forbidden' },
  });
}

function conflict(subject: RequestSubject, body: StatusBody | null, repeated: boolean): SyncError {
  const text = body?.message ?? '';
  if (isDenial(text)) return refusal(subject, 409, body, 'HHS-2511');
  const owners = ownersOf(body);
  if (owners.length > 0) {
    const list = owners.map(({ manager, field }) => `${field} (${manager})`).join(', ');
    return conflictError(subject, 'HHS-2506', 'field-manager', `fields are owned by others: ${list}`, owners);
  }
  if (body?.reason === 'AlreadyExists') {
    return conflictError(subject, 'HHS-2505', 'already-exists', 'it exists already');
  }
  if (/UID in (?:the )?precondition/.test(text)) {
    return conflictError(subject, 'HHS-2508', 'precondition', 'there is another object of this name by now');
  }
  const why = text || 'it was written since it was read';
  return conflictError(subject, 'HHS-2507', 'resource-version', why, [], repeated);
}

function conflictError(
  subject: RequestSubject,
  code: ErrorCodeId,
  kind: ConflictError['conflict'],
  why: string,
  owners: ConflictError['owners'] = [],
  repeated = false,
): ConflictError {
  return new ConflictError({
    ...errorFacts(code),
    message: `${attemptOf(subject)}: ${why}`,
    conflict: kind,
    owners,
    repeated,
    // Without a precondition of ours two writes met inside the server, and the same request can simply be sent again.
    retryable: kind === 'resource-version' && !subject.preconditioned,
    details: { status: 409 },
  });
}

/** Server-side apply lists who owns what: `conflict with "kubectl-edit" using v1` at `.spec.x`. */
function ownersOf(body: StatusBody | null): { manager: string; field: string }[] {
  const owners: { manager: string; field: string }[] = [];
  for (const { reason, message, field } of body?.causes ?? []) {
    if (reason !== 'FieldManagerConflict') continue;
    const quoted = /conflict with ("(?:[^"\\]|\\.)*")/.exec(message)?.[1];
    owners.push({ manager: quoted === undefined ? 'another manager' : unquoted(quoted), field });
  }
  return owners;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

function overloaded(subject: RequestSubject): SyncError {
  const message = `${attemptOf(subject)}: the API server is overloaded (429)`;
  return new NetworkError({
    ...errorFacts('HHS-2108'),
    message,
    retryable: true,
    details: { status: 429, reason: 'TooManyRequests' },
  });
}

function unavailable(subject: RequestSubject, status: number, body: StatusBody | null): SyncError {
  if (body !== null && isWebhookFailure(body.message)) return refusal(subject, status, body, 'HHS-2512');
  const said = body === null || body.message === '' ? '' : `: ${body.message}`;
  return new NetworkError({
    ...errorFacts('HHS-2107'),
    message: `${attemptOf(subject)}: the API server is not available (${status})${said}`,
    retryable: true,
    details: { status, reason: body?.reason ?? '' },
  });
}

function codeOf(subject: RequestSubject, status: number, body: StatusBody | null): ErrorCodeId {
  const text = body?.message ?? '';
  if (isDenial(text)) return 'HHS-2511';
  if (isWebhookFailure(text)) return 'HHS-2512';
  if (isUnknownField(text)) return 'HHS-2502';
  if (status === 404) return isUnserved(subject, body) ? 'HHS-2504' : 'HHS-2503';
  return byStatus[status] ?? (status >= 500 ? 'HHS-2513' : 'HHS-2500');
}

const byStatus: Readonly<Record<number, ErrorCodeId>> = {
  400: 'HHS-2501',
  405: 'HHS-2514',
  406: 'HHS-2514',
  410: 'HHS-2509',
  413: 'HHS-2515',
  415: 'HHS-2514',
  422: 'HHS-2510',
};

function refusal(
  subject: RequestSubject,
  status: number,
  body: StatusBody | null,
  code: ErrorCodeId,
): KubernetesError {
  const said = body?.message || `the API server answered ${status}`;
  const unknown = unknownFields(body?.message ?? '');
  return new KubernetesError({
    ...errorFacts(code),
    message: `${attemptOf(subject)}: ${said}`,
    status,
    reason: body?.reason ?? '',
    // Of a patch with unknown fields the server only says that "patch" is wrong, and quotes the object.
    causes: unknown.length > 0 ? unknown : (body?.causes ?? []),
    retryable: code === 'HHS-2512' || code === 'HHS-2513' || code === 'HHS-2509',
    details: { status, reason: body?.reason ?? '' },
  });
}

function isDenial(text: string): boolean {
  return /^admission webhook "[^"]*" denied the request/.test(text);
}

function isWebhookFailure(text: string): boolean {
  return /failed calling webhook/.test(text);
}

function isUnknownField(text: string): boolean {
  return /strict decoding error|field not declared in schema/.test(text);
}

/** `unknown field "spec.vlann"` and `.spec.vlann: field not declared in schema`. */
function unknownFields(text: string): KubernetesError['causes'] {
  const found: { field: string; message: string; reason: string }[] = [];
  for (const match of text.matchAll(/(unknown|duplicate) field "([^"]+)"/g)) {
    const [, word, field = ''] = match;
    found.push({ field, message: `${word} field`, reason: 'FieldValueInvalid' });
  }
  for (const match of text.matchAll(/(\.[^\s:]+): field not declared in schema/g)) {
    found.push({ field: (match[1] ?? '').slice(1), message: 'unknown field', reason: 'FieldValueInvalid' });
  }
  return found;
}

/** A 404 of an object names it; that of a path nobody serves does not. */
function isUnserved(subject: RequestSubject, body: StatusBody | null): boolean {
  if (body === null) return true;
  if (/could not find the requested resource/.test(body.message)) return true;
  return subject.name === null && body.detailsKind === '';
}
