import type { JsonObject } from '../../../domain/shared/json.ts';
import { changedFiles } from '../git/changed-files.ts';
import { ancestorsOf } from '../git/history.ts';
import { EMPTY_TREE } from '../git/object-id.ts';
import type { StoredCommit } from '../git/object-store.ts';
import { entryAt } from '../git/tree-files.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, notFound } from '../http/github-error.ts';
import { compareCommits } from './compare.ts';
import { listAnswer } from './page.ts';
import { renderChangedFile } from './render-changed-file.ts';
import { renderCommit } from './render-git.ts';
import { renderRepository } from './render-repository.ts';
import { findCommit, requireCommit } from './resolve-commit.ts';

const READ = [{ permission: 'contents', level: 'read' }] as const;
const REPO = '/repos/{owner}/{repo}';

export const REPOSITORY_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'repos/get',
    method: 'GET',
    path: REPO,
    docs: 'repos/repos#get-a-repository',
    needs: [],
    handle: (call) => ok(renderRepository(call)),
  },
  {
    id: 'repos/list-branches',
    method: 'GET',
    path: `${REPO}/branches`,
    docs: 'branches/branches#list-branches',
    needs: READ,
    handle: (call) =>
      listAnswer(call, call.repository.branches(), '/branches', (name) => shortBranch(call, name)),
  },
  {
    id: 'repos/get-branch',
    method: 'GET',
    path: `${REPO}/branches/{branch*}`,
    docs: 'branches/branches#get-a-branch',
    needs: READ,
    handle: getBranch,
  },
  {
    id: 'repos/list-commits',
    method: 'GET',
    path: `${REPO}/commits`,
    docs: 'commits/commits#list-commits',
    needs: READ,
    handle: listCommits,
  },
  {
    id: 'repos/get-commit',
    method: 'GET',
    path: `${REPO}/commits/{ref*}`,
    docs: 'commits/commits#get-a-commit',
    needs: READ,
    handle: (call) => ok(fullCommit(call, requireCommit(call.repository, call.params.ref ?? ''))),
  },
  {
    id: 'repos/compare-commits-with-basehead',
    method: 'GET',
    path: `${REPO}/compare/{basehead*}`,
    docs: 'commits/commits#compare-two-commits',
    needs: READ,
    handle: compareCommits,
  },
];

function getBranch(call: RepositoryCall): Answer {
  const { repository, links, params } = call;
  const name = params.branch ?? '';
  const commit = repository.objects.commit(repository.head(name) ?? '');
  if (commit === undefined) throw new GitHubError(404, 'Branch not found');
  const url = links.repo(repository, `/branches/${name}`);
  return ok({
    name,
    commit: renderCommit(call, commit),
    _links: { self: url, html: links.page(repository, `/tree/${name}`) },
    protected: repository.protections.has(name),
    protection: { enabled: repository.protections.get(name)?.by === 'branch' },
    protection_url: `${url}/protection`,
  });
}

function shortBranch({ repository, links }: RepositoryCall, name: string): JsonObject {
  const sha = repository.head(name) ?? '';
  return {
    name,
    commit: { sha, url: links.repo(repository, `/commits/${sha}`) },
    protected: repository.protections.has(name),
  };
}

function fullCommit(call: RepositoryCall, commit: StoredCommit): JsonObject {
  const { objects } = call.repository;
  const before = objects.commit(commit.parents[0] ?? '')?.tree ?? EMPTY_TREE;
  const files = changedFiles(objects, before, commit.tree);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return {
    ...renderCommit(call, commit),
    stats: { total: additions + deletions, additions, deletions },
    files: files.map((file) => renderChangedFile(call, commit.id, file)),
  };
}

/** Newest first; `sha` is where to begin, `path` keeps commits that change it. */
function listCommits(call: RepositoryCall): Answer {
  const { repository, query } = call;
  if (repository.refs.size === 0) throw new GitHubError(409, 'Git Repository is empty.');
  const start = findCommit(repository, query.get('sha') ?? repository.defaultBranch);
  if (start === undefined) throw notFound();
  const path = query.get('path');
  const commits = [...ancestorsOf(repository.objects, start.id)]
    .map((id) => repository.objects.commit(id))
    .filter((commit) => commit !== undefined)
    .filter((commit) => path === null || changesPath(call, commit, path));
  return listAnswer(call, commits, '/commits', (commit) => renderCommit(call, commit));
}

function changesPath({ repository }: RepositoryCall, commit: StoredCommit, path: string): boolean {
  const at = (tree: string | undefined): string | undefined =>
    tree === undefined ? undefined : entryAt(repository.objects, tree, path)?.id;
  const before = repository.objects.commit(commit.parents[0] ?? '')?.tree;
  return at(before) !== at(commit.tree);
}
