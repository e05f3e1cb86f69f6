import type { SkippedSource } from '../resource/manifest.ts';
import { compareText } from '../shared/compare-text.ts';
import type { Coverage } from '../shared/coverage.ts';
import type { Diagnostic, Severity } from '../shared/diagnostic.ts';
import { plural } from '../shared/plural.ts';
import type { Validation } from '../validate/validation.ts';
import { plainText } from './escape-text.ts';
import { sentenceList, wrap } from './layout.ts';
import type { TextContext } from './report-models.ts';
import type { Screen } from './text-style.ts';

/** Findings by file, then what was covered, then the verdict: the last line is what a person has to know. */
export function renderValidation(validation: Validation, context: TextContext): string {
  const lines = [
    ...renderFindings(validation.diagnostics, context),
    ...renderCoverage(validation.coverage, context),
    ...renderSkipped(validation.skipped, context),
    '',
    verdictOf(validation, context),
  ];
  return `${lines.join('\n')}\n`;
}

export function renderFindings(diagnostics: readonly Diagnostic[], context: TextContext): string[] {
  const lines: string[] = [];
  let file: string | null = null;
  for (const diagnostic of diagnostics) {
    if (diagnostic.file !== file) {
      file = diagnostic.file;
      lines.push(context.style.bold(plainText(file)));
    }
    lines.push(...renderFinding(diagnostic, context), '');
  }
  return lines;
}

function renderFinding(diagnostic: Diagnostic, context: TextContext): string[] {
  const { style, columns } = context;
  const place = `${plainText(diagnostic.file)}:${diagnostic.line}:${diagnostic.column}`;
  const head = `${place} ${severityText(diagnostic.severity, context)} ${diagnostic.code} ${plainText(diagnostic.message)}`;
  const lines = wrap(head, columns, '  ', '      ');
  const source = context.sourceLine(diagnostic.file, diagnostic.line);
  if (source !== undefined && source.trim() !== '') lines.push(...frame(source, diagnostic, context));
  lines.push(...wrap(`help: ${plainText(diagnostic.help)}`, columns, '      ', '            '));
  for (const related of diagnostic.related ?? []) {
    const where = `${plainText(related.file)}:${related.line}:${related.column}`;
    lines.push(
      ...wrap(`see:  ${style.bold(where)} ${plainText(related.message)}`, columns, '      ', '            '),
    );
  }
  return lines;
}

/** The line with a mark below the column; a long line is shown around the column only. */
function frame(source: string, diagnostic: Diagnostic, { style, columns }: Screen): string[] {
  const gutter = `${diagnostic.line} | `;
  const room = Math.max(20, columns - 6 - gutter.length);
  const at = Math.min(Math.max(0, diagnostic.column - 1), source.length);
  const start = at < room - 10 ? 0 : at - Math.floor(room / 2);
  const before = plainText(source.slice(start, at));
  const shown = (before + plainText(source.slice(at, start + room))).slice(0, room).trimEnd();
  const pad = ' '.repeat(6);
  return [
    `${pad}${style.dim(gutter)}${shown}`,
    `${pad}${' '.repeat(gutter.length - 2)}${style.dim('|')} ${' '.repeat(before.length)}${style.red('^')}`,
  ];
}

export function severityText(severity: Severity, { style }: Screen): string {
  if (severity === 'error') return style.red('error');
  return severity === 'warning' ? style.yellow('warning') : style.blue('info');
}

/** `48 documents in 3 files: 47 validated, 1 with errors, 0 skipped`, and what could not be checked. */
export function renderCoverage(coverage: Coverage, screen: Screen): string[] {
  const reasons = Object.entries(coverage.skippedByReason)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => compareText(a, b))
    .map(([reason, count]) => `${count} ${reason}`);
  const why = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
  const seen = `${plural(coverage.documents, 'document')} in ${plural(coverage.files, 'file')}`;
  const unread = coverage.unreadable === 0 ? '' : ` ${coverage.unreadable} unreadable,`;
  const text = `Coverage: ${seen}: ${coverage.validated} validated, ${coverage.invalid} with errors,${unread} ${coverage.skipped} skipped${why}.`;
  const unchecked = coverage.notChecked.map((what) => `Not checked: ${plainText(what)}.`);
  return [text, ...unchecked].flatMap((line) => wrap(line, screen.columns, '', '  '));
}

const SKIPPED_SHOWN = 12;

/** Every document that was left out, with the reason; a long list is cut, the counts above are not. */
function renderSkipped(skipped: readonly SkippedSource[], { style, columns }: Screen): string[] {
  const lines = skipped.slice(0, SKIPPED_SHOWN).flatMap((one) => {
    const place = one.line === null ? plainText(one.file) : `${plainText(one.file)}:${one.line}`;
    return wrap(
      `skipped ${place} (${plainText(one.reason)}): ${plainText(one.detail)}`,
      columns,
      '  ',
      '    ',
    );
  });
  const more = skipped.length - SKIPPED_SHOWN;
  if (more > 0) lines.push(`  and ${more} more; --output json lists all`);
  return lines.map(style.dim);
}

export function countSeverities(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

function verdictOf(validation: Validation, { style }: Screen): string {
  const { error, warning } = countSeverities(validation.diagnostics);
  const warnings = warning === 0 ? [] : [plural(warning, 'warning')];
  if (error === 0) {
    const checked = plural(validation.coverage.validated, 'manifest');
    const tail = warnings.length === 0 ? '' : `, ${warnings[0]}`;
    return style.green(`Valid: ${checked} checked${tail}.`);
  }
  const found = sentenceList([plural(error, 'error'), ...warnings]);
  return style.red(`Not valid: ${found}. Mend the files named above; apply writes nothing until then.`);
}
