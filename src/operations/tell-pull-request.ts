import type { PullContext } from '../domain/report/pull/pull-context.ts';
import type { PullReport } from '../domain/report/pull/pull-report.ts';
import type { Suggestion } from '../domain/report/pull/suggestions.ts';
import { GitHubError, isSyncError, type SyncError } from '../domain/shared/errors.ts';
import type { Forge } from '../ports/forge.ts';
import type { Log } from '../ports/log.ts';
import { type CommentResult, ensureComment } from './ensure-comment.ts';
import { ensureSuggestions, type SuggestionsReport } from './ensure-suggestions.ts';

export interface PullTelling {
  readonly report: PullReport;
  readonly context: Omit<PullContext, 'isKnown'>;
  readonly suggestions: readonly Suggestion[];
  /** Suggestions only: a run that follows makes the comment. Absent: both. */
  readonly isCommentLater?: boolean;
  /** Writes to the forge that are left at this moment. */
  writesLeft(): number;
  readonly log: Log;
}

/** What was said on a pull request. */
export interface PullTold {
  /** null: it was not come to. */
  readonly comment: CommentResult | null;
  readonly suggestions: SuggestionsReport['result'] | null;
  /** What was not said and why, a plain sentence each. */
  readonly notes: readonly string[];
}

/**
 * Says on a pull request what the report says: its comment, and suggestions in a review. Only while the pull request is
 * open and stands at the commit that was looked at: a run that is late, or is run again, has nothing to say of what is
 * there now. Throws nothing that GitHub says; it becomes a note.
 */
export async function tellPullRequest(
  forge: Pick<Forge, 'discussions' | 'pulls'>,
  telling: PullTelling,
): Promise<PullTold> {
  const { report, context, suggestions, writesLeft, log } = telling;
  const told: { -readonly [K in keyof PullTold]: PullTold[K] } = {
    comment: null,
    suggestions: null,
    notes: [],
  };
  try {
    const pull = await forge.pulls.pull(report.pull);
    const why = whyNot(pull, report);
    if (why !== null) return { ...told, notes: [why] };
    if (telling.isCommentLater !== true) {
      const mayWrite = writesLeft() > 0;
      told.comment = await ensureComment(forge.discussions, { report, context, mayWrite });
    }
    const { pull: number, head, fabric } = report;
    const request = { pull: number, head, fabric, suggestions, mayWrite: writesLeft() > 0 };
    told.suggestions = (await ensureSuggestions(forge.pulls, request)).result;
    if (told.comment === 'waiting' || told.suggestions === 'waiting') told.notes = [OUT_OF_WRITES];
    log.info('the pull request was told', { comment: told.comment, suggestions: told.suggestions });
    return told;
  } catch (error) {
    if (!isSyncError(error)) throw error;
    log.info('the pull request was not told', { code: error.code, reason: error.message });
    return { ...told, notes: [notTold(error, told.comment === null)] };
  }
}

const OUT_OF_WRITES =
  'The pull request was not told all, because this run has used up its writes to GitHub; the next run says it.';

function whyNot(
  pull: { readonly isOpen: boolean; readonly headSha: string } | null,
  { pull: number, head }: PullReport,
): string | null {
  if (pull === null) return `Pull request #${number} is not there, so nothing was said on it.`;
  if (!pull.isOpen) return `Pull request #${number} is closed, so nothing was said on it.`;
  if (pull.headSha === head) return null;
  return `Pull request #${number} has gone on from commit ${head.slice(0, 12)}, so nothing was said on it; the run of its new commit does.`;
}

function notTold(error: SyncError, isComment: boolean): string {
  const what = isComment ? 'comment on the pull request' : 'review with suggestions';
  if (error.category === 'authentication') {
    return `There is no ${what}, because the token may not write one: give the job \`pull-requests: write\`, or set the input comment to false.`;
  }
  if (error instanceof GitHubError && error.status === 422 && !isComment) {
    return 'GitHub refused the suggestions, because the lines of the pull request are others by now; the next run offers them.';
  }
  return `The ${what} could not be written (${error.code}): ${error.message}. ${error.help}`;
}
