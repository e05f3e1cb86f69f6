import { displayId } from '../../resource/object-id.ts';
import { plural } from '../../shared/plural.ts';
import { plainSection, type Section } from '../fit-bytes.ts';
import { sentenceList } from '../layout.ts';
import { code, escapeMarkdown, link } from '../markdown-escape.ts';
import { codeLink, fullSentence, name, row, sentence, tableHead } from '../markdown-parts.ts';
import { legendOf, mermaidText } from './mermaid.ts';
import type { PullContext } from './pull-context.ts';
import type { PullChange, PullField, PullFinding, PullReport } from './pull-report.ts';

type Links = Pick<PullContext, 'sourceUrl' | 'docsUrl'>;

/** Everything below the opening, by urgency. */
export function pullSections(report: PullReport, links: Links): Section[] {
  const own = report.changes.filter((change) => change.own);
  const others = report.changes.filter((change) => !change.own);
  return [
    ...droppedSection(own, report, links),
    ...findingsSection(report, links),
    ...planSection(own, report, links),
    ...pictureSection(report),
    ...rawSection(own, links),
    ...mendSection(report, links),
    ...othersSection(others, links),
    checkedSection(report),
    ...noteSection(report),
  ];
}

function objectOf({ kind, namespace, name: called }: PullChange): string {
  return name(displayId({ group: '', kind, namespace, name: called }));
}

function placeOf(file: string | null, line: number | null, { sourceUrl }: Links): string {
  if (file === null || line === null || file === '.') return '';
  return ` ${link(name(`${file}:${line}`), sourceUrl(file, line))}`;
}

function droppedSection(own: readonly PullChange[], { comparedWith }: PullReport, links: Links): Section[] {
  const dropped = own.filter(({ group }) => group === 'dropped');
  if (dropped.length === 0) return [];
  const what = plural(dropped.length, 'object');
  const known =
    comparedWith === 'cluster'
      ? 'In the cluster, and no longer in Git. Deleting is off: after the merge it stays there until somebody deletes it by hand.'
      : 'No longer in Git. Deleting is off: a cluster that has it keeps it until somebody deletes it by hand.';
  return [
    {
      head: `### 🗑️ Taken out of Git: ${what}\n\n${known}`,
      items: dropped.map((one) => `- **delete candidate** ${changeText(one, links)}${blockLines(one)}`),
      layout: 'list',
      noun: 'object',
    },
  ];
}

const SYMBOLS: Readonly<Record<PullFinding['severity'], string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

function findingsSection({ findings, findingsLeftOut }: PullReport, links: Links): Section[] {
  if (findings.length === 0) return [];
  const count = (level: PullFinding['severity']) =>
    findings.filter(({ severity }) => severity === level).length;
  const [errors, warnings, remarks] = [count('error'), count('warning'), count('info')];
  const parts = [
    ...(errors === 0 ? [] : [plural(errors, 'error')]),
    ...(warnings === 0 ? [] : [plural(warnings, 'warning')]),
    ...(remarks === 0 ? [] : [plural(remarks, 'remark')]),
    ...(findingsLeftOut === 0 ? [] : [`${findingsLeftOut} more`]),
  ];
  return [
    {
      head: `### Findings in the files: ${sentenceList(parts)}`,
      items: findings.map((one) => findingText(one, links)),
      layout: 'list',
      noun: 'finding',
    },
  ];
}

function findingText(
  { severity, code: value, file, line, message, help }: PullFinding,
  links: Links,
): string {
  return [
    `- ${SYMBOLS[severity]}${placeOf(file, line, links)} ${codeLink(value, links)} ${sentence(message)}`,
    `  **What to do:** ${sentence(help)}`,
  ].join('<br>\n');
}

const VERBS: Readonly<Record<PullChange['group'], string>> = {
  dropped: '🗑️ delete candidate',
  conflict: '⚔️ conflict with the cluster',
  blocked: '⛔ held back',
  create: '➕ create',
  update: '✏️ change',
  merge: '✏️ change, beside a change in the cluster',
  'by-hand': '✋ changed in the cluster',
  missing: '❓ deleted in the cluster',
};

const WORST: readonly PullChange['group'][] = ['conflict', 'blocked'];

function planSection(own: readonly PullChange[], report: PullReport, links: Links): Section[] {
  const planned = own.filter(({ group }) => group !== 'dropped');
  if (planned.length === 0) return [];
  const { waves, changesLeftOut } = report;
  const isWaved = waves > 1 && new Set(planned.map(({ wave }) => wave)).size > 1;
  const rank = ({ group, wave }: PullChange) => (WORST.includes(group) ? 0 : wave);
  const order = isWaved ? [...planned].sort((a, b) => rank(a) - rank(b)) : planned;
  const remarks = [
    ...(isWaved ? ['They are made in waves: what refers to another object comes after it.'] : []),
    ...(changesLeftOut === 0 ? [] : [`${plural(changesLeftOut, 'more object')} had no room in the report.`]),
  ];
  const title = `### What merging this changes: ${plural(planned.length, 'object')}`;
  return [
    {
      head: [title, ...(remarks.length === 0 ? [] : [remarks.join(' ')])].join('\n\n'),
      items: order.map((one) => planItem(one, isWaved, links)),
      layout: 'list',
      noun: 'object',
    },
  ];
}

function planItem(one: PullChange, isWaved: boolean, links: Links): string {
  const { group, words, fields, file, line, wave } = one;
  const tail = isWaved && !WORST.includes(group) ? ` · wave ${wave}` : '';
  const [only] = words;
  // one sentence names the object as well as its heading would
  if (group === 'update' && words.length === 1 && fields.length === 1 && only !== undefined) {
    return `- ✏️ ${sentence(only)}${placeOf(file, line, links)}${tail}`;
  }
  return `- ${VERBS[group]} ${changeText(one, links)}${tail}${reasonOf(one)}${wordLines(one)}`;
}

function changeText(change: PullChange, links: Links): string {
  const said =
    change.fields.length === 0 && change.words[0] !== undefined ? ` ${sentence(change.words[0])}` : '';
  return `**${objectOf(change)}**${said}${placeOf(change.file, change.line, links)}`;
}

/** Of what is not simply done when it is merged. */
function reasonOf({ group, reason }: PullChange): string {
  return group === 'create' || group === 'update' ? '' : `: ${fullSentence(reason)}`;
}

/** What follows the first sentence of an object that goes: what holds on to it. */
function blockLines({ words }: PullChange): string {
  return words
    .slice(1)
    .map((one) => `\n  - ${sentence(one)}`)
    .join('');
}

function wordLines({ words, fields, fieldsLeftOut }: PullChange): string {
  if (fields.length === 0) return '';
  const lines = words.map((one) => `\n  - ${sentence(one)}`);
  return `${lines.join('')}${fieldsLeftOut === 0 ? '' : `\n  - and ${plural(fieldsLeftOut, 'more field')}`}`;
}

function pictureSection({ picture }: PullReport): Section[] {
  if (picture === null) return [];
  const legend = legendOf(picture);
  return [
    {
      head: `### The part of the fabric that it touches${legend === '' ? '' : `\n\nIn the picture ${legend}.`}`,
      items: [mermaidText(picture)],
      layout: 'blocks',
      noun: 'picture',
    },
  ];
}

const OPEN = '<details>\n<summary>';
const CLOSE = '</summary>';

function folded(title: string, body: string, section: Omit<Section, 'head' | 'foot'>): Section {
  return { ...section, head: `${OPEN}${title}${CLOSE}\n\n${body}`, foot: '</details>' };
}

/** Field by field, for whoever wants to see it to the letter. */
function rawSection(own: readonly PullChange[], links: Links): Section[] {
  const rows = own.flatMap((change) => change.fields.map((field) => rawRow(change, field, links)));
  if (rows.length === 0) return [];
  const columns = ['Object', 'Field', 'Before', 'Git', 'Cluster'];
  return [
    folded(`Raw difference, ${plural(rows.length, 'field')}`, tableHead(columns), {
      items: rows,
      layout: 'rows',
      noun: 'field',
    }),
  ];
}

function rawRow(change: PullChange, field: PullField, links: Links): string {
  const value = (text: string | null) => (text === null ? '' : code(text));
  const { path, base, desired, live, by, conflict } = field;
  return row([
    `${objectOf(change)}${placeOf(change.file, change.line, links)}`,
    `${name(path)}${conflict ? ' **conflict**' : ''}`,
    value(base),
    value(desired),
    `${value(live)}${by === null ? '' : ` ${sentence(by)}`}`,
  ]);
}

function mendSection({ mends }: PullReport, links: Links): Section[] {
  if (mends.length === 0) return [];
  return [
    {
      head: `### What can be mended at once: ${plural(mends.length, 'mend')}\n\nOffered as suggestions where they stand on lines of this pull request; ${code('hedgehog-sync validate --fix')} makes those that have one right answer.`,
      items: mends.map(({ file, line, message }) => `-${placeOf(file, line, links)} ${sentence(message)}`),
      layout: 'list',
      noun: 'mend',
    },
  ];
}

/** What an apply would meet anyway. */
function othersSection(others: readonly PullChange[], links: Links): Section[] {
  if (others.length === 0) return [];
  const columns = ['What', 'Object', 'Where', 'Why'];
  return [
    folded(`Not by this pull request: ${plural(others.length, 'object')} out of sync`, tableHead(columns), {
      items: others.map((one) =>
        row([
          VERBS[one.group],
          objectOf(one),
          placeOf(one.file, one.line, links).trim(),
          sentence(one.reason),
        ]),
      ),
      layout: 'rows',
      noun: 'object',
    }),
  ];
}

function checkedSection({ checked, notChecked }: PullReport): Section {
  const items = notChecked.map((what) => `- **Not checked:** ${fullSentence(what)}`);
  return items.length === 0
    ? plainSection(`Checked: ${escapeMarkdown(checked)}`)
    : { head: `### What was checked\n\n${escapeMarkdown(checked)}`, items, layout: 'list', noun: 'remark' };
}

function noteSection({ notes }: PullReport): Section[] {
  if (notes.length === 0) return [];
  return [
    {
      head: `### ${plural(notes.length, 'note')}`,
      items: notes.map((note) => `- ${sentence(note)}`),
      layout: 'list',
      noun: 'note',
    },
  ];
}
