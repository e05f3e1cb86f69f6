import { type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import { chooseFabric } from '../domain/commands/choose-fabric.ts';
import type { Command } from '../domain/commands/command.ts';
import { readComment } from '../domain/commands/read-comment.ts';
import { readMarker } from '../domain/report/marker.ts';
import type { CommentEvent, DefaultBranch, ObeyAs, ObeyPorts } from './command-work.ts';

/** A command with the fabric it is about, or what is to be said of it without doing anything. */
export type Heard =
  | { readonly kind: 'command'; readonly command: Command; readonly fabric: string | null }
  | { readonly kind: 'answer'; readonly answer: CommandAnswer };

/** What of a comment is for whoever listens; empty: nothing. */
export async function heardCommands(
  { forge }: Pick<ObeyPorts, 'forge'>,
  event: CommentEvent,
  base: DefaultBranch,
  as: ObeyAs,
): Promise<readonly Heard[]> {
  const { commands, errors } = readComment(event.body);
  const known = knownFabrics(base, as);
  const needsPlace =
    known.length > 1 && commands.some(({ fabric, name }) => fabric === null && name !== 'help');
  const about = needsPlace ? await fabricOfThread(forge, event.number) : null;
  const heard = [
    ...commands.map((command) => hear(command, about, known, isBroken(base) ? (as.alone ?? '') : null)),
    ...errors.map(({ text, message, help }): Heard => {
      const answer = plainAnswer({ command: text, fabric: null }, 'unread', [message], help);
      return { kind: 'answer', answer };
    }),
  ];
  return heard.filter((one) => isServed(fabricOf(one), base, as));
}

export function knownFabrics({ config }: DefaultBranch, { alone }: ObeyAs): readonly string[] {
  if (config !== null) return config.fabrics.map(({ name }) => name);
  return alone === null ? [] : [alone];
}

/** `unread`: the fabric that is meant where the configuration cannot be read; null: it can. */
function hear(
  command: Command,
  about: string | null,
  known: readonly string[],
  unread: string | null,
): Heard {
  if (command.name === 'help') return { kind: 'command', command, fabric: null };
  if (unread !== null) return { kind: 'command', command, fabric: command.fabric ?? unread };
  const chosen = chooseFabric(command, about, known);
  if ('fabric' in chosen) return { kind: 'command', command, fabric: chosen.fabric };
  const { problem, help } = chosen;
  const answer = plainAnswer({ command: command.text, fabric: null }, 'unread', [problem], help);
  return { kind: 'answer', answer };
}

function isBroken({ configText, config }: DefaultBranch): boolean {
  return configText !== null && config === null;
}

function fabricOf(heard: Heard): string | null {
  return heard.kind === 'command' ? heard.fabric : heard.answer.fabric;
}

/** What is about no fabric is answered once: by whoever serves the first. */
function isServed(fabric: string | null, { config }: DefaultBranch, { by, bound }: ObeyAs): boolean {
  const fabrics = config?.fabrics ?? [];
  const entry = fabrics.find(({ name }) => name === fabric) ?? fabrics[0];
  if (entry === undefined) return by === 'action';
  if ((by === 'action') !== (entry.app === 'off')) return false;
  return bound === null || bound === entry.name;
}

/** The fabric that an issue or pull request of ours is about. */
async function fabricOfThread(
  { discussions }: Pick<ObeyPorts['forge'], 'discussions'>,
  number: number,
): Promise<string | null> {
  const issue = await discussions.issue(number);
  if (issue === null || !issue.author.isOurs) return null;
  return readMarker(issue.body)?.fabric ?? null;
}
