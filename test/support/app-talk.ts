import type { AppStage } from './app-stage.ts';
import { lastDelivery, sendAgain } from './signed-event.ts';

/** What the comment of a person led to. */
export interface Talked {
  readonly id: number;
  /** Texts of the App's comments that came after it. */
  readonly answers: readonly string[];
  /** Reactions of the App. */
  readonly reactions: readonly string[];
  /** What the App asked GitHub to change. */
  readonly writes: number;
}

/** People who talk to the App on issues and pull requests; their logins say what they may do. */
export const ROLES = {
  admin: 'admin',
  keeper: 'maintain',
  writer: 'write',
  triager: 'triage',
  reader: 'read',
  somebody: 'admin',
} as const;

export function seatPeople({ repository }: AppStage): void {
  for (const [login, role] of Object.entries(ROLES)) repository.collaborators.set(login, role);
}

/** Somebody opens an issue that is no business of ours. Its number. */
export async function openIssue(stage: AppStage, login: string): Promise<number> {
  return (await stage.asPerson('POST', '/issues', { title: 'Something' }, login)).number as number;
}

/** Somebody writes a comment; all that it leads to is waited for. */
export async function talk(stage: AppStage, login: string, number: number, body: string): Promise<Talked> {
  const said = await stage.asPerson('POST', `/issues/${number}/comments`, { body }, login);
  return await ledTo(stage, said.id as number, stage.writes());
}

/** The event of the newest comment comes once more, as one that was never seen: what it leads to now. */
export async function talkAgain(stage: AppStage, id: number): Promise<Talked> {
  const before = stage.writes();
  await sendAgain(stage, lastDelivery(stage, 'issue_comment', 'created'), `again-${id}`);
  return await ledTo(stage, id, before);
}

async function ledTo(stage: AppStage, id: number, before: number): Promise<Talked> {
  await stage.quiet();
  const { comments } = stage.repository;
  const own = [...comments.values()].filter((one) => one.id > id && one.author.app !== null);
  return {
    id,
    answers: own.map(({ body }) => body),
    reactions: (comments.get(id)?.reactions ?? []).map(({ content }) => content),
    writes: stage.writes() - before,
  };
}
