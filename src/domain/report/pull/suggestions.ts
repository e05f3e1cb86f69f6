import type { Mend } from '../../resource/mend.ts';
import { plainText } from '../escape-text.ts';
import { showInvisible } from '../invisible-characters.ts';
import { shorten } from '../layout.ts';
import { name, sentence } from '../markdown-parts.ts';
import type { DiffLine, PullFile } from './changed-lines.ts';

/** A remark that offers other text for lines of the diff's right side, to be taken with a click. */
export interface Suggestion {
  /** In the repository. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly body: string;
}

export interface SuggestionSources {
  readonly mends: readonly Mend[];
  readonly files: readonly PullFile[];
  /** Path in the repository of a file of the fabric; null: it is not in it. */
  repositoryPath(file: string): string | null;
  /** A line of a file as it was looked at: the checkout may be the merge, whose lines stand elsewhere. */
  sourceLine(file: string, line: number): string | undefined;
}

/** More in one review is a wall; the comment lists all of them. */
const MOST = 20;
/** A suggestion is looked at line by line. */
const MOST_LINES = 60;

/**
 * Mends as suggestions, as far as all their lines stand together in one hunk of the diff and are the same there. What
 * cannot be seen on a page, or would have its line ends changed, is not offered.
 */
export function suggestionsFor({ mends, files, ...places }: SuggestionSources): readonly Suggestion[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const found: Suggestion[] = [];
  for (const mend of mends) {
    const path = places.repositoryPath(mend.file);
    const lines = path === null ? undefined : byPath.get(path)?.diff?.lines;
    if (path === null || lines === undefined) continue;
    const made = suggestionFor(mend, path, lines, places);
    if (made !== null && !found.some((other) => overlaps(other, made))) found.push(made);
    if (found.length === MOST) break;
  }
  return found;
}

function overlaps(a: Suggestion, b: Suggestion): boolean {
  return a.path === b.path && a.startLine <= b.endLine && b.startLine <= a.endLine;
}

function suggestionFor(
  mend: Mend,
  path: string,
  diff: readonly DiffLine[],
  { sourceLine }: Pick<SuggestionSources, 'sourceLine'>,
): Suggestion | null {
  if (mend.lines.length === 0) return null;
  const startLine = Math.min(...mend.lines.map(({ from }) => from));
  const endLine = Math.max(...mend.lines.map(({ from, to }) => Math.max(from, to)));
  if (endLine - startLine >= MOST_LINES) return null;
  const shown = diff.filter(({ line }) => line >= startLine && line <= endLine);
  const isWhole =
    shown.length === endLine - startLine + 1 && new Set(shown.map(({ hunk }) => hunk)).size === 1;
  const isSame = shown.every(({ line, text }) => sourceLine(mend.file, line)?.replace(/\r$/, '') === text);
  if (!isWhole || !isSame) return null;
  const text = mended(mend, shown);
  if (text === null) return null;
  return { path, startLine, endLine, body: bodyOf(mend, text) };
}

/** The lines as they would be; null: they cannot be offered. */
function mended({ lines: changes }: Mend, shown: readonly DiffLine[]): string[] | null {
  if (changes.some(({ was, text }) => `${was}${text}`.includes('\r'))) return null;
  const result: string[] = [];
  for (const { line, text } of shown) {
    for (const change of changes) if (change.from === line) result.push(...linesOf(change.text));
    if (!changes.some(({ from, to }) => line >= from && line <= to)) result.push(text);
  }
  return result.every(isPlain) ? result : null;
}

function linesOf(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function isPlain(line: string): boolean {
  const untabbed = line.replaceAll('\t', ' ');
  return showInvisible(plainText(untabbed)) === untabbed;
}

const TITLES: Readonly<Record<Mend['reason'], string>> = {
  'server-owned': 'The cluster writes this field, so it does not belong in Git',
  'former-version': 'The apiVersion is that of an earlier fabric',
  'normal-form': 'The fabric stores it in another form',
  misspelt: 'There is no such field',
  hydrated: 'It was left out',
};

const MESSAGE_LIMIT = 400;

function bodyOf({ reason, kind, name: called, message }: Mend, lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const bar = '`'.repeat(Math.max(2, ...runs) + 1);
  const object = kind === null || called === null ? '' : ` (${name(`${kind} ${called}`)})`;
  return [
    `**${TITLES[reason]}**${object}: ${sentence(shorten(message, MESSAGE_LIMIT))}`,
    [`${bar}suggestion`, ...lines, bar].join('\n'),
  ].join('\n\n');
}
