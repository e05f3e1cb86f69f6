import { ConflictError, isSyncError } from '../../domain/shared/errors.ts';
import { type CommitRequest, createCommit, messageText } from './create-commit.ts';
import type { GitReader } from './git-reader.ts';
import { mayHaveHappened } from './no-answer.ts';

/** How many commits of others on top of ours are looked through for ours. */
const SEARCHED_COMMITS = 10;

/** A commit on a branch, with what is needed to find it again. Its message holds what no other run has. */
export interface AppendRequest extends CommitRequest {
  readonly reader: GitReader;
  /** `how`: what became of the branch. */
  moved(how: string): ConflictError;
}

/** Compare and swap. What is not answered is looked for before it is sent again, and before it is given up. */
export async function appendCommit(request: AppendRequest): Promise<string> {
  let inDoubt = false;
  try {
    return await request.client.repeat(async () => {
      const ours = inDoubt ? await findOurs(request) : null;
      if (ours !== null) return ours;
      try {
        return await createCommit(request);
      } catch (error) {
        inDoubt ||= isSyncError(error) && mayHaveHappened(error);
        throw error;
      }
    });
  } catch (error) {
    if (!isSyncError(error) || !(inDoubt || ambiguous.has(error.code))) throw error;
    const ours = await findOurs(request).catch((looked: unknown) => {
      if (looked instanceof ConflictError) throw looked;
      return null;
    });
    if (ours === null) throw error;
    return ours;
  }
}

/** Our commit, known by its message; null: the branch stands as it was. Throws ConflictError where others moved it. */
async function findOurs({
  reader,
  branch,
  expectedHead,
  message,
  moved,
}: AppendRequest): Promise<string | null> {
  const head = await reader.headOnce(branch);
  if (head === null) throw moved('was deleted since it was read');
  let sha: string | undefined = head;
  for (let looked = 0; looked < SEARCHED_COMMITS && sha !== undefined && sha !== expectedHead; looked += 1) {
    const commit = await reader.commitOnce(sha);
    if (commit.message.trim() === messageText(message)) return sha;
    [sha] = commit.parents;
  }
  if (head === expectedHead) return null;
  throw moved('was written by another run since it was read');
}

/** Refusals that also come when the branch was made, moved or deleted meanwhile; a look at it tells. */
export const ambiguous: ReadonlySet<string> = new Set(['HHS-2600', 'HHS-2602', 'HHS-2603', 'HHS-2604']);
