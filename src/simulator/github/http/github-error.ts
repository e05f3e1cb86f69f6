import type { JsonObject } from '../../../domain/shared/json.ts';
import type { Answer } from './answer.ts';

export interface ErrorDetails {
  /** The `errors` list of a validation that failed. */
  readonly errors?: readonly (JsonObject | string)[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the documentation of this refusal is; default: that of the operation. */
  readonly docs?: string;
}

/** A refusal in GitHub's form. */
export class GitHubError extends Error {
  readonly status: number;
  readonly details: ErrorDetails;

  constructor(status: number, message: string, details: ErrorDetails = {}) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

const DOCS = 'https://docs.github.com/rest';

/** `docs`: page of the operation below the root of the documentation, e.g. `checks/runs#create-a-check-run`. */
export function errorAnswer(error: GitHubError, docs = ''): Answer {
  const { errors, headers } = error.details;
  const page = error.details.docs ?? docs;
  return {
    status: error.status,
    body: {
      message: error.message,
      ...(errors !== undefined && { errors }),
      documentation_url: page === '' ? DOCS : `${DOCS}/${page}`,
      status: String(error.status),
    },
    ...(headers !== undefined && { headers }),
  };
}

export function notFound(): GitHubError {
  return new GitHubError(404, 'Not Found', { docs: '' });
}

/** The body does not fit the operation's schema. */
export function invalidRequest(why: string): GitHubError {
  return new GitHubError(422, `Invalid request.\n\n${why}`);
}

/** The plain form of the newer operations, such as that of reviews. */
export function unprocessable(...why: readonly string[]): GitHubError {
  return new GitHubError(422, 'Unprocessable Entity', { errors: why });
}

/** A field of the body fits the schema, but not the rules. `code`: GitHub's own, such as `missing_field`, `invalid`, `custom`. */
export function validationFailed(
  resource: string,
  field: string,
  code: string,
  message?: string,
): GitHubError {
  const error = { resource, code, field, ...(message !== undefined && { message }) };
  return new GitHubError(422, 'Validation Failed', { errors: [error] });
}
