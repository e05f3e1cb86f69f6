/** A text without blanks and ends of lines. */
export interface Squeezed {
  readonly text: string;
  /** Where a character of the squeezed text stood. */
  at(index: number): number;
}

/**
 * What stands where lines were broken: blanks of all kinds (an end of a line may have been made a space since), ends of
 * lines as JSON escapes them (once or more often), URL-encoded, in HTML, and the breaks without width that our own markdown
 * puts into long words.
 */
const GAP = /(?:\s|\\{1,4}[nrt]|%0[AD9]|<br>|&#8203;|\u200b)+/gi;

/** Only what is a blank itself: in `\nabc` the letter may be the first of a secret. */
export const BLANKS = /[\s\u200b]+/g;

export function squeeze(text: string, gap: RegExp = GAP): Squeezed {
  const starts: number[] = [];
  const removed: number[] = [];
  let gone = 0;
  for (const { 0: end, index } of text.matchAll(gap)) {
    gone += end.length;
    starts.push(index + end.length - gone);
    removed.push(gone);
  }
  if (gone === 0) return { text, at: (index) => index };
  return {
    text: text.replaceAll(gap, ''),
    at: (index) => index + (removed[lastAtMost(starts, index)] ?? 0),
  };
}

/** Index of the last number that is not larger than `limit`; -1: all are. Numbers ascend. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
