import { type CommandAnswer, plainAnswer } from '../domain/commands/answer.ts';
import type { CommandObject } from '../domain/commands/command.ts';
import { plainSection, type Section } from '../domain/report/fit-bytes.ts';
import { code } from '../domain/report/markdown-escape.ts';
import { fullSentence, row, tableHead } from '../domain/report/markdown-parts.ts';
import { showValue } from '../domain/report/show-value.ts';
import { timeText } from '../domain/report/time-text.ts';
import type { DriftDocument, DriftField, DriftObject } from '../domain/status/drift-shape.ts';
import type { RunElsewhere } from './command-work.ts';
import { aboutOf, kindOf, refusedAnswer, type Task } from './perform-command.ts';
import { readStoredDrift } from './stored-drift.ts';

/**
 * `/explain` where only a run elsewhere may ask the cluster: lets one look, and tells what it stored about the object.
 * Throws RunPending, SyncError.
 */
export async function explainStored(
  task: Task,
  elsewhere: RunElsewhere,
  { kind: written, name }: CommandObject,
): Promise<CommandAnswer> {
  const kind = kindOf(task, written);
  if (kind === null) {
    return refusedAnswer(
      task,
      `\`${written}\` is no kind of the fabric`,
      'Write the kind as the status shows it.',
    );
  }
  const { ports, work, position, command } = task;
  const { failure } = await elsewhere.run({ mode: 'drift', accept: [], position, command: command.name });
  if (failure !== null) {
    return plainAnswer(aboutOf(task), 'failed', [`${failure.code}: ${failure.message}`], failure.help);
  }
  const drift = ports.store === null ? null : await readStoredDrift(ports.store, work.fabric);
  if (drift === null) {
    return refusedAnswer(
      task,
      'no drift is stored, so nobody knows what the cluster holds',
      'Let the workflow keep a status.',
    );
  }
  const what = `\`${kind}/${name}\``;
  const object = drift.objects.find((one) => one.kind === kind && one.name === name);
  if (object === undefined) {
    return plainAnswer(aboutOf(task), 'done', [sameText(what, drift)]);
  }
  return {
    ...plainAnswer(aboutOf(task), 'done', [`${what}: ${object.reason}`]),
    sections: fieldSections(object),
  };
}

function sameText(what: string, { omitted, observedAt }: DriftDocument): string {
  const isCut = Object.values(omitted).some((count) => count > 0);
  const said = isCut
    ? `${what} is not among the objects that the stored drift has room for`
    : `Git and the cluster say the same of ${what}, or neither has it`;
  return `${said}; what differs was last seen ${timeText(observedAt)}`;
}

function fieldSections({ fields }: DriftObject): Section[] {
  if (fields.length === 0) return [];
  return [
    {
      head: `**What differs:**\n\n${tableHead(['Field', 'Git', 'applied last', 'cluster', 'by'])}`,
      items: fields.map((field) =>
        row([
          code(field.pointer === '' ? 'the whole object' : field.pointer),
          ...(['desired', 'base', 'live'] as const).map((side) => shownOn(field, side)),
          writerOf(field),
        ]),
      ),
      layout: 'rows',
      noun: 'field',
    },
    ...(fields.some(({ conflict }) => conflict)
      ? [plainSection(fullSentence('Both sides changed a field, or nobody can say which did'))]
      : []),
  ];
}

function shownOn(field: DriftField, side: 'desired' | 'base' | 'live'): string {
  return field.sides.includes(side) ? code(showValue(field[side])) : '—';
}

function writerOf({ manager, time }: DriftField): string {
  if (manager === null) return '—';
  return `${code(manager)}${time === null ? '' : ` ${timeText(time)}`}`;
}
