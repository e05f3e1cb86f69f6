import { describe, expect, test } from '@jest/globals';
import { compileGlobs } from '../../../src/adapters/files/glob.ts';
import {
  type FileSelection,
  type LinkTarget,
  type SelectionRules,
  selectFiles,
  type TreeEntry,
  textOfBytes,
} from '../../../src/domain/parse/select-files.ts';

const RULES: SelectionRules = {
  include: [],
  exclude: [],
  maxFileBytes: 1000,
  maxFiles: 1000,
  maxTotalBytes: 100_000,
};

function file(path: string, bytes = 10): TreeEntry {
  return { path, type: 'file', bytes };
}

function link(path: string, target: LinkTarget): TreeEntry {
  return { path, type: 'symlink', bytes: 10, target };
}

function select(
  entries: readonly (TreeEntry | string)[],
  rules: Partial<SelectionRules> = {},
): FileSelection {
  const all = entries.map((entry) => (typeof entry === 'string' ? file(entry) : entry));
  return selectFiles(all, { ...RULES, ...rules }, compileGlobs);
}

function reasons({ skipped }: FileSelection): Record<string, string> {
  return Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]));
}

describe('which files are read', () => {
  test('manifests in code-unit order; everything else is listed with its reason', () => {
    const chosen = select([
      'b.yaml',
      'B.yml',
      'a/c.YAML',
      'a-b.yaml',
      'README.md',
      '.hidden.yaml',
      { path: '.github', type: 'directory', bytes: 0 },
      { path: 'x/node_modules', type: 'directory', bytes: 0 },
      { path: '.git', type: 'directory', bytes: 0 },
      { path: 'pipe.yaml', type: 'special', bytes: 0 },
    ]);
    expect(chosen.files.map(({ path }) => path)).toEqual(['B.yml', 'a-b.yaml', 'a/c.YAML', 'b.yaml']);
    expect(reasons(chosen)).toEqual({
      '.github/': 'excluded',
      '.hidden.yaml': 'excluded',
      'README.md': 'not-yaml',
      'pipe.yaml': 'not-yaml',
      'x/node_modules/': 'excluded',
    });
    expect(chosen.diagnostics).toEqual([]);
  });

  test.each<[string, Partial<SelectionRules>, string[], Record<string, string>]>([
    ['an include glob', { include: ['a/**'] }, ['a/1.yaml', 'a/b/2.yaml'], { '3.yaml': 'not-included' }],
    [
      'a directory as include',
      { include: ['./a/'] },
      ['a/1.yaml', 'a/b/2.yaml'],
      { '3.yaml': 'not-included' },
    ],
    ['an exclude glob', { exclude: ['**/2.*'] }, ['3.yaml', 'a/1.yaml'], { 'a/b/2.yaml': 'excluded' }],
    [
      'a directory as exclude',
      { exclude: ['a'] },
      ['3.yaml'],
      { 'a/1.yaml': 'excluded', 'a/b/2.yaml': 'excluded' },
    ],
    [
      'exclude over include',
      { include: ['a'], exclude: ['a/{1,9}.yaml'] },
      ['a/b/2.yaml'],
      { 'a/1.yaml': 'excluded', '3.yaml': 'not-included' },
    ],
  ])('%s', (_name, rules, files, skipped) => {
    const chosen = select(['a/1.yaml', 'a/b/2.yaml', '3.yaml'], rules);
    expect(chosen.files.map(({ path }) => path)).toEqual(files);
    expect(reasons(chosen)).toEqual(skipped);
  });

  test('the managed layout is found, at the root and below; its records, inbox and unmanaged part are left out', () => {
    const layout = [
      '.hnp/manifest.yaml',
      'managed/vpcs/a.yaml',
      'raw/b.yaml',
      'unmanaged/c.yaml',
      'test/d.yaml',
    ];
    const chosen = select([...layout, ...layout.map((path) => `sites/one/${path}`)]);
    expect(chosen.files.map(({ path }) => path)).toEqual([
      'managed/vpcs/a.yaml',
      'sites/one/managed/vpcs/a.yaml',
      'sites/one/test/d.yaml',
      'test/d.yaml',
    ]);
    expect(new Set(Object.values(reasons(chosen)))).toEqual(new Set(['layout']));
  });

  test('directories with those names mean nothing without the layout', () => {
    const chosen = select(['raw/b.yaml', 'unmanaged/c.yaml', '.hnp/x.yaml']);
    expect(chosen.files.map(({ path }) => path)).toEqual(['raw/b.yaml', 'unmanaged/c.yaml']);
    expect(reasons(chosen)).toEqual({ '.hnp/x.yaml': 'excluded' });
  });

  test('a link to a file that is read itself is not read again', () => {
    const chosen = select(['a.yaml', link('b.yaml', { type: 'file', path: 'a.yaml' })]);
    expect(chosen.files).toEqual([{ path: 'a.yaml', readFrom: 'a.yaml' }]);
    expect(reasons(chosen)).toEqual({ 'b.yaml': 'symlink' });
    expect(chosen.diagnostics).toEqual([]);
  });

  test('a link to a file that is not read itself is followed, once', () => {
    const target = { type: 'file', path: '..data/a.yaml' } as const;
    const chosen = select([link('a.yaml', target), link('b.yaml', target)]);
    expect(chosen.files).toEqual([{ path: 'a.yaml', readFrom: '..data/a.yaml' }]);
    expect(reasons(chosen)).toEqual({ 'b.yaml': 'symlink' });
  });

  test('links that lead out, to nothing or to a closed directory are refused with an error', () => {
    const chosen = select([
      link('out.yaml', { type: 'outside' }),
      link('dir', { type: 'outside' }),
      link('gone.yaml', { type: 'nowhere' }),
      link('shut', { type: 'directory', path: '.store/x' }),
      link('open', { type: 'directory', path: 'a' }),
      link('README', { type: 'file', path: 'a/README' }),
    ]);
    expect(chosen.files).toEqual([]);
    expect(reasons(chosen)).toEqual({
      'out.yaml': 'symlink',
      dir: 'symlink',
      'gone.yaml': 'symlink',
      shut: 'symlink',
      open: 'symlink',
      README: 'not-yaml',
    });
    expect(chosen.diagnostics.map(({ file, code, severity }) => [file, code, severity])).toEqual(
      ['dir', 'gone.yaml', 'out.yaml', 'shut'].map((path) => [path, 'HHS-3013', 'error']),
    );
  });

  test('an excluded link needs no error', () => {
    expect(select([link('out.yaml', { type: 'outside' })], { exclude: ['out*'] }).diagnostics).toEqual([]);
  });

  test('a file beyond the limit is an error of its own, the others are read', () => {
    const chosen = select([file('a.yaml', 1001), file('b.yaml', 1000)]);
    expect(chosen.files.map(({ path }) => path)).toEqual(['b.yaml']);
    expect(chosen.diagnostics).toMatchObject([{ code: 'HHS-3010', file: 'a.yaml', line: 1, column: 1 }]);
  });

  test.each([
    ['files', { maxFiles: 2 }],
    ['bytes', { maxTotalBytes: 25 }],
  ])('too many %s are one error that counts what was not read', (_name, rules) => {
    const chosen = select(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml'], rules);
    expect(chosen.files.map(({ path }) => path)).toEqual(['a.yaml', 'b.yaml']);
    expect(chosen.diagnostics).toMatchObject([{ code: 'HHS-3014', file: 'c.yaml' }]);
    expect(chosen.diagnostics[0]?.message).toContain('2 after it');
  });
});

describe('bytes as text', () => {
  test('a byte order mark is kept', () => {
    expect(textOfBytes('a', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toEqual({ text: '\uFEFFa' });
  });

  test.each([
    ['a stray continuation byte', [0x61, 0x0a, 0x62, 0x80]],
    ['a sequence that is cut off', [0x61, 0x0a, 0x62, 0xe2, 0x82]],
    ['an over-long form', [0x61, 0x0a, 0x62, 0xc0, 0xaf]],
    ['an over-long form of three bytes', [0x61, 0x0a, 0x62, 0xe0, 0x80, 0x80]],
    ['half a surrogate pair', [0x61, 0x0a, 0x62, 0xed, 0xa0, 0x80]],
    ['a code point beyond the last', [0x61, 0x0a, 0x62, 0xf4, 0x90, 0x80, 0x80]],
    ['a byte that never occurs', [0x61, 0x0a, 0x62, 0xff]],
  ])('%s is an error at its line and column', (_name, bytes) => {
    expect(textOfBytes('a.yaml', Uint8Array.from(bytes))).toMatchObject({
      diagnostic: { code: 'HHS-3011', file: 'a.yaml', line: 2, column: 2 },
    });
  });

  test('the verdict is the one of the platform, for every pair of bytes and many longer sequences', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const isText = (bytes: Uint8Array) => {
      try {
        decoder.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    for (let first = 0x80; first < 0x100; first++) {
      for (let second = 0; second < 0x100; second += 1) {
        for (const tail of [[], [0x80], [0xbf, 0xbf], [0x41]]) {
          const bytes = Uint8Array.of(first, second, ...tail);
          expect('text' in textOfBytes('a', bytes)).toBe(isText(bytes));
        }
      }
    }
  });
});
