import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../src/domain/report/escape-text.ts';
import { renderSetup } from '../../../src/domain/report/setup-text.ts';
import { showValue } from '../../../src/domain/report/show-value.ts';
import { renderValidation } from '../../../src/domain/report/validation-text.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import { context, finding, validationOf } from './sample-reports.ts';

/** Everything that can move a cursor, colour, hide or reorder text; line ends are ours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not come through
const DANGEROUS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const PIECES = ['a', ' ', '\u0000', '\u001b', '\u0007', '\r', '\n', '\u009b', '\u200e', '\u202e', '\u2067'];
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('text from files and clusters', () => {
  test('is made visible where it would act on the terminal', () => {
    expect(plainText('a\u001b[31mb\u0007\r\n\u202ec\u0000')).toBe('a\\x1b[31mb\\x07\\r\\n\\u202ec\\x00');
  });

  test('is left alone where it is only text', () => {
    for (const text of ['spec.vlan', 'Gerät ß 日本 🦔', 'a "quoted" \\ text'])
      expect(plainText(text)).toBe(text);
  });

  test('never gets dangerous through a value, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), hostile, (value, text) => {
        const shown = showValue({ [text]: [value as Json, text] });
        expect(shown).not.toMatch(DANGEROUS);
        expect(shown).not.toContain('\n');
      }),
    );
  });

  test('never gets dangerous through a finding', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (file, message, line) => {
        const diagnostic = { ...finding, file, message, help: message };
        const screen = { ...context, sourceLine: () => line };
        expect(renderValidation(validationOf([], [diagnostic]), screen)).not.toMatch(DANGEROUS);
      }),
    );
  });

  test('never gets dangerous through a check of the setup', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const check = { name: 'API server', result: 'failed', detail: text, cure: text } as const;
        expect(renderSetup({ fabric: 'lab', checks: [check] }, context)).not.toMatch(DANGEROUS);
      }),
    );
  });
});

describe('values', () => {
  test.each<[Json | undefined, string]>([
    [undefined, '(none)'],
    [null, 'null'],
    [1001, '1001'],
    ['10.0.1.0/24', '"10.0.1.0/24"'],
    [[], '[]'],
    [{}, '{}'],
    [{ vlan: 1001, 'a b': [true, 'x'] }, '{vlan: 1001, "a b": [true, "x"]}'],
  ])('%j is shown as %s', (value, text) => {
    expect(showValue(value)).toBe(text);
  });

  test('a long one is cut and says how large it is', () => {
    expect(showValue('x'.repeat(5_000))).toMatch(/^"x{50,58}… \(5000 characters\)$/);
    expect(showValue(Array.from({ length: 400 }, (_, index) => index))).toMatch(
      /^\[0, 1, .*… \(400 items\)$/,
    );
  });
});
