import type { Caller } from '../access/tokens.ts';
import type { Repository } from '../state/repository.ts';
import { GraphqlFieldError } from './execute.ts';

/** Whether the repository exists for this caller at all. */
export function canSee(caller: Caller | null, repository: Repository): boolean {
  if (!repository.isPrivate) return true;
  return (
    caller !== null && (caller.repositories === null || caller.repositories.includes(repository.fullName))
  );
}

export function forbidden(caller: Caller | null): GraphqlFieldError {
  const what = caller?.app === null ? 'personal access token' : 'integration';
  return new GraphqlFieldError('FORBIDDEN', `Resource not accessible by ${what}`, { saml_failure: false });
}
