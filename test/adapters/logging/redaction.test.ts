import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Redaction } from '../../../src/adapters/logging/redaction.ts';
import { jsonPieces } from '../../../src/domain/report/json-pieces.ts';

const SECRET = 'token/with+odd=chars&more';

function masking(...secrets: string[]): Redaction {
  const redaction = new Redaction();
  for (const secret of secrets) redaction.add(secret);
  return redaction;
}

describe('redaction', () => {
  test.each([
    ['as it is', SECRET],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
    ['URL-encoded', encodeURIComponent(SECRET)],
    ['in a form', new URLSearchParams({ t: SECRET }).toString().slice(2)],
  ])('masks a secret %s', (_how, written) => {
    const masked = masking(SECRET).apply(`before ${written} after`);
    expect(masked).toMatch(/^before \*\*\*=* after$/);
  });

  test('masks a secret inside a longer text that was encoded in base64, wherever it starts', () => {
    for (const before of ['', 'a', 'ab', 'abc']) {
      const encoded = Buffer.from(`${before}${SECRET}zz`).toString('base64');
      const masked = masking(SECRET).apply(encoded);
      expect(masked).toContain('***');
      expect(Buffer.from(masked.replace('***', ''), 'base64').toString()).not.toContain('odd');
    }
  });

  test('masks each line of a secret that has several, and its form as a JSON string', () => {
    const key = '-----BEGIN KEY-----\nAAAABBBBCCCC\nDDDDEEEEFFFF\n-----END KEY-----\n';
    const redaction = masking(key);
    expect(redaction.apply('x DDDDEEEEFFFF y')).toBe('x *** y');
    expect(redaction.apply(JSON.stringify({ key }))).not.toMatch(/AAAA|DDDD/);
  });

  test.each([60, 64, 72, 76])('masks a long secret in base64 that is broken after %i characters', (width) => {
    const secret = Array.from({ length: 40 }, (_, index) => `part-${index}`).join('.');
    const lines =
      Buffer.from(secret)
        .toString('base64')
        .match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    const masked = masking(secret).apply(`key:\n${lines.join('\n')}\n`);
    for (const line of lines.slice(0, -1)) expect(masked).not.toContain(line);
  });

  const ODD = 'pass/word+of="the" <planted> & user\'s';
  const escaped = (secret: string) => JSON.stringify(secret).slice(1, -1);
  const html = (secret: string, quote: string, apostrophe: string) =>
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', quote)
      .replaceAll("'", apostrophe);

  test.each<readonly [string, (secret: string) => string]>([
    ['as JSON', escaped],
    ['as JSON in JSON', (secret) => escaped(escaped(secret))],
    [
      'as JSON in the way of Go',
      (secret) => escaped(secret).replaceAll(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
    ],
    ['as JSON with its slashes escaped', (secret) => escaped(secret).replaceAll('/', '\\/')],
    [
      'URL-encoded in lower case',
      (secret) => encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase()),
    ],
    ['URL-encoded twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
    ['as HTML', (secret) => html(secret, '&#34;', '&#39;')],
    ['as HTML with named quotes', (secret) => html(secret, '&quot;', '&#x27;')],
    ['in hexadecimal digits', (secret) => Buffer.from(secret).toString('hex')],
    ['in large hexadecimal digits', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
    [
      'in base64 twice',
      (secret) => Buffer.from(Buffer.from(secret).toString('base64')).toString('base64').replace(/=+$/, ''),
    ],
  ])('masks a secret %s', (_how, write) => {
    expect(masking(ODD).apply(`before ${write(ODD)} after`)).toMatch(/^before \*\*\*=* after$/);
  });

  const GAPS = [' ', '\t', '\n', '\r\n', '\n    ', '\\n', '\\\\n', '%0A', '<br>', '&#8203;'];
  test.each(GAPS)('masks a secret that is broken by %j, anywhere and more than once', (end) => {
    const packed = Buffer.from(SECRET).toString('base64').replace(/=+$/, '');
    for (const form of [SECRET, packed, Buffer.from(SECRET).toString('hex')]) {
      for (let at = 1; at < form.length; at++) {
        const once = form.slice(0, at) + end + form.slice(at);
        expect(masking(SECRET).apply(`key: ${once}${end}after`)).toBe(`key: ***${end}after`);
      }
      const often = form.replaceAll(/(.{7})/g, `$1${end}`);
      expect(masking(SECRET).apply(`key: ${often}!`)).not.toMatch(/[a-z0-9]{4,}(?<!8203)$/i);
    }
  });

  test('leaves the lines of a text as they are where nothing is masked in them', () => {
    const text = 'one\r\n  two\\n\nthree %0A four\n';
    expect(masking(SECRET).apply(text)).toBe(text);
    expect(masking(SECRET).apply(`${text}${SECRET}${text}`)).toBe(`${text}***${text}`);
  });

  test('puts one mask over secrets that overlap', () => {
    expect(masking('abcdefghij', 'fghijklmno').apply('x abcdefghijklmno y')).toBe('x *** y');
  });

  test('takes a secret that is no well-formed text', () => {
    expect(masking('half \ud800 of a pair').apply('a half \ud800 of a pair b')).toBe('a *** b');
  });

  test('leaves other text alone, and does not mask short words', () => {
    expect(masking(SECRET, 'abc', '').apply('abc and nothing else')).toBe('abc and nothing else');
  });

  test('whatever the secret and whatever stands around it, no trace of it is left', () => {
    const word = fc.stringMatching(/^[a-z0-9 ./+=]{8,40}$/).filter((text) => text.trim().length >= 6);
    fc.assert(
      fc.property(word, fc.string(), fc.string(), (secret, before, after) => {
        expect(masking(secret).apply(before + secret + after)).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a letter of it stands after a backslash', 'nabcdefghijk=12', 'x\\nabcd\\n  efghijk=12 y', 'x\\n*** y'],
    ['its first signs stand after a per cent sign', '0abcdefghijk=123', 'x%0abcde%0Afghijk=123', 'x%0a***'],
    ['it ends in a backslash', 'abcdefghijkl\\', 'x abcd\\nefghijkl\\n', 'x ***\\n'],
    ['it is broken behind its own backslash', 'abcdefg\\nhijklm', 'x abcdefg\\\n  nhijklm', 'x ***'],
  ])('nor where %s', (_, secret, text, left) => {
    expect(masking(secret).apply(text)).toBe(left);
  });

  test('nor where lines end inside it', () => {
    const word = fc.stringMatching(/^[a-z0-9./+=]{12,40}$/);
    const cuts = fc.array(fc.nat({ max: 39 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(word, cuts, fc.string(), (secret, places, around) => {
        const broken = [...secret].map((sign, at) => (places.includes(at) ? `\n  ${sign}` : sign)).join('');
        const left = masking(secret).apply(around + broken + around);
        expect(left.replaceAll(/\n */g, '')).not.toContain(secret);
      }),
      {
        numRuns: 300,
        examples: [
          ['nabcdefghijk=12', [5], '\\'],
          ['0abcdefghijk=12', [5], '%'],
        ],
      },
    );
  });

  describe('of a text in pieces', () => {
    const filling = Array.from({ length: 2_500 }, (_, index) => ({
      name: `vpc-${index}`,
      why: 'x'.repeat(20),
    }));

    test('masks as in the whole text', () => {
      const secrets = [
        SECRET,
        'two lines of a key\nand the second one',
        '{"a": [1, 2]}',
        '  {"user": "me"}, \n',
      ];
      const item = fc.record({ name: fc.string(), why: fc.oneof(fc.string(), fc.constantFrom(...secrets)) });
      fc.assert(
        fc.property(fc.array(item), fc.array(item), (before, after) => {
          const value = { objects: [...before, ...filling, ...after] };
          const redaction = masking(...secrets);
          const pieces = [...redaction.applyToPieces(jsonPieces(value))];
          expect(pieces.length).toBeGreaterThan(1);
          expect(pieces.join('')).toBe(redaction.apply(`${JSON.stringify(value, null, 2)}\n`));
        }),
        { numRuns: 20 },
      );
    });

    test('masks a secret that stands across the place where two of them meet', () => {
      const value = { objects: filling };
      const pieces = [...jsonPieces(value)];
      const [first = '', second = ''] = pieces;
      const across = `${first.slice(-30)}${second.slice(0, 40)}`;
      for (const secret of [across, across.replaceAll(/\s/g, '')]) {
        const masked = [...masking(secret).applyToPieces(jsonPieces(value))].join('');
        expect(masked).toContain('***');
        expect(masked).not.toContain(across);
      }
    });
  });
});
