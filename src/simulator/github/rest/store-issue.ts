import type { RepositoryCall } from '../http/call.ts';
import type { Issue } from '../state/discussion.ts';

/** Changes an issue or pull request, and says that it was changed now. */
export function store({ repository }: RepositoryCall, issue: Issue, change: Partial<Issue>): Issue {
  const changed = { ...issue, ...change, updatedAt: repository.now() };
  repository.issues.set(issue.number, changed);
  return changed;
}
