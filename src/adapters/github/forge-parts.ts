import { GitHubError } from '../../domain/shared/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Account } from './account.ts';
import type { GitHubClient } from './github-client.ts';
import type { WriteTally } from './write-gate.ts';

/** What the parts of the forge share. */
export interface ForgeParts {
  readonly client: GitHubClient;
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly account: Account;
  readonly tally: WriteTally;
  readonly clock: Clock;
}

/** GitHub's word for: there is no such thing, or it may not be seen. 410 is a thing that was there. */
export function isMissing(error: unknown): error is GitHubError {
  return error instanceof GitHubError && (error.status === 404 || error.status === 410);
}

export function isUnprocessable(error: unknown): error is GitHubError {
  return error instanceof GitHubError && error.status === 422;
}
