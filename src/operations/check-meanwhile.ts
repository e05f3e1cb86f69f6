import { checkAhead, defaultAhead, type GitSide } from '../domain/validate/git-checks.ts';
import type { Clock } from '../ports/clock.ts';

/** Objects between two looks at the clock. */
const STEP = 16;
const SLICE_MS = 3;

/**
 * The server needs its time to list: what can be checked without it is checked in the meantime. In slices, because as
 * long as one lasts no answer is read and no next page is asked for. Defaults come first: whichever object is checked
 * first makes indexes of all others, which is a long slice anyway, and they would have to be filled in within it.
 */
export async function checkMeanwhile(git: GitSide, clock: Clock): Promise<void> {
  const count = git.parsed.manifests.length;
  await inSlices(count, clock, (from, to) => defaultAhead(git, from, to));
  await inSlices(count, clock, (from, to) => checkAhead(git, from, to));
}

async function inSlices(
  count: number,
  clock: Clock,
  work: (from: number, to: number) => void,
): Promise<void> {
  let from = 0;
  while (from < count) {
    await clock.sleep(0);
    const untilMs = clock.monotonicMs() + SLICE_MS;
    do {
      work(from, from + STEP);
      from += STEP;
    } while (from < count && clock.monotonicMs() < untilMs);
  }
}
