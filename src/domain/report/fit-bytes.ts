import { byteLength } from '../shared/byte-length.ts';
import { plural } from '../shared/plural.ts';

/** Part of a text: a head, and things below it of which as many are shown as there is room for. */
export interface Section {
  /** Markdown above the items: heading, sentence, head of a table. Short: it is never cut. */
  readonly head: string;
  /** Whole blocks (a table row, a list entry, an object with its table and commands): shown whole or not at all. */
  readonly items: readonly string[];
  readonly layout: 'rows' | 'list' | 'blocks';
  /** What an item is, for the count of those left out: `object`, `finding`. */
  readonly noun: string;
  /** Markdown below the items; shown with the head, whatever is left out. */
  readonly foot?: string;
}

export interface Fit {
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Last line, always there: the marker. */
  readonly end: string;
  /** Where what is left out can be seen: `the job summary shows more`. */
  readonly elsewhere: string;
}

const GAP = '\n\n';

/** A section of text only. */
export function plainSection(head: string): Section {
  return { head, items: [], layout: 'blocks', noun: 'line' };
}

/**
 * Puts sections together within a budget. Every one gets its head, then an equal share of the room; what some do not
 * need goes to the others, first come first. What is left out is counted where it is missing, and nothing is ever cut
 * within an item. A budget too small for all heads loses sections from the end, and says how many.
 */
export function fitBytes(sections: readonly Section[], fit: Fit): string {
  const all = sections.filter((section) => section.head !== '' || section.items.length > 0);
  const room = fit.bytes - byteLength(fit.end);
  for (let count = all.length; count > 0; count--) {
    const dropped = all.length - count;
    const kept = all.slice(0, count);
    const closing = dropped === 0 ? [] : [`*${plural(dropped, 'section')} left out: ${fit.elsewhere}.*`];
    const fixed = [...kept.map((section) => smallest(section, fit)), ...closing].map(costOf);
    const left = room - sum(fixed);
    if (left >= 0) return [...grow(kept, left, fit), ...closing, fit.end].join(GAP);
  }
  const first = all[0] === undefined ? '' : wholeLines(all[0].head, room - GAP.length);
  return first === '' ? fit.end : [first, fit.end].join(GAP);
}

/** Shares `left` bytes among sections that have their smallest form for sure. */
function grow(sections: readonly Section[], left: number, fit: Fit): string[] {
  const wanted = sections.map((section) => {
    const full = compose(section, section.items, null);
    return Math.max(0, byteLength(full) - byteLength(smallest(section, fit)));
  });
  const share = Math.floor(left / sections.length);
  let rest = left - sum(wanted.map((want) => Math.min(want, share)));
  return sections.map((section, index) => {
    const want = wanted[index] ?? 0;
    const extra = Math.min(Math.max(0, want - share), rest);
    rest -= extra;
    return render(section, byteLength(smallest(section, fit)) + Math.min(want, share) + extra, fit);
  });
}

/** As many items as fit into `room`, which is enough for the smallest form. */
function render(section: Section, room: number, fit: Fit): string {
  const whole = compose(section, section.items, null);
  if (byteLength(whole) <= room) return whole;
  const between = section.layout === 'blocks' ? GAP.length : 1;
  // the line that counts is longest with no item shown, so its length may be taken from there
  let used = byteLength(compose(section, [''], omission(section, 0, fit))) + byteLength(' more');
  let count = 0;
  for (const item of section.items) {
    used += byteLength(item) + between;
    if (used > room) break;
    count += 1;
  }
  return count === 0
    ? smallest(section, fit)
    : compose(section, section.items.slice(0, count), omission(section, count, fit));
}

/** Without any item, but with the line that counts them. */
function smallest(section: Section, fit: Fit): string {
  return compose(section, [], section.items.length === 0 ? null : omission(section, 0, fit));
}

function omission({ items, noun }: Section, shown: number, { elsewhere }: Fit): string {
  return `*${plural(items.length - shown, shown === 0 ? noun : `more ${noun}`)} left out: ${elsewhere}.*`;
}

function compose(section: Section, items: readonly string[], omitted: string | null): string {
  const { head, layout, foot } = section;
  const shown = items.join(layout === 'blocks' ? GAP : '\n');
  // a table without rows is not begun
  const opening = layout === 'rows' && items.length === 0 ? withoutTable(head) : head;
  const body = items.length === 0 ? opening : [opening, shown].join(layout === 'rows' ? '\n' : GAP);
  return [body, omitted, foot].filter((part) => part !== null && part !== undefined && part !== '').join(GAP);
}

function withoutTable(head: string): string {
  const lines = head.split('\n').filter((line) => !line.startsWith('|'));
  return lines.join('\n').trimEnd();
}

/** Last resort, for a budget smaller than the first section: whole lines from its top. */
function wholeLines(text: string, room: number): string {
  const lines: string[] = [];
  let used = 0;
  for (const line of text.split('\n')) {
    used += byteLength(line) + 1;
    if (used > room) break;
    lines.push(line);
  }
  return lines.join('\n').trimEnd();
}

function costOf(text: string): number {
  return byteLength(text) + GAP.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
