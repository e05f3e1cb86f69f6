import type { CommentView, IssueView } from '../../ports/forge.ts';
import type { Account, ShownUser } from './account.ts';

/** As answers give it, as far as it is used. */
interface ShownIssue {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly labels: readonly (string | { readonly name?: string | undefined })[];
  readonly user: ShownUser;
  readonly created_at: string;
  readonly updated_at: string;
  readonly closed_at: string | null;
  readonly pull_request?: object | undefined;
}

interface ShownComment {
  readonly id: number;
  readonly issue_url: string;
  readonly body?: string | undefined;
  readonly user: ShownUser;
  readonly created_at: string;
  readonly updated_at: string;
}

export async function toIssueView(issue: ShownIssue, account: Account): Promise<IssueView> {
  const body = issue.body ?? '';
  return {
    number: issue.number,
    title: issue.title,
    body,
    isOpen: issue.state === 'open',
    labels: issue.labels.flatMap((label) => {
      const name = typeof label === 'string' ? label : label.name;
      return name === undefined ? [] : [name];
    }),
    author: await account.author(issue.user, body),
    createdAt: issue.created_at,
    updatedAt: issue.updated_at,
    closedAt: issue.closed_at,
    isPullRequest: issue.pull_request !== undefined,
  };
}

export async function toCommentView(comment: ShownComment, account: Account): Promise<CommentView> {
  const body = comment.body ?? '';
  return {
    id: comment.id,
    number: Number(/\/(\d+)$/.exec(comment.issue_url)?.[1]),
    body,
    author: await account.author(comment.user, body),
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
  };
}
