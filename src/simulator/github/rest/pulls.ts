import { commitsBetween } from '../git/history.ts';
import { type Answer, created, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, notFound, validationFailed } from '../http/github-error.ts';
import { optionalFlag, optionalText, requiredText } from '../http/read-fields.ts';
import type { Issue, PullPart } from '../state/discussion.ts';
import { mergePull, NotMergeable } from '../state/merge-pull.ts';
import type { Repository } from '../state/repository.ts';
import { authorOf } from './discussion-access.ts';
import { checkedBody, checkedTitle, stateChange } from './issues.ts';
import { listAnswer } from './page.ts';
import { historyOf } from './pull-history.ts';
import { renderChangedFile } from './render-changed-file.ts';
import { commitIdentity } from './render-people.ts';
import { renderPull, renderPullPart } from './render-pull.ts';
import { store } from './store-issue.ts';

const PULLS = '/repos/{owner}/{repo}/pulls';
const READ = [{ permission: 'pull_requests', level: 'read' }] as const;
const WRITE = [{ permission: 'pull_requests', level: 'write' }] as const;

export const PULL_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'pulls/list',
    method: 'GET',
    path: PULLS,
    docs: 'pulls/pulls#list-pull-requests',
    needs: READ,
    handle: listPulls,
  },
  {
    id: 'pulls/create',
    method: 'POST',
    path: PULLS,
    docs: 'pulls/pulls#create-a-pull-request',
    needs: WRITE,
    handle: createPull,
  },
  {
    id: 'pulls/get',
    method: 'GET',
    path: `${PULLS}/{pull_number}`,
    docs: 'pulls/pulls#get-a-pull-request',
    needs: READ,
    handle: (call) => {
      const { issue, pull } = pullIn(call);
      return ok(renderPull(call, issue, pull));
    },
  },
  {
    id: 'pulls/update',
    method: 'PATCH',
    path: `${PULLS}/{pull_number}`,
    docs: 'pulls/pulls#update-a-pull-request',
    needs: WRITE,
    handle: updatePull,
  },
  {
    id: 'pulls/merge',
    method: 'PUT',
    path: `${PULLS}/{pull_number}/merge`,
    docs: 'pulls/pulls#merge-a-pull-request',
    needs: [{ permission: 'contents', level: 'write' }],
    handle: merge,
  },
  {
    id: 'pulls/list-files',
    method: 'GET',
    path: `${PULLS}/{pull_number}/files`,
    docs: 'pulls/pulls#list-pull-requests-files',
    needs: READ,
    handle: (call) => {
      const { issue, pull } = pullIn(call);
      const { files, headSha } = historyOf(call.state, call.repository, issue, pull);
      const below = `/pulls/${issue.number}/files`;
      return listAnswer(call, files, below, (file) => renderChangedFile(call, headSha, file));
    },
  },
];

export function pullIn({ repository, params }: RepositoryCall): { issue: Issue; pull: PullPart } {
  const issue = repository.issues.get(Number(params.pull_number));
  if (issue === undefined || issue.pull === null) throw notFound();
  return { issue, pull: issue.pull };
}

function createPull(call: RepositoryCall): Answer {
  const { body, repository, state, caller } = call;
  if (caller?.kind === 'workflow' && !repository.workflowsMayOpenPullRequests) {
    throw new GitHubError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  const title = checkedTitle(requiredText(body, 'title'), 'PullRequest');
  const pull = readPull(call);
  const now = repository.now();
  const issue: Issue = {
    id: state.newId(),
    number: repository.nextNumber(),
    author: authorOf(call),
    title,
    body: checkedBody(optionalText(body, 'body') ?? null, 'PullRequest'),
    state: 'open',
    stateReason: null,
    labels: [],
    assignees: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    pull,
  };
  repository.issues.set(issue.number, issue);
  return created(renderPull(call, issue, pull));
}

function readPull(call: RepositoryCall): PullPart {
  const { body, repository } = call;
  const base = requiredText(body, 'base').replace(/^refs\/heads\//, '');
  const { head, source } = headIn(call, requiredText(body, 'head'));
  const baseSha = repository.head(base);
  if (baseSha === undefined) throw validationFailed('PullRequest', 'base', 'invalid');
  const headSha = source?.head(head);
  if (source === undefined || headSha === undefined) throw validationFailed('PullRequest', 'head', 'invalid');
  const refuse = (message: string): GitHubError =>
    new GitHubError(422, 'Validation Failed', {
      errors: [{ resource: 'PullRequest', code: 'custom', message }],
    });
  const twin = openPulls(repository).find(
    ({ pull }) => pull.head === head && pull.base === base && pull.headRepository === source.fullName,
  );
  if (twin !== undefined) throw refuse(`A pull request already exists for ${source.owner}:${head}.`);
  if (commitsBetween(repository.objects, baseSha, headSha).length === 0) {
    throw refuse(`No commits between ${base} and ${head}`);
  }
  const draft = optionalFlag(body, 'draft') ?? false;
  return { head, headRepository: source.fullName, headSha, base, draft, mergedAt: null, mergeCommit: null };
}

/** `branch`, or `owner:branch` of a fork. */
function headIn(
  { state, repository }: RepositoryCall,
  text: string,
): { head: string; source: Repository | undefined } {
  const colon = text.indexOf(':');
  if (colon < 0) return { head: text.replace(/^refs\/heads\//, ''), source: repository };
  const owner = text.slice(0, colon);
  const source = [repository, ...state.repositories().filter(({ forkOf }) => forkOf === repository)].find(
    (each) => each.owner.toLowerCase() === owner.toLowerCase(),
  );
  return { head: text.slice(colon + 1), source };
}

function openPulls(repository: Repository): readonly { issue: Issue; pull: PullPart }[] {
  return [...repository.issues.values()].flatMap((issue) =>
    issue.pull !== null && issue.state === 'open' ? [{ issue, pull: issue.pull }] : [],
  );
}

function updatePull(call: RepositoryCall): Answer {
  const { issue, pull } = pullIn(call);
  const { body, repository, state } = call;
  const title = optionalText(body, 'title');
  const base = optionalText(body, 'base') ?? pull.base;
  if (repository.head(base) === undefined) throw validationFailed('PullRequest', 'base', 'invalid');
  const { headSha } = historyOf(state, repository, issue, pull);
  const moved = { ...pull, base, headSha };
  const changed = store(call, issue, {
    title: title === undefined ? issue.title : checkedTitle(title, 'PullRequest'),
    body: checkedBody(optionalText(body, 'body') ?? issue.body, 'PullRequest'),
    ...stateChange(call, issue),
    pull: moved,
  });
  return ok(renderPull(call, changed, moved));
}

function merge(call: RepositoryCall): Answer {
  const { issue, pull } = pullIn(call);
  const { body, repository, state, caller } = call;
  const expected = optionalText(body, 'sha');
  const { headSha } = historyOf(state, repository, issue, pull);
  if (expected !== undefined && expected !== headSha) {
    throw new GitHubError(409, 'Head branch was modified. Review and try the merge again.');
  }
  const title = optionalText(body, 'commit_title');
  const author = commitIdentity(caller?.login ?? '', caller?.app ?? null);
  try {
    const sha = mergePull(state, repository, issue.number, author, title);
    return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
  } catch (error) {
    if (error instanceof NotMergeable) throw new GitHubError(405, error.message);
    throw error;
  }
}

/** Newest first. `head` as `owner:branch`. */
function listPulls(call: RepositoryCall): Answer {
  const { repository, query, state: all } = call;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const found = [...repository.issues.values()]
    .flatMap((issue) => (issue.pull === null ? [] : [{ issue, pull: issue.pull }]))
    .filter(({ issue }) => state === 'all' || issue.state === state)
    .filter(({ pull }) => base === null || pull.base === base)
    .filter(({ pull }) => {
      const owner = all.find(pull.headRepository)?.owner;
      return head === null || head === `${owner}:${pull.head}`;
    })
    .reverse();
  return listAnswer(call, found, '/pulls', ({ issue, pull }) => renderPullPart(call, issue, pull));
}
