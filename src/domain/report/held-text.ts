import type { Plan, PlannedChange } from '../plan/plan.ts';
import { displayId } from '../resource/object-id.ts';
import { plural } from '../shared/plural.ts';
import { displayPath } from '../shared/pointer.ts';
import { deleteBlocksOf } from './delete-block-text.ts';
import { plainText } from './escape-text.ts';
import { placeText, threeValues } from './field-text.ts';
import { table, wrap } from './layout.ts';
import { nextStepsOf } from './next-steps.ts';
import type { TextContext } from './report-models.ts';

/** An object that is not written: why, the values of each side, and the commands that settle it. */
export function heldBlock(change: PlannedChange, context: TextContext): string[] {
  const { assessment, hold } = change;
  return [
    ...headOf(change, context),
    ...assessment.fields.flatMap((field) => threeValues(field, context)),
    // the errors themselves stand above
    ...(hold === 'invalid' || hold === 'refers-to-invalid' ? [] : stepLines(change, context)),
  ];
}

/** An object that Git dropped: what would still refer to it comes first, because it decides. What to do: `removalHint`. */
export function candidateBlock(change: PlannedChange, context: TextContext): string[] {
  const { dependents, fields } = change.assessment;
  const needed = dependents.flatMap((dependent) =>
    wrap(
      `still needed by ${plainText(displayId(dependent.id))} (${plainText(displayPath(dependent.pointer))}, ${dependent.inGit ? 'in Git' : 'in the cluster only'})`,
      context.columns,
      '      ',
      '        ',
    ),
  );
  const refused = deleteBlocksOf(change.assessment).flatMap(({ code, why }) =>
    wrap(
      `the fabric refuses to delete it, ${code}: ${plainText(why)}`,
      context.columns,
      '      ',
      '        ',
    ),
  );
  return [
    ...headOf(change, context),
    ...needed,
    ...refused,
    ...fields.flatMap((field) => threeValues(field, context)),
  ];
}

function headOf(change: PlannedChange, { style, columns }: TextContext): string[] {
  const { manifest, entry, state, reason } = change.assessment;
  const place =
    manifest === null ? (entry === null ? '' : `was in ${plainText(entry.file)}`) : placeText(manifest);
  const head = `${style.yellow('!')} ${style.bold(plainText(displayId(change.id)))}  ${style.dim(place)}`;
  // what holds it may be something else than its state
  const why = plainText(change.reason);
  return [
    ...wrap(head.trimEnd(), columns, '  ', '      '),
    ...wrap(change.reason.startsWith(reason) ? `${state}: ${why}` : why, columns, '      ', '        '),
  ];
}

/** Commands are never wrapped: they are there to be copied. */
export function stepLines(change: PlannedChange, context: TextContext, indent = '      '): string[] {
  const { style } = context;
  const rows = nextStepsOf(change, context).map(({ gives, how }) => [`${gives}:`, style.bold(how)]);
  return table(rows, 0, indent);
}

/** What a person should know of the comparison as a whole. */
export function noticeLines({ notices }: Pick<Plan, 'notices'>, { style, columns }: TextContext): string[] {
  return notices.flatMap((notice) => wrap(style.yellow(`Note: ${plainText(notice)}.`), columns, '', '  '));
}

/** Once a reason, not once an object: comparisons that lack the base, and what that means. */
export function twoWayNotes(changes: readonly PlannedChange[], { columns }: TextContext): string[] {
  const byReason = new Map<string, number>();
  for (const { assessment } of changes) {
    if (assessment.comparison === 'three-way' || assessment.ignored) continue;
    const reason = assessment.twoWayReason ?? 'the base is not known';
    byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  }
  return [...byReason].flatMap(([reason, count]) =>
    wrap(
      `Compared two-way only: ${plural(count, 'object')}, because ${plainText(reason)}.`,
      columns,
      '',
      '  ',
    ),
  );
}
