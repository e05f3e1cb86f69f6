import type { IncomingMessage } from 'node:http';

const HIDDEN = '***';

/** Headers of a request by name in small letters, without the value of `authorization`. */
export function headersOf(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      name === 'authorization' ? HIDDEN : Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** The request as it came, but for the value of `authorization`. */
export function rawBytes(message: IncomingMessage, body: Buffer): Buffer {
  const lines = [`${message.method} ${message.url} HTTP/${message.httpVersion}`];
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    const name = message.rawHeaders[index] ?? '';
    const value = name.toLowerCase() === 'authorization' ? HIDDEN : message.rawHeaders[index + 1];
    lines.push(`${name}: ${value}`);
  }
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
