import { displayId } from '../resource/object-id.ts';
import { plural } from '../shared/plural.ts';
import { displayPath } from '../shared/pointer.ts';
import type { BackPortFile, BackPortSummary, RefusedChange, TakenChange } from './back-port-model.ts';
import { plainText } from './escape-text.ts';
import { wrap } from './layout.ts';
import { showValue } from './show-value.ts';
import type { Screen } from './text-style.ts';
import { timeText } from './time-text.ts';
import { unifiedDiff } from './unified-diff.ts';

/** What was taken file by file, what was not and why; of a dry run the diff instead of the list. */
export function renderBackPort(summary: BackPortSummary, screen: Screen): string {
  const { files, refused, notices, dryRun } = summary;
  const lines = [
    ...files.flatMap((file) => (dryRun ? diffLines(file, screen) : fileLines(file, summary, screen))),
    ...refused.flatMap((one) => [...refusedLines(one, screen), '']),
    ...notices.flatMap((notice) => wrap(`Note: ${plainText(notice)}.`, screen.columns, '', '  ')),
    ...wrap(closing(summary), screen.columns, '', '  '),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function diffLines({ path, before, after }: BackPortFile, { style }: Screen): string[] {
  const diff = unifiedDiff(plainText(path), before, after).replace(/\n$/, '');
  const shown = diff.split('\n').map((line) => {
    const text = plainText(line);
    if (line.startsWith('+++') || line.startsWith('---')) return style.bold(text);
    if (line.startsWith('@@')) return style.blue(text);
    if (line.startsWith('+')) return style.green(text);
    return line.startsWith('-') ? style.red(text) : text;
  });
  return [...shown, ''];
}

function fileLines(file: BackPortFile, { taken }: BackPortSummary, screen: Screen): string[] {
  const { path, before, refused } = file;
  const { style, columns } = screen;
  const head = style.bold(plainText(path)) + (before === null ? ' (new)' : '');
  const why =
    refused === null
      ? []
      : wrap(`${style.red('not written')}: ${plainText(refused)}`, columns, '  ', '      ');
  const own = taken.filter((one) => one.file === path);
  return [head, ...why, ...own.flatMap((one) => takenLines(one, screen)), ''];
}

function takenLines({ id, pointer, desired, live, ...writer }: TakenChange, { columns }: Screen): string[] {
  const what = pointer === '' ? 'the whole object' : displayPath(pointer);
  const values = pointer === '' ? '' : `: ${showValue(desired)} -> ${showValue(live)}`;
  const text = `${plainText(displayId(id))} ${plainText(what)}${values}${writerText(writer)}`;
  return wrap(text, columns, '  ', '      ');
}

function writerText({ manager, time }: Pick<TakenChange, 'manager' | 'time'>): string {
  if (manager === null) return '';
  return ` (${plainText(manager)}${time === null ? '' : `, last write ${timeText(time)}`})`;
}

function refusedLines({ file, line, message, help }: RefusedChange, { style, columns }: Screen): string[] {
  const where = file === null || line === null ? '' : `${plainText(file)}:${line} `;
  const head = `${where}${style.yellow('not taken')} ${plainText(message)}`;
  return [
    ...wrap(head, columns, '', '    '),
    ...wrap(`help: ${plainText(help)}`, columns, '    ', '          '),
  ];
}

function closing({ taken, files, refused, dryRun, from }: BackPortSummary): string {
  const left = refused.length === 0 ? '' : ` ${plural(refused.length, 'difference')} could not be taken.`;
  const done = files.filter((file) => file.refused === null);
  const where = from.side === 'cluster' ? 'the cluster' : plainText(from.name);
  if (taken.length === 0) {
    return left === '' ? `Nothing to take: the files have what ${where} has.` : `Nothing was taken.${left}`;
  }
  const what = `${plural(taken.length, 'change')} of the cluster`;
  if (dryRun) {
    return `${what} would be written into ${plural(files.length, 'file')} without --dry-run; nothing was written.${left}`;
  }
  const failed = files.length - done.length;
  const unwritten = failed === 0 ? '' : ` ${plural(failed, 'file')} could not be written.`;
  return `${what} in ${plural(done.length, 'file')}.${unwritten}${left} Nothing was committed: git diff shows every line; commit it when it is right.`;
}
