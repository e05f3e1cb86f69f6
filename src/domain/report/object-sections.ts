import { plural } from '../shared/plural.ts';
import type { RunFacts } from '../status/run-facts.ts';
import { type ChangeGroups, groupChanges, type SeenChange } from './change-groups.ts';
import { changeBlock, droppedBlock, failedBlock, fieldsCell } from './change-markdown.ts';
import { recording } from './command-steps.ts';
import type { Section } from './fit-bytes.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { code, escapeMarkdown, fence } from './markdown-escape.ts';
import { objectName, place, row, sentence, tableHead } from './markdown-parts.ts';
import { removalHint } from './removal-text.ts';
import { OUTCOMES } from './run-counts.ts';
import { unwrappedText } from './unwrapped-text.ts';
import { countSeverities } from './validation-text.ts';

/** Every object that is not simply in sync, worst first: a section a group. */
export function objectSections(facts: RunFacts, context: MarkdownContext): Section[] {
  const groups = groupChanges(facts);
  const block = (one: SeenChange) => changeBlock(one, context);
  return [
    blocks('Refused or failed', '', groups.failed, (one) => failedBlock(one, context)),
    blocks(
      'In conflict',
      'Git and the cluster changed the same field to different values. Nothing is overwritten until you decide.',
      groups.conflicts,
      block,
    ),
    blocks(
      'Changed on both sides',
      'In different fields, so both changes can be kept.',
      groups.merges,
      block,
    ),
    blocks(
      'Changed in the cluster',
      'Somebody changed them there. An apply leaves them alone.',
      groups.byHand,
      block,
    ),
    missingSection(groups, facts, context),
    rows('Held back', ['Object', 'Where', 'Why'], groups.blocked, (one) => [
      objectName(one.change.id),
      place(one.change.assessment.manifest, context),
      sentence(one.change.reason),
    ]),
    rows('Not reached', ['Object', 'Where', 'Why'], groups.skipped, (one) => [
      objectName(one.change.id),
      place(one.change.assessment.manifest, context),
      sentence(one.outcome?.reason ?? one.change.reason),
    ]),
    droppedSection(groups, facts, context),
    waitingSection(groups, facts, context),
    writtenSection(groups, context),
    namesOnly('In the cluster only, left alone', groups.extra),
    namesOnly('Opted out by annotation or rule', groups.ignored),
  ].filter((section) => section.items.length > 0);
}

function blocks(
  title: string,
  meaning: string,
  found: readonly SeenChange[],
  block: (one: SeenChange) => string,
): Section {
  const head = `### ${title}: ${plural(found.length, 'object')}${meaning === '' ? '' : `\n\n${meaning}`}`;
  return { head, items: found.map(block), layout: 'blocks', noun: 'object' };
}

function rows(
  title: string,
  columns: readonly string[],
  found: readonly SeenChange[],
  cells: (one: SeenChange) => readonly string[],
): Section {
  const head = `### ${title}: ${plural(found.length, 'object')}\n\n${tableHead(columns)}`;
  return { head, items: found.map((one) => row(cells(one))), layout: 'rows', noun: 'object' };
}

function namesOnly(title: string, found: readonly SeenChange[]): Section {
  const items = found.map(({ change }) => `- ${objectName(change.id)}`);
  return { head: `### ${title}: ${plural(found.length, 'object')}`, items, layout: 'list', noun: 'object' };
}

function missingSection(groups: ChangeGroups, facts: RunFacts, context: MarkdownContext): Section {
  const columns = ['Object', 'Where', 'Why'];
  const section = rows('Deleted in the cluster', columns, groups.missing, ({ change, outcome }) => [
    objectName(change.id),
    place(change.assessment.manifest, context),
    sentence(outcome?.reason ?? change.reason),
  ]);
  return mayApply(facts) ? { ...section, foot: applyHint('To make them again', context) } : section;
}

/** With errors in the files an apply would write nothing, and without a cluster nobody knows what it would do. */
function mayApply({ comparedWith, validation }: RunFacts): boolean {
  return comparedWith === 'cluster' && countSeverities(validation?.diagnostics ?? []).error === 0;
}

function applyHint(title: string, context: MarkdownContext): string {
  return `${title}:\n\n${fence([context.commandLine('apply')], 'sh')}`;
}

function droppedSection(groups: ChangeGroups, facts: RunFacts, context: MarkdownContext): Section {
  const section = blocks(
    'Gone from Git, still in the cluster',
    'Deleting is off, so they stay.',
    groups.dropped,
    (one) => droppedBlock(one, context),
  );
  return groups.dropped.length === 0 ? section : { ...section, foot: removalMarkdown(facts, context) };
}

/** The same words and the same order of commands as in the terminal. */
function removalMarkdown(facts: RunFacts, context: MarkdownContext): string {
  const { recorder, made } = recording(context);
  const lines = removalHint(
    facts.plan?.changes ?? [],
    facts.comparedWith ?? 'commit',
    unwrappedText(recorder),
  );
  const parts: string[] = [];
  let commands: string[] = [];
  const flush = () => {
    if (commands.length > 0) parts.push(fence(commands, 'sh'));
    commands = [];
  };
  for (const line of lines.filter((one) => one !== '')) {
    if (made.has(line.trim())) commands.push(line.trim());
    else {
      flush();
      parts.push(escapeMarkdown(line));
    }
  }
  flush();
  return parts.join('\n\n');
}

function waitingSection(groups: ChangeGroups, facts: RunFacts, context: MarkdownContext): Section {
  const waves = facts.plan?.waves ?? 1;
  const from = facts.comparedWith === 'commit' ? 'base' : 'live';
  const columns = ['An apply would', 'Object', 'Where', 'What changes', ...(waves > 1 ? ['Wave'] : [])];
  const section = rows('Changed in Git, not applied yet', columns, groups.waiting, ({ change }) => [
    change.action === 'create' && change.assessment.fields.length === 0 ? 'create' : 'update',
    objectName(change.id),
    place(change.assessment.manifest, context),
    fieldsCell(change.assessment.fields, from),
    ...(waves > 1 ? [String(change.wave)] : []),
  ]);
  return mayApply(facts) ? { ...section, foot: applyHint('To apply them', context) } : section;
}

function writtenSection(groups: ChangeGroups, context: MarkdownContext): Section {
  const order = [...groups.written].sort((a, b) => rank(a) - rank(b));
  return rows(
    'Written by this run',
    ['Outcome', 'Object', 'Where', 'What changed'],
    order,
    ({ change, outcome }) => [
      code(outcome?.outcome ?? ''),
      objectName(change.id),
      place(change.assessment.manifest, context),
      fieldsCell(change.assessment.fields, 'live'),
    ],
  );
}

function rank({ outcome }: SeenChange): number {
  return outcome === null ? OUTCOMES.length : OUTCOMES.indexOf(outcome.outcome);
}
