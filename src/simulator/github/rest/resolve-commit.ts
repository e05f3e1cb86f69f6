import type { StoredCommit } from '../git/object-store.ts';
import { GitHubError } from '../http/github-error.ts';
import type { Repository } from '../state/repository.ts';

/** The commit that a branch, tag, ref or (shortened) id names; undefined: none. */
export function findCommit(repository: Repository, name: string): StoredCommit | undefined {
  const refs = [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`];
  const known = refs.map((ref) => repository.refs.get(ref)).find((id) => id !== undefined);
  const id = known ?? repository.objects.commitByPrefix(name);
  return id === undefined ? undefined : repository.objects.commit(id);
}

/** Throws GitHub's 422 for a commit that is not there. */
export function requireCommit(repository: Repository, name: string): StoredCommit {
  const commit = findCommit(repository, name);
  if (commit === undefined) throw new GitHubError(422, `No commit found for SHA: ${name}`);
  return commit;
}
