import type { StoredCommit } from '../git/object-store.ts';
import { entryAt } from '../git/tree-files.ts';
import type { Call } from '../http/call.ts';
import { refNodeId } from '../rest/render-git.ts';
import { nodeId } from '../rest/render-people.ts';
import { findCommit } from '../rest/resolve-commit.ts';
import type { Repository } from '../state/repository.ts';
import { forbidden } from './access.ts';
import type { GraphqlObject } from './execute.ts';

export function repositoryObject(call: Call, repository: Repository): GraphqlObject {
  const readable = <T>(value: () => T): T => {
    const level = call.caller?.permissions.contents ?? 'none';
    if (repository.isPrivate && level === 'none') throw forbidden(call.caller);
    return value();
  };
  const refOrNull = (ref: string): GraphqlObject | null =>
    repository.refs.has(ref) ? refObject(call, repository, ref) : null;
  return {
    typename: 'Repository',
    fields: {
      id: () => nodeId('R', repository.id),
      databaseId: () => repository.id,
      name: () => repository.name,
      nameWithOwner: () => repository.fullName,
      isPrivate: () => repository.isPrivate,
      url: () => call.links.page(repository),
      defaultBranchRef: () => readable(() => refOrNull(`refs/heads/${repository.defaultBranch}`)),
      ref: ({ qualifiedName }) =>
        readable(() => {
          const name = String(qualifiedName);
          return refOrNull(name.startsWith('refs/') ? name : `refs/heads/${name}`);
        }),
      object: ({ oid, expression }) =>
        readable(() => namedObject(call, repository, String(oid ?? expression))),
    },
  };
}

export function refObject(call: Call, repository: Repository, ref: string): GraphqlObject {
  const slash = ref.indexOf('/', 'refs/'.length) + 1;
  return {
    typename: 'Ref',
    fields: {
      id: () => refNodeId(repository, ref),
      name: () => ref.slice(slash),
      prefix: () => ref.slice(0, slash),
      target: () => {
        const commit = repository.objects.commit(repository.refs.get(ref) ?? '');
        return commit === undefined ? null : commitObject(call, repository, commit);
      },
    },
  };
}

export function commitObject({ links }: Call, repository: Repository, commit: StoredCommit): GraphqlObject {
  return {
    typename: 'Commit',
    fields: {
      id: () => nodeId('C', commit.id),
      oid: () => commit.id,
      abbreviatedOid: () => commit.id.slice(0, 7),
      url: () => links.page(repository, `/commit/${commit.id}`),
      commitUrl: () => links.page(repository, `/commit/${commit.id}`),
      message: () => commit.message,
      messageHeadline: () => commit.message.split('\n')[0] ?? '',
      authoredDate: () => commit.author.date,
      committedDate: () => commit.committer.date,
      tree: () => ({
        typename: 'Tree',
        fields: { id: () => nodeId('T', commit.tree), oid: () => commit.tree },
      }),
    },
  };
}

/** `main`, an object id, or `main:folder/file`. */
function namedObject(call: Call, repository: Repository, expression: string): GraphqlObject | null {
  const colon = expression.indexOf(':');
  const commit = findCommit(repository, colon < 0 ? expression : expression.slice(0, colon));
  if (commit === undefined) return null;
  if (colon < 0) return commitObject(call, repository, commit);
  const found = entryAt(repository.objects, commit.tree, expression.slice(colon + 1));
  const bytes = found === undefined ? undefined : repository.objects.blob(found.id);
  if (found === undefined || bytes === undefined) return null;
  return {
    typename: 'Blob',
    fields: {
      id: () => nodeId('B', found.id),
      oid: () => found.id,
      byteSize: () => bytes.length,
      isBinary: () => bytes.includes(0),
      isTruncated: () => false,
      text: () => (bytes.includes(0) ? null : bytes.toString('utf8')),
    },
  };
}
