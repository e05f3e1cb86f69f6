import { getOwn, type JsonObject } from '../../../domain/shared/json.ts';
import { type Answer, created, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, validationFailed } from '../http/github-error.ts';
import { oneOf, optionalText, optionalTexts, requiredText } from '../http/read-fields.ts';
import { type Issue, STATE_REASONS } from '../state/discussion.ts';
import { authorOf, issueIn, READ, WRITE } from './discussion-access.ts';
import { listAnswer } from './page.ts';
import { renderIssue, renderLabel } from './render-issue.ts';

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
  {
    id: 'issues/add-labels',
    method: 'POST',
    path: `${ISSUES}/{issue_number}/labels`,
    docs: 'issues/labels#add-labels-to-an-issue',
    needs: WRITE,
    handle: (call) => {
      const issue = issueIn(call, WRITE);
      const added = optionalTexts(call.body, 'labels') ?? [];
      return labelsAnswer(call, store(call, issue, { labels: [...new Set([...issue.labels, ...added])] }));
    },
  },
  {
    id: 'issues/remove-label',
    method: 'DELETE',
    path: `${ISSUES}/{issue_number}/labels/{name}`,
    docs: 'issues/labels#remove-a-label-from-an-issue',
    needs: WRITE,
    handle: (call) => {
      const issue = issueIn(call, WRITE);
      const { name } = call.params;
      if (!issue.labels.includes(name ?? '')) throw new GitHubError(404, 'Label does not exist');
      const labels = issue.labels.filter((label) => label !== name);
      return labelsAnswer(call, store(call, issue, { labels }));
    },
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
    labels: optionalTexts(body, 'labels') ?? [],
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
  return ok(
    renderIssue(
      call,
      store(call, issue, {
        title: title === undefined ? issue.title : checkedTitle(title, 'Issue'),
        body: text === undefined ? issue.body : checkedBody(optionalText(body, 'body') ?? null, 'Issue'),
        labels: optionalTexts(body, 'labels') ?? issue.labels,
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

export function store({ repository }: RepositoryCall, issue: Issue, change: Partial<Issue>): Issue {
  const changed = { ...issue, ...change, updatedAt: repository.now() };
  repository.issues.set(issue.number, changed);
  return changed;
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

function labelsAnswer(call: RepositoryCall, issue: Issue): Answer {
  return ok(issue.labels.map((name): JsonObject => renderLabel(call, name)));
}

/** Newest first, pull requests among them. */
function listIssues(call: RepositoryCall): Answer {
  const { repository, query } = call;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const creator = query.get('creator');
  const found = [...repository.issues.values()]
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => labels.every((name) => issue.labels.includes(name)))
    .filter((issue) => creator === null || issue.author.login === creator)
    .reverse();
  return listAnswer(call, found, '/issues', (issue) => renderIssue(call, issue));
}
