import { commitsBetween } from '../git/history.ts';
import type { Issue } from './discussion.ts';
import type { GitHubState } from './github-state.ts';
import type { Happening } from './happening.ts';

/**
 * GitHub closes a pull request, unmerged, when its branch is deleted, and when it is moved to where it has no commit of
 * its own. Moved away again, the branch does not bring it back.
 */
export function closeEmptiedPulls(state: GitHubState): void {
  state.onHappening((happening) => closeIfEmptied(state, happening));
}

function closeIfEmptied(state: GitHubState, { repository, change }: Happening): void {
  if (change.what !== 'ref' || !change.ref.startsWith('refs/heads/')) return;
  const branch = change.ref.slice('refs/heads/'.length);
  for (const target of state.repositories()) {
    for (const issue of [...target.issues.values()]) {
      const { pull } = issue;
      if (pull === null || issue.state !== 'open') continue;
      if (pull.head !== branch || pull.headRepository !== repository.fullName) continue;
      const base = target.head(pull.base);
      const isEmptied =
        change.after === undefined ||
        (base !== undefined && commitsBetween(target.objects, base, change.after).length === 0);
      if (!isEmptied) continue;
      const now = target.now();
      const headSha = change.after ?? change.before ?? pull.headSha;
      const closed: Issue = {
        ...issue,
        state: 'closed',
        closedAt: now,
        updatedAt: now,
        pull: { ...pull, headSha },
      };
      target.issues.set(issue.number, closed);
    }
  }
}
