/** What is looked for: the secret by its name in messages of tests. */
export type Secrets = Readonly<Record<string, string>>;

/** The ways in which a secret may come back out of a server. */
export const SECRET_FORMS: readonly (readonly [string, (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['as code', (secret) => `\`${secret}\``],
  ['broken into two lines', (secret) => `${secret.slice(0, 13)}\n${secret.slice(13)}`],
  ['broken into short lines', (secret) => brokenAt(secret, 9, '\r\n   ')],
  ['in base64', base64],
  ['in base64 inside another text', (secret) => base64(`x${secret}yz`)],
  ['in base64 on several lines', (secret) => brokenAt(base64(secret), 20, '\n')],
  ['in base64 twice', (secret) => base64(base64(secret))],
  ['URL-encoded', encodeURIComponent],
  ['URL-encoded in lower case', (secret) => lowerHex(encodeURIComponent(secret))],
  ['as JSON', (secret) => JSON.stringify({ secret })],
  ['as JSON inside JSON', (secret) => JSON.stringify(JSON.stringify({ secret }))],
  ['as JSON in the way of Go', (secret) => goJson(secret)],
  ['in large hexadecimal digits', (secret) => hex(secret).toUpperCase()],
];

/**
 * Which of the secrets can be got out of a text, and how. It does by itself what somebody would do who looks for them:
 * joins lines, takes escapes of markdown, HTML, JSON and URLs away, and looks for base64 and hexadecimal digits, too.
 */
export function tracesOf(text: string, secrets: Secrets): string[] {
  const readings = [text, ...unwrapped(text)].map((reading) => reading.replaceAll(/\s/g, ''));
  return Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(encodings(secret)).flatMap(([how, code]) => {
      const wanted = code.replaceAll(/\s/g, '');
      return readings.some((reading) => reading.includes(wanted)) ? [`${name} ${how}`] : [];
    }),
  );
}

function encodings(secret: string): Readonly<Record<string, string>> {
  return {
    plain: secret,
    // its ends are mixed with the neighbours
    'in base64': base64(secret).slice(0, -4),
    'in base64 after one byte': base64(`x${secret}`).slice(4, -4),
    'in base64 after two bytes': base64(`xy${secret}`).slice(4, -4),
    'in base64 twice': base64(base64(secret)).slice(0, -8),
    'in digits': hex(secret),
    'in large digits': hex(secret).toUpperCase(),
  };
}

function unwrapped(text: string): string[] {
  const oneLine = text.replaceAll(/\\+[nrt]/g, '').replaceAll(/&#8203;|\u200b|<br>|%0A|%0D/g, '');
  const plain = oneLine
    .replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(lt|gt|amp);/g, (_all, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '')
    .replaceAll(/\\+u00([0-9a-f]{2})/gi, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  const bare = plain.replaceAll('\\', '').replaceAll(/<\/?[a-z]+>/g, '');
  return [oneLine, plain, bare, bare.replaceAll(/%([0-9a-f]{2})/gi, byteOf)];
}

function byteOf(all: string, code: string): string {
  const byte = Number.parseInt(code, 16);
  return byte < 0x80 ? String.fromCharCode(byte) : all;
}

function brokenAt(text: string, width: number, end: string): string {
  return text.replaceAll(new RegExp(`(.{${width}})(?=.)`, 'g'), `$1${end}`);
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

function lowerHex(text: string): string {
  return text.replaceAll(/%../g, (code) => code.toLowerCase());
}

/** The API server is written in Go, whose JSON is safe inside HTML. */
function goJson(secret: string): string {
  return JSON.stringify({ secret }).replaceAll(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}
