import type { JsonObject } from '../../../domain/shared/json.ts';
import { userId } from '../access/tokens.ts';
import type { RepositoryCall } from '../http/call.ts';
import { type Author, type Comment, type Issue, REACTIONS, type Reaction } from '../state/discussion.ts';
import { levelOf } from './collaborators.ts';
import { nodeId, renderApp, renderUser } from './render-people.ts';

export function renderIssue(call: RepositoryCall, issue: Issue): JsonObject {
  const { links, repository } = call;
  const url = links.repo(repository, `/issues/${issue.number}`);
  const kind = issue.pull === null ? 'issues' : 'pull';
  const pull = links.page(repository, `/pull/${issue.number}`);
  return {
    ...sharedPart(call, issue),
    url,
    repository_url: links.repo(repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: links.page(repository, `/${kind}/${issue.number}`),
    state_reason: issue.stateReason,
    comments: [...repository.comments.values()].filter(({ number }) => number === issue.number).length,
    closed_by: null,
    performed_via_github_app: issue.author.app === null ? null : renderApp(links, issue.author.app),
    reactions: renderRollup(url, []),
    ...(issue.pull !== null && {
      draft: issue.pull.draft,
      pull_request: {
        url: links.repo(repository, `/pulls/${issue.number}`),
        html_url: pull,
        diff_url: `${pull}.diff`,
        patch_url: `${pull}.patch`,
        merged_at: issue.pull.mergedAt,
      },
    }),
  };
}

/** What issues and pull requests have under the same names. */
export function sharedPart(call: RepositoryCall, issue: Issue): JsonObject {
  const { links } = call;
  const assignees = issue.assignees.map((login) => renderUser(links, login));
  return {
    id: issue.id,
    node_id: nodeId(issue.pull === null ? 'I' : 'PR', issue.id),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: renderUser(links, issue.author.login, issue.author.app),
    state: issue.state,
    labels: issue.labels.map((name) => renderLabel(call, name)),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    active_lock_reason: null,
    author_association: associationOf(call, issue.author),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
  };
}

export function renderLabel({ links, repository }: RepositoryCall, name: string): JsonObject {
  const id = userId(name);
  return {
    id,
    node_id: nodeId('LA', id),
    url: links.repo(repository, `/labels/${encodeURIComponent(name)}`),
    name,
    color: 'ededed',
    default: false,
    description: '',
  };
}

export function renderComment(call: RepositoryCall, comment: Comment): JsonObject {
  const { links, repository } = call;
  const url = links.repo(repository, `/issues/comments/${comment.id}`);
  const kind = repository.issues.get(comment.number)?.pull === null ? 'issues' : 'pull';
  return {
    id: comment.id,
    node_id: nodeId('IC', comment.id),
    url,
    html_url: links.page(repository, `/${kind}/${comment.number}#issuecomment-${comment.id}`),
    issue_url: links.repo(repository, `/issues/${comment.number}`),
    body: comment.body,
    user: renderUser(links, comment.author.login, comment.author.app),
    author_association: associationOf(call, comment.author),
    performed_via_github_app: comment.author.app === null ? null : renderApp(links, comment.author.app),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    reactions: renderRollup(url, comment.reactions),
  };
}

export function renderReaction({ links }: RepositoryCall, reaction: Reaction): JsonObject {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: renderUser(links, reaction.author.login, reaction.author.app),
    content: reaction.content,
    created_at: reaction.at,
  };
}

export function renderRollup(url: string, reactions: readonly Reaction[]): JsonObject {
  const counts = REACTIONS.map((content) => [
    content,
    reactions.filter((each) => each.content === content).length,
  ]);
  return { url: `${url}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) };
}

export function associationOf({ repository }: RepositoryCall, author: Author): string {
  if (author.login.toLowerCase() === repository.owner.toLowerCase()) return 'OWNER';
  if (author.app !== null) return 'NONE';
  const level = levelOf(repository, author.login);
  return repository.collaborators.has(author.login) && level !== 'none' ? 'COLLABORATOR' : 'NONE';
}
