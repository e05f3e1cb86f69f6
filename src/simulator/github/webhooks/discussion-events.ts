import type { JsonObject } from '../../../domain/shared/json.ts';
import { renderComment, renderIssue, renderLabel } from '../rest/render-issue.ts';
import { renderPull } from '../rest/render-pull.ts';
import type { RepositoryChange } from '../state/change.ts';
import type { Issue } from '../state/discussion.ts';
import type { EventSource, WebhookEvent } from './event.ts';
import { repositoryEvent } from './payload.ts';

type IssueChange = RepositoryChange & { readonly what: 'issue' };
type CommentChange = RepositoryChange & { readonly what: 'comment' };

/** Events of an issue or of a pull request; one change can be several. */
export function issueEvents(source: EventSource, { before, after }: IssueChange): readonly WebhookEvent[] {
  if (after === undefined) return [];
  const event = (action: string, more: JsonObject = {}): WebhookEvent =>
    aboutIssue(source, after, action, more);
  const labels = labelEvents(source, before, after);
  if (before === undefined) return [event('opened'), ...labels];
  const changes = changesOf(source, before, after);
  return [
    ...(Object.keys(changes).length === 0 ? [] : [event('edited', { changes })]),
    ...labels,
    ...(before.state === after.state ? [] : [event(after.state === 'closed' ? 'closed' : 'reopened')]),
  ];
}

function aboutIssue(source: EventSource, issue: Issue, action: string, more: JsonObject): WebhookEvent {
  const { call } = source;
  const { pull } = issue;
  if (pull === null) {
    return repositoryEvent(source, 'issues', action, { issue: renderIssue(call, issue), ...more }, ISSUES);
  }
  const fields = { number: issue.number, pull_request: renderPull(call, issue, pull), ...more };
  return repositoryEvent(source, 'pull_request', action, fields, { needs: 'pull_requests' });
}

const ISSUES = { needs: 'issues' } as const;

function changesOf({ call }: EventSource, before: Issue, after: Issue): JsonObject {
  const base = before.pull?.base;
  return {
    ...(before.title !== after.title && { title: { from: before.title } }),
    ...(before.body !== after.body && { body: { from: before.body ?? '' } }),
    ...(base !== undefined &&
      base !== after.pull?.base && {
        base: { ref: { from: base }, sha: { from: call.repository.head(base) ?? '' } },
      }),
  };
}

function labelEvents(source: EventSource, before: Issue | undefined, after: Issue): readonly WebhookEvent[] {
  const was = new Set(before?.labels ?? []);
  const is = new Set(after.labels);
  const event = (action: string, name: string): WebhookEvent =>
    aboutIssue(source, after, action, { label: renderLabel(source.call, name) });
  return [
    ...[...is].filter((name) => !was.has(name)).map((name) => event('labeled', name)),
    ...[...was].filter((name) => !is.has(name)).map((name) => event('unlabeled', name)),
  ];
}

/** Reactions are no events. */
export function commentEvents(
  source: EventSource,
  { before, after }: CommentChange,
): readonly WebhookEvent[] {
  const { call } = source;
  const comment = after ?? before;
  const issue = call.repository.issues.get(comment?.number ?? 0);
  if (comment === undefined || issue === undefined) return [];
  const isEdited = before !== undefined && after !== undefined;
  if (isEdited && before.body === after.body) return [];
  const action = before === undefined ? 'created' : after === undefined ? 'deleted' : 'edited';
  const fields = {
    ...(isEdited && { changes: { body: { from: before.body } } }),
    issue: renderIssue(call, issue),
    comment: renderComment(call, comment),
  };
  const needs = issue.pull === null ? 'issues' : 'pull_requests';
  return [repositoryEvent(source, 'issue_comment', action, fields, { needs })];
}
