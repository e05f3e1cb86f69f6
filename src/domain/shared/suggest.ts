import { compareText } from './compare-text.ts';

/** Longer words are compared for equality of letters only: distance costs the product of the lengths. */
const LONGEST_COMPARED = 80;

export interface Match {
  readonly word: string;
  /** How it differs from what was written: only by case, `-`, `_` or `.`; by plural; cut short; by wrong letters. */
  readonly quality: 'same' | 'number' | 'abbreviation' | 'typo';
}

/** Lower case without `-`, `_`, `.` and blanks: `IPv4_Namespace`, `ipv4-namespace` and `ipv4Namespace` are one word. */
export function lettersOf(word: string): string {
  return word.toLowerCase().replaceAll(/[-_.\s]/g, '');
}

/**
 * Edits (insert, delete, replace, swap of neighbours) from `a` to `b`; `limit + 1` as soon as it must be more. Only
 * cells within `limit` of the diagonal are looked at: others cannot be part of a short way.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return tooFar;
  const width = b.length + 1;
  let beforeLast = new Array<number>(width).fill(tooFar);
  let last = Array.from({ length: width }, (_, column) => column);
  let current = new Array<number>(width).fill(tooFar);
  for (let row = 1; row <= a.length; row++) {
    const from = Math.max(1, row - limit);
    const to = Math.min(b.length, row + limit);
    current[from - 1] = from === 1 ? row : tooFar;
    let smallest = current[from - 1] ?? tooFar;
    for (let column = from; column <= to; column++) {
      const equal = a[row - 1] === b[column - 1];
      let best = (last[column - 1] ?? tooFar) + (equal ? 0 : 1);
      if (column < row + limit) best = Math.min(best, (last[column] ?? tooFar) + 1);
      best = Math.min(best, (current[column - 1] ?? tooFar) + 1);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, (beforeLast[column - 2] ?? tooFar) + 1);
      current[column] = best;
      if (best < smallest) smallest = best;
    }
    if (smallest > limit) return tooFar;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(tooFar, last[b.length] ?? tooFar);
}

/** One edit for every three letters, at most three: more would be another word. */
function allowedEdits(a: string, b: string): number {
  return Math.min(3, Math.floor(Math.max(a.length, b.length) / 3));
}

function singular(letters: string): string {
  if (letters.endsWith('ies')) return `${letters.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(letters)) return letters.slice(0, -2);
  return letters.endsWith('s') ? letters.slice(0, -1) : letters;
}

function isAbbreviation(short: string, long: string): boolean {
  return short.length >= 3 && long.startsWith(short);
}

const SAME = 0;
const OTHER_NUMBER = 1;
const ONE_EDIT = 2;
const ABBREVIATION = 2.5;
const TOO_FAR = Number.POSITIVE_INFINITY;

/** The candidate that `word` was most probably meant to be; undefined when none is near. Ties go by alphabet. */
export function closest(word: string, candidates: Iterable<string>): Match | undefined {
  const letters = lettersOf(word);
  let best: string | undefined;
  let bestRank = TOO_FAR;
  for (const candidate of candidates) {
    const rank = rankOf(letters, lettersOf(candidate));
    if (rank === TOO_FAR || rank > bestRank) continue;
    if (best !== undefined && rank === bestRank && compareText(candidate, best) > 0) continue;
    best = candidate;
    bestRank = rank;
  }
  return best === undefined ? undefined : { word: best, quality: qualityOf(bestRank) };
}

function qualityOf(rank: number): Match['quality'] {
  if (rank === SAME) return 'same';
  if (rank === OTHER_NUMBER) return 'number';
  return rank === ABBREVIATION ? 'abbreviation' : 'typo';
}

function rankOf(letters: string, other: string): number {
  if (letters === other) return SAME;
  if (letters === '' || other === '') return TOO_FAR;
  if (letters.length > LONGEST_COMPARED || other.length > LONGEST_COMPARED) return TOO_FAR;
  if (singular(letters) === singular(other)) return OTHER_NUMBER;
  const allowed = allowedEdits(letters, other);
  const edits = editDistance(letters, other, allowed);
  if (edits === 1 && allowed >= 1) return ONE_EDIT;
  if (isAbbreviation(letters, other)) return ABBREVIATION;
  return edits <= allowed ? ONE_EDIT + edits - 1 : TOO_FAR;
}
