import type { FieldDifference } from '../drift/assessment.ts';
import type { SeenChange } from '../report/change-groups.ts';
import { changeFacts, failedBlock } from '../report/change-markdown.ts';
import { stepsMarkdown } from '../report/command-steps.ts';
import { plainText } from '../report/escape-text.ts';
import { sentenceList, shorten } from '../report/layout.ts';
import { fence } from '../report/markdown-escape.ts';
import { objectArgument } from '../report/next-steps.ts';
import { displayId, type ObjectId } from '../resource/object-id.ts';
import { displayPath } from '../shared/pointer.ts';
import type { ConcernContext } from './concern-context.ts';
import type { Concern, IssueTopic } from './issue-topic.ts';

/** Characters; the forge takes 256. */
export const TITLE_LIMIT = 200;
const TITLE_FIELDS = 2;
const COMMAND_FIELDS = 4;

/** Room for the opening, the marker and what the operation adds. */
export const BODY_LIMIT = 60_000;

export type ObjectTopic = Extract<IssueTopic, 'drift' | 'conflict' | 'refused'>;

/** One object: what happened to it, the three values with who wrote them, and the ways out as commands. */
export function objectConcern(
  fabric: string,
  topic: ObjectTopic,
  seen: SeenChange,
  context: ConcernContext,
): Concern {
  const { id } = seen.change;
  const parts =
    topic === 'refused'
      ? [failedBlock(seen, context), ...(context.hasCommands ? answerCommands(topic, seen) : [])]
      : [changeFacts(seen, context), ...waysOut(topic, seen, context)];
  return {
    fabric,
    topic,
    fingerprint: fingerprintOf(topic, fabric, displayId(id), context),
    object: id,
    title: titleOf(fabric, topic, seen),
    body: parts.join('\n\n'),
    labels: labelsOf(fabric, topic),
  };
}

export function fingerprintOf(
  topic: IssueTopic,
  fabric: string,
  subject: string,
  { digest }: Pick<ConcernContext, 'digest'>,
): string {
  return `${topic}:${digest(JSON.stringify([topic, fabric, subject])).slice(0, 24)}`;
}

/** A label may have 50 characters; a longer name of a fabric is cut. */
export function labelsOf(fabric: string, topic: IssueTopic): readonly string[] {
  return ['hedgehog-sync', `hedgehog-sync: ${topic}`, shorten(`fabric: ${plainText(fabric)}`, 50)];
}

export function titleText(fabric: string, text: string): string {
  return shorten(plainText(`[${fabric}] ${text}`), TITLE_LIMIT);
}

function titleOf(fabric: string, topic: ObjectTopic, { change, outcome }: SeenChange): string {
  const { id, assessment } = change;
  const what = {
    refused: outcome?.outcome === 'failed' ? 'could not be written' : 'was refused by the cluster',
    conflict: 'was changed in Git and in the cluster',
    drift: assessment.state === 'missing' ? 'is gone from the cluster' : 'was changed in the cluster',
  }[topic];
  return titleText(fabric, `${nameOf(id)} ${what}${fieldsText(topic, assessment.fields)}`);
}

function nameOf(id: ObjectId): string {
  return `${id.kind} ${id.name}`;
}

function fieldsText(topic: ObjectTopic, fields: readonly FieldDifference[]): string {
  const moved = topic === 'refused' ? [] : fields.filter(({ changedBy }) => changedBy !== 'git');
  if (moved.length === 0) return '';
  const shown = moved.slice(0, TITLE_FIELDS).map(({ pointer }) => displayPath(pointer));
  const more = moved.length - shown.length;
  return `: ${sentenceList(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

/** An answer in the issue is nearer than a terminal, whose commands are then folded away. */
function waysOut(topic: ObjectTopic, seen: SeenChange, context: ConcernContext): string[] {
  const steps = stepsMarkdown(seen.change, context);
  if (!context.hasCommands) return steps;
  const folded = [OPEN_FOLD, ...steps, '</details>'];
  return [...answerCommands(topic, seen), ...(steps.length === 0 ? [] : folded)];
}

const OPEN_FOLD = '<details>\n<summary>Or from your own machine</summary>';

/** What can be answered right here. The date is left for a person to choose. */
function answerCommands(topic: ObjectTopic, { change }: SeenChange): string[] {
  const { id, assessment } = change;
  if (topic === 'refused') return answers([['Try again once the cause is gone', ['/resync']]]);
  if (assessment.state === 'missing') {
    return answers([
      ['Make it again', ['/apply']],
      ['Leave it alone', [`/hold ${objectArgument(id)} because …`]],
    ]);
  }
  const { manifest, live, fields } = assessment;
  if (manifest === null || live === null)
    return answers([['Leave it alone', [`/hold ${objectArgument(id)} because …`]]]);
  const single = fields.length <= COMMAND_FIELDS;
  const targets = single ? fields.map(({ pointer }) => objectArgument(id, pointer)) : [objectArgument(id)];
  return answers([
    ["Take Git's value", targets.map((target) => `/accept-git ${target}`)],
    ["Take the cluster's value into Git, by pull request", [`/accept-cluster ${objectArgument(id)}`]],
    ['Leave it as it is for some time', [`/ignore ${targets.join(' ')} until YYYY-MM-DD because …`]],
  ]);
}

function answers(ways: readonly (readonly [string, readonly string[]])[]): string[] {
  return [
    '**What to do:** answer here with one of these lines.',
    ...ways.map(([gives, lines]) => `${gives}:\n\n${fence(lines, 'text')}`),
  ];
}
