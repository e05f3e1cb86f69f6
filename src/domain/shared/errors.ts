/**
 * The world failed: thrown by adapters (and by `entry` for configuration), never by the domain.
 * What is wrong in a user's file is a Diagnostic instead. `entry/exit-policy.ts` maps a category to an exit code.
 */
export type ErrorCategory =
  | 'configuration'
  | 'parsing'
  | 'authentication'
  | 'network'
  | 'kubernetes'
  | 'github'
  | 'conflict'
  | 'timeout';

export interface SyncErrorFacts {
  /** `HHS-1xxx` or `HHS-2xxx`, see docs/reference/errors.md. */
  readonly code: string;
  /** What was attempted, on which object, what came back. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  /** Safe to show: no headers, no bodies, no tokens. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  /** Worth trying again by itself. */
  readonly retryable?: boolean;
}

export class SyncError extends Error {
  override readonly name: string = 'SyncError';
  readonly category: ErrorCategory;
  readonly code: string;
  readonly help: string;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly retryable: boolean;

  constructor(category: ErrorCategory, facts: SyncErrorFacts, options?: { cause?: unknown }) {
    super(facts.message, options);
    this.category = category;
    this.code = facts.code;
    this.help = facts.help;
    this.details = facts.details ?? {};
    this.retryable = facts.retryable ?? false;
  }
}

export class ConfigurationError extends SyncError {
  override readonly name = 'ConfigurationError';
  constructor(facts: SyncErrorFacts, options?: { cause?: unknown }) {
    super('configuration', facts, options);
  }
}
export class ParsingError extends SyncError {
  override readonly name = 'ParsingError';
  constructor(facts: SyncErrorFacts, options?: { cause?: unknown }) {
    super('parsing', facts, options);
  }
}
export class AuthenticationError extends SyncError {
  override readonly name = 'AuthenticationError';
  constructor(facts: SyncErrorFacts, options?: { cause?: unknown }) {
    super('authentication', facts, options);
  }
}
export class NetworkError extends SyncError {
  override readonly name = 'NetworkError';
  constructor(facts: SyncErrorFacts, options?: { cause?: unknown }) {
    super('network', facts, options);
  }
}
/** One cause inside a refusal: the field the server complains of, as it names it (`spec.subnets`). */
export interface FieldCause {
  readonly field: string;
  readonly message: string;
  readonly reason: string;
}
/** The API server understood and refused (400, 404, 410, 422, admission …). */
export class KubernetesError extends SyncError {
  override readonly name = 'KubernetesError';
  readonly status: number;
  /** `reason` of the server's Status, e.g. `NotFound`, `Invalid`, `Forbidden`. */
  readonly reason: string;
  readonly causes: readonly FieldCause[];
  constructor(
    facts: SyncErrorFacts & { status: number; reason: string; causes?: readonly FieldCause[] },
    options?: { cause?: unknown },
  ) {
    super('kubernetes', facts, options);
    this.status = facts.status;
    this.reason = facts.reason;
    this.causes = facts.causes ?? [];
  }
}
/** GitHub understood and refused (404, 409, 422 …) for another reason than a missing right. */
export class GitHubError extends SyncError {
  override readonly name = 'GitHubError';
  readonly status: number;
  constructor(facts: SyncErrorFacts & { status: number }, options?: { cause?: unknown }) {
    super('github', facts, options);
    this.status = facts.status;
  }
}
/** 409: another field manager, a stale resourceVersion or uid, an object that already exists, a lost lock, a status branch that moved. */
export class ConflictError extends SyncError {
  override readonly name = 'ConflictError';
  readonly conflict:
    | 'field-manager'
    | 'resource-version'
    | 'precondition'
    | 'already-exists'
    | 'lease'
    | 'status-head';
  /** For `field-manager`: who owns which field. */
  readonly owners: readonly { manager: string; field: string }[];
  /** An earlier try of the same request was not answered for good: what it ran into may be its own effect. */
  readonly repeated: boolean;
  constructor(
    facts: SyncErrorFacts & {
      conflict: ConflictError['conflict'];
      owners?: readonly { manager: string; field: string }[];
      repeated?: boolean;
    },
    options?: { cause?: unknown },
  ) {
    super('conflict', facts, options);
    this.conflict = facts.conflict;
    this.owners = facts.owners ?? [];
    this.repeated = facts.repeated ?? false;
  }
}
export class TimeoutError extends SyncError {
  override readonly name = 'TimeoutError';
  constructor(facts: SyncErrorFacts, options?: { cause?: unknown }) {
    super('timeout', facts, options);
  }
}

export function isSyncError(error: unknown): error is SyncError {
  return error instanceof SyncError;
}
