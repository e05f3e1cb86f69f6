import { isMap, isSeq, type Node, type Pair } from 'yaml';
import { lineEnd, lineStart } from './line-changes.ts';
import {
  contentEnd,
  isBlockCollection,
  isBlockScalar,
  isEmptyNode,
  type SourceEntry,
} from './source-tree.ts';

/** Column of `offset` in spaces, 0-based. A byte order mark takes none. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (text.charCodeAt(start) === 0xfeff && offset > start ? 1 : 0);
}

/** True when nothing but indentation stands before the offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^\ufeff? *$/.test(text.slice(lineStart(text, offset), offset));
}

/** Offset behind the last line of an entry, line end included. Blank lines behind a block of text are not its own, unless it keeps them. */
export function entryLinesEnd(text: string, entry: SourceEntry): number {
  const block = lastBlockScalar(entry.node);
  if (block !== null) {
    const end = contentEnd(block);
    return end > 0 && text[end - 1] === '\n' ? end : lineEnd(text, end);
  }
  return lineEnd(text, entry.end);
}

/** The block of text that the value ends with, if it does. */
function lastBlockScalar(node: Node | null): Node | null {
  if (isBlockScalar(node)) return node;
  if (!isBlockCollection(node)) return null;
  const last = isSeq(node)
    ? node.items.at(-1)
    : isMap(node)
      ? (node.items.at(-1) as Pair | undefined)?.value
      : null;
  return lastBlockScalar((last ?? null) as Node | null);
}

/** The same and the comments right below it that are indented deeper than the entry: they belong to it. */
export function entryExtentEnd(text: string, entry: SourceEntry): number {
  const column = columnOf(text, entry.start);
  let end = entryLinesEnd(text, entry);
  for (;;) {
    const comment = /^( *)#/.exec(text.slice(end, lineEnd(text, end)));
    if (comment === null || (comment[1] ?? '').length <= column) return end;
    end = lineEnd(text, end);
  }
}

/** Start of the comments that stand right above the line of `entry`, at its column; the start of the line where there are none. */
export function commentsStart(text: string, entry: SourceEntry, floor: number): number {
  const indent = ' '.repeat(columnOf(text, entry.start));
  let start = lineStart(text, entry.start);
  while (start > floor) {
    const above = lineStart(text, start - 1);
    if (above < floor || !text.slice(above, start).startsWith(`${indent}#`)) break;
    start = above;
  }
  return start;
}

/**
 * Start of what goes when `entry` goes: with the comments right above it, if they speak of nothing else. They do not when
 * a blank line, another comment or the end of the collection follows; where the next entry follows directly, they may be
 * about both and stay. Those at the head of a document stay always.
 */
export function removalStart(
  text: string,
  entry: SourceEntry,
  neighbours: { readonly above: SourceEntry | undefined; readonly below: SourceEntry | undefined },
  isRoot: boolean,
): number {
  const own = lineStart(text, entry.start);
  if (isRoot && neighbours.above === undefined) return own;
  const floor = neighbours.above === undefined ? 0 : entryLinesEnd(text, neighbours.above);
  const start = commentsStart(text, entry, floor);
  const { below } = neighbours;
  if (start === own || below === undefined) return start;
  return lineStart(text, below.start) === entryExtentEnd(text, entry) ? own : start;
}

/** The line end that is used around `offset`. */
export function newlineAt(text: string, offset: number, otherwise: '\n' | '\r\n'): '\n' | '\r\n' {
  const before = text.lastIndexOf('\n', offset - 1);
  const at = before === -1 ? text.indexOf('\n', offset) : before;
  if (at === -1) return otherwise;
  return text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** `lines` put behind the line that ends at `offset` (a line start, or the end of the text). */
export function linesBehind(
  text: string,
  offset: number,
  lines: readonly string[],
  otherwise: '\n' | '\r\n',
): string {
  const newline = newlineAt(text, offset, otherwise);
  const joined = lines.join(newline);
  const unfinished = offset > 0 && text[offset - 1] !== '\n';
  return unfinished ? newline + joined : joined + newline;
}

export function isInline(node: Node | null): boolean {
  return !isEmptyNode(node) && !isBlockScalar(node) && !isBlockCollection(node);
}
