import type { Json, JsonObject } from '../../domain/shared/json.ts';
import type { FieldCauseBody } from './causes.ts';

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly causes?: readonly FieldCauseBody[];
  readonly retryAfterSeconds?: number;
}

/** A request the server answers with a `Status`. `reason` is empty where the real server gives none. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: number;
  readonly reason: string;
  readonly details: StatusDetails | undefined;
  /** A token with which an expired list can be read on, inconsistently. */
  readonly continueToken: string | undefined;
  /** What decoding had to warn of before the refusal, for the Warning header. */
  readonly warnings: readonly string[];

  constructor(
    code: number,
    reason: string,
    message: string,
    details?: StatusDetails,
    extra?: { readonly continueToken?: string | undefined; readonly warnings?: readonly string[] },
  ) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
    this.continueToken = extra?.continueToken;
    this.warnings = extra?.warnings ?? [];
  }

  withWarnings(warnings: readonly string[]): ApiError {
    const { code, reason, message, details, continueToken } = this;
    return new ApiError(code, reason, message, details, { continueToken, warnings });
  }

  /** The `Status` object as it goes over the wire. */
  get body(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken === undefined ? {} : { continue: this.continueToken },
      status: 'Failure',
      message: this.message,
      ...(this.reason === '' ? {} : { reason: this.reason }),
      ...(this.details === undefined ? {} : { details: detailsBody(this.details) }),
      code: this.code,
    };
  }
}

function detailsBody(details: StatusDetails): JsonObject {
  const body: Record<string, Json> = {};
  if (details.name !== undefined && details.name !== '') body.name = details.name;
  if (details.group !== undefined && details.group !== '') body.group = details.group;
  if (details.kind !== undefined && details.kind !== '') body.kind = details.kind;
  if (details.causes !== undefined)
    body.causes = details.causes.map(({ reason, message, field }) => ({
      reason,
      message,
      ...(field === '' ? {} : { field }),
    }));
  if (details.retryAfterSeconds !== undefined) body.retryAfterSeconds = details.retryAfterSeconds;
  return body;
}

/** What an error speaks of: `group` is empty for core kinds. */
export interface ErrorSubject {
  readonly group: string;
  /** Plural or kind, as the error at hand spells it. */
  readonly resource: string;
  readonly name: string;
}

export function qualified(subject: Omit<ErrorSubject, 'name'>): string {
  return subject.group === '' ? subject.resource : `${subject.resource}.${subject.group}`;
}

function detailsOf(subject: ErrorSubject): StatusDetails {
  return { name: subject.name, group: subject.group, kind: subject.resource };
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, 'BadRequest', message);
}

export function notFound(subject: ErrorSubject): ApiError {
  return new ApiError(
    404,
    'NotFound',
    `${qualified(subject)} "${subject.name}" not found`,
    detailsOf(subject),
  );
}

export function alreadyExists(subject: ErrorSubject): ApiError {
  const message = `${qualified(subject)} "${subject.name}" already exists`;
  return new ApiError(409, 'AlreadyExists', message, detailsOf(subject));
}

export function conflict(subject: ErrorSubject, cause: string): ApiError {
  const message = `Operation cannot be fulfilled on ${qualified(subject)} "${subject.name}": ${cause}`;
  return new ApiError(409, 'Conflict', message, detailsOf(subject));
}

export function invalid(subject: ErrorSubject, causes: readonly FieldCauseBody[]): ApiError {
  const lines = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
  const text = lines.length === 1 ? (lines[0] ?? '') : `[${lines.join(', ')}]`;
  const message = `${qualified(subject)} "${subject.name}" is invalid: ${text}`;
  return new ApiError(422, 'Invalid', message, { ...detailsOf(subject), causes });
}

export function forbiddenBecause(subject: ErrorSubject, cause: string): ApiError {
  const name = subject.name === '' ? '' : ` "${subject.name}"`;
  return new ApiError(
    403,
    'Forbidden',
    `${qualified(subject)}${name} is forbidden: ${cause}`,
    detailsOf(subject),
  );
}

export function expired(message: string, continueToken?: string): ApiError {
  return new ApiError(
    410,
    'Expired',
    message,
    undefined,
    continueToken === undefined ? {} : { continueToken },
  );
}

export function unsupportedMediaType(accepted: readonly string[]): ApiError {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`;
  return new ApiError(415, 'UnsupportedMediaType', message);
}
