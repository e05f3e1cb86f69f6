import type { Caller } from '../access/tokens.ts';
import { isAncestor } from '../git/history.ts';
import { GitHubError } from '../http/github-error.ts';
import { protectedRef, type RefMove, refusedMove } from '../state/protection.ts';
import type { Repository } from '../state/repository.ts';

/** Makes or moves a ref for somebody, past no rule. `status`: of the refusal by a rule. */
export function moveRef(
  repository: Repository,
  ref: string,
  commit: string,
  caller: Caller | null,
  force = false,
  status = 422,
): void {
  const tip = repository.refs.get(ref);
  const isForward = tip === undefined || isAncestor(repository.objects, tip, commit);
  if (!isForward && !force) throw new GitHubError(422, 'Update is not a fast forward');
  checkMove(repository, ref, tip === undefined ? 'create' : isForward ? 'update' : 'force', caller, status);
  repository.refs.set(ref, commit);
}

/** Throws the refusal of a rule that covers the branch. */
export function checkMove(
  repository: Repository,
  ref: string,
  move: RefMove,
  caller: Caller | null,
  status = 422,
): void {
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
  if (branch === undefined) return;
  const refusal = refusedMove(repository.protections.get(branch), move, caller?.login ?? '');
  if (refusal !== undefined) throw protectedRef(refusal, status);
}
