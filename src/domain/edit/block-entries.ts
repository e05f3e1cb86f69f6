import { isCollection, isMap, isScalar } from 'yaml';
import { isJsonObject, type Json } from '../shared/json.ts';
import {
  columnOf,
  commentsStart,
  entryExtentEnd,
  isFirstOnLine,
  linesBehind,
  newlineAt,
  removalStart,
} from './entry-lines.ts';
import { lineEnd, type Splice } from './line-changes.ts';
import { isPlainSafe } from './scalar-text.ts';
import type { SourceEntry } from './source-tree.ts';
import type { TextStyle } from './text-style.ts';
import { isEmptyCollection, type ValueHint } from './value-text.ts';

/** `lines` as a new entry behind the entry of index `behind`, -1 for the front. `linesAt`: the entry, indented to a column. */
export function insertBlockEntry(
  text: string,
  entries: readonly SourceEntry[],
  behind: number,
  linesAt: (column: number) => readonly string[],
  style: TextStyle,
): Splice[] {
  const [first] = entries;
  const last = entries[behind];
  if (last !== undefined) {
    const offset = entryExtentEnd(text, last);
    const column = columnOf(text, first?.start ?? last.start);
    return [{ from: offset, to: offset, text: linesBehind(text, offset, linesAt(column), style.newline) }];
  }
  if (first === undefined) return [];
  const column = columnOf(text, first.start);
  const newline = newlineAt(text, lineEnd(text, first.start), style.newline);
  if (isFirstOnLine(text, first.start)) {
    const offset = commentsStart(text, first, 0);
    const from = offset === 0 && text.charCodeAt(0) === 0xfeff ? 1 : offset;
    return [{ from, to: from, text: linesAt(column).join(newline) + newline }];
  }
  const inline = linesAt(column).join(newline).trimStart() + newline + ' '.repeat(column);
  return [{ from: first.start, to: first.start, text: inline }];
}

/** Takes an entry away that is not the only one, with its lines and the comments that are clearly its own. */
export function removeBlockEntry(
  text: string,
  entries: readonly SourceEntry[],
  at: number,
  isRoot: boolean,
): Splice[] {
  const entry = entries[at];
  if (entry === undefined) return [];
  const end = entryExtentEnd(text, entry);
  if (isFirstOnLine(text, entry.start)) {
    const neighbours = { above: entries[at - 1], below: entries[at + 1] };
    const start = removalStart(text, entry, neighbours, isRoot);
    const from = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
    return [{ from, to: end, text: '' }];
  }
  const next = text.slice(end).search(/[^ \r\n]/);
  return [{ from: entry.start, to: next === -1 ? end : end + next, text: '' }];
}

/** Cuts an item out with its comments and puts it elsewhere; undefined where items do not stand on lines of their own. */
export function moveBlockEntry(
  text: string,
  entries: readonly SourceEntry[],
  from: number,
  to: number,
  style: TextStyle,
): Splice[] | undefined {
  const entry = entries[from];
  const others = entries.toSpliced(from, 1);
  const behind = others[to - 1];
  const before = others[to];
  if (entry === undefined || !isFirstOnLine(text, entry.start)) return undefined;
  const neighbours = { above: entries[from - 1], below: entries[from + 1] };
  const start = removalStart(text, entry, neighbours, false);
  const end = entryExtentEnd(text, entry);
  const chunk = text.slice(start, end).replace(/\r?\n$/, '');
  let target: number;
  if (behind !== undefined) target = entryExtentEnd(text, behind);
  else if (before !== undefined && isFirstOnLine(text, before.start)) {
    target = commentsStart(text, before, 0);
  } else return undefined;
  if (target > start && target < end) return undefined;
  return [
    { from: start, to: end, text: '' },
    { from: target, to: target, text: linesBehind(text, target, [chunk], style.newline) },
  ];
}

/** How entries around a new one are written. */
export function hintFrom(siblings: readonly SourceEntry[], value: Json): ValueHint {
  const alike = siblings.filter(({ node }) => {
    if (!isCollection(node)) return false;
    return node.items.length > 0 && isJsonObject(value) === isMap(node);
  });
  const last = alike.at(-1)?.node;
  if (isCollection(last) && !isEmptyCollection(value)) return { flow: last.flow === true };
  const text = siblings.map(({ node }) => node).findLast((node) => isScalar(node) && isTextNode(node));
  if (typeof value !== 'string' || !isScalar(text)) return {};
  if (text.type === 'QUOTE_DOUBLE') return { scalar: { mark: 'double', always: true } };
  if (text.type === 'QUOTE_SINGLE') return { scalar: { mark: 'single', always: true } };
  return { scalar: { always: false } };
}

/** A text that shows a habit: plain, or in quotes that it does not need. */
function isTextNode(node: { readonly type?: unknown; readonly value: unknown }): boolean {
  if (typeof node.value !== 'string') return false;
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') return isPlainSafe(node.value, true);
  return node.type === 'PLAIN' && isPlainSafe(node.value, true);
}
