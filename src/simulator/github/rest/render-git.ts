import type { JsonObject } from '../../../domain/shared/json.ts';
import type { Signature } from '../git/object-format.ts';
import type { StoredCommit } from '../git/object-store.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Repository } from '../state/repository.ts';
import { nodeId, renderUser } from './render-people.ts';

/** No commit here carries a signature: the id would be another one. */
const UNSIGNED = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

export function renderGitCommit(call: RepositoryCall, commit: StoredCommit): JsonObject {
  const { links, repository } = call;
  return {
    sha: commit.id,
    node_id: nodeId('C', commit.id),
    url: links.repo(repository, `/git/commits/${commit.id}`),
    html_url: links.page(repository, `/commit/${commit.id}`),
    author: signatureOf(commit.author),
    committer: signatureOf(commit.committer),
    tree: { sha: commit.tree, url: links.repo(repository, `/git/trees/${commit.tree}`) },
    message: commit.message,
    parents: parentsOf(call, commit, '/git/commits/'),
    verification: UNSIGNED,
  };
}

/** The form of the commits API; `author` and `committer` are the accounts of their addresses, null for strangers' ones. */
export function renderCommit(call: RepositoryCall, commit: StoredCommit): JsonObject {
  const { links, repository } = call;
  const url = links.repo(repository, `/commits/${commit.id}`);
  return {
    sha: commit.id,
    node_id: nodeId('C', commit.id),
    commit: {
      author: signatureOf(commit.author),
      committer: signatureOf(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: links.repo(repository, `/git/trees/${commit.tree}`) },
      url: links.repo(repository, `/git/commits/${commit.id}`),
      comment_count: 0,
      verification: UNSIGNED,
    },
    url,
    html_url: links.page(repository, `/commit/${commit.id}`),
    comments_url: `${url}/comments`,
    author: accountOf(call, commit.author),
    committer: accountOf(call, commit.committer),
    parents: parentsOf(call, commit, '/commits/'),
  };
}

/** The short form in suites and runs. */
export function renderHeadCommit(commit: StoredCommit): JsonObject {
  const person = ({ name, email }: Signature): JsonObject => ({ name, email });
  return {
    id: commit.id,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: person(commit.author),
    committer: person(commit.committer),
  };
}

export function renderRef({ links, repository }: RepositoryCall, ref: string, sha: string): JsonObject {
  return {
    ref,
    node_id: refNodeId(repository, ref),
    url: links.repo(repository, `/git/${ref}`),
    object: { sha, type: 'commit', url: links.repo(repository, `/git/commits/${sha}`) },
  };
}

/** GitHub's own commits are by `web-flow`; accounts are found by the address that GitHub gives to each. */
function accountOf({ links }: RepositoryCall, { email }: Signature): JsonObject | null {
  if (email === 'noreply@github.com') return renderUser(links, 'web-flow');
  const login = /^\d+\+(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? null : renderUser(links, login);
}

function signatureOf({ name, email, date }: Signature): JsonObject {
  return { name, email, date };
}

function parentsOf({ links, repository }: RepositoryCall, commit: StoredCommit, below: string): JsonObject[] {
  return commit.parents.map((sha) => ({
    sha,
    url: links.repo(repository, `${below}${sha}`),
    html_url: links.page(repository, `/commit/${sha}`),
  }));
}

export function refNodeId(repository: Repository, ref: string): string {
  return nodeId('REF', `${repository.id}:${ref}`);
}
