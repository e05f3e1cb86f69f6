import type { CoveredRepository } from '../../adapters/probot/app-api.ts';
import { untrustedOf } from '../../domain/config/untrusted.ts';
import type { PullView } from '../../ports/forge.ts';
import type { AppWorld } from './app-world.ts';
import type { RunSubject } from './direct-run.ts';

export type PullSubject = RunSubject & { readonly of: 'pull' };

/** An open pull request onto its base as it stands now; null: it is closed, or its base is gone. Throws SyncError. */
export async function pullSubject(
  { repositories }: AppWorld,
  repository: CoveredRepository,
  { number, isOpen, base, headSha, head, isFork, author }: PullView,
): Promise<PullSubject | null> {
  if (!isOpen) return null;
  const baseSha = await repositories.connection(repository).repository.headOf(base);
  if (baseSha === null) return null;
  return {
    of: 'pull',
    pull: { number, headSha, headBranch: head, baseSha, fromFork: isFork },
    baseBranch: base,
    untrusted: untrustedOf(isFork, author.login),
  };
}
