import { describe, expect, test } from '@jest/globals';
import { codesOf, endings, onlyValue, parseText, serverWith } from '../../support/parse-text.ts';

/** The value of `spec.description` in a server whose spec starts with `lines`. */
function described(lines: string, value: string): unknown {
  return onlyValue(parseText(serverWith(value).replace('spec:\n', `spec:\n${lines}`)));
}

describe('merge keys', () => {
  const bases = '  a: &a {x: 1, w: 2}\n  b: &b {x: 3, z: 4}\n';

  test.each([
    ['{<<: *a}', { x: 1, w: 2 }],
    ['{<<: *a, x: 9}', { x: 9, w: 2 }],
    ['{x: 9, <<: *a}', { x: 9, w: 2 }],
    ['{<<: [*a, *b]}', { x: 1, w: 2, z: 4 }],
    ['{<<: [*b, *a]}', { x: 3, w: 2, z: 4 }],
    ['{<<: {q: 1}, <<: *a}', { q: 1, x: 1, w: 2 }],
    ['{<<: {<<: *a, p: 1}}', { p: 1, x: 1, w: 2 }],
    ['{"<<": *a}', { '<<': { x: 1, w: 2 } }],
    ['[<<]', ['<<']],
  ])('%s gives what YAML says', (text, value) => {
    expect(described(bases, text)).toEqual(value);
  });

  test('a merge of something that is no mapping is an error at the key', () => {
    const result = parseText(serverWith('{<<: 5}'));
    expect(result.diagnostics).toMatchObject([{ code: 'HHS-3023', line: 6, column: 17 }]);
    expect(codesOf(parseText(serverWith('{<<: [{a: 1}, 5]}')))).toEqual(['HHS-3023']);
  });

  test.each(['&m {<<: *m}', '&m {a: {<<: *m}}', '&m {<<: [{<<: *m}]}'])('the ring %s is an error', (text) => {
    const result = parseText(serverWith(text));
    expect(codesOf(result)[0]).toBe('HHS-3005');
    expect(endings(result)).toEqual({ manifests: 0, skipped: 0, unreadable: 1 });
  });
});

describe('aliases', () => {
  test('an alias has the value of the last anchor of its name before it', () => {
    expect(described('  a: &x 1\n  b: &x 2\n', '[*x, &x 3, *x]')).toEqual([2, 3, 3]);
    expect(described('  a: &k key\n', '{*k : 1}')).toEqual({ key: 1 });
    expect(described('  a: &x\n', '*x')).toBeNull();
  });

  test.each([
    ['an unknown anchor', '*nowhere'],
    ['an anchor that comes later', '[*x, &x 1]'],
    ['the anchor around it', '&x [*x]'],
  ])('%s is an error at the alias', (_name, text) => {
    const result = parseText(serverWith(text));
    expect(codesOf(result)).toEqual(['HHS-3005']);
    expect(result.diagnostics[0]).toMatchObject({
      line: 6,
      pointer: expect.stringMatching('^/spec/description'),
    });
  });

  test('an anchor does not reach into the next document', () => {
    const result = parseText(`${serverWith('&x 1')}---\n${serverWith('*x', 'other')}`);
    expect(codesOf(result)).toEqual(['HHS-3005']);
    expect(endings(result)).toEqual({ manifests: 1, skipped: 0, unreadable: 1 });
  });

  test('as many aliases as allowed pass, one more is an error', () => {
    const text = serverWith(`[&x a, ${Array.from({ length: 20 }, () => '*x').join(', ')}]`);
    expect(codesOf(parseText(text, { maxAliases: 20 }))).toEqual([]);
    expect(codesOf(parseText(text, { maxAliases: 19 }))).toEqual(['HHS-3007']);
  });

  test('aliases that would grow beyond reason are an error, however few', () => {
    const long = 'a'.repeat(600_000);
    expect(codesOf(parseText(serverWith(`[&x ${long}, *x]`)))).toEqual([]);
    expect(codesOf(parseText(serverWith(`[&x ${long}, *x, *x]`)))).toEqual(['HHS-3007']);
  });

  test('the nesting behind an alias counts', () => {
    const text = serverWith('[&x [[[1]]], [[[*x]]]]');
    expect(codesOf(parseText(text, { maxDepth: 9 }))).toEqual([]);
    expect(codesOf(parseText(text, { maxDepth: 8 }))).toEqual(['HHS-3006']);
  });
});

describe('keys written twice', () => {
  test.each([
    ['{a: 1, a: 2}', '/spec/description/a'],
    ['{"a": 1, \'a\': 2}', '/spec/description/a'],
    ["{1: a, '1': b}", '/spec/description/1'],
    ['{__proto__: 1, __proto__: 2}', '/spec/description/__proto__'],
  ])('%s is an error at the second', (text, pointer) => {
    const result = parseText(serverWith(text));
    expect(result.diagnostics).toMatchObject([{ code: 'HHS-3003', pointer, line: 6 }]);
    expect(result.diagnostics[0]?.column).toBeGreaterThan(20);
    expect(endings(result)).toEqual({ manifests: 0, skipped: 0, unreadable: 1 });
  });

  test('two words that both mean true are the same key', () => {
    expect(codesOf(parseText(serverWith('{true: 1, True: 2}')))).toEqual(['HHS-3003']);
  });
});

describe('bounds', () => {
  const nested = (levels: number) => serverWith(`${'['.repeat(levels)}${']'.repeat(levels)}`);

  test('nesting up to the limit passes, one level more is an error', () => {
    expect(codesOf(parseText(nested(18), { maxDepth: 20 }))).toEqual([]);
    expect(codesOf(parseText(nested(19), { maxDepth: 20 }))).toEqual(['HHS-3006']);
  });

  test('documents beyond the limit are not read, and said so where the first of them starts', () => {
    const text = [1, 2, 3, 4].map((index) => serverWith('x', `s${index}`)).join('---\n');
    const result = parseText(text, { maxDocumentsPerFile: 2 });
    expect(endings(result)).toEqual({ manifests: 2, skipped: 0, unreadable: 1 });
    expect(result.diagnostics).toMatchObject([{ code: 'HHS-3009', line: 14 }]);
  });

  test('a file beyond the limit is not read', () => {
    const result = parseText(serverWith('x'), { maxFileBytes: 50 });
    expect(codesOf(result)).toEqual(['HHS-3010']);
    expect(endings(result)).toEqual({ manifests: 0, skipped: 0, unreadable: 1 });
  });
});

describe('broken documents', () => {
  test('a broken document leaves its neighbours alone', () => {
    const broken = 'apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n  name: "b\nspec: {\n';
    const result = parseText(`${serverWith('x', 'a')}---\n${broken}---\n${serverWith('x', 'c')}`);
    expect(result.manifests.map(({ id }) => id.name)).toEqual(['a', 'c']);
    expect(result.unreadable).toMatchObject([{ line: 8, kind: 'VPC' }]);
    expect(result.diagnostics.length).toBeGreaterThan(0);
    expect(result.diagnostics.every(({ line, code }) => line >= 8 && line <= 13 && code === 'HHS-3001')).toBe(
      true,
    );
  });

  test('a broken document is named as far as it can be read', () => {
    const result = parseText(`${serverWith('x')}  more: a: b\n`);
    expect(result.unreadable).toEqual([
      { file: 'fabric.yaml', line: 1, kind: 'Server', namespace: 'default', name: 'server-1' },
    ]);
    expect(result.diagnostics[0]).toMatchObject({
      code: 'HHS-3001',
      line: 7,
      kind: 'Server',
      name: 'server-1',
    });
  });

  test('a tab that indents is told as what it is', () => {
    const result = parseText(serverWith('x').replace('  name', '\tname'));
    expect(result.diagnostics[0]).toMatchObject({ code: 'HHS-3002', line: 4 });
  });

  test('a second value behind the first is an error', () => {
    expect(codesOf(parseText('{"a": 1}\n{"b": 2}\n'))[0]).toBe('HHS-3001');
    expect(codesOf(parseText(`${serverWith('x')}}\n`))[0]).toBe('HHS-3001');
  });

  test.each([
    ['NUL', 'a\0b', '0000'],
    ['a vertical tab', 'a\x0bb', '000B'],
    ['DEL', 'a\x7fb', '007F'],
    ['a next-line character', 'a\x85b', '0085'],
    ['a line separator', 'a\u2028b', '2028'],
    ['a byte order mark inside', 'a\uFEFFb', 'FEFF'],
    ['a lone carriage return', 'a\rb', '000D'],
    ['half a surrogate pair', 'a\uD83Db', 'D83D'],
  ])('%s is an error at its place', (_name, text, code) => {
    const result = parseText(`${serverWith('x')}---\n${serverWith(text, 'b')}`);
    expect(result.diagnostics).toMatchObject([{ code: 'HHS-3004', line: 13, column: 17 }]);
    expect(result.diagnostics[0]?.message).toContain(`U+${code}`);
    expect(endings(result)).toEqual({ manifests: 1, skipped: 0, unreadable: 1 });
  });

  test('an escape that is half a surrogate pair is an error, a whole pair is a letter', () => {
    expect(codesOf(parseText(serverWith('"\\ud83d"')))).toEqual(['HHS-3004']);
    expect(onlyValue(parseText(serverWith('"\\ud83d\\ude00"')))).toBe('😀');
  });
});

describe('a block text that ends with the file, without a newline', () => {
  // kubectl reads a file line by line and ends each of them, the last one too
  test.each([
    ['|\n    x', 'x\n'],
    ['|+\n    x', 'x\n'],
    ['|-\n    x', 'x'],
    ['>\n    x\n    y', 'x y\n'],
    ['>-\n    x\n    y', 'x y'],
    ['|\n\n    x', '\nx\n'],
    ['|', ''],
  ])('%j is read as kubectl reads it', (text, value) => {
    const file = serverWith(text).slice(0, -1);
    expect(file.endsWith('\n')).toBe(false);
    expect(onlyValue(parseText(file))).toBe(value);
  });
});
