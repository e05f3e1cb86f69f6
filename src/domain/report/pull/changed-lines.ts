/** A line of the right side of a diff. */
export interface DiffLine {
  /** 1-based, in the file as the pull request has it. */
  readonly line: number;
  /** Without its end. */
  readonly text: string;
  readonly isAdded: boolean;
  /** Counted from 0; remarks may not reach over two hunks. */
  readonly hunk: number;
}

export interface FileDiff {
  readonly lines: readonly DiffLine[];
  /** Lines that are new, and those beside a line that is gone. */
  readonly touched: ReadonlySet<number>;
}

/** What a pull request changes of one file; `diff` null: too large or binary, so any line may be changed. */
export interface PullFile {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed' | 'other';
  readonly diff: FileDiff | null;
}

const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/** Reads a unified diff without file header. What does not look like one is passed over. */
export function readDiff(patch: string): FileDiff {
  const lines: DiffLine[] = [];
  const touched = new Set<number>();
  let hunk = -1;
  let line = 0;
  for (const text of patch.split('\n')) {
    const head = HUNK.exec(text);
    if (head !== null) {
      hunk += 1;
      line = Number(head[1]);
    } else if (hunk >= 0 && (text.startsWith('+') || text.startsWith(' '))) {
      const isAdded = text.startsWith('+');
      lines.push({ line, text: text.slice(1).replace(/\r$/, ''), isAdded, hunk });
      if (isAdded) touched.add(line);
      line += 1;
    } else if (hunk >= 0 && text.startsWith('-')) {
      touched.add(Math.max(1, line - 1)).add(line);
    }
  }
  return { lines, touched };
}

export function pullFile(file: {
  readonly path: string;
  readonly status: PullFile['status'];
  readonly patch: string | null;
}): PullFile {
  const { path, status, patch } = file;
  return { path, status, diff: patch === null ? null : readDiff(patch) };
}

/** Does the pull request touch one of the lines `from` to `to` of a file? */
export function touches(file: PullFile | undefined, from: number, to: number): boolean {
  if (file === undefined) return false;
  if (file.diff === null || file.status === 'added') return true;
  for (const line of file.diff.touched) if (line >= from && line <= to) return true;
  return false;
}
