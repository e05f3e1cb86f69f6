import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { editDocument } from '../../../src/domain/edit/edit-document.ts';
import { scalarText, unwritablePart } from '../../../src/domain/edit/scalar-text.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { documentsOf } from './edit-oracle.ts';

const plain = { mark: 'double', always: false, inFlow: false } as const;

describe('a scalar is written so that Kubernetes reads the same value', () => {
  test.each([
    'yes',
    'No',
    'on',
    'OFF',
    'y',
    'N',
    'true',
    'null',
    '~',
    '',
    '0777',
    '0o17',
    '08',
    '1_000',
    '1e3',
    '0x1F',
    '0b11',
    '.5',
    '+.inf',
    '.NaN',
    '12:30:45',
    '1:30',
    '2024-01-01',
    '2024-01-01T00:00:00Z',
    '10',
    '-1',
    '1.5',
    'a: b',
    'a #b',
    'a:',
    '- a',
    '-',
    '? a',
    '#a',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '@a',
    '`a',
    '%a',
    "'a",
    '"a',
    '[a',
    '{a',
    ',a',
    '=',
    '<<',
    '---',
    '...',
    ' a',
    'a ',
    '\ta',
    'a\tb',
    'a\nb',
    '\u0007',
    '\u0085',
    '\u200b',
    '\ufeffa',
  ])('the text %j is put in quotes', (text) => {
    expect(scalarText(text, plain)).toMatch(/^".*"$/);
  });

  test.each([
    'a',
    'a-b',
    'leaf-01/E1/5',
    '10.0.0.0/24',
    '0c:20:12:ff:00:01',
    'fd00::1',
    'a,b',
    'a[0]',
    "it's",
    'a b',
    'é',
    '1.2.3',
    'http://x/y',
    'a#b',
  ])('the text %j stays plain', (text) => {
    expect(scalarText(text, plain)).toBe(text);
  });

  test('in brackets, commas and brackets need quotes', () => {
    for (const text of ['a,b', 'a[0]', 'a{b}'])
      expect(scalarText(text, { ...plain, inFlow: true })).toBe(`"${text}"`);
  });

  test('single quotes are doubled, and give way where an escape is needed', () => {
    const single = { mark: 'single', always: true, inFlow: false } as const;
    expect(scalarText("it's", single)).toBe("'it''s'");
    expect(scalarText('a\nb', single)).toBe('"a\\nb"');
  });

  test('any text or number comes back from every place of a file, for YAML 1.2 readers as well', () => {
    const anyScalar = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[-+0-9a-fox_.:eE]{1,8}$/),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(anyScalar, (value: Json) => {
        if (unwritablePart(value) !== null) return;
        for (const text of [
          'spec:\n  a: x\n  l: [b]\n',
          'spec: {a: "x", l: [\'b\']}\n',
          'spec:\n  a: |\n    x\n  l:\n  - b\n',
        ]) {
          for (const pointer of ['/spec/a', '/spec/l/0', '/spec/c', '/spec/l/-']) {
            const result = editDocument(text, 0, [{ op: 'set', pointer, value }]);
            if (result.result === 'unchanged') continue;
            if (result.result === 'refused') throw new Error(`${result.reason}: ${result.message}`);
            const at = pointer === '/spec/l/-' ? '/spec/l/1' : pointer;
            expect(valueAt(documentsOf(result.text)[0] ?? null, at)).toEqual(value === 0 ? 0 : value);
            if (typeof value === 'string') expect(valueAt(parse(result.text) as Json, at)).toBe(value);
          }
        }
      }),
      { seed: 7, numRuns: 250 },
    );
  });

  test.each([
    ['half a surrogate pair', '\ud800'],
    ['an integer beyond 2^53', 2 ** 60],
    ['such a thing deep inside', { a: [{ b: '\udc00x' }] }],
    ['such a key', { '\ud800': 1 }],
  ] as const)('%s is refused', (_name, value) => {
    expect(
      editDocument('spec: {}\n', 0, [{ op: 'set', pointer: '/spec/a', value: value as Json }]),
    ).toMatchObject({
      result: 'refused',
      reason: 'value-not-writable',
    });
  });
});
