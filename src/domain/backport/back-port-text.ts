import type { BackPort } from '../edit/back-port.ts';
import type { BackPortRefusal } from '../edit/back-port-refusal.ts';
import { plainText } from '../report/escape-text.ts';
import { fitBytes, plainSection, type Section } from '../report/fit-bytes.ts';
import { shorten } from '../report/layout.ts';
import type { MarkdownContext } from '../report/markdown-context.ts';
import { code } from '../report/markdown-escape.ts';
import { fullSentence, name, place, row, sentence, tableHead } from '../report/markdown-parts.ts';
import { writeMarker } from '../report/marker.ts';
import { showValue } from '../report/show-value.ts';
import { timeText } from '../report/time-text.ts';
import { displayId, keyOf } from '../resource/object-id.ts';
import { plural } from '../shared/plural.ts';
import { displayPath } from '../shared/pointer.ts';
import type { DriftField, DriftObject } from '../status/drift-shape.ts';
import { type Asked, writeAsked } from './asked-objects.ts';

/** Of the body of a pull request, in bytes; the forge takes 65,536. */
const BODY_LIMIT = 65_000;
const TITLE_LIMIT = 200;

export interface BackPortPull {
  readonly title: string;
  readonly body: string;
  /** Of the one commit. */
  readonly message: string;
}

export interface BackPortPullInput {
  readonly fabric: string;
  /** What was asked for, with the live values. */
  readonly objects: readonly DriftObject[];
  readonly result: BackPort;
  readonly asked: Asked;
  /** Stand in the marker: what the cluster held, and what the commit makes of the files. */
  readonly liveDigest: string;
  readonly filesDigest: string;
}

type PullContext = Pick<MarkdownContext, 'sourceUrl' | 'docsUrl'>;

/** Title, body and commit message of the pull request that carries changes of the cluster into the files. */
export function backPortPull(input: BackPortPullInput, context: PullContext): BackPortPull {
  const { fabric, result, asked, liveDigest, filesDigest } = input;
  const subjects = [...new Set(result.taken.map(({ key }) => key))];
  const named = input.objects.filter((object) => subjects.includes(keyOf(object)));
  const first = named[0];
  const what =
    named.length === 1 && first !== undefined
      ? `${first.kind} ${first.name} as the cluster has it`
      : `${plural(subjects.length, 'object')} as the cluster has them`;
  const marker = writeMarker({
    surface: 'back-port',
    fabric,
    mode: 'back-port',
    requestId: liveDigest,
    commit: filesDigest,
  });
  const end = `${writeAsked(asked)}\n${marker}`;
  return {
    title: shorten(plainText(`[${fabric}] ${what}`), TITLE_LIMIT),
    body: fitBytes(sections(input, context), { bytes: BODY_LIMIT, end, elsewhere: 'the diff shows all' }),
    message: commitMessage(what, named, result),
  };
}

function sections({ fabric, objects, result }: BackPortPullInput, context: PullContext): Section[] {
  const opening = [
    `Somebody changed fabric ${name(fabric)} in the cluster. This pull request writes these values into the files; merged, Git and the cluster agree again, and nothing has to be applied.`,
    'Only these lines change: comments, order and form of the files stay as they are. A commit of yours on this branch stops it from being renewed; closed, it stays closed until the cluster moves again.',
  ];
  return [
    plainSection(opening.join('\n\n')),
    ...takenSection(objects, result, context),
    ...refusedSection(result, context),
  ];
}

function takenSection(objects: readonly DriftObject[], result: BackPort, context: PullContext): Section[] {
  const taken = new Set(result.taken.map(({ key, pointer }) => `${key}\n${pointer}`));
  const rows = objects.flatMap((object) => {
    const key = keyOf(object);
    if (taken.has(`${key}\n`)) return [newObjectRow(object, result)];
    return object.fields
      .filter(({ pointer }) => taken.has(`${key}\n${pointer}`))
      .map((field) => fieldRow(object, field, context));
  });
  if (rows.length === 0) return [];
  const head = tableHead(['Object', 'Field', 'Git', 'Cluster', 'Changed in the cluster']);
  return [{ head: `### What changes\n\n${head}`, items: rows, layout: 'rows', noun: 'field' }];
}

function newObjectRow(object: DriftObject, { taken }: BackPort): string {
  const file = taken.find(({ key }) => key === keyOf(object))?.file ?? '';
  return row([
    name(displayId(object)),
    'the whole object',
    'not in Git',
    `new in ${name(file)}`,
    'not recorded',
  ]);
}

function fieldRow(object: DriftObject, field: DriftField, context: PullContext): string {
  const { pointer, sides, desired, live, file, line } = field;
  const where = file === null || line === null ? '' : place({ file, line }, context);
  return row([
    name(displayId(object)),
    name(displayPath(pointer)),
    `${code(showValue(sides.includes('desired') ? desired : undefined))} ${where}`.trimEnd(),
    code(showValue(sides.includes('live') ? live : undefined)),
    writerCell(field),
  ]);
}

function writerCell({ manager, operation, time }: DriftField): string {
  if (manager === null) return 'by whom is not recorded';
  const how = operation === null ? '' : ` (${operation})`;
  const when = time === null ? 'at an unknown time' : `last write ${sentence(timeText(time))}`;
  return `by ${name(manager)}${how}, ${when}`;
}

function refusedSection({ refused }: BackPort, context: PullContext): Section[] {
  if (refused.length === 0) return [];
  const items = refused.map((refusal) => refusedItem(refusal, context));
  return [{ head: '### What could not be taken', items, layout: 'list', noun: 'field' }];
}

function refusedItem({ message, help, file, line }: BackPortRefusal, context: PullContext): string {
  const where = file === null || line === null ? '' : ` ${place({ file, line }, context)}`;
  return `- ${fullSentence(message)}${where} ${fullSentence(help)}`;
}

const MESSAGE_OBJECTS = 20;

function commitMessage(what: string, objects: readonly DriftObject[], { taken }: BackPort): string {
  const lines = objects.slice(0, MESSAGE_OBJECTS).map((object) => {
    const count = taken.filter(({ key }) => key === keyOf(object)).length;
    return `- ${object.kind} ${object.name}: ${plural(count, 'field')}`;
  });
  const more = objects.length - lines.length;
  const rest = more > 0 ? [`- and ${plural(more, 'more object')}`] : [];
  return plainText(`Take ${what}`).slice(0, 72) + ['', '', ...lines.map(plainText), ...rest].join('\n');
}
