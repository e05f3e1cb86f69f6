import type { Need } from '../access/permissions.ts';
import type { RepositoryCall } from '../http/call.ts';
import { checkNeeds } from '../http/gate.ts';
import { notFound } from '../http/github-error.ts';
import type { Author, Comment, Issue } from '../state/discussion.ts';

/** Issues and pull requests share paths; either permission opens them, and which one is looked at per thing. */
export const READ: readonly Need[] = [
  { permission: 'issues', level: 'read' },
  { permission: 'pull_requests', level: 'read' },
];
export const WRITE: readonly Need[] = [
  { permission: 'issues', level: 'write' },
  { permission: 'pull_requests', level: 'write' },
];

/** The issue or pull request of the path. Throws 404, or 403 for an issue without the permission for issues. */
export function issueIn(call: RepositoryCall, needs: readonly Need[]): Issue {
  const issue = call.repository.issues.get(Number(call.params.issue_number));
  if (issue === undefined) throw notFound();
  checkThing(call, issue, needs);
  return issue;
}

export function commentIn(call: RepositoryCall, needs: readonly Need[]): Comment {
  const comment = call.repository.comments.get(Number(call.params.comment_id));
  const issue = call.repository.issues.get(comment?.number ?? 0);
  if (comment === undefined || issue === undefined) throw notFound();
  checkThing(call, issue, needs);
  return comment;
}

export function authorOf({ caller }: RepositoryCall): Author {
  return { login: caller?.login ?? '', app: caller?.app ?? null };
}

function checkThing({ repository, caller }: RepositoryCall, issue: Issue, needs: readonly Need[]): void {
  const fitting = needs.filter(({ permission }) => permission !== 'pull_requests' || issue.pull !== null);
  checkNeeds(repository, fitting, caller);
}
