import { isOutdated, markOutdated, readCommentMark } from '../domain/report/pull/pull-comment.ts';
import type { CommentView, Forge } from '../ports/forge.ts';

/** Pull requests are rarely older, and the next run of each says it anyway. */
const DAYS_BACK = 14;
/** Pull requests that are asked for at most: closed ones keep their comments. */
const MOST_ASKED = 20;
const DAY_MS = 86_400_000;

export interface OutdatingRequest {
  readonly fabric: string;
  /** Base and stamp of the cluster as they are now, as `againstOf` writes them. */
  readonly against: string;
  /** Branch that moved. */
  readonly branch: string;
  /** ISO 8601. */
  readonly now: string;
  /** Comments that may be changed at most; each is a write. What is left waits for its own run. */
  readonly most: number;
}

export interface Outdated {
  readonly marked: number;
  /** No comment was left for the next run. */
  readonly isDone: boolean;
}

/**
 * Marks comments on open pull requests that speak of a base or a cluster that has moved. One request where nothing is to be
 * done: it asks for the comments of the repository, and for a pull request only where one has such a comment. Throws SyncError.
 */
export async function outdateComments(
  { discussions, pulls }: Pick<Forge, 'discussions' | 'pulls'>,
  { fabric, against, branch, now, most }: OutdatingRequest,
): Promise<Outdated> {
  if (most < 1) return { marked: 0, isDone: false };
  const since = new Date(Date.parse(now) - DAYS_BACK * DAY_MS).toISOString();
  const comments = await discussions.recentComments(since);
  const behind = comments.filter((one) => isToMark(one, fabric, against)).toReversed();
  let marked = 0;
  for (const comment of behind.slice(0, MOST_ASKED)) {
    if (marked === most) return { marked, isDone: false };
    const pull = await pulls.pull(comment.number);
    if (pull === null || !pull.isOpen || pull.base !== branch) continue;
    const body = markOutdated(comment.body);
    if (body === null) continue;
    await discussions.editComment(comment.id, body);
    marked += 1;
  }
  return { marked, isDone: behind.length <= MOST_ASKED };
}

function isToMark({ body, author }: CommentView, fabric: string, against: string): boolean {
  if (!author.isOurs) return false;
  const mark = readCommentMark(body);
  return mark !== null && mark.fabric === fabric && isOutdated(mark, against);
}
