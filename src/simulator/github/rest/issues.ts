import { getOwn } from '../../../domain/shared/json.ts';
import { type Answer, created, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { validationFailed } from '../http/github-error.ts';
import { oneOf, optionalText, optionalTexts, requiredText } from '../http/read-fields.ts';
import { type Issue, STATE_REASONS } from '../state/discussion.ts';
import { authorOf, issueIn, READ, WRITE } from './discussion-access.ts';
import { knownLabels } from './labels.ts';
import { listAnswer } from './page.ts';
import { renderIssue } from './render-issue.ts';
import { store } from './store-issue.ts';

const ISSUES = '/repos/{owner}/{repo}/issues';
const MAX_TITLE = 256;
const MAX_BODY = 65_536;

export const ISSUE_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'issues/list-for-repo',
    method: 'GET',
    path: ISSUES,
    docs: 'issues/issues#list-repository-issues',
    needs: READ,
    handle: listIssues,
  },
  {
    id: 'issues/create',
    method: 'POST',
    path: ISSUES,
    docs: 'issues/issues#create-an-issue',
    needs: [{ permission: 'issues', level: 'write' }],
    handle: createIssue,
  },
  {
    id: 'issues/get',
    method: 'GET',
    path: `${ISSUES}/{issue_number}`,
    docs: 'issues/issues#get-an-issue',
    needs: READ,
    handle: (call) => ok(renderIssue(call, issueIn(call, READ))),
  },
  {
    id: 'issues/update',
    method: 'PATCH',
    path: `${ISSUES}/{issue_number}`,
    docs: 'issues/issues#update-an-issue',
    needs: WRITE,
    handle: updateIssue,
  },
];

function createIssue(call: RepositoryCall): Answer {
  const { body, repository, state } = call;
  const now = repository.now();
  const issue: Issue = {
    id: state.newId(),
    number: repository.nextNumber(),
    author: authorOf(call),
    title: checkedTitle(requiredText(body, 'title'), 'Issue'),
    body: checkedBody(optionalText(body, 'body') ?? null, 'Issue'),
    state: 'open',
    stateReason: null,
    labels: knownLabels(repository, optionalTexts(body, 'labels') ?? []),
    assignees: optionalTexts(body, 'assignees') ?? [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    pull: null,
  };
  repository.issues.set(issue.number, issue);
  return created(renderIssue(call, issue));
}

function updateIssue(call: RepositoryCall): Answer {
  const issue = issueIn(call, WRITE);
  const { body } = call;
  const title = optionalText(body, 'title');
  const text = getOwn(body, 'body');
  const labels = optionalTexts(body, 'labels');
  return ok(
    renderIssue(
      call,
      store(call, issue, {
        title: title === undefined ? issue.title : checkedTitle(title, 'Issue'),
        body: text === undefined ? issue.body : checkedBody(optionalText(body, 'body') ?? null, 'Issue'),
        labels: labels === undefined ? issue.labels : knownLabels(call.repository, labels),
        assignees: optionalTexts(body, 'assignees') ?? issue.assignees,
        ...stateChange(call, issue),
      }),
    ),
  );
}

/** The new state of an issue or pull request, with what follows from it. */
export function stateChange({ body, repository }: RepositoryCall, issue: Issue): Partial<Issue> {
  const state = oneOf(body, 'state', ['open', 'closed']);
  const reason = oneOf(body, 'state_reason', STATE_REASONS);
  if (state === undefined || state === issue.state) return {};
  if (state === 'open') return { state, stateReason: 'reopened', closedAt: null };
  return { state, stateReason: reason ?? 'completed', closedAt: repository.now() };
}

export function checkedTitle(title: string, resource: string): string {
  if (title.trim() === '') throw validationFailed(resource, 'title', 'missing_field');
  if (title.length > MAX_TITLE) {
    throw validationFailed(
      resource,
      'title',
      'custom',
      `title is too long (maximum is ${MAX_TITLE} characters)`,
    );
  }
  return title;
}

export function checkedBody(body: string | null, resource: string): string | null {
  if (body !== null && [...body].length > MAX_BODY) {
    throw validationFailed(
      resource,
      'body',
      'custom',
      `body is too long (maximum is ${MAX_BODY} characters)`,
    );
  }
  return body;
}

/** Newest first, pull requests among them. */
function listIssues(call: RepositoryCall): Answer {
  const { repository, query } = call;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const creator = query.get('creator');
  const since = Date.parse(query.get('since') ?? '');
  const found = [...repository.issues.values()]
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((name) => hasLabel(issue, name)))
    .filter((issue) => Number.isNaN(since) || Date.parse(issue.updatedAt) >= since)
    .filter((issue) => creator === null || issue.author.login === creator)
    .reverse();
  return listAnswer(call, found, '/issues', (issue) => renderIssue(call, issue));
}

/** Names of labels are the same in capitals and small letters. */
function hasLabel(issue: Issue, name: string): boolean {
  return issue.labels.some((label) => label.toLowerCase() === name.toLowerCase());
}
