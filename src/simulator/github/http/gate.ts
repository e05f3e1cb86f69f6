import type { Budgets, Resource } from '../access/budgets.ts';
import { grants, type Need } from '../access/permissions.ts';
import type { BurstWatch } from '../access/secondary-limits.ts';
import type { Caller } from '../access/tokens.ts';
import type { Repository } from '../state/repository.ts';
import { GitHubError, notFound } from './github-error.ts';

const LIMIT_DOCS = 'using-the-rest-api/rate-limits-for-the-rest-api';

/** Throws the refusal of a caller whose budget is used up, else takes a request off it. */
export function spendBudget(budgets: Budgets, caller: Caller | null, resource: Resource): void {
  if (budgets.spend(caller, resource)) return;
  const who =
    caller === null
      ? '127.0.0.1'
      : caller.app === null
        ? `user ID ${caller.id}`
        : `installation ID ${caller.id}`;
  throw new GitHubError(403, `API rate limit exceeded for ${who}.`, { docs: LIMIT_DOCS });
}

/** Throws the refusal of a caller who asks too much at once. */
export function checkBurst(bursts: BurstWatch, caller: Caller | null, write: boolean): void {
  const wait = bursts.count(caller, write);
  if (wait === 0) return;
  const message = write
    ? 'You have exceeded a secondary rate limit and have been temporarily blocked from content creation. Please retry your request again later.'
    : 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  throw new GitHubError(403, message, {
    docs: `${LIMIT_DOCS}#about-secondary-rate-limits`,
    headers: { 'retry-after': String(wait) },
  });
}

/** The repository, or the 404 with which GitHub hides what a caller may not know of. */
export function visible(repository: Repository | undefined, caller: Caller | null): Repository {
  if (repository === undefined) throw notFound();
  if (!repository.isPrivate) return repository;
  const reaches =
    caller !== null && (caller.repositories === null || caller.repositories.includes(repository.fullName));
  if (!reaches) throw notFound();
  return repository;
}

/** Throws the refusal of a caller without the permission; what is public may be read by everybody. */
export function checkNeeds(repository: Repository, needs: readonly Need[], caller: Caller | null): void {
  const first = needs[0];
  if (first === undefined) return;
  if (first.level === 'read' && !repository.isPrivate) return;
  if (caller === null) throw new GitHubError(401, 'Requires authentication');
  if (needs.some((need) => grants(caller.permissions, need))) return;
  const what = caller.app === null ? 'personal access token' : 'integration';
  const accepted = needs.map(({ permission, level }) => `${permission}=${level}`).join('; ');
  throw new GitHubError(403, `Resource not accessible by ${what}`, {
    headers: { 'x-accepted-github-permissions': accepted },
  });
}
