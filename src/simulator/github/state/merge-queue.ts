import type { Signature } from '../git/object-format.ts';
import type { MergeGroup } from './change.ts';
import type { GitHubState } from './github-state.ts';
import { mergeCommit, NotMergeable } from './merge-pull.ts';
import type { Repository } from './repository.ts';

const QUEUE: Omit<Signature, 'date'> = { name: 'GitHub', email: 'noreply@github.com' };

/** Puts an open pull request into the merge queue: GitHub makes a branch of its own with the result, and asks for checks. */
export function enqueuePull(state: GitHubState, repository: Repository, number: number): MergeGroup {
  const pull = repository.issues.get(number)?.pull;
  if (pull === null || pull === undefined) throw new NotMergeable('no pull request');
  const baseSha = repository.head(pull.base) ?? '';
  const headSha = mergeCommit(state, repository, number, QUEUE).commit;
  const headRef = `refs/heads/gh-readonly-queue/${pull.base}/pr-${number}-${baseSha}`;
  const group: MergeGroup = { headSha, headRef, baseSha, baseRef: `refs/heads/${pull.base}` };
  repository.refs.set(headRef, headSha);
  state.announce(repository, { what: 'merge-group', action: 'checks_requested', group, reason: null });
  return group;
}

/** Takes the group out of the queue; its branch goes with it. */
export function dropGroup(
  state: GitHubState,
  repository: Repository,
  group: MergeGroup,
  reason: 'merged' | 'invalidated' | 'dequeued',
): void {
  state.announce(repository, { what: 'merge-group', action: 'destroyed', group, reason });
  repository.refs.delete(group.headRef);
}
