import { GitHubError } from '../http/github-error.ts';

/** Who may not move a branch, and by which of GitHub's two mechanisms. */
export interface Protection {
  /** `branch`: classic branch protection; `ruleset`: repository rules. They word their refusals differently. */
  readonly by: 'branch' | 'ruleset';
  /** Changes only by a merged pull request. */
  readonly pullRequestRequired?: boolean;
  /** Under rulesets: the branch may not even be made. */
  readonly creationRestricted?: boolean;
  /** Logins that the rule does not bind. */
  readonly bypass?: readonly string[];
}

export type RefMove = 'create' | 'update' | 'force' | 'delete';

const PULL_REQUEST = 'Changes must be made through a pull request.';

/** Why GitHub refuses this move, in its own words; undefined: it does not. */
export function refusedMove(
  protection: Protection | undefined,
  move: RefMove,
  login: string,
): string | undefined {
  if (protection === undefined || (protection.bypass ?? []).includes(login)) return undefined;
  const violation = violatedRule(protection, move);
  if (violation === undefined) return undefined;
  return protection.by === 'ruleset' ? `Repository rule violations found\n\n${violation}\n\n` : violation;
}

function violatedRule(protection: Protection, move: RefMove): string | undefined {
  switch (move) {
    case 'create':
      return protection.by === 'ruleset' && protection.creationRestricted === true
        ? 'Cannot create ref due to creations being restricted.'
        : undefined;
    case 'delete':
      return protection.by === 'ruleset'
        ? 'Cannot delete this branch'
        : 'Cannot delete this protected branch';
    case 'force':
      return protection.by === 'ruleset'
        ? 'Cannot force-push to this branch'
        : 'Cannot force-push to this protected branch';
    case 'update':
      return protection.pullRequestRequired === true ? PULL_REQUEST : undefined;
  }
}

export function protectedRef(why: string, status = 422): GitHubError {
  return new GitHubError(status, why);
}
