import type { PlannedChange } from '../plan/plan.ts';
import { capital } from '../shared/capital.ts';
import { code, escapeMarkdown, fence } from './markdown-escape.ts';
import { nextStepsOf } from './next-steps.ts';
import type { CommandLines } from './report-models.ts';

/** What a person can do about an object: commands in a block to copy, edits in words. */
export function stepsMarkdown(change: PlannedChange, commands: CommandLines): string[] {
  const { recorder, made } = recording(commands);
  const groups = new Map<string, string[]>();
  for (const { gives, how } of nextStepsOf(change, recorder)) {
    groups.set(gives, [...(groups.get(gives) ?? []), how]);
  }
  return [...groups].flatMap(([gives, ways]) => stepMarkdown(gives, ways, made));
}

function stepMarkdown(gives: string, ways: readonly string[], made: ReadonlySet<string>): string[] {
  const title = escapeMarkdown(capital(gives));
  if (ways.every((way) => made.has(way))) return [`${title}:`, fence(ways, 'sh')];
  return ways.map((way) => `${title}: ${proseWithCommands(way, made)}.`);
}

/** `write it at vpcs.yaml:36, commit, then COMMAND`, with the command as code. */
function proseWithCommands(text: string, made: ReadonlySet<string>): string {
  const command = [...made].filter((one) => text.includes(one)).sort((a, b) => b.length - a.length)[0];
  if (command === undefined) return escapeMarkdown(text);
  const at = text.lastIndexOf(command);
  const around = [text.slice(0, at), text.slice(at + command.length)];
  const [before = '', after = ''] = around.map((part) => (part.trim() === '' ? '' : escapeMarkdown(part)));
  return [before, code(command), after].filter((part) => part !== '').join(' ');
}

/** Remembers the command lines that were made, so that they can be told from words. */
export function recording(commands: CommandLines): {
  readonly recorder: CommandLines;
  readonly made: Set<string>;
} {
  const made = new Set<string>();
  const remember = (line: string) => {
    made.add(line);
    return line;
  };
  const recorder: CommandLines = {
    commandLine: (verb, more) => remember(commands.commandLine(verb, more)),
    kubectlLine: (verb, id, more) => remember(commands.kubectlLine(verb, id, more)),
  };
  return { recorder, made };
}
