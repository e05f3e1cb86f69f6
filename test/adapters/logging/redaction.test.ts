import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Redaction } from '../../../src/adapters/logging/redaction.ts';

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
});
