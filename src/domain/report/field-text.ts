import type { FieldBlame, FieldDifference } from '../drift/assessment.ts';
import { displayPath } from '../shared/pointer.ts';
import { plainText } from './escape-text.ts';
import { table, wrap } from './layout.ts';
import type { ComparedSide } from './report-models.ts';
import { showValue } from './show-value.ts';
import type { Screen } from './text-style.ts';

/** `vpcs.yaml:36`, or nothing for an object that is not in Git. */
export function placeText(location: { readonly file: string; readonly line: number } | null): string {
  return location === null ? '' : `${plainText(location.file)}:${location.line}`;
}

export function pathText(field: FieldDifference): string {
  return plainText(displayPath(field.pointer));
}

/** One line for a change that Git asks for: `spec.vlan: 1001 → 1002  vpcs.yaml:36`. */
export function changeLine(field: FieldDifference, side: ComparedSide['side'], screen: Screen): string[] {
  const { style } = screen;
  const before = showValue(side === 'cluster' ? field.live : field.base);
  const after = showValue(field.desired);
  const text = `${pathText(field)}: ${style.red(before)} → ${style.green(after)}  ${style.dim(placeText(field.location))}`;
  return wrap(text.trimEnd(), screen.columns, '      ', '          ');
}

/** The three values below each other, each with where it comes from. */
export function threeValues(field: FieldDifference, screen: Screen): string[] {
  const { style, columns } = screen;
  const base = field.baseKnown ? showValue(field.base) : style.dim('not known');
  const head = `${pathText(field)}${field.conflict ? style.red('  conflict') : ''}`;
  const rows = [
    ['Git', `${style.green(showValue(field.desired))}  ${style.dim(placeText(field.location))}`.trimEnd()],
    ['last applied', base],
    ['cluster', `${style.red(showValue(field.live))}  ${style.dim(writerText(field))}`.trimEnd()],
  ];
  return [...wrap(head, columns, '      '), ...table(rows, columns, '        ')];
}

/** Nobody has to be found who left out what was never there. */
function writerText({ base, baseKnown, live, blame }: FieldDifference): string {
  return blame === null && baseKnown && base === undefined && live === undefined ? '' : blameText(blame);
}

/** Who wrote the live value, and no more than is known. */
export function blameText(blame: FieldBlame | null): string {
  if (blame === null) return 'by whom is not recorded';
  const when = blame.time === null ? 'at an unknown time' : `last write ${plainText(blame.time)}`;
  return `by ${plainText(blame.manager)} (${blame.operation}), ${when}`;
}
