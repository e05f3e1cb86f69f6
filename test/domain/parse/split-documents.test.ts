import { describe, expect, test } from '@jest/globals';
import { splitDocuments } from '../../../src/domain/parse/split-documents.ts';

function split(text: string): [string, string][] {
  return [...splitDocuments(text)].map(({ start, end, content }) => [text.slice(start, end), content]);
}

describe('cutting a stream into documents', () => {
  test.each<[string, string, [string, string][]]>([
    ['no marker at all', 'a: 1\n', [['a: 1\n', 'value']]],
    [
      'a marker before each',
      '---\na\n---\nb',
      [
        ['---\na\n', 'value'],
        ['---\nb', 'value'],
      ],
    ],
    [
      'a value before the first marker',
      'a\n---\nb',
      [
        ['a\n', 'value'],
        ['---\nb', 'value'],
      ],
    ],
    ['comments before the first marker', '# c\n\n---\nb', [['---\nb', 'value']]],
    ['directives before a marker', '%YAML 1.1\n# c\n---\nb', [['%YAML 1.1\n# c\n---\nb', 'value']]],
    ['an end marker', 'a\n...\n# c\n', [['a\n', 'value']]],
    [
      'a value behind an end marker',
      'a\n...\nb\n',
      [
        ['a\n', 'value'],
        ['\nb\n', 'value'],
      ],
    ],
    [
      'directives behind an end marker',
      'a\n...\n%T\n---\nb',
      [
        ['a\n', 'value'],
        ['\n%T\n---\nb', 'value'],
      ],
    ],
    [
      'nothing between markers',
      '---\n---\n',
      [
        ['---\n', 'nothing'],
        ['---\n', 'nothing'],
      ],
    ],
    [
      'comments between markers',
      '--- # a\n---',
      [
        ['--- # a\n', 'comment'],
        ['---', 'nothing'],
      ],
    ],
    [
      'a value on the line of the marker',
      '--- a\n--- b',
      [
        ['--- a\n', 'value'],
        ['--- b', 'value'],
      ],
    ],
    [
      'lines that end in CRLF',
      '---\r\na\r\n---\r\n',
      [
        ['---\r\na\r\n', 'value'],
        ['---\r\n', 'nothing'],
      ],
    ],
    [
      'a byte order mark before a marker',
      '\uFEFF---\na\n\uFEFF---\nb',
      [
        ['\uFEFF---\na\n', 'value'],
        ['\uFEFF---\nb', 'value'],
      ],
    ],
    [
      'an end marker behind a byte order mark',
      'a\n\uFEFF...\nb',
      [
        ['a\n', 'value'],
        ['\nb', 'value'],
      ],
    ],
    ['dashes that are no marker', 'a: ---\n ---\n---a\n----\n', [['a: ---\n ---\n---a\n----\n', 'value']]],
    ['an empty text', '', []],
  ])('%s', (_name, text, documents) => {
    expect(split(text)).toEqual(documents);
  });

  test('a line separator does not make a marker', () => {
    expect(split('a: "\u2028---\u2028"')).toHaveLength(1);
  });
});
