import type { ObjectId } from '../resource/object-id.ts';
import { displayId } from '../resource/object-id.ts';
import { shorten } from './layout.ts';
import type { MarkdownContext } from './markdown-context.ts';
import { code, escapeMarkdown, link } from './markdown-escape.ts';

/** Longest sentence from outside; a server's message can be as long as it likes. */
const SENTENCE_LIMIT = 600;
const NAME_LIMIT = 200;

/** A sentence from outside, cut where it is endless. What it sets in backticks is code; all else is plain text. */
export function sentence(text: string): string {
  return shorten(text.trim(), SENTENCE_LIMIT)
    .split(/(?<!`)`([^`]+)`(?!`)/)
    .map((part, index) => (index % 2 === 1 ? code(part) : escapeAround(part)))
    .join('');
}

/** `escapeMarkdown` trims, but the blanks beside code stay. */
function escapeAround(text: string): string {
  const [, before = '', after = ''] = /^( *).*?( *)$/s.exec(text) ?? [];
  return text.trim() === '' ? before : before + escapeMarkdown(text) + after;
}

/** As `sentence`, with one full stop at its end. */
export function fullSentence(text: string): string {
  return `${sentence(text.replace(/[.\s]+$/, ''))}.`;
}

/** A name or short text from outside, as code. */
export function name(text: string): string {
  return code(shorten(text, NAME_LIMIT));
}

export function objectName(id: ObjectId): string {
  return name(displayId(id));
}

/** `vpcs.yaml:36`, with a link to the line where the forge has one. */
export function place(
  at: { readonly file: string; readonly line: number } | null,
  { sourceUrl }: Pick<MarkdownContext, 'sourceUrl'>,
): string {
  // the fabric itself is no file
  return at === null || at.file === '.'
    ? ''
    : link(name(`${at.file}:${at.line}`), sourceUrl(at.file, at.line));
}

/** A code of ours, with a link to its page. */
export function codeLink(value: string, { docsUrl }: Pick<MarkdownContext, 'docsUrl'>): string {
  return link(code(value), docsUrl === '' ? null : `${docsUrl}/reference/codes/${value}.md`);
}

/** Head of a table; the rows follow as items. */
export function tableHead(columns: readonly string[]): string {
  return `${row(columns)}\n${row(columns.map(() => '---'))}`;
}

/** Cells are markdown on one line, with borders escaped already. */
export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === '' ? ' ' : cell)).join(' | ')} |`;
}

/** What the forge shows in a coloured box, and what still reads well where it does not. */
export function alert(kind: 'CAUTION' | 'WARNING' | 'NOTE', lines: readonly string[]): string {
  return [`[!${kind}]`, ...lines].map((line) => `> ${line}`).join('\n');
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
