import type { JsonObject } from '../../../domain/shared/json.ts';
import { getOwn } from '../../../domain/shared/json.ts';
import { toSeconds } from '../git/object-format.ts';
import type { StoredCommit } from '../git/object-store.ts';
import { entryAt, filesOf, isFilePath, putFile, treeOf } from '../git/tree-files.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, invalidRequest, notFound } from '../http/github-error.ts';
import { optionalObject, optionalText, requiredText } from '../http/read-fields.ts';
import { inLines } from './git-data.ts';
import { moveRef } from './move-ref.ts';
import { renderContent } from './render-content.ts';
import { renderGitCommit } from './render-git.ts';
import { commitIdentity } from './render-people.ts';
import { findCommit } from './resolve-commit.ts';

const READ = [{ permission: 'contents', level: 'read' }] as const;
const WRITE = [{ permission: 'contents', level: 'write' }] as const;
const CONTENTS = '/repos/{owner}/{repo}/contents/{path*}';
/** Up to here the content comes along; past it only raw, and past 100 MB not at all. */
const INLINE_BYTES = 1024 * 1024;

export const CONTENT_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'repos/get-content',
    method: 'GET',
    path: CONTENTS,
    docs: 'repos/contents#get-repository-content',
    needs: READ,
    handle: getContent,
  },
  {
    id: 'repos/create-or-update-file-contents',
    method: 'PUT',
    path: CONTENTS,
    docs: 'repos/contents#create-or-update-file-contents',
    needs: WRITE,
    handle: putContent,
  },
  {
    id: 'repos/delete-file',
    method: 'DELETE',
    path: CONTENTS,
    docs: 'repos/contents#delete-a-file',
    needs: WRITE,
    handle: deleteContent,
  },
];

function getContent(call: RepositoryCall): Answer {
  const { repository, query, params } = call;
  if (repository.refs.size === 0) throw new GitHubError(404, 'This repository is empty.');
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = findCommit(repository, ref);
  if (commit === undefined) throw new GitHubError(404, `No commit found for the ref ${ref}`);
  const path = (params.path ?? '').replace(/\/$/, '');
  const found = entryAt(repository.objects, commit.tree, path);
  if (found === undefined) throw notFound();
  if (found.mode === '040000') {
    const entries = repository.objects.tree(found.id) ?? [];
    return ok(
      entries.map((entry) =>
        renderContent(call, path === '' ? entry.name : `${path}/${entry.name}`, entry, ref),
      ),
    );
  }
  const bytes = repository.objects.blob(found.id) ?? Buffer.alloc(0);
  const inline =
    bytes.length > INLINE_BYTES
      ? { content: '', encoding: 'none' }
      : { content: inLines(bytes), encoding: 'base64' };
  return ok({ ...renderContent(call, path, found, ref), ...inline });
}

function putContent(call: RepositoryCall): Answer {
  const { repository, body, params } = call;
  const path = params.path ?? '';
  if (!isFilePath(path)) throw new GitHubError(422, 'path contains a malformed path component');
  const message = requiredText(body, 'message');
  const content = requiredText(body, 'content');
  if (!/^[A-Za-z0-9+/\s]*=*\s*$/.test(content)) throw new GitHubError(422, 'content is not valid Base64');
  const branch = branchOf(call);
  const parent = repository.objects.commit(repository.head(branch) ?? '');
  const isFirst = repository.refs.size === 0 && branch === repository.defaultBranch;
  if (parent === undefined && !isFirst) throw new GitHubError(404, `Branch ${branch} not found`);
  const before = parent === undefined ? undefined : entryAt(repository.objects, parent.tree, path);
  checkSha(path, before?.id, optionalText(body, 'sha'));
  const files = parent === undefined ? new Map() : filesOf(repository.objects, parent.tree);
  const id = repository.objects.putBlob(Buffer.from(content, 'base64'));
  putFile(files, path, { id, mode: before?.mode === '100755' ? '100755' : '100644' });
  const commit = commitTree(call, branch, treeOf(repository.objects, files), parent, message);
  const item = renderContent(call, path, { id, mode: '100644' }, branch);
  const answer: JsonObject = { content: item, commit: renderGitCommit(call, commit) };
  return { status: before === undefined ? 201 : 200, body: answer };
}

function deleteContent(call: RepositoryCall): Answer {
  const { repository, body, params } = call;
  const path = params.path ?? '';
  const message = requiredText(body, 'message');
  const sha = requiredText(body, 'sha');
  const branch = branchOf(call);
  const parent = repository.objects.commit(repository.head(branch) ?? '');
  const before = parent === undefined ? undefined : entryAt(repository.objects, parent.tree, path);
  if (parent === undefined || before === undefined) throw notFound();
  checkSha(path, before.id, sha);
  const files = filesOf(repository.objects, parent.tree);
  files.delete(path);
  const commit = commitTree(call, branch, treeOf(repository.objects, files), parent, message);
  return ok({ content: null, commit: renderGitCommit(call, commit) });
}

function branchOf({ body, repository }: RepositoryCall): string {
  return (optionalText(body, 'branch') ?? repository.defaultBranch).replace(/^refs\/heads\//, '');
}

/** The compare and swap of the contents API. */
function checkSha(path: string, stored: string | undefined, given: string | undefined): void {
  if (stored !== undefined && given === undefined) throw invalidRequest(`"sha" wasn't supplied.`);
  if (given !== undefined && stored !== given) {
    throw new GitHubError(
      409,
      stored === undefined ? `${path} does not exist` : `${path} does not match ${given}`,
    );
  }
}

function commitTree(
  call: RepositoryCall,
  branch: string,
  tree: string,
  parent: StoredCommit | undefined,
  message: string,
): StoredCommit {
  const { repository, caller, body } = call;
  const self = commitIdentity(caller?.login ?? '', caller?.app ?? null);
  const author = identityIn(body, 'author', self, repository.now());
  const commit = repository.objects.putCommit({
    tree,
    parents: parent === undefined ? [] : [parent.id],
    message,
    author,
    committer: identityIn(body, 'committer', author, repository.now()),
  });
  moveRef(repository, `refs/heads/${branch}`, commit.id, caller, false, 409);
  return commit;
}

function identityIn(
  body: JsonObject,
  field: string,
  fallback: { readonly name: string; readonly email: string },
  now: string,
): { name: string; email: string; date: string } {
  const given = optionalObject(body, field);
  if (given === undefined) return { name: fallback.name, email: fallback.email, date: now };
  const date = getOwn(given, 'date');
  return {
    name: requiredText(given, 'name'),
    email: requiredText(given, 'email'),
    date: typeof date === 'string' ? toSeconds(date) : now,
  };
}
