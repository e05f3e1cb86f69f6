import { describe, expect, test } from '@jest/globals';
import { readQuickly } from '../../../src/domain/parse/quick-document.ts';
import { isPlainText, resolvePlain, surpriseOf } from '../../../src/domain/parse/scalar-rules.ts';
import { codesOf, parseText, serverWith } from '../../support/parse-text.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const read = (text: string, maxDepth = 100) => readQuickly(text, 0, text.length, maxDepth);

describe('the quick reader takes', () => {
  test.each([
    ['keys and values', 'a: b\nc: d e\n', { a: 'b', c: 'd e' }],
    ['nested mappings', 'a:\n  b:\n    c: d\n  e: f\n', { a: { b: { c: 'd' }, e: 'f' } }],
    ['lists below and beside their key', 'a:\n  - b\nc:\n- d\ne: f\n', { a: ['b'], c: ['d'], e: 'f' }],
    ['lists of mappings', 'a:\n- b: c\n  d: e\n- - f\n  - g\n', { a: [{ b: 'c', d: 'e' }, ['f', 'g']] }],
    [
      'quoted scalars',
      `a: "b: c"\nd: 'it''s # no comment'\n"e": ''\n`,
      { a: 'b: c', d: "it's # no comment", e: '' },
    ],
    ['brackets on one line', 'a: [b, {c: d}, []]\ne: {}\n', { a: ['b', { c: 'd' }, []], e: {} }],
    [
      'what Kubernetes makes of scalars',
      'a: 1\nb: true\nc: ~\nd: 1.5\ne:\n',
      { a: 1, b: true, c: null, d: 1.5, e: null },
    ],
    ['comments and empty lines', '# x\n\na: b # y\n   # z\n\nc: # w\n  d: e\n', { a: 'b', c: { d: 'e' } }],
    ['a marker', '--- # first\na: b\n', { a: 'b' }],
    ['a byte order mark before a marker', '\uFEFF---\na: b\n', { a: 'b' }],
    ['CRLF', 'a: b\r\nc:\r\n  d: "e"\r\n', { a: 'b', c: { d: 'e' } }],
    ['no line end at the end', 'a: b\nc: d', { a: 'b', c: 'd' }],
    ['keys that are numbers', '1: a\n', { 1: 'a' }],
  ])('%s', (_what, text, value) => {
    expect(read(text)?.value).toEqual(value);
  });

  test('keys that every object has, as own ones', () => {
    const value = read('__proto__: {a: 1}\nconstructor: 2\n')?.value;
    expect(Object.entries(value ?? {})).toEqual([
      ['__proto__', { a: 1 }],
      ['constructor', 2],
    ]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test('the document between its bounds and nothing behind them', () => {
    const text = 'a: b\n---\nc: d\n---\ne: f\n';
    const start = text.indexOf('---');
    expect(readQuickly(text, start, text.lastIndexOf('---'), 100)).toEqual({
      value: { c: 'd' },
      offset: text.indexOf('c'),
    });
  });
});

describe('the quick reader leaves to the library', () => {
  test.each([
    ['anchors', 'a: &b c\n'],
    ['aliases', 'a: *b\n'],
    ['tags', 'a: !!str b\n'],
    ['merge keys', '<<: {a: b}\n'],
    ['block scalars', 'a: |\n  b\n'],
    ['scalars over several lines', 'a: b\n  c\n'],
    ['scalars below their key', 'a:\n  b\n'],
    ['quotes over several lines', 'a: "b\n  c"\n'],
    ['brackets over several lines', 'a: [b,\n  c]\n'],
    ['escapes', 'a: "b\\n"\n'],
    ['explicit keys', '? a\n: b\n'],
    ['tabs', 'a:\tb\n'],
    ['directives', '%YAML 1.2\n---\na: b\n'],
    ['values beside the marker', '--- {a: b}\n'],
    ['duplicate keys', 'a: b\na: c\n'],
    ['duplicate keys in brackets', 'a: {b: c, b: d}\n'],
    ['indentation that does not fit', 'a:\n    b: c\n  d: e\n'],
    ['a mapping in a line', 'a: b: c\n'],
    ['text behind a quote', 'a: "b" c\n'],
    ['words that are no booleans to everybody', 'a: yes\n'],
    ['numbers that YAML 1.2 reads differently', 'a: 0777\n'],
    ['numbers that cannot be kept', 'a: 9007199254740993\n'],
    ['keys longer than YAML allows', `${'k'.repeat(1030)}: a\n`],
    ['keys without a text', '~: a\n'],
    ['scalars alone', 'a\n'],
    ['nothing', '\n'],
    ['documents that may have too many lexemes', `a: "${'b'.repeat(10_000)}"\n`],
  ])('%s', (_what, text) => {
    expect(read(text)).toBeNull();
  });

  test('what is nested half as deep as allowed', () => {
    const nested = (levels: number) =>
      Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
    expect(read(nested(10), 20)).not.toBeNull();
    expect(read(nested(11), 20)).toBeNull();
    expect(read(`a: ${'['.repeat(9)}${']'.repeat(9)}\n`, 20)).not.toBeNull();
    expect(read(`a: ${'['.repeat(10)}${']'.repeat(10)}\n`, 20)).toBeNull();
  });
});

test('a control character in a document that the quick reader would take is still a finding', () => {
  expect(codesOf(parseText(serverWith('fine')))).toEqual([]);
  expect(codesOf(parseText(serverWith('not \u007f fine')))).toEqual(['HHS-3004']);
  expect(codesOf(parseText(`# \u0001\n${serverWith('fine')}`))).toEqual(['HHS-3004']);
  expect(codesOf(parseText(serverWith('"not \u2028 fine"')))).toEqual(['HHS-3004']);
});

test('a text that needs no closer look is its own value and no surprise', () => {
  const signs = [...'0123456789abefnostuxyEFNO_+-.:/~ '];
  let plain = 0;
  for (let seed = 1; seed <= 20_000; seed++) {
    const random = seededRandom(seed);
    const text = Array.from({ length: random.below(6) }, () => random.pick(signs)).join('');
    if (!isPlainText(text)) continue;
    plain += 1;
    expect([text, resolvePlain(text), surpriseOf(text)]).toEqual([text, { is: 'value', value: text }, null]);
  }
  expect(plain).toBeGreaterThan(5_000);
});
