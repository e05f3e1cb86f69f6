import { plural } from '../shared/plural.ts';
import { plainText } from './escape-text.ts';
import { table, wrap } from './layout.ts';
import type { SetupReport, TextContext } from './report-models.ts';

/** One line a check, the cure below each that is not right. */
export function renderSetup(report: SetupReport, context: TextContext): string {
  const { style, columns } = context;
  const paint = { ok: style.green, warning: style.yellow, failed: style.red, skipped: style.dim };
  const rows = report.checks.flatMap((check) => {
    const line = [paint[check.result](check.result), plainText(check.name), plainText(check.detail)];
    return check.cure === '' ? [line] : [line, ['', '', style.bold(`→ ${plainText(check.cure)}`)]];
  });
  const count = (result: keyof typeof paint) =>
    report.checks.filter((check) => check.result === result).length;
  const failed = count('failed');
  const warnings = count('warning');
  const verdict =
    failed > 0
      ? style.red(`${plural(failed, 'check')} failed: follow the arrows, then run doctor again.`)
      : warnings > 0
        ? style.yellow(`Ready, with ${plural(warnings, 'warning')}.`)
        : style.green('Ready: everything that a run needs is there.');
  const lines = [
    `Setup for fabric ${plainText(report.fabric)}`,
    '',
    ...table(rows, columns),
    '',
    ...wrap(verdict, columns),
  ];
  return `${lines.join('\n')}\n`;
}
