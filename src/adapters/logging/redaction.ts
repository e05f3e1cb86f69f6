/** Masks registered secrets in everything that is printed: as they are, base64 and URL-encoded. */
export class Redaction {
  readonly #forms = new Set<string>();

  add(secret: string): void {
    const trimmed = secret.trim();
    if (trimmed.length < 6) return;
    const base64 = Buffer.from(trimmed, 'utf8').toString('base64');
    for (const form of [trimmed, base64, base64.replace(/=+$/, ''), encodeURIComponent(trimmed)]) {
      this.#forms.add(form);
    }
    // a secret of several lines is masked line by line, too: logs are cut at line ends
    for (const line of trimmed.split('\n')) if (line.trim().length >= 6) this.#forms.add(line.trim());
  }

  apply(text: string): string {
    let masked = text;
    for (const form of [...this.#forms].sort((a, b) => b.length - a.length)) {
      if (masked.includes(form)) masked = masked.replaceAll(form, '***');
    }
    return masked;
  }
}
