const MASK = '***';

/** Shorter texts would mask half of every line. */
const SHORTEST_SECRET = 6;

/**
 * Masks registered secrets in everything that is printed: as they are, line by line, URL-encoded, as a JSON string, and
 * in base64, also where they are only a part of what was encoded.
 */
export class Redaction {
  readonly #forms = new Set<string>();
  #longestFirst: readonly string[] = [];

  add(secret: string): void {
    // a secret of several lines is masked line by line, too: logs are cut at line ends
    const lines = secret.split('\n').map((line) => line.trim());
    for (const part of [secret, secret.trim(), ...lines]) {
      if (part.length < SHORTEST_SECRET) continue;
      for (const form of formsOf(part)) if (form.length >= SHORTEST_SECRET) this.#forms.add(form);
    }
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

function formsOf(secret: string): string[] {
  const asJson = JSON.stringify(secret).slice(1, -1);
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  return [secret, asJson, encodeURIComponent(secret), inForm, ...base64Forms(secret)];
}

/** Inside a longer text base64 looks one of three ways, by where the secret starts; its ends mix with the neighbours. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const parts = [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const text = padded.toString('base64').replace(/=+$/, '');
    const own = text.slice(offset === 0 ? 0 : offset + 1, padded.length % 3 === 0 ? text.length : -1);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [bytes.toString('base64'), bytes.toString('base64url'), ...parts];
}
