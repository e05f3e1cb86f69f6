import type { JsonObject } from '../../../domain/shared/json.ts';
import type { StoredCommit } from '../git/object-store.ts';
import { filesOf, isFilePath, putFile, treeOf } from '../git/tree-files.ts';
import type { Call } from '../http/call.ts';
import { GitHubError } from '../http/github-error.ts';
import { moveRef } from '../rest/move-ref.ts';
import { refNodeId } from '../rest/render-git.ts';
import { commitIdentity } from '../rest/render-people.ts';
import type { Repository } from '../state/repository.ts';
import { canSee, forbidden } from './access.ts';
import { type CommitInput, readCommitInput } from './commit-input.ts';
import { GraphqlFieldError, type GraphqlObject } from './execute.ts';
import { commitObject, refObject } from './git-objects.ts';

const GITHUB = { name: 'GitHub', email: 'noreply@github.com' };

/** `createCommitOnBranch`: all files or none, and only on the head that was expected. */
export function createCommitOnBranch(call: Call, args: JsonObject): GraphqlObject {
  const input = readCommitInput(args.input);
  const { repository, ref } = branchOf(call, input);
  if (call.caller?.permissions.contents !== 'write') throw forbidden(call.caller);
  const parent = repository.objects.commit(repository.refs.get(ref) ?? '');
  if (parent === undefined) {
    throw new GraphqlFieldError('NOT_FOUND', `Could not resolve to a branch with the name '${ref}'.`);
  }
  if (parent.id !== input.expectedHead) {
    const message = `Expected branch to point to "${input.expectedHead}" but it did not.  Pull and try again.`;
    throw new GraphqlFieldError('STALE_DATA', message);
  }
  const commit = commitChanges(call, repository, parent, input);
  moveBranch(call, repository, ref, commit);
  return {
    typename: 'CreateCommitOnBranchPayload',
    fields: {
      clientMutationId: () => input.clientMutationId,
      commit: () => commitObject(call, repository, commit),
      ref: () => refObject(call, repository, ref),
    },
  };
}

function branchOf(call: Call, { branch }: CommitInput): { repository: Repository; ref: string } {
  if ('id' in branch) {
    for (const repository of call.state.repositories()) {
      for (const ref of repository.refs.keys()) {
        if (refNodeId(repository, ref) === branch.id && canSee(call.caller, repository))
          return { repository, ref };
      }
    }
    throw new GraphqlFieldError(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${branch.id}'`,
    );
  }
  const repository = call.state.find(branch.repository);
  if (repository === undefined || !canSee(call.caller, repository)) {
    const message = `Could not resolve to a Repository with the name '${branch.repository}'.`;
    throw new GraphqlFieldError('NOT_FOUND', message);
  }
  return { repository, ref: `refs/heads/${branch.name.replace(/^refs\/heads\//, '')}` };
}

function commitChanges(
  call: Call,
  repository: Repository,
  parent: StoredCommit,
  input: CommitInput,
): StoredCommit {
  const { objects } = repository;
  const files = filesOf(objects, parent.tree);
  for (const path of input.deletions) {
    if (files.delete(path)) continue;
    const message = `A path was requested for deletion which does not exist as of commit oid \`${parent.id}\``;
    throw new GraphqlFieldError('NOT_FOUND', message);
  }
  for (const { path, contents } of input.additions) {
    if (!isFilePath(path)) throw new GraphqlFieldError('UNPROCESSABLE', `The path '${path}' is malformed`);
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contents)) {
      throw new GraphqlFieldError('UNPROCESSABLE', `The contents of '${path}' are not valid base64`);
    }
    const mode = files.get(path)?.mode ?? '100644';
    putFile(files, path, { id: objects.putBlob(Buffer.from(contents, 'base64')), mode });
  }
  const date = repository.now();
  return objects.putCommit({
    tree: treeOf(objects, files),
    parents: [parent.id],
    message: input.body === '' ? input.headline : `${input.headline}\n\n${input.body}`,
    author: { ...commitIdentity(call.caller?.login ?? '', call.caller?.app ?? null), date },
    committer: { ...GITHUB, date },
  });
}

function moveBranch(call: Call, repository: Repository, ref: string, commit: StoredCommit): void {
  try {
    moveRef(repository, ref, commit.id, call.caller);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    const byRuleset = error.message.startsWith('Repository rule violations found');
    throw new GraphqlFieldError(
      byRuleset ? 'UNPROCESSABLE' : 'BRANCH_PROTECTION_RULE_VIOLATION',
      error.message,
    );
  }
}
