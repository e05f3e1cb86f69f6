import type { Digest } from '../../shared/digest.ts';

/** What whoever renders a report knows besides it. */
export interface PullContext {
  /** Page of a line of a file at the head of the pull request; null: there is none. Only http(s) addresses become links. */
  sourceUrl(path: string, line: number): string | null;
  /** Page of the run that looked; null: none. */
  readonly runUrl: string | null;
  /** Where `reference/errors.md` and the others lie, without a slash at the end; '' for no links. */
  readonly docsUrl: string;
  readonly digest: Digest;
  /** A comment of ours stands there already, so that it has to be said when there is nothing to say any more. */
  readonly isKnown: boolean;
  /** The report is what a run without rights told of itself: nobody vouches for it. */
  readonly secondHand: boolean;
}
