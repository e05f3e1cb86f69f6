import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { compileGlobs } from '../../../src/adapters/files/glob.ts';
import { WorkingTreeSource } from '../../../src/adapters/files/working-tree-source.ts';
import { GitHistory } from '../../../src/adapters/git/git-history.ts';
import { headCommit } from '../../../src/adapters/git/head-commit.ts';
import { ConfigurationError } from '../../../src/domain/shared/errors.ts';
import type { SourceSelection } from '../../../src/ports/manifest-source.ts';

const SELECTION: SourceSelection = {
  include: [],
  exclude: [],
  maxFileBytes: 10_000,
  maxFiles: 1000,
  maxTotalBytes: 1_000_000,
};

const env: Record<string, string | undefined> = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};
const program = { env, timeoutMs: 20_000 };

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'git-history-'));
  git('init', '--quiet', '--initial-branch=main');
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

function git(...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', ['-C', root, ...identity, ...args], { env, encoding: 'utf8' }).trim();
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

function commitAll(message: string): string {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD');
}

function history(path = 'fabric', isFile = false, directory = root): GitHistory {
  return new GitHistory({
    ...program,
    path: join(directory, path),
    isFile,
    compileGlobs,
    maxFileBytes: 10_000,
  });
}

describe('the files of a commit', () => {
  test('are read as they were, by paths below the fabric directory', async () => {
    await put('fabric/a.yaml', 'first\n');
    await put('fabric/größe/b c.yaml', '\uFEFFb\r\n');
    await put('fabric/empty.yaml', '');
    const first = commitAll('1');
    await put('fabric/a.yaml', 'second\n');
    await rm(join(root, 'fabric/empty.yaml'));
    const second = commitAll('2');
    const paths = ['a.yaml', 'größe/b c.yaml', 'empty.yaml', 'nowhere missing'];
    expect(Object.fromEntries((await history().readFiles(first, paths)) ?? [])).toEqual({
      'a.yaml': 'first\n',
      'größe/b c.yaml': '\uFEFFb\r\n',
      'empty.yaml': '',
    });
    expect((await history().readFiles(second, paths))?.get('a.yaml')).toBe('second\n');
  });

  test('many and long files come whole', async () => {
    const text = (index: number) => `${String(index)}\n`.repeat(index * 7);
    for (let index = 0; index < 60; index++) await put(`fabric/${index}.yaml`, text(index));
    const commit = commitAll('1');
    const paths = Array.from({ length: 60 }, (_, index) => `${index}.yaml`);
    const files = await history().readFiles(commit, paths);
    for (const [index, path] of paths.entries()) expect(files?.get(path)).toBe(text(index));
  });

  test('files that are too large or no UTF-8 are absent', async () => {
    await put('fabric/big.yaml', 'x'.repeat(10_001));
    await put('fabric/bad.yaml', Uint8Array.of(0xff));
    await put('fabric/good.yaml', 'g');
    const commit = commitAll('1');
    const files = await history().readFiles(commit, ['big.yaml', 'bad.yaml', 'good.yaml']);
    expect([...(files ?? [])]).toEqual([['good.yaml', 'g']]);
  });

  test('paths cannot leave the fabric directory', async () => {
    await put('secret.yaml', 's');
    await put('fabric/a.yaml', 'a');
    const commit = commitAll('1');
    const files = await history().readFiles(commit, [
      '../secret.yaml',
      './a.yaml',
      'a.yaml\nHEAD',
      '/etc/passwd',
      '',
    ]);
    expect([...(files ?? [])]).toEqual([]);
  });

  test.each(['0'.repeat(40), 'nonsense', '', '--all', 'HEAD\nHEAD', 'HEAD:fabric'])(
    'the commit %j cannot be had: null',
    async (commit) => {
      await put('fabric/a.yaml', 'a');
      commitAll('1');
      expect(await history().readFiles(commit, ['a.yaml'])).toBeNull();
    },
  );

  test('a commit that a shallow clone lacks gives null', async () => {
    await put('fabric/a.yaml', '1');
    const first = commitAll('1');
    await put('fabric/a.yaml', '2');
    const second = commitAll('2');
    git('clone', '--quiet', '--depth=1', `file://${root}`, join(root, 'shallow'));
    const shallow = history('fabric', false, join(root, 'shallow'));
    expect(await shallow.readFiles(first, ['a.yaml'])).toBeNull();
    expect((await shallow.readFiles(second, ['a.yaml']))?.get('a.yaml')).toBe('2');
    expect(await shallow.resolve(first)).toBeNull();
  });

  test('without Git, and without the program, there is no history', async () => {
    await put('fabric/a.yaml', 'a');
    const commit = commitAll('1');
    const options = { path: join(root, 'fabric'), isFile: false, compileGlobs, maxFileBytes: 10_000 };
    const missing = new GitHistory({ ...options, ...program, program: 'no-such-git' });
    expect(await missing.readFiles(commit, ['a.yaml'])).toBeNull();
    expect(await missing.resolve('HEAD')).toBeNull();
    await expect(missing.readRef('HEAD', SELECTION)).rejects.toThrow(/git is not installed/);
    await rm(join(root, '.git'), { recursive: true });
    expect(await history().readFiles(commit, ['a.yaml'])).toBeNull();
    await expect(history().readRef('HEAD', SELECTION)).rejects.toThrow(ConfigurationError);
  });
});

describe('what a ref names', () => {
  test('branches, tags and short ids are resolved to their commit', async () => {
    await put('fabric/a.yaml', 'a');
    const commit = commitAll('1');
    git('tag', '--annotate', '--message', 't', 'v1');
    for (const ref of ['main', 'HEAD', 'v1', commit, commit.slice(0, 10)]) {
      expect(await history().resolve(ref)).toBe(commit);
    }
  });

  test.each(['none', '-h', '--help', '', 'a b', 'HEAD\n', 'HEAD:fabric'])('%j names nothing', async (ref) => {
    await put('fabric/a.yaml', 'a');
    commitAll('1');
    expect(await history().resolve(ref)).toBeNull();
    await expect(history().readRef(ref, SELECTION)).rejects.toThrow(ConfigurationError);
  });
});

describe('the whole fabric at a ref', () => {
  test('is the same as the working tree that was committed', async () => {
    await put('fabric/b.yaml', 'b: 1\n');
    await put('fabric/a/größe 😀.yml', 'c: 1\n');
    await put('fabric/notes.txt', 'x');
    await put('fabric/.github/x/y.yaml', 'x');
    await put('fabric/.github/z.yaml', 'x');
    await put('fabric/.hidden.yaml', 'x');
    await put('fabric/bad.yaml', Uint8Array.of(0x0a, 0xff));
    await put('fabric/big.yaml', 'x'.repeat(10_001));
    await put('fabric/a/..data/v.yaml', 'v: 1\n');
    await put('elsewhere.yaml', 'x');
    await symlink('..data/v.yaml', join(root, 'fabric/a/v.yaml'));
    await symlink('../b.yaml', join(root, 'fabric/a/same.yaml'));
    await symlink('..data', join(root, 'fabric/a/more'));
    await symlink('../elsewhere.yaml', join(root, 'fabric/out.yaml'));
    await symlink('/etc', join(root, 'fabric/etc'));
    await symlink('gone.yaml', join(root, 'fabric/gone.yaml'));
    await symlink('.', join(root, 'fabric/ring'));
    const commit = commitAll('1');
    const source = new WorkingTreeSource({ path: join(root, 'fabric'), headCommit: async () => commit });
    const working = await source.read(SELECTION);
    const committed = await history().readRef('main', SELECTION);
    expect(committed).toEqual(working);
    expect(committed.files.map(({ path }) => path)).toEqual(['a/größe 😀.yml', 'a/v.yaml', 'b.yaml']);
    expect(committed.diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['HHS-3013', 'a/more'],
      ['HHS-3013', 'etc'],
      ['HHS-3013', 'gone.yaml'],
      ['HHS-3013', 'out.yaml'],
      ['HHS-3010', 'big.yaml'],
      ['HHS-3011', 'bad.yaml'],
    ]);
  });

  test('is what it was, whatever lies in the working tree, with the same globs', async () => {
    await put('fabric/a.yaml', '1');
    await put('fabric/b.yaml', '1');
    const commit = commitAll('1');
    await put('fabric/a.yaml', '2');
    await put('fabric/c.yaml', '2');
    const snapshot = await history().readRef('HEAD', { ...SELECTION, exclude: ['b.yaml'] });
    expect(snapshot.files).toEqual([{ path: 'a.yaml', text: '1' }]);
    expect(snapshot.skipped.map(({ reason }) => reason)).toEqual(['excluded']);
    expect(snapshot.commit).toBe(commit);
  });

  test('of one file is that file, and of the root of the repository everything', async () => {
    await put('fabric/a.yaml', 'a');
    await put('fabric/a.yaml.b', 'b');
    await put('top.yaml', 't');
    commitAll('1');
    expect((await history('fabric/a.yaml.b', true).readRef('HEAD', SELECTION)).files).toEqual([
      { path: 'a.yaml.b', text: 'b' },
    ]);
    expect((await history('.').readRef('HEAD', SELECTION)).files.map(({ path }) => path)).toEqual([
      'fabric/a.yaml',
      'top.yaml',
    ]);
  });

  test('is empty where the directory did not exist yet', async () => {
    await put('other.yaml', 'x');
    const first = commitAll('1');
    await put('fabric/a.yaml', 'a');
    commitAll('2');
    expect((await history().readRef(first, SELECTION)).files).toEqual([]);
  });
});

describe('the commit of a working tree', () => {
  test('is HEAD when all below the path is committed, whatever is elsewhere', async () => {
    await put('fabric/a.yaml', 'a');
    const commit = commitAll('1');
    await put('elsewhere.yaml', 'x');
    expect(await headCommit(program, join(root, 'fabric'))).toBe(commit);
    expect(await headCommit(program, join(root, 'fabric/a.yaml'))).toBe(commit);
    expect(await headCommit(program, root)).toBeNull();
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a file is changed', () => appendFile(join(root, 'fabric/a.yaml'), 'x')],
    ['a file is removed', () => rm(join(root, 'fabric/a.yaml'))],
    ['a file is renamed', () => rename(join(root, 'fabric/a.yaml'), join(root, 'fabric/b.yaml'))],
    ['a file is not tracked', () => put('fabric/deep/new.yaml', 'x')],
    ['a change is staged', async () => put('fabric/c.yaml', 'x').then(() => git('add', '--all'))],
    ['an ignored manifest lies there', () => put('fabric/ignored/x.yaml', 'x')],
  ])('is null when %s', async (_name, change) => {
    await put('.gitignore', 'ignored/\n*.swp\n');
    await put('fabric/a.yaml', 'a');
    commitAll('1');
    await change();
    expect(await headCommit(program, join(root, 'fabric'))).toBeNull();
  });

  test('stays when only files are ignored that nobody would read', async () => {
    await put('.gitignore', 'node_modules/\n*.swp\n');
    await put('fabric/a.yaml', 'a');
    const commit = commitAll('1');
    await put('fabric/.a.yaml.swp', 'x');
    await put('fabric/node_modules/p/q.yaml', 'x');
    expect(await headCommit(program, join(root, 'fabric'))).toBe(commit);
  });

  test('is null outside Git, before the first commit, without the program and for a path that is not there', async () => {
    await put('fabric/a.yaml', 'a');
    const path = join(root, 'fabric');
    expect(await headCommit(program, path)).toBeNull();
    expect(await headCommit({ ...program, program: 'no-such-git' }, path)).toBeNull();
    expect(await headCommit(program, join(root, 'nowhere'))).toBeNull();
    await rm(join(root, '.git'), { recursive: true });
    expect(await headCommit(program, path)).toBeNull();
  });

  test('is asked of the repository around the path, not of the one that GIT_DIR names', async () => {
    await put('fabric/a.yaml', 'a');
    const commit = commitAll('1');
    const inHook = {
      ...program,
      env: { ...env, GIT_DIR: '/nonexistent/.git', GIT_INDEX_FILE: '/nonexistent/index' },
    };
    expect(await headCommit(inHook, join(root, 'fabric'))).toBe(commit);
  });
});
