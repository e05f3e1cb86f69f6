import { readAnswerMark } from '../domain/commands/answer-text.ts';
import { isRoleEnough } from '../domain/commands/decide-command.ts';
import { readComment } from '../domain/commands/read-comment.ts';
import type { CommandPolicy } from '../domain/config/file/sync-config.ts';
import type { CommentView, People } from '../ports/forge.ts';
import type { CommentEvent } from './command-work.ts';

/** People who are looked at; nobody asks for more approvals. */
const MOST_PEOPLE = 20;

/**
 * Others who agreed to an `/apply` of this commit: they gave the command in the same thread, and were answered that it
 * waits. With another head their word counts no more. What they may do is asked again now.
 */
export async function countApprovals(
  people: People,
  { role, teams }: CommandPolicy['approvals'],
  event: Pick<CommentEvent, 'author'>,
  head: string,
  thread: readonly CommentView[],
): Promise<number> {
  const waiting = new Set(
    thread.flatMap(({ author, body }) => {
      const mark = author.isOurs ? readAnswerMark(body) : null;
      return mark?.result === 'waiting' && mark.subject === head ? [mark.commentId] : [];
    }),
  );
  const logins = new Set(
    thread
      .filter(({ id, author }) => waiting.has(id) && !author.isBot && !author.isOurs)
      // whoever may edit a comment could put words into the mouth of another
      .filter(({ createdAt, updatedAt, body }) => createdAt === updatedAt && asksToApply(body))
      .map(({ author }) => author.login.toLowerCase()),
  );
  logins.delete(event.author.login.toLowerCase());
  let count = 0;
  for (const login of [...logins].slice(0, MOST_PEOPLE)) {
    if (!isRoleEnough(await people.roleOf(login), role)) continue;
    if (teams.length === 0 || (await isInOne(people, teams, login))) count += 1;
  }
  return count;
}

function asksToApply(body: string): boolean {
  return readComment(body).commands.some(({ name }) => name === 'apply');
}

async function isInOne(people: People, teams: readonly string[], login: string): Promise<boolean> {
  for (const team of teams) if ((await people.isMember(team, login)) === true) return true;
  return false;
}
