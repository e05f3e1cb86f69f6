import { visibleLength } from './text-style.ts';

/** Breaks a text at blanks so that each line, indent included, fits `columns`. Words longer than a line stay whole. */
export function wrap(text: string, columns: number, indent = '', hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(' ')) {
    const fits = visibleLength(line) + (empty ? 0 : 1) + visibleLength(word) <= columns;
    if (!empty && !fits) {
      lines.push(line);
      line = hanging;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines;
}

/** Cuts in the middle of nothing: the beginning, then `…`. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = Math.max(1, limit - 1);
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}

/** Columns padded to their widest cell; the last one is wrapped to what is left of the screen. */
export function table(rows: readonly (readonly string[])[], columns: number, indent = '  '): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => visibleLength(row[column] ?? ''))),
  );
  return rows.flatMap((row) => {
    let head = indent;
    for (const [column, cell] of row.slice(0, -1).entries()) {
      head += cell + ' '.repeat((widths[column] ?? 0) - visibleLength(cell) + 2);
    }
    const hanging = ' '.repeat(visibleLength(head));
    const last = row[row.length - 1] ?? '';
    const enough = columns - hanging.length >= 24;
    return enough ? wrap(last, columns, head, hanging).map(trimEnd) : [trimEnd(head + last)];
  });
}

function trimEnd(line: string): string {
  return line.trimEnd();
}

/** `a`, `a and b`, `a, b and c`. */
export function sentenceList(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
