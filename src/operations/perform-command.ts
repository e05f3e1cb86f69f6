import { type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import type { Command, CommandName } from '../domain/commands/command.ts';
import type { CommentEvent, DefaultBranch, FabricWork, ObeyAs, ObeyPorts } from './command-work.ts';

/** A command that is allowed, with everything that carrying it out may need. */
export interface Task {
  readonly ports: ObeyPorts;
  readonly as: ObeyAs;
  readonly event: CommentEvent;
  readonly base: DefaultBranch;
  readonly command: Command;
  readonly work: FabricWork;
  /** Among the commands of its comment, from 0. */
  readonly position: number;
}

/** Throws SyncError where something went wrong; a state that forbids it is an answer. */
export type Performer = (task: Task) => Promise<CommandAnswer>;

export function aboutOf({ command, work }: Task): Pick<CommandAnswer, 'command' | 'fabric'> {
  return { command: command.text, fabric: work.fabric };
}

export function refusedAnswer(task: Task, because: string, next: string): CommandAnswer {
  return plainAnswer(aboutOf(task), 'refused', [because], next);
}

/** The kind as the fabric spells it: people may write plurals and short names. */
export function kindOf({ ports }: Pick<Task, 'ports'>, kind: string): string | null {
  return ports.registry.byName(kind)?.kind ?? null;
}

/** Commands that take so long that their answer is begun before they are. */
export const LONG: ReadonlySet<CommandName> = new Set([
  'plan',
  'resync',
  'apply',
  'accept-git',
  'accept-cluster',
  'unlock',
]);
