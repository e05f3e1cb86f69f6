/** Shorter texts would mask half of every line. */
const SHORTEST_SECRET = 6;

/** Widths at which programs break base64: MIME, PEM, and the two next to them. */
const FOLD_WIDTHS = [76, 64, 72, 60];

/** `whole`: the secret has lines that are no secret by themselves. */
export type SecretParts = 'lines' | 'whole';

/**
 * Every form in which a secret may turn up in a text: as it is, each of its lines (logs are cut at line ends),
 * URL-encoded, as a string of JSON in the dialects of servers, as HTML, in hexadecimal digits, and in base64, also where it
 * is only a part of what was encoded, broken into lines, or encoded twice.
 */
export function secretForms(secret: string, as: SecretParts = 'lines'): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const part of secretParts(secret, as)) {
    for (const form of formsOf(part)) if (form.length >= SHORTEST_SECRET) forms.add(form);
  }
  return forms;
}

/** The secret whole and trimmed, and its single lines. */
function secretParts(secret: string, as: SecretParts): readonly string[] {
  const lines = as === 'whole' ? [] : secret.split('\n').map((line) => line.trim());
  return [...new Set([secret, secret.trim(), ...lines])].filter((part) => part.length >= SHORTEST_SECRET);
}

/**
 * What a runner is told. It knows more forms of each by itself, and takes a text of several lines apart, so it gets
 * single lines only.
 */
export function maskedForms(secret: string, as: SecretParts = 'lines'): ReadonlySet<string> {
  const whole = secret.trim();
  const bytes = Buffer.from(whole, 'utf8');
  const forms = [encoded(whole), bytes.toString('base64'), bytes.toString('base64url')];
  const all = [...secretParts(secret, as), ...forms];
  return new Set(all.filter((form) => form.length >= SHORTEST_SECRET && !/[\r\n]/.test(form)));
}

function formsOf(secret: string): string[] {
  const url = encoded(secret);
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1);
  const hex = Buffer.from(secret, 'utf8').toString('hex');
  return [
    secret,
    ...jsonForms(secret),
    ...[url, inForm].flatMap((form) => [form, withLowerHex(form)]),
    encoded(url),
    ...htmlForms(secret),
    hex,
    hex.toUpperCase(),
    ...base64Forms(secret),
    ...base64Forms(Buffer.from(secret, 'utf8').toString('base64')),
  ];
}

/** As JavaScript writes it, as Go does (the API server is written in it), as PHP does, and inside a string once more. */
function jsonForms(secret: string): string[] {
  const plain = inJson(secret);
  const go = plain.replaceAll(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  return [plain, go, plain.replaceAll('/', '\\/'), inJson(plain), inJson(go)];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** `%2f` instead of `%2F`. */
function withLowerHex(url: string): string {
  return url.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/** Quotes are written in two ways. */
function htmlForms(secret: string): string[] {
  const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    text,
    text.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
    text.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
  ];
}

/** By way of bytes, because half a pair of surrogates cannot be encoded. */
function encoded(secret: string): string {
  return encodeURIComponent(Buffer.from(secret, 'utf8').toString('utf8'));
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
  const whole = bytes.toString('base64');
  return [
    whole,
    bytes.toString('base64url'),
    ...parts,
    ...FOLD_WIDTHS.flatMap((width) => folded(whole, width)),
  ];
}

/** The lines of a text that was broken at `width`; none where it fits on one. */
function folded(text: string, width: number): string[] {
  if (text.length <= width) return [];
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  // a short rest may be anything
  return lines.filter((line) => line.length >= 2 * SHORTEST_SECRET);
}
