import type { SourceLocation } from '../shared/location.ts';

/** Text of one file with its line starts, so that an offset becomes line and column by a search. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: Uint32Array;
}

export function createSourceText(file: string, text: string): SourceText {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  const lineStarts = new Uint32Array(lines);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts[line++] = at + 1;
  return { file, text, lineStarts };
}

/** 1-based line of `offset`. */
export function lineAt(source: SourceText, offset: number): number {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/**
 * Place of `offset`, which may lie at the very end of the text but not behind it. Columns count UTF-16 units from 1, as
 * editors do; a byte order mark has no column, and the end of the file counts to its last line that holds something.
 */
export function locationAt(source: SourceText, offset: number): SourceLocation {
  let at = Math.max(0, Math.min(offset, source.text.length));
  if (at === source.text.length && at > 0 && source.text[at - 1] === '\n') {
    at -= source.text[at - 2] === '\r' ? 2 : 1;
  }
  const line = lineAt(source, at);
  const start = source.lineStarts[line - 1] ?? 0;
  const mark = source.text.charCodeAt(start) === 0xfeff && at > start ? 1 : 0;
  return { file: source.file, line, column: at - start - mark + 1 };
}
