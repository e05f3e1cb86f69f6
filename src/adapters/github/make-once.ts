import { isSyncError } from '../../domain/shared/errors.ts';
import type { GitHubClient } from './github-client.ts';
import { mayHaveHappened } from './no-answer.ts';

/**
 * Makes something that must not be made twice: after an answer that was lost it is looked for before it is asked for
 * again, and before it is given up. Both are one attempt each.
 */
export async function makeOnce<T>(
  client: GitHubClient,
  make: () => Promise<T>,
  look: () => Promise<T | null>,
): Promise<T> {
  let inDoubt = false;
  try {
    return await client.repeat(async () => {
      const made = inDoubt ? await look() : null;
      if (made !== null) return made;
      try {
        return await make();
      } catch (error) {
        inDoubt ||= isSyncError(error) && mayHaveHappened(error);
        throw error;
      }
    });
  } catch (error) {
    const made = inDoubt ? await look().catch(() => null) : null;
    if (made === null) throw error;
    return made;
  }
}

/** Line ends and space at the end are not sure to come back as they were sent. */
export function isSameText(left: string, right: string): boolean {
  return tidy(left) === tidy(right);
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
