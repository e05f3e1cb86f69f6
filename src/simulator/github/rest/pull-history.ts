import { type ChangedFile, changedFiles } from '../git/changed-files.ts';
import { commitsBetween, mergeBase } from '../git/history.ts';
import { EMPTY_TREE } from '../git/object-id.ts';
import type { Issue, PullPart } from '../state/discussion.ts';
import type { GitHubState } from '../state/github-state.ts';
import type { Repository } from '../state/repository.ts';

/** A pull request's place in the history of commits. */
export interface PullHistory {
  readonly headRepository: Repository | undefined;
  readonly headSha: string;
  readonly baseSha: string;
  readonly commits: readonly string[];
  readonly files: readonly ChangedFile[];
}

export function historyOf(
  state: GitHubState,
  repository: Repository,
  issue: Issue,
  pull: PullPart,
): PullHistory {
  const { objects } = repository;
  const headRepository = state.find(pull.headRepository);
  const headSha = (issue.state === 'open' ? headRepository?.head(pull.head) : undefined) ?? pull.headSha;
  const baseSha = repository.head(pull.base) ?? '';
  const common = objects.commit(mergeBase(objects, baseSha, headSha) ?? '');
  return {
    headRepository,
    headSha,
    baseSha,
    commits: commitsBetween(objects, baseSha, headSha),
    files: changedFiles(objects, common?.tree ?? EMPTY_TREE, objects.commit(headSha)?.tree ?? EMPTY_TREE),
  };
}
