import { readAnswerMark } from '../domain/commands/answer-text.ts';
import { readComment } from '../domain/commands/read-comment.ts';
import type { CommentView } from '../ports/forge.ts';
import type { CommentEvent, ObeyAs, ObeyPorts } from './command-work.ts';
import { FINAL_RECEIPTS } from './obey-comment.ts';

/**
 * Comments that carry our receipt and whose answer was never finished, oldest first: whoever took them up is gone. Each is
 * to be obeyed once more with `resume`. One that was edited since is not among them: what it says now may be somebody
 * else's words. `since`: ISO 8601. Throws SyncError.
 */
export async function unfinishedComments(
  { forge }: Pick<ObeyPorts, 'forge'>,
  { bound }: Pick<ObeyAs, 'bound'>,
  since: string,
): Promise<readonly CommentEvent[]> {
  const comments = await forge.discussions.recentComments(since);
  const answered = finishedAnswers(comments, bound ?? '');
  const open = comments.filter((comment) => !answered.has(comment.id) && mayBeOpen(comment));
  const found: CommentEvent[] = [];
  for (const comment of open) {
    const receipts = await forge.discussions.ownReactions(comment.id);
    const isOpen = receipts.includes('eyes') && !receipts.some((one) => FINAL_RECEIPTS.includes(one));
    if (isOpen) found.push(eventOf(comment));
  }
  return found;
}

function finishedAnswers(comments: readonly CommentView[], scope: string): ReadonlySet<number> {
  const ids = comments.flatMap(({ author, body }) => {
    const mark = author.isOurs ? readAnswerMark(body) : null;
    return mark === null || mark.scope !== scope || mark.result === 'working' ? [] : [mark.commentId];
  });
  return new Set(ids);
}

function mayBeOpen({ author, body, createdAt, updatedAt }: CommentView): boolean {
  if (author.isBot || author.isOurs || createdAt !== updatedAt) return false;
  const { commands, errors } = readComment(body);
  return commands.length + errors.length > 0;
}

function eventOf({ id, number, body, author, createdAt }: CommentView): CommentEvent {
  const { login, isBot } = author;
  return { action: 'created', id, number, body, author: { login, isBot }, createdAt, url: null };
}
