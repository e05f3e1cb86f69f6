import { readCommentMark, renderPullComment } from '../domain/report/pull/pull-comment.ts';
import type { PullContext } from '../domain/report/pull/pull-context.ts';
import type { PullReport } from '../domain/report/pull/pull-report.ts';
import type { CommentView, Discussions } from '../ports/forge.ts';

export interface CommentRequest {
  readonly report: PullReport;
  readonly context: Omit<PullContext, 'isKnown'>;
  /** Whether a write may be made. */
  readonly mayWrite: boolean;
}

/** `waiting`: it would have to be written, and may not. `none`: nothing to say, and nothing was said before. */
export type CommentResult = 'created' | 'updated' | 'unchanged' | 'none' | 'waiting';

/**
 * Makes the one comment of a fabric on a pull request say what the report says. It is found by its marker and its author;
 * no write when nothing changed in meaning. Throws SyncError.
 */
export async function ensureComment(
  discussions: Pick<Discussions, 'comments' | 'comment' | 'editComment'>,
  { report, context, mayWrite }: CommentRequest,
): Promise<CommentResult> {
  const known = ownComment(await discussions.comments(report.pull), report.fabric);
  const body = renderPullComment(report, { ...context, isKnown: known !== null });
  if (body === null) return 'none';
  if (known !== null && isSame(known.body, body)) return 'unchanged';
  if (!mayWrite) return 'waiting';
  if (known === null) await discussions.comment(report.pull, body);
  else await discussions.editComment(known.id, body);
  return known === null ? 'created' : 'updated';
}

/** The oldest, should there be two: people may have answered to it. A marker that somebody else copied counts for nothing. */
export function ownComment(comments: readonly CommentView[], fabric: string): CommentView | null {
  return (
    comments.find(({ author, body }) => author.isOurs && readCommentMark(body)?.fabric === fabric) ?? null
  );
}

function isSame(stored: string, wanted: string): boolean {
  return readCommentMark(stored)?.meaning === readCommentMark(wanted)?.meaning;
}
