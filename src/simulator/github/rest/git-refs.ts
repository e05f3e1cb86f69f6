import { type Answer, created, NO_CONTENT, ok } from '../http/answer.ts';
import type { RepositoryCall, RepositoryOperation } from '../http/call.ts';
import { GitHubError, notFound } from '../http/github-error.ts';
import { optionalFlag, requiredText } from '../http/read-fields.ts';
import { checkMove, moveRef } from './move-ref.ts';
import { listAnswer } from './page.ts';
import { renderRef } from './render-git.ts';

const READ = [{ permission: 'contents', level: 'read' }] as const;
const WRITE = [{ permission: 'contents', level: 'write' }] as const;
const GIT = '/repos/{owner}/{repo}/git';

export const REF_OPERATIONS: readonly RepositoryOperation[] = [
  {
    id: 'git/get-ref',
    method: 'GET',
    path: `${GIT}/ref/{ref*}`,
    docs: 'git/refs#get-a-reference',
    needs: READ,
    handle: (call) => {
      const ref = `refs/${call.params.ref}`;
      const sha = call.repository.refs.get(ref);
      if (sha === undefined) throw notFound();
      return ok(renderRef(call, ref, sha));
    },
  },
  {
    id: 'git/list-matching-refs',
    method: 'GET',
    path: `${GIT}/matching-refs/{ref*}`,
    docs: 'git/refs#list-matching-references',
    needs: READ,
    handle: (call) => {
      const prefix = `refs/${call.params.ref}`;
      const found = [...call.repository.refs].filter(([ref]) => ref.startsWith(prefix)).sort();
      const below = `/git/matching-refs/${call.params.ref}`;
      return listAnswer(call, found, below, ([ref, sha]) => renderRef(call, ref, sha));
    },
  },
  {
    id: 'git/create-ref',
    method: 'POST',
    path: `${GIT}/refs`,
    docs: 'git/refs#create-a-reference',
    needs: WRITE,
    handle: createRef,
  },
  {
    id: 'git/update-ref',
    method: 'PATCH',
    path: `${GIT}/refs/{ref*}`,
    docs: 'git/refs#update-a-reference',
    needs: WRITE,
    handle: updateRef,
  },
  {
    id: 'git/delete-ref',
    method: 'DELETE',
    path: `${GIT}/refs/{ref*}`,
    docs: 'git/refs#delete-a-reference',
    needs: WRITE,
    handle: (call) => {
      const ref = `refs/${call.params.ref}`;
      if (!call.repository.refs.has(ref)) throw new GitHubError(422, 'Reference does not exist');
      checkMove(call.repository, ref, 'delete', call.caller);
      call.repository.refs.delete(ref);
      return NO_CONTENT;
    },
  },
];

function createRef(call: RepositoryCall): Answer {
  const { body, repository } = call;
  const ref = requiredText(body, 'ref');
  const sha = requiredText(body, 'sha');
  if (!/^refs\/[^/]+\/./.test(ref)) {
    throw new GitHubError(422, 'Reference name must contain at least three slash-separated components.');
  }
  if (!isRefName(ref)) throw new GitHubError(422, `${ref} is not a valid ref name.`);
  if (repository.refs.has(ref)) throw new GitHubError(422, 'Reference already exists');
  const below = [...repository.refs.keys()].some(
    (other) => other.startsWith(`${ref}/`) || ref.startsWith(`${other}/`),
  );
  if (below) throw new GitHubError(422, 'Reference update failed');
  if (repository.objects.commit(sha) === undefined) throw new GitHubError(422, 'Object does not exist');
  moveRef(repository, ref, sha, call.caller);
  return created(renderRef(call, ref, sha));
}

function updateRef(call: RepositoryCall): Answer {
  const { body, repository } = call;
  const ref = `refs/${call.params.ref}`;
  const sha = requiredText(body, 'sha');
  if (!repository.refs.has(ref)) throw new GitHubError(422, 'Reference does not exist');
  if (repository.objects.commit(sha) === undefined) throw new GitHubError(422, 'Object does not exist');
  moveRef(repository, ref, sha, call.caller, optionalFlag(body, 'force') ?? false);
  return ok(renderRef(call, ref, sha));
}

/** The rules of `git check-ref-format`. */
export function isRefName(ref: string): boolean {
  const forbidden = ['..', '@{', '//', '\\'];
  const parts = ref.split('/');
  return (
    !forbidden.some((each) => ref.includes(each)) &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids exactly these
    !/[\u0000-\u0020\u007f~^:?*[]/.test(ref) &&
    !ref.endsWith('.') &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
  );
}
