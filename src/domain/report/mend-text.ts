import type { LeftMend, Mend, MendedLines, MendPlace, MendReport } from '../resource/mend.ts';
import { plural } from '../shared/plural.ts';
import { plainText } from './escape-text.ts';
import { sentenceList, wrap } from './layout.ts';
import type { Screen } from './text-style.ts';

/** What was mended, file by file with its lines, what was left and why, and how to look at all of it. */
export function renderMends(report: MendReport, screen: Screen): string {
  const { mends, left, notices } = report;
  const lines: string[] = [];
  let file: string | null = null;
  for (const mend of mends) {
    if (mend.file !== file) {
      file = mend.file;
      lines.push(screen.style.bold(plainText(file)));
    }
    lines.push(...renderMend(mend, screen), '');
  }
  for (const one of left) lines.push(...renderLeft(one, screen), '');
  for (const notice of notices) lines.push(...wrap(`Note: ${plainText(notice)}.`, screen.columns, '', '  '));
  lines.push(...wrap(summaryOf(report), screen.columns, '', '  '), '');
  return `${lines.join('\n')}\n`;
}

function renderMend(mend: Mend, screen: Screen): string[] {
  const { style, columns } = screen;
  const answers = mend.answers.length === 0 ? '' : ` (${sentenceList(mend.answers)})`;
  const head = `${placeOf(mend)} ${style.green('mended')} ${subjectOf(mend)}${plainText(mend.message)}${answers}`;
  return [
    ...wrap(head, columns, '  ', '      '),
    ...mend.lines.flatMap((change) => renderLines(change, screen)),
  ];
}

function renderLeft(left: LeftMend, { style, columns }: Screen): string[] {
  const head = `${placeOf(left)} ${style.yellow('left')} ${subjectOf(left)}${plainText(left.message)}`;
  return [
    ...wrap(head, columns, '  ', '      '),
    ...wrap(`help: ${plainText(left.help)}`, columns, '      ', '            '),
  ];
}

function placeOf({ file, line }: MendPlace): string {
  return `${plainText(file)}:${line}`;
}

function subjectOf({ kind, namespace, name }: MendPlace): string {
  return kind === null || name === null ? '' : `${plainText(`${kind} ${namespace ?? 'default'}/${name}`)}: `;
}

const SHOWN = 8;

function renderLines({ was, text }: MendedLines, { style }: Screen): string[] {
  return [
    ...side('-', was).map((line) => style.red(line)),
    ...side('+', text).map((line) => style.green(line)),
  ];
}

function side(sign: string, text: string): string[] {
  const lines = text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
  const shown = lines.slice(0, SHOWN).map((line) => `      ${sign} ${plainText(line)}`.trimEnd());
  return lines.length > SHOWN
    ? [...shown, `      ${sign} and ${plural(lines.length - SHOWN, 'more line')}`]
    : shown;
}

function summaryOf({ mends, left, files }: MendReport): string {
  const written = files.filter(({ refused }) => refused === null).length;
  const stayed =
    left.length === 0 ? '' : `, ${left.length} left as ${left.length === 1 ? 'it was' : 'they were'}`;
  if (mends.length === 0) return `Nothing was mended${stayed}.`;
  const done = `${plural(mends.length, 'mend')} in ${plural(written, 'file')}${stayed}.`;
  return `${done} Nothing was committed: in a clone, git diff shows every line, together with what had been changed before.`;
}
