import { getOwn, type JsonObject } from '../../../domain/shared/json.ts';
import { type Signature, type TreeMode, toSeconds } from '../git/object-format.ts';
import { isObjectId } from '../git/object-id.ts';
import { filesOf, isFilePath, putFile, treeOf } from '../git/tree-files.ts';
import { type Answer, created, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, invalidRequest, notFound } from '../http/github-error.ts';
import {
  notSupplied,
  oneOf,
  optionalObject,
  optionalObjects,
  optionalText,
  optionalTexts,
  requiredText,
} from '../http/read-fields.ts';
import { renderGitCommit } from './render-git.ts';
import { commitIdentity, nodeId } from './render-people.ts';
import { renderTree } from './render-tree.ts';
import { findCommit } from './resolve-commit.ts';

const READ = [{ permission: 'contents', level: 'read' }] as const;
const WRITE = [{ permission: 'contents', level: 'write' }] as const;
const GIT = '/repos/{owner}/{repo}/git';
const MODES: readonly TreeMode[] = ['100644', '100755', '120000', '040000', '160000'];
const MAX_BLOB_BYTES = 100 * 1024 * 1024;

export const GIT_DATA_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'git/create-blob',
    method: 'POST',
    path: `${GIT}/blobs`,
    docs: 'git/blobs#create-a-blob',
    needs: WRITE,
    handle: createBlob,
  },
  {
    id: 'git/get-blob',
    method: 'GET',
    path: `${GIT}/blobs/{file_sha}`,
    docs: 'git/blobs#get-a-blob',
    needs: READ,
    handle: getBlob,
  },
  {
    id: 'git/create-tree',
    method: 'POST',
    path: `${GIT}/trees`,
    docs: 'git/trees#create-a-tree',
    needs: WRITE,
    handle: createTree,
  },
  {
    id: 'git/get-tree',
    method: 'GET',
    path: `${GIT}/trees/{tree_sha*}`,
    docs: 'git/trees#get-a-tree',
    needs: READ,
    handle: getTree,
  },
  {
    id: 'git/create-commit',
    method: 'POST',
    path: `${GIT}/commits`,
    docs: 'git/commits#create-a-commit',
    needs: WRITE,
    handle: createCommit,
  },
  {
    id: 'git/get-commit',
    method: 'GET',
    path: `${GIT}/commits/{commit_sha}`,
    docs: 'git/commits#get-a-commit-object',
    needs: READ,
    handle: (call) => {
      const commit = call.repository.objects.commit(call.params.commit_sha ?? '');
      if (commit === undefined) throw notFound();
      return ok(renderGitCommit(call, commit));
    },
  },
];

function createBlob(call: RepositoryCall): Answer {
  const content = requiredText(call.body, 'content');
  const encoding = optionalText(call.body, 'encoding') ?? 'utf-8';
  if (!['utf-8', 'base64'].includes(encoding)) {
    throw invalidRequest(`${encoding} is not a member of ["utf-8", "base64"].`);
  }
  const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
  if (bytes.length > MAX_BLOB_BYTES) throw new GitHubError(422, 'The blob is too large.');
  const sha = call.repository.objects.putBlob(bytes);
  return created({ sha, url: call.links.repo(call.repository, `/git/blobs/${sha}`) });
}

function getBlob(call: RepositoryCall): Answer {
  const sha = call.params.file_sha ?? '';
  const bytes = call.repository.objects.blob(sha);
  if (bytes === undefined) throw notFound();
  return ok({
    sha,
    node_id: nodeId('B', sha),
    size: bytes.length,
    url: call.links.repo(call.repository, `/git/blobs/${sha}`),
    content: inLines(bytes),
    encoding: 'base64',
  });
}

/** Base64 as GitHub sends it: lines of 60, each ended. */
export function inLines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}

function createTree(call: RepositoryCall): Answer {
  const { body, repository } = call;
  const given = optionalObjects(body, 'tree');
  if (given === undefined) throw notSupplied('tree');
  if (given.length === 0) throw new GitHubError(422, 'Invalid tree info');
  const base = optionalText(body, 'base_tree');
  const baseTree = base === undefined ? undefined : treeIdOf(call, base);
  if (base !== undefined && baseTree === undefined)
    throw new GitHubError(422, 'base_tree is not a valid tree oid');
  const files = baseTree === undefined ? new Map() : filesOf(repository.objects, baseTree);
  for (const entry of given) placeEntry(call, files, entry);
  return created(renderTree(call, treeOf(repository.objects, files), false));
}

function placeEntry(call: RepositoryCall, files: ReturnType<typeof filesOf>, entry: JsonObject): void {
  const { objects } = call.repository;
  const path = requiredText(entry, 'path');
  const mode = oneOf(entry, 'mode', MODES);
  const content = optionalText(entry, 'content');
  if (!isFilePath(path)) throw new GitHubError(422, 'tree.path contains a malformed path component');
  if (getOwn(entry, 'sha') === null && content === undefined) {
    if (!files.delete(path)) throw new GitHubError(422, 'GitRPC::BadObjectState');
    return;
  }
  if (mode === undefined) throw new GitHubError(422, `Must supply a valid tree.mode`);
  const id = content === undefined ? requiredText(entry, 'sha') : objects.putBlob(Buffer.from(content));
  if (mode === '040000') {
    if (objects.tree(id) === undefined) throw new GitHubError(422, 'GitRPC::BadObjectState');
    for (const [below, file] of filesOf(objects, id)) putFile(files, `${path}/${below}`, file);
    return;
  }
  if (mode !== '160000' && objects.blob(id) === undefined)
    throw new GitHubError(422, 'GitRPC::BadObjectState');
  putFile(files, path, { id, mode });
}

function getTree(call: RepositoryCall): Answer {
  const id = treeIdOf(call, call.params.tree_sha ?? '');
  if (id === undefined) throw notFound();
  return ok(renderTree(call, id, call.query.has('recursive')));
}

/** Id of a tree, or the tree of what names a commit. */
function treeIdOf({ repository }: RepositoryCall, name: string): string | undefined {
  return repository.objects.tree(name) === undefined ? findCommit(repository, name)?.tree : name;
}

function createCommit(call: RepositoryCall): Answer {
  const { body, repository, caller } = call;
  const message = requiredText(body, 'message');
  const tree = requiredText(body, 'tree');
  const parents = optionalTexts(body, 'parents') ?? [];
  if (!isObjectId(tree) || repository.objects.tree(tree) === undefined) {
    throw new GitHubError(422, 'Tree SHA does not exist');
  }
  if (parents.some((parent) => repository.objects.commit(parent) === undefined)) {
    throw new GitHubError(422, 'Parent SHA does not exist or is not a commit object');
  }
  const self = { ...commitIdentity(caller?.login ?? '', caller?.app ?? null), date: repository.now() };
  const author = signatureIn(body, 'author', self);
  const committer = signatureIn(body, 'committer', author);
  const commit = repository.objects.putCommit({ tree, parents, message, author, committer });
  return created(renderGitCommit(call, commit));
}

function signatureIn(body: JsonObject, field: string, fallback: Signature): Signature {
  const given = optionalObject(body, field);
  if (given === undefined) return fallback;
  const name = optionalText(given, 'name') ?? fallback.name;
  const email = optionalText(given, 'email') ?? fallback.email;
  const date = optionalText(given, 'date') ?? fallback.date;
  if (Number.isNaN(Date.parse(date)))
    throw invalidRequest(`${JSON.stringify(date)} is not a valid date-time.`);
  return { name, email, date: toSeconds(date) };
}
