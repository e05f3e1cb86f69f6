import { errorFacts } from '../../domain/shared/error-codes.ts';
import {
  AuthenticationError,
  GitHubError,
  NetworkError,
  type SyncError,
} from '../../domain/shared/errors.ts';

/** What an answer of GitHub to a question of the App comes to. Neither headers nor bodies are quoted. */
export function appError(what: string, thrown: unknown): SyncError {
  const status = statusOf(thrown);
  if (status === null || status >= 500) {
    const said = status === null ? 'GitHub did not answer' : `GitHub answered ${status}`;
    const facts = { ...errorFacts(status === null ? 'HHS-2120' : 'HHS-2125'), message: `${what}: ${said}` };
    return new NetworkError({ ...facts, retryable: true }, { cause: thrown });
  }
  if (status === 429 || isLimit(thrown)) {
    const facts = { ...errorFacts('HHS-2126'), message: `${what}: GitHub limits the requests of the App` };
    return new NetworkError({ ...facts, retryable: true }, { cause: thrown });
  }
  const message = `${what}: GitHub answered ${status}`;
  if (status === 401)
    return new AuthenticationError({ ...errorFacts('HHS-2212'), message }, { cause: thrown });
  if (status === 403)
    return new AuthenticationError({ ...errorFacts('HHS-2214'), message }, { cause: thrown });
  return new GitHubError({ ...errorFacts('HHS-2602'), message, status }, { cause: thrown });
}

function statusOf(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('status' in thrown) || typeof thrown.status !== 'number') return null;
  // the client gives 500 to what never got an answer
  return 'response' in thrown && thrown.response !== undefined ? thrown.status : null;
}

function isLimit(thrown: unknown): boolean {
  return thrown instanceof Error && /rate limit/i.test(thrown.message);
}
