/** A line of a diff: kept on both sides, taken away, or added. */
export interface DiffLine {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/** Lines as git counts them; `isEnded`: the last one has its line break. */
interface TextLines {
  readonly lines: readonly string[];
  readonly isEnded: boolean;
}

const CONTEXT = 3;
const NO_LINE_BREAK = '\\ No newline at end of file';

/** The shortest edit from one text to the other, line by line. A last line without line break differs from one with it. */
export function diffLines(before: string, after: string): readonly DiffLine[] {
  const left = markedLines(before);
  const right = markedLines(after);
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end += 1;
  }
  const kept = (text: string): DiffLine => ({ kind: ' ', text });
  return [
    ...left.slice(0, start).map(kept),
    ...middle(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...left.slice(left.length - end).map(kept),
  ];
}

/** `@@` hunks with three lines around each change, without the header of the file; empty: no difference. */
export function unifiedDiff(before: string, after: string): string {
  const lines = diffLines(before, after);
  return hunksOf(lines)
    .map(({ from, to, left, right }) => {
      const part = lines.slice(from, to);
      const leftCount = part.filter(({ kind }) => kind !== '+').length;
      const rightCount = part.filter(({ kind }) => kind !== '-').length;
      const range = (first: number, count: number): string => {
        if (count === 0) return `${first - 1},0`;
        return count === 1 ? `${first}` : `${first},${count}`;
      };
      const head = `@@ -${range(left, leftCount)} +${range(right, rightCount)} @@`;
      return [head, ...part.map(({ kind, text }) => `${kind}${shown(text)}`)].join('\n');
    })
    .join('\n');
}

interface Hunk {
  /** Of the diff's lines. */
  readonly from: number;
  readonly to: number;
  /** First line of each side, 1-based. */
  readonly left: number;
  readonly right: number;
}

function hunksOf(lines: readonly DiffLine[]): readonly Hunk[] {
  const changed = lines.flatMap(({ kind }, index) => (kind === ' ' ? [] : [index]));
  const spans: { from: number; to: number }[] = [];
  for (const index of changed) {
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(lines.length, index + CONTEXT + 1);
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => {
    const above = lines.slice(0, from);
    return {
      from,
      to,
      left: above.filter(({ kind }) => kind !== '+').length + 1,
      right: above.filter(({ kind }) => kind !== '-').length + 1,
    };
  });
}

/** Longest common part by a table; enough for files of some thousand lines. */
function middle(left: readonly string[], right: readonly string[]): readonly DiffLine[] {
  const table = [new Uint32Array(right.length + 1)];
  for (let row = left.length - 1; row >= 0; row -= 1) {
    const below = table[0] ?? new Uint32Array(right.length + 1);
    const line = new Uint32Array(right.length + 1);
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const isSame = left[row] === right[column];
      line[column] = isSame
        ? (below[column + 1] ?? 0) + 1
        : Math.max(below[column] ?? 0, line[column + 1] ?? 0);
    }
    table.unshift(line);
  }
  return walk(left, right, table);
}

function walk(
  left: readonly string[],
  right: readonly string[],
  table: readonly Uint32Array[],
): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < left.length || column < right.length) {
    const old = left[row];
    const next = right[column];
    if (old !== undefined && old === next) {
      lines.push({ kind: ' ', text: old });
      row += 1;
      column += 1;
    } else if (
      old !== undefined &&
      (next === undefined || (table[row + 1]?.[column] ?? 0) >= (table[row]?.[column + 1] ?? 0))
    ) {
      lines.push({ kind: '-', text: old });
      row += 1;
    } else if (next !== undefined) {
      lines.push({ kind: '+', text: next });
      column += 1;
    }
  }
  return lines;
}

function linesOf(text: string): TextLines {
  if (text === '') return { lines: [], isEnded: true };
  const isEnded = text.endsWith('\n');
  return { lines: (isEnded ? text.slice(0, -1) : text).split('\n'), isEnded };
}

/** A last line without line break carries a sign that no line of a text can hold. */
function markedLines(text: string): readonly string[] {
  const { lines, isEnded } = linesOf(text);
  return isEnded ? lines : lines.map((line, index) => (index === lines.length - 1 ? `${line}\n` : line));
}

function shown(text: string): string {
  return text.endsWith('\n') ? `${text}${NO_LINE_BREAK}` : text;
}
