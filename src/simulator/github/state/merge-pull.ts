import { mergeBase } from '../git/history.ts';
import type { Signature } from '../git/object-format.ts';
import { EMPTY_TREE } from '../git/object-id.ts';
import { filesOf, treeOf } from '../git/tree-files.ts';
import type { Issue, PullPart } from './discussion.ts';
import type { GitHubState } from './github-state.ts';
import type { Repository } from './repository.ts';

/** What keeps a pull request from being merged. */
export class NotMergeable extends Error {}

/**
 * Merges an open pull request with a merge commit, as the button does; its branch stays. Files count as a whole: one that
 * both sides changed is a conflict. Returns the merge commit; throws NotMergeable.
 */
export function mergePull(
  state: GitHubState,
  repository: Repository,
  number: number,
  author: Omit<Signature, 'date'>,
  message?: string,
): string {
  const { commit, headSha, issue, pull } = mergeCommit(state, repository, number, author, message);
  const now = repository.now();
  repository.issues.set(number, {
    ...issue,
    state: 'closed',
    closedAt: now,
    updatedAt: now,
    pull: { ...pull, headSha, mergedAt: now, mergeCommit: commit },
  });
  repository.refs.set(`refs/heads/${pull.base}`, commit);
  return commit;
}

interface Merge {
  readonly commit: string;
  readonly headSha: string;
  readonly issue: Issue;
  readonly pull: PullPart;
}

/** The commit that merging would make, on no branch yet. */
export function mergeCommit(
  state: GitHubState,
  repository: Repository,
  number: number,
  author: Omit<Signature, 'date'>,
  message?: string,
): Merge {
  const issue = repository.issues.get(number);
  const pull = issue?.pull;
  if (issue === undefined || pull === null || pull === undefined) throw new NotMergeable('no pull request');
  if (issue.state !== 'open') throw new NotMergeable('Pull Request is not mergeable');
  const headSha = state.find(pull.headRepository)?.head(pull.head) ?? pull.headSha;
  const baseSha = repository.head(pull.base) ?? '';
  const by = { ...author, date: repository.now() };
  const { id } = repository.objects.putCommit({
    tree: mergedTree(repository, baseSha, headSha),
    parents: [baseSha, headSha],
    author: by,
    committer: by,
    message:
      message ?? `Merge pull request #${number} from ${repository.owner}/${pull.head}\n\n${issue.title}`,
  });
  return { commit: id, headSha, issue, pull };
}

function mergedTree({ objects }: Repository, baseSha: string, headSha: string): string {
  const treeAt = (sha: string | undefined): string => objects.commit(sha ?? '')?.tree ?? EMPTY_TREE;
  const common = filesOf(objects, treeAt(mergeBase(objects, baseSha, headSha)));
  const ours = filesOf(objects, treeAt(baseSha));
  const theirs = filesOf(objects, treeAt(headSha));
  const merged = new Map(ours);
  for (const path of new Set([...common.keys(), ...theirs.keys()])) {
    const before = common.get(path)?.id;
    const theirFile = theirs.get(path);
    if (theirFile?.id === before || theirFile?.id === ours.get(path)?.id) continue;
    if (ours.get(path)?.id !== before) throw new NotMergeable('Pull Request is not mergeable');
    if (theirFile === undefined) merged.delete(path);
    else merged.set(path, theirFile);
  }
  return treeOf(objects, merged);
}
