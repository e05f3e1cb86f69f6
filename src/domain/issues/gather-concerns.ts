import { fitBytes, plainSection } from '../report/fit-bytes.ts';
import { escapeMarkdown } from '../report/markdown-escape.ts';
import { name, objectName, row, tableHead } from '../report/markdown-parts.ts';
import { plural } from '../shared/plural.ts';
import type { ConcernContext } from './concern-context.ts';
import type { Concern } from './issue-topic.ts';
import { BODY_LIMIT, fingerprintOf, labelsOf, titleText } from './object-concern.ts';

const WORDS: Readonly<Record<string, string>> = {
  conflict: 'changed in Git and in the cluster',
  drift: 'changed in the cluster, or gone from it',
  refused: 'refused by the cluster',
};

/**
 * One issue in the place of many. A burst mostly has one cause (a switch gone, a script, a restore), so what they have in
 * common comes first; each object is told by `explain` and by the status.
 */
export function gatherConcerns(
  fabric: string,
  concerns: readonly Concern[],
  context: Pick<ConcernContext, 'digest'>,
): Concern {
  const opening = [
    `${plural(concerns.length, 'object')} of fabric ${name(fabric)} need a decision at once, so they are one issue. They mostly have one cause: look for that first.`,
    'Each has its fields, values and writers in the status and in `drift`.',
  ];
  const rows = concerns.map((concern) =>
    row([
      concern.object === null ? '' : objectName(concern.object),
      escapeMarkdown(WORDS[concern.topic] ?? concern.topic),
    ]),
  );
  const sections = [
    plainSection(opening.join('\n\n')),
    {
      head: tableHead(['Object', 'What happened']),
      items: rows,
      layout: 'rows' as const,
      noun: 'object',
    },
  ];
  return {
    fabric,
    topic: 'many',
    fingerprint: fingerprintOf('many', fabric, '', context),
    object: null,
    title: titleText(fabric, `${plural(concerns.length, 'object')} need a decision`),
    body: fitBytes(sections, { bytes: BODY_LIMIT, end: '', elsewhere: '`drift` lists all' }).trimEnd(),
    labels: labelsOf(fabric, 'many'),
  };
}
