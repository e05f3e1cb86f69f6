import type { LineChange } from '../shared/line-change.ts';

/** A piece of text put in the place of [from, to). */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a text consists of: parts of the text before, and new text between them. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string };

export interface TrackedText {
  readonly before: string;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export function trackText(text: string): TrackedText {
  return { before: text, text, pieces: [{ from: 0, to: text.length }] };
}

/** `splices` count in `tracked.text` and do not overlap. */
export function splice(tracked: TrackedText, splices: readonly Splice[]): TrackedText {
  let { text } = tracked;
  let pieces = tracked.pieces;
  for (const one of [...splices].sort((a, b) => b.from - a.from || b.to - a.to)) {
    text = text.slice(0, one.from) + one.text + text.slice(one.to);
    pieces = [
      ...cut(pieces, 0, one.from),
      { text: one.text },
      ...cut(pieces, one.to, Number.MAX_SAFE_INTEGER),
    ];
  }
  return { before: tracked.before, text, pieces };
}

/** The pieces that make up [from, to) of the text. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = 'text' in piece ? piece.text.length : piece.to - piece.from;
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (start < end) {
      found.push(
        'text' in piece
          ? { text: piece.text.slice(start, end) }
          : { from: piece.from + start, to: piece.from + end },
      );
    }
    at += length;
  }
  return found;
}

/** What was done, in whole lines of the text before. `firstLine`: number of its first line. */
export function lineChanges(tracked: TrackedText, firstLine: number): LineChange[] {
  const { before } = tracked;
  const changes: LineChange[] = [];
  let line = firstLine;
  let at = 0;
  for (const { from, to, text } of wholeLines(before, changedParts(tracked))) {
    if (before.slice(from, to) === text) continue;
    line += newlinesIn(before, at, from);
    const unfinished = to > from && before[to - 1] !== '\n';
    const lines = newlinesIn(before, from, to);
    changes.push({ from: line, to: line + lines + (unfinished ? 1 : 0) - 1, text });
    line += lines;
    at = to;
  }
  return changes;
}

function changedParts({ before, pieces }: TrackedText): Splice[] {
  const parts: Splice[] = [];
  let at = 0;
  let added = '';
  for (const piece of [...pieces, { from: before.length, to: before.length }]) {
    if ('text' in piece) {
      added += piece.text;
      continue;
    }
    if (piece.from > at || added !== '') parts.push({ from: at, to: piece.from, text: added });
    at = piece.to;
    added = '';
  }
  return parts;
}

/** The same changes, widened to whole lines and joined where they meet in one. */
function wholeLines(before: string, parts: readonly Splice[]): Splice[] {
  const lines: Splice[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const meets = last !== undefined && lineStart(before, part.from) < last.to;
    const from = meets ? last.from : lineStart(before, part.from);
    const kept = meets
      ? last.text.slice(0, last.text.length - (last.to - part.from))
      : before.slice(from, part.from);
    const text = kept + part.text;
    const clean = isLineStart(before, part.to) && (text === '' || text.endsWith('\n'));
    const to = clean ? part.to : lineEnd(before, part.to);
    if (meets) lines.pop();
    lines.push({ from, to, text: text + before.slice(part.to, to) });
  }
  return lines;
}

/** `text` with the changes made: the same as the edited text, where the changes tell all of it. */
export function applyLineChanges(text: string, changes: readonly LineChange[]): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let result = '';
  let next = 1;
  for (const { from, to, text: replacement } of changes) {
    result += lines.slice(next - 1, from - 1).join('') + replacement;
    next = to + 1;
  }
  return result + lines.slice(next - 1).join('');
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the line that holds `offset`: of the next line, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n';
}

export function newlinesIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
