import { isSyncError } from '../../domain/shared/errors.ts';
import type { Repository } from '../../ports/repository.ts';

/** Whether the commit of a run is still what its branch says of the fabric. */
export type Standing =
  | { readonly result: 'current' }
  /** Nobody could be asked; `note`: a plain sentence. */
  | { readonly result: 'unknown'; readonly note: string }
  /** `message`: to stand inside a sentence. */
  | { readonly result: 'superseded'; readonly message: string };

export const CURRENT: Standing = { result: 'current' };

export interface StandingOptions {
  readonly repository: Pick<Repository, 'headOf' | 'changedSince'>;
  readonly branch: string;
  /** Commit of the run. */
  readonly commit: string;
  /** Of the fabric in the repository: '' or `fabrics/lab/`. */
  readonly prefix: string;
}

/**
 * A run may start late, or be started once more, when its branch has gone on: what it would apply is no longer wanted, and
 * what it would say of the fabric is of the past. Commits that leave the manifests alone (such as those of the status on the
 * same branch) may start no run of their own, and do not count.
 */
export async function standingOf(options: StandingOptions): Promise<Standing> {
  const { repository, branch, commit, prefix } = options;
  try {
    const head = await repository.headOf(branch);
    if (head === commit) return CURRENT;
    if (head === null) return superseded(`branch ${branch} was deleted`);
    const paths = await repository.changedSince(commit, head);
    if (paths !== null && !paths.some((path) => path.startsWith(prefix) && MANIFEST.test(path))) {
      return CURRENT;
    }
    const how = paths === null ? 'went on from there' : 'changed manifests since';
    return superseded(
      `this run is of commit ${commit.slice(0, 12)}, and ${branch} ${how}: it is at ${head.slice(0, 12)} by now`,
    );
  } catch (error) {
    if (!isSyncError(error)) throw error;
    const note = `GitHub could not be asked whether ${branch} has gone on since commit ${commit.slice(0, 12)} (${error.code}).`;
    return { result: 'unknown', note };
  }
}

const MANIFEST = /\.ya?ml$/i;

function superseded(message: string): Standing {
  return { result: 'superseded', message };
}
