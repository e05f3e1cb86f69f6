import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sentenceList, shorten, table, wrap } from '../../../src/domain/report/layout.ts';
import { createStyle, visibleLength } from '../../../src/domain/report/text-style.ts';
import { plural } from '../../../src/domain/shared/plural.ts';

describe('wrapping', () => {
  test('keeps all words in order, and lines within the width where words fit', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 80 }), (list, columns) => {
        const lines = wrap(list.join(' '), columns, '  ', '    ');
        expect(lines.join(' ').split(/ +/).filter(Boolean)).toEqual(list);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('does not count what is only style', () => {
    const { red } = createStyle(true);
    expect(visibleLength(red('four'))).toBe(4);
    expect(wrap(`${red('aaaa')} ${red('bbbb')}`, 9)).toHaveLength(1);
  });
});

test('a table lines up its columns and wraps the last one', () => {
  const rows = [
    ['ok', 'clock', 'fine'],
    [
      'failed',
      'API server',
      'nothing answers at the address that the kubeconfig names, so nothing could be asked',
    ],
  ];
  expect(table(rows, 60)).toEqual([
    '  ok      clock       fine',
    '  failed  API server  nothing answers at the address that',
    '                      the kubeconfig names, so nothing could',
    '                      be asked',
  ]);
});

test('shortening never cuts a character in two', () => {
  expect(shorten('ab🦔cd', 4)).toBe('ab…');
  expect(shorten('abcd', 4)).toBe('abcd');
});

test('numbers and lists read as sentences', () => {
  expect([
    plural(1, 'object'),
    plural(0, 'object'),
    sentenceList(['a']),
    sentenceList(['a', 'b', 'c']),
  ]).toEqual(['1 object', '0 objects', 'a', 'a, b and c']);
});

test('without colour no text holds an escape sequence', () => {
  const { bold, dim, red } = createStyle(false);
  expect(bold('a') + dim('b') + red('c')).toBe('abc');
  expect(createStyle(true).red('')).toBe('');
});
