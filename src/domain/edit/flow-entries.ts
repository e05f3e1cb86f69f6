import { columnOf, isFirstOnLine, newlineAt } from './entry-lines.ts';
import { lineEnd, lineStart, type Splice } from './line-changes.ts';
import type { SourceEntry } from './source-tree.ts';
import type { TextStyle } from './text-style.ts';

/** The style of one collection in brackets that holds something, for what is put into it. */
export function localFlowStyle(text: string, entries: readonly SourceEntry[], style: TextStyle): TextStyle {
  const [first, second] = entries;
  const between =
    first !== undefined && second !== undefined ? text.slice(first.end, second.start) : undefined;
  const keys = entries.flatMap(({ keyNode }) => (keyNode?.range == null ? [] : [text[keyNode.range[0]]]));
  const quoted = keys.filter((sign) => sign === '"' || sign === "'");
  const tight = entries.some(
    ({ head, node }) => node?.range != null && node.range[0] === head && text[head - 1] === ':',
  );
  return {
    ...style,
    flowComma: between !== undefined && /^, *$/.test(between) ? between : style.flowComma,
    flowColon: tight ? ':' : style.flowColon,
    quoteKeys: keys.length === 0 ? style.quoteKeys : quoted.length === keys.length,
    mark: quoted[0] === '"' ? 'double' : quoted[0] === "'" ? 'single' : style.mark,
  };
}

/** `written` as a new entry behind the one of index `behind`, -1 for the front. The collection holds something. */
export function insertFlowEntry(
  text: string,
  entries: readonly SourceEntry[],
  behind: number,
  written: string,
  style: TextStyle,
): Splice[] {
  const [first] = entries;
  if (first === undefined) return [];
  const anchor = entries[Math.max(behind, 0)] ?? first;
  const indent = ' '.repeat(columnOf(text, anchor.start));
  const ownLines = entries.every((entry) => hasOwnLines(text, entry));
  if (!ownLines) {
    if (behind < 0) return [{ from: first.start, to: first.start, text: `${written}${style.flowComma}` }];
    return [
      {
        from: anchor.end,
        to: anchor.end,
        text: `${afterColon(text, anchor.end)}${style.flowComma}${written}`,
      },
    ];
  }
  const newline = newlineAt(text, lineEnd(text, anchor.start), style.newline);
  if (behind < 0) {
    const from = lineStart(text, first.start);
    return [{ from, to: from, text: `${indent}${written},${newline}` }];
  }
  if (anchor.comma !== null) {
    const from = lineEnd(text, anchor.comma);
    return [{ from, to: from, text: `${indent}${written},${newline}` }];
  }
  const from = lineEnd(text, anchor.end);
  return [
    { from: anchor.end, to: anchor.end, text: ',' },
    { from, to: from, text: `${indent}${written}${newline}` },
  ];
}

/** Takes an entry away that is not the only one. */
export function removeFlowEntry(text: string, entries: readonly SourceEntry[], at: number): Splice[] {
  const entry = entries[at];
  const above = entries[at - 1];
  const below = entries[at + 1];
  if (entry === undefined) return [];
  const isLast = below === undefined;
  const danglingComma =
    isLast && entry.comma === null && above?.comma != null
      ? [{ from: above.comma, to: above.comma + 1, text: '' }]
      : [];
  if (hasOwnLines(text, entry)) {
    const gone = {
      from: lineStart(text, entry.start),
      to: lineEnd(text, entry.comma ?? entry.end),
      text: '',
    };
    return [...danglingComma, gone];
  }
  if (below !== undefined) {
    const commaEnd = (entry.comma ?? entry.end) + 1;
    if (!text.slice(entry.end, below.start).includes('\n'))
      return [{ from: entry.start, to: below.start, text: '' }];
    const before = above === undefined ? entry.start : blanksBefore(text, entry.start);
    return [{ from: before, to: commaEnd, text: '' }];
  }
  if (above === undefined) return [];
  if (!text.slice(above.end, entry.start).includes('#'))
    return [{ from: above.end, to: entry.end, text: afterColon(text, above.end) }];
  return [...danglingComma, { from: entry.start, to: (entry.comma ?? entry.end - 1) + 1, text: '' }];
}

function blanksBefore(text: string, offset: number): number {
  let at = offset;
  while (text[at - 1] === ' ') at -= 1;
  return at;
}

/** A colon right before a comma or bracket is part of a text to some readers. */
function afterColon(text: string, offset: number): '' | ' ' {
  return text[offset - 1] === ':' ? ' ' : '';
}

/** Each slot keeps its commas and comments and gets the text of the item that now stands there. */
export function moveFlowEntry(
  text: string,
  entries: readonly SourceEntry[],
  from: number,
  to: number,
): Splice[] {
  const moving = entries[from];
  if (moving === undefined) return [];
  const sorted = entries.toSpliced(from, 1).toSpliced(to, 0, moving);
  return entries.flatMap((slot, at) => {
    const taken = sorted[at];
    if (taken === undefined || taken === slot) return [];
    return [{ from: slot.start, to: slot.end, text: text.slice(taken.start, taken.end) }];
  });
}

/** Nothing else stands on its lines but a comma and a comment. */
function hasOwnLines(text: string, entry: SourceEntry): boolean {
  const behind = (entry.comma ?? entry.end - 1) + 1;
  return (
    isFirstOnLine(text, entry.start) &&
    /^[ \t]*(?:#.*)?\r?\n$/.test(text.slice(behind, lineEnd(text, behind)))
  );
}
