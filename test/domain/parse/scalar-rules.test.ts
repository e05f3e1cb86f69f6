import { describe, expect, test } from '@jest/globals';
import { resolvePlain, surpriseOf } from '../../../src/domain/parse/scalar-rules.ts';
import { codesOf, onlyValue, parseText, serverWith } from '../../support/parse-text.ts';

/** What sigs.k8s.io/yaml 1.6 makes of an unquoted scalar, observed by running it. */
const READ_BY_KUBERNETES: readonly (readonly [unknown, string])[] = [
  [true, 'y Y yes Yes YES true True TRUE on On ON'],
  [false, 'n N no No NO false False FALSE off Off OFF'],
  [null, '~ null Null NULL'],
  [511, '0777 0o777 0O777 +0777'],
  [-511, '-0777'],
  [63, '0o7_7'],
  [8, '08 0_8 +08'],
  [-8, '-08'],
  [789, '0789'],
  [0, '0 00 -0 0.0 -0.0 0e5'],
  [1, '+1 1_ 0x_1 +0x1 0B1 +0b1 1.0'],
  [1000, '1_000 1e3 1E3 1e+3 1_e3 010e2'],
  [10, '1__0'],
  [10.5, '1_0.5'],
  [31, '0x1F 0X1F'],
  [-31, '-0x1F'],
  [3, '0b11'],
  [-3, '-0b11'],
  [0.5, '.5 +.5 00.5'],
  [-0.5, '-.5'],
  [5, '5.'],
  [0.001, '1e-3'],
  [100000, '1.e5'],
  [1.5, '1.5_0 01.5'],
  [0.11, '0.1_1 .1_1'],
  [10000000000, '1e1_0'],
];

const TEXTS_FOR_KUBERNETES =
  'yEs tRue oN nULL _1 0b12 1:30 12:34:56 1:30.5 2024-01-01 2024-01-01T00:00:00Z . .e1 1,000 = << + 0o 0x 0b 0o8 1e 1e+ Inf NaN 0x1p3 0x1.8p1 ._1 ._ .1_ .1__1 infinity nan +inf Y1 no-op e1';

describe('how an unquoted scalar is read', () => {
  const rows = READ_BY_KUBERNETES.flatMap(([value, texts]) =>
    texts.split(' ').map((text) => [text, value] as const),
  );

  test.each(rows)('%s is read as %p, as Kubernetes does', (text, value) => {
    expect(resolvePlain(text)).toEqual({ is: 'value', value });
  });

  test.each(TEXTS_FOR_KUBERNETES.split(' '))('%s stays a text', (text) => {
    expect(resolvePlain(text)).toEqual({ is: 'value', value: text });
  });

  test.each([
    ...'.inf +.inf -.inf .Inf .INF .nan .NaN .NAN 1e400 -1e400 9007199254740993'.split(' '),
    ...'9007199254740992 -9007199254740992 18446744073709551615 0xFFFFFFFFFFFFFFFFF'.split(' '),
  ])('%s is refused instead of being changed silently', (text) => {
    expect(resolvePlain(text)).toEqual({ is: 'unsafe-number' });
    expect(codesOf(parseText(serverWith(text)))).toEqual(['HHS-3020']);
    expect(onlyValue(parseText(serverWith(`"${text}"`)))).toBe(text);
  });

  test('the largest integers that JSON keeps exactly pass', () => {
    expect(resolvePlain('9007199254740991')).toEqual({ is: 'value', value: 9007199254740991 });
    expect(resolvePlain('-9007199254740991')).toEqual({ is: 'value', value: -9007199254740991 });
  });

  test.each('y n yes NO On off'.split(' '))('%s is a word that surprises', (text) => {
    expect(surpriseOf(text)).toBe('boolean');
  });

  test.each('0777 010 1_000 0b11 -0777 .1_1'.split(' '))('%s is a number that surprises', (text) => {
    expect(surpriseOf(text)).toBe('number');
  });

  test.each('true false null 10 0 00 08 0.5 0x1F 0o777 2024-01-01 yEs server-1 1:30'.split(' '))(
    '%s surprises nobody',
    (text) => {
      expect(surpriseOf(text)).toBeNull();
    },
  );
});

describe('scalars in a manifest', () => {
  test('a %YAML 1.2 directive does not change how scalars are read', () => {
    expect(onlyValue(parseText(`%YAML 1.2\n---\n${serverWith('0777')}`))).toBe(511);
  });

  test('an empty value is null, a quoted empty one a text', () => {
    expect(onlyValue(parseText(serverWith('')))).toBeNull();
    expect(onlyValue(parseText(serverWith("''")))).toBe('');
  });

  test.each([
    ['!!str 5', '5'],
    ['! 5', '5'],
    ["!!int '5'", 5],
    ['!!float 5', 5],
    ['!!bool yes', true],
    ["!!null ''", null],
    ['!<tag:yaml.org,2002:str> 5', '5'],
  ])('the tag of %s is obeyed', (text, value) => {
    const result = parseText(serverWith(text));
    expect(onlyValue(result)).toBe(value);
    expect(result.diagnostics).toEqual([]);
  });

  test.each(['!!int x', '!!binary aGk=', '!env HOME', '!!timestamp 2024-01-01', '!!js/function "f"'])(
    'the tag of %s is refused',
    (text) => {
      expect(codesOf(parseText(serverWith(text)))).toEqual(['HHS-3022']);
    },
  );

  test('words and numbers that surprise are warnings at their place, and the value counts', () => {
    const result = parseText(serverWith('yes'));
    expect(onlyValue(result)).toBe(true);
    expect(result.diagnostics).toMatchObject([
      { code: 'HHS-3024', severity: 'warning', line: 6, column: 16, pointer: '/spec/description' },
    ]);
    expect(codesOf(parseText(serverWith('0777')))).toEqual(['HHS-3026']);
    expect(codesOf(parseText(serverWith('{on: 1}')))).toEqual(['HHS-3025']);
    expect(codesOf(parseText(serverWith('"yes"')))).toEqual([]);
  });

  test('keys become the texts that Kubernetes makes of them', () => {
    const result = parseText(serverWith('{0777: a, 10: b, true: c, "1_0": d}'));
    expect(onlyValue(result)).toEqual({ 511: 'a', 10: 'b', true: 'c', '1_0': 'd' });
  });

  test.each(['{~: 1}', '{[a]: 1}', '{? {a: 1} : 1}', '{1.5: 1}'])('the key of %s is no text', (text) => {
    expect(codesOf(parseText(serverWith(text)))).toEqual(['HHS-3021']);
  });

  test('a flood of warnings is cut off, and an error behind it is told all the same', () => {
    const words = Array.from({ length: 80 }, () => 'yes').join(', ');
    const codes = codesOf(parseText(serverWith(`[${words}, 1e400]`)));
    expect(codes).toHaveLength(52);
    expect(codes).toContain('HHS-3020');
    expect(codes).toContain('HHS-3027');
  });
});
