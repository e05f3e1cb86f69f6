/** From the first character to the one after the last. */
export type Range = readonly [start: number, end: number];

/** Characters by which a text is looked up; no form is shorter. */
const KEY_LENGTH = 6;
const SLOTS = 1 << 16;

/** Finds many texts in one pass: what it costs does not grow with their number. */
export class FormIndex {
  readonly #byKey = new Map<string, Set<string>>();
  /** Which places can be passed over without a look into the map. */
  readonly #slots = new Uint8Array(SLOTS);

  /** A form with fewer than six characters is left out. */
  add(form: string): void {
    if (form.length < KEY_LENGTH) return;
    const key = form.slice(0, KEY_LENGTH);
    const known = this.#byKey.get(key) ?? new Set();
    this.#byKey.set(key, known.add(form));
    this.#slots[slotOf(form, 0)] = 1;
  }

  /** Where forms stand, in the order of their starts; they may overlap. */
  find(text: string): Range[] {
    const found: Range[] = [];
    for (let at = 0; at + KEY_LENGTH <= text.length; at++) {
      if (this.#slots[slotOf(text, at)] !== 1) continue;
      for (const form of this.#byKey.get(text.slice(at, at + KEY_LENGTH)) ?? []) {
        if (text.startsWith(form, at)) found.push([at, at + form.length]);
      }
    }
    return found;
  }
}

function slotOf(text: string, at: number): number {
  const [a, b, c] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return (a * 961 + b * 31 + c) % SLOTS;
}
