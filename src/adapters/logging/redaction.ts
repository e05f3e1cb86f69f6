import { FormIndex, type Range } from './form-index.ts';
import { type SecretParts, secretForms } from './secret-forms.ts';
import { squeeze } from './squeeze.ts';

const MASK = '***';

/** A shorter one, with its line ends taken out, may stand in any text by chance. */
const SHORTEST_SQUEEZED = 12;

/** Masks registered secrets in everything that is printed or sent: in all their forms, and wherever lines were broken. */
export class Redaction {
  readonly #forms = new FormIndex();
  readonly #squeezed = new FormIndex();

  add(secret: string, as?: SecretParts): void {
    for (const form of secretForms(secret, as)) {
      this.#forms.add(form);
      const { text } = squeeze(form);
      if (text.length >= SHORTEST_SQUEEZED) this.#squeezed.add(text);
    }
  }

  apply(text: string): string {
    const ranges = [...this.#forms.find(text), ...this.#brokenOverLines(text)];
    return ranges.length === 0 ? text : masked(text, ranges);
  }

  #brokenOverLines(text: string): Range[] {
    const squeezed = squeeze(text);
    if (squeezed.text.length === text.length) return [];
    return this.#squeezed
      .find(squeezed.text)
      .map(([start, end]) => [squeezed.at(start), squeezed.at(end - 1) + 1]);
  }
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
