import type { FieldBlame, FieldDifference } from '../drift/assessment.ts';
import type { PlannedChange } from '../plan/plan.ts';
import { displayId } from '../resource/object-id.ts';
import { plural } from '../shared/plural.ts';
import { displayPath } from '../shared/pointer.ts';
import type { SeenChange } from './change-groups.ts';
import { stepsMarkdown } from './command-steps.ts';
import { deleteBlocksOf } from './delete-block-text.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { code, escapeMarkdown } from './markdown-escape.ts';
import {
  codeLink,
  fullSentence,
  name,
  objectName,
  place,
  row,
  sentence,
  tableHead,
} from './markdown-parts.ts';
import { showValue } from './show-value.ts';
import { timeText } from './time-text.ts';

const FIELDS_SHOWN = 20;
const FIELDS_IN_ROW = 3;

/** An object that somebody has to look at: why, the three values of each field with who set them, what to do. */
export function changeBlock(seen: SeenChange, context: MarkdownContext): string {
  return [changeFacts(seen, context), ...stepsMarkdown(seen.change, context)].join('\n\n');
}

/** The same without what to do. */
export function changeFacts({ change, outcome }: SeenChange, context: MarkdownContext): string {
  const parts = [
    headLine(change, outcome !== null && outcome.attempts > 0 ? outcome.reason : change.reason, context),
    ...neededBy(change, context),
    ...fieldTable(change.assessment.fields, context),
  ];
  return parts.join('\n\n');
}

/** An object that Git dropped; what to do is said once for all of them. */
export function droppedBlock({ change }: SeenChange, context: MarkdownContext): string {
  const { entry, fields } = change.assessment;
  const from = entry === null ? '' : ` It was in ${name(entry.file)}.`;
  const parts = [
    `${headLine(change, change.reason, context)}${from}`,
    ...neededBy(change, context),
    ...fieldTable(fields, context),
  ];
  return parts.join('\n\n');
}

/** An object that the cluster refused, or whose write failed. */
export function failedBlock({ change, outcome }: SeenChange, context: MarkdownContext): string {
  const error = outcome?.error ?? null;
  const why = error === null ? [sentence(outcome?.reason ?? change.reason)] : errorLines(error, context);
  const head = `**${objectName(change.id)}** ${place(change.assessment.manifest, context)}`.trimEnd();
  return [`${head} · ${escapeMarkdown(outcome?.outcome ?? 'failed')}`, ...why].join('\n\n');
}

function errorLines(
  error: { readonly code: string; readonly message: string; readonly help: string },
  context: MarkdownContext,
): string[] {
  return [
    `${codeLink(error.code, context)} ${sentence(error.message)}`,
    `**What to do:** ${sentence(error.help)}`,
  ];
}

function headLine(change: PlannedChange, reason: string, context: MarkdownContext): string {
  const { manifest, state } = change.assessment;
  const head = `**${objectName(change.id)}** ${place(manifest, context)}`.trimEnd();
  return `${head} · ${escapeMarkdown(state.replaceAll('_', ' '))}: ${fullSentence(reason)}`;
}

function neededBy({ assessment }: PlannedChange, context: MarkdownContext): string[] {
  if (!assessment.deleteCandidate) return [];
  const refused = deleteBlocksOf(assessment).map(
    ({ code: rule, why }) => `The fabric refuses to delete it, ${codeLink(rule, context)}: ${sentence(why)}.`,
  );
  if (assessment.dependents.length === 0) return refused;
  const shown = assessment.dependents.slice(0, FIELDS_SHOWN).map(({ id, pointer, inGit }) => {
    const where = inGit ? 'in Git' : 'in the cluster only';
    return `${name(displayId(id))} (${code(displayPath(pointer))}, ${where})`;
  });
  const more = assessment.dependents.length - shown.length;
  return [`Still needed by ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`, ...refused];
}

/** One row a field: what Git wants and where it says so, what was applied last, what the cluster holds and who set it. */
function fieldTable(fields: readonly FieldDifference[], context: MarkdownContext): string[] {
  if (fields.length === 0) return [];
  const rows = fields.slice(0, FIELDS_SHOWN).map((field) => fieldRow(field, context));
  const more = fields.length - rows.length;
  const table = [tableHead(['Field', 'Git', 'Last applied', 'Cluster', 'Changed in the cluster']), ...rows];
  return [table.join('\n'), ...(more === 0 ? [] : [`*and ${plural(more, 'more field')}*`])];
}

function fieldRow(field: FieldDifference, context: MarkdownContext): string {
  const { desired, base, live, baseKnown, conflict, blame, location } = field;
  return row([
    `${fieldName(field)}${conflict ? ' **conflict**' : ''}`,
    `${code(showValue(desired))} ${place(location, context)}`.trimEnd(),
    baseKnown ? code(showValue(base)) : 'not known',
    code(showValue(live)),
    blameCell(blame),
  ]);
}

/** A manager is a program, not a person, and the time is that of its last write to the object. */
function blameCell(blame: FieldBlame | null): string {
  if (blame === null) return 'by whom is not recorded';
  const when = blame.time === null ? 'at an unknown time' : `last write ${sentence(timeText(blame.time))}`;
  return `by ${name(blame.manager)} (${blame.operation}), ${when}`;
}

function fieldName({ pointer }: FieldDifference): string {
  return pointer === '' ? 'the whole object' : name(displayPath(pointer));
}

/** `spec.vlan: 1001 → 1002` for the first fields, in one cell. */
export function fieldsCell(fields: readonly FieldDifference[], from: 'live' | 'base'): string {
  const shown = fields
    .slice(0, FIELDS_IN_ROW)
    .map(
      (field) => `${fieldName(field)}: ${code(showValue(field[from]))} → ${code(showValue(field.desired))}`,
    );
  const more = fields.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${plural(more, 'more field')}`] : [])].join('<br>');
}
