import { FormIndex, type Range } from './form-index.ts';
import { type SecretParts, secretForms } from './secret-forms.ts';
import { BLANKS, squeeze } from './squeeze.ts';

const MASK = '***';

/** A shorter one, with its line ends taken out, may stand in any text by chance. */
const SHORTEST_SQUEEZED = 12;

/** The end of an escaped end of line that begins before a secret (`\` and `nabc`), and the beginning of one that ends after it. */
const TAKEN_FIRST = /^(?:[nrt]|0[AD9])/i;
const TAKEN_LAST = /(?:\\{1,4}|%0?)$/;

/** Masks registered secrets in everything that is printed or sent: in all their forms, and wherever lines were broken. */
export class Redaction {
  readonly #forms = new FormIndex();
  /** Without blanks, and without anything that stands for the end of a line. */
  readonly #joined = new FormIndex();
  readonly #squeezed = new FormIndex();
  #crossesObjects = false;

  add(secret: string, as?: SecretParts): void {
    for (const form of secretForms(secret, as)) {
      this.#forms.add(form);
      addLong(this.#joined, squeeze(form, BLANKS).text);
      const { text } = squeeze(form);
      this.#crossesObjects ||= text.includes(',{');
      addLong(this.#squeezed, text);
      for (const cut of cutForms(text)) addLong(this.#squeezed, cut);
    }
  }

  apply(text: string): string {
    const ranges = [...this.#forms.find(text), ...this.#brokenOverLines(text)];
    return ranges.length === 0 ? text : masked(text, ranges);
  }

  /**
   * Masks a text that comes in pieces which meet between two objects of a list (`},` and blanks with `{`). Where a secret
   * may stand across such a place, all is masked as one text.
   */
  *applyToPieces(pieces: Iterable<string>): Generator<string, void, void> {
    if (this.#crossesObjects) yield this.apply([...pieces].join(''));
    else for (const piece of pieces) yield this.apply(piece);
  }

  #brokenOverLines(text: string): Range[] {
    return [...foundIn(text, this.#joined, BLANKS), ...foundIn(text, this.#squeezed)];
  }
}

function addLong(index: FormIndex, form: string): void {
  if (form.length >= SHORTEST_SQUEEZED) index.add(form);
}

/** What is left of a form where a sign of it was taken for one of an end of line. */
function cutForms(form: string): string[] {
  const first = form.replace(TAKEN_FIRST, '');
  const last = form.replace(TAKEN_LAST, '');
  return [first, last, first.replace(TAKEN_LAST, '')].filter((cut) => cut !== form);
}

function foundIn(text: string, index: FormIndex, gap?: RegExp): Range[] {
  const squeezed = squeeze(text, gap);
  if (squeezed.text.length === text.length) return [];
  return index.find(squeezed.text).map(([start, end]) => [squeezed.at(start), squeezed.at(end - 1) + 1]);
}

/** One mask for all ranges that overlap. */
function masked(text: string, ranges: readonly Range[]): string {
  let result = '';
  let done = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (end <= done) continue;
    if (start >= done) result += text.slice(done, start) + MASK;
    done = end;
  }
  return result + text.slice(done);
}
