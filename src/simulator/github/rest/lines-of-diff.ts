import type { ChangedFile } from '../git/changed-files.ts';
import { unifiedDiff } from '../git/unified-diff.ts';

/** Where a line stands in a diff. */
interface DiffPlace {
  /** Counted from 0. */
  readonly hunk: number;
  /** The hunk from its head down to the line. */
  readonly text: string;
}

/** The place of a line of one side; undefined: it is in no hunk. */
export function findPlace(file: ChangedFile, side: 'LEFT' | 'RIGHT', line: number): DiffPlace | undefined {
  if (file.before === null || file.after === null) return undefined;
  const hunks = unifiedDiff(file.before, file.after).split(/\n(?=@@ )/);
  for (const [hunk, text] of hunks.entries()) {
    const end = endOf(text.split('\n'), side, line);
    if (end !== undefined) return { hunk, text: text.split('\n').slice(0, end).join('\n') };
  }
  return undefined;
}

/** How many lines of the hunk it takes to reach the line. */
function endOf(lines: readonly string[], side: 'LEFT' | 'RIGHT', wanted: number): number | undefined {
  const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(lines[0] ?? '');
  let next = Number(side === 'LEFT' ? head?.[1] : head?.[2]);
  const other = side === 'LEFT' ? '+' : '-';
  for (const [index, line] of lines.slice(1).entries()) {
    if (line.startsWith(other) || line.startsWith('\\')) continue;
    if (next === wanted) return index + 2;
    next += 1;
  }
  return undefined;
}
