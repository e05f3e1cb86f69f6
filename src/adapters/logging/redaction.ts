import { type SecretParts, secretForms } from './secret-forms.ts';

const MASK = '***';

/** Masks registered secrets in everything that is printed or sent, in all their forms. */
export class Redaction {
  readonly #forms = new Set<string>();
  #longestFirst: readonly string[] = [];

  add(secret: string, as?: SecretParts): void {
    for (const form of secretForms(secret, as)) this.#forms.add(form);
    this.#longestFirst = [...this.#forms].sort((a, b) => b.length - a.length);
  }

  apply(text: string): string {
    let masked = text;
    for (const form of this.#longestFirst) {
      if (masked.includes(form)) masked = masked.replaceAll(form, MASK);
    }
    return masked;
  }
}
