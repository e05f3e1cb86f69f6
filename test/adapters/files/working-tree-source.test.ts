import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WorkingTreeSource } from '../../../src/adapters/files/working-tree-source.ts';
import { ConfigurationError } from '../../../src/domain/shared/errors.ts';
import type { SourceSelection, SourceSnapshot } from '../../../src/ports/manifest-source.ts';

const SELECTION: SourceSelection = {
  include: [],
  exclude: [],
  maxFileBytes: 10_000,
  maxFiles: 1000,
  maxTotalBytes: 1_000_000,
};

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'working-tree-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

async function read(path = '.', selection: Partial<SourceSelection> = {}): Promise<SourceSnapshot> {
  const source = new WorkingTreeSource({ path: join(root, path), headCommit: async () => 'c0ffee' });
  return source.read({ ...SELECTION, ...selection });
}

describe('reading a working tree', () => {
  test('all manifests below the directory, in order, with their text as it is', async () => {
    await put('b.yaml', '\uFEFFb: 1\r\n');
    await put('a/deep/er/c.yml', 'größe: 😀\n');
    await put('a/notes.txt', 'x');
    await put('.cache/z.yaml', 'x');
    await put('.git/config.yaml', 'x');
    await put('node_modules/p/q.yaml', 'x');
    const snapshot = await read();
    expect(snapshot.files).toEqual([
      { path: 'a/deep/er/c.yml', text: 'größe: 😀\n' },
      { path: 'b.yaml', text: '\uFEFFb: 1\r\n' },
    ]);
    expect(snapshot.skipped.map(({ file, reason }) => [file, reason])).toEqual([
      ['.cache/', 'excluded'],
      ['a/notes.txt', 'not-yaml'],
      ['node_modules/', 'excluded'],
    ]);
    expect(snapshot.diagnostics).toEqual([]);
    expect(snapshot.commit).toBe('c0ffee');
  });

  test('globs choose among them', async () => {
    await put('a/1.yaml', '');
    await put('a/2.yaml', '');
    await put('b/3.yaml', '');
    const snapshot = await read('.', { include: ['a/**'], exclude: ['**/2.yaml'] });
    expect(snapshot.files.map(({ path }) => path)).toEqual(['a/1.yaml']);
  });

  test('one file is read under its base name, whatever it is called', async () => {
    await put('a/fabric.txt', 'x: 1\n');
    expect((await read('a/fabric.txt')).files).toEqual([{ path: 'fabric.txt', text: 'x: 1\n' }]);
  });

  test('an empty directory gives an empty snapshot', async () => {
    const snapshot = await read();
    expect(snapshot).toEqual({ files: [], skipped: [], diagnostics: [], commit: 'c0ffee' });
  });

  test('a path that is not there is a configuration error that names it', async () => {
    await expect(read('nowhere')).rejects.toThrow(ConfigurationError);
    await expect(read('nowhere')).rejects.toThrow(/nowhere/);
  });

  test('bytes that are no UTF-8 are an error at their line', async () => {
    await put('a.yaml', Uint8Array.of(0x61, 0x0a, 0xff, 0x0a));
    await put('b.yaml', 'b: 1\n');
    const snapshot = await read();
    expect(snapshot.files.map(({ path }) => path)).toEqual(['b.yaml']);
    expect(snapshot.diagnostics).toMatchObject([{ code: 'HHS-3011', file: 'a.yaml', line: 2, column: 1 }]);
  });

  test('a file of 50 MB is not read', async () => {
    await put('big.yaml', '');
    await truncate(join(root, 'big.yaml'), 50 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect((await read()).diagnostics).toMatchObject([{ code: 'HHS-3010', file: 'big.yaml' }]);
    expect((await read('big.yaml')).diagnostics).toMatchObject([{ code: 'HHS-3010', file: 'big.yaml' }]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
  });

  test('a file and a directory without the right to read are errors, the others are read', async () => {
    await put('a.yaml', 'a');
    await put('b/c.yaml', 'c');
    await put('d.yaml', 'd');
    await chmod(join(root, 'a.yaml'), 0);
    await chmod(join(root, 'b'), 0);
    await chmod(root, 0o755);
    const snapshot = await withoutPrivilege(() => read());
    await chmod(join(root, 'b'), 0o700);
    expect(snapshot.files.map(({ path }) => path)).toEqual(['d.yaml']);
    expect(snapshot.diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['HHS-3012', 'b'],
      ['HHS-3012', 'a.yaml'],
    ]);
    expect(snapshot.diagnostics[0]?.message).toContain('permission denied');
  });
});

/** Root may read everything, so the work is done as nobody where the tests run as root. */
async function withoutPrivilege<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('symbolic links', () => {
  test('a link out of the directory is refused, to a file as to a directory', async () => {
    await put('outside/secret.yaml', 'x');
    await put('fabric/a.yaml', 'a');
    await symlink('../outside/secret.yaml', join(root, 'fabric/b.yaml'));
    await symlink(join(root, 'outside'), join(root, 'fabric/more'));
    const snapshot = await read('fabric');
    expect(snapshot.files.map(({ path }) => path)).toEqual(['a.yaml']);
    expect(snapshot.skipped.map(({ file, reason }) => [file, reason])).toEqual([
      ['b.yaml', 'symlink'],
      ['more', 'symlink'],
    ]);
    expect(snapshot.diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['HHS-3013', 'b.yaml'],
      ['HHS-3013', 'more'],
    ]);
  });

  test('rings of links end, and nothing is read twice', async () => {
    await put('a/x.yaml', 'x');
    await symlink('..', join(root, 'a/up'));
    await symlink('loop.yaml', join(root, 'loop.yaml'));
    await symlink('a/x.yaml', join(root, 'same.yaml'));
    const snapshot = await read();
    expect(snapshot.files.map(({ path }) => path)).toEqual(['a/x.yaml']);
    expect(snapshot.diagnostics.map(({ file }) => file)).toEqual(['loop.yaml']);
    const told = snapshot.skipped.find(({ file }) => file === 'a/up');
    expect(told?.detail).toBe('the directory is read under its own name');
  });

  test('files that a mounted ConfigMap shows are read through their links', async () => {
    await put('..2026_01/vpc.yaml', 'v: 1\n');
    await symlink('..2026_01', join(root, '..data'));
    await symlink('..data/vpc.yaml', join(root, 'vpc.yaml'));
    const snapshot = await read();
    expect(snapshot.files).toEqual([{ path: 'vpc.yaml', text: 'v: 1\n' }]);
  });

  test('the directory itself may be a link', async () => {
    await put('real/a.yaml', 'a');
    await symlink('real', join(root, 'link'));
    expect((await read('link')).files).toEqual([{ path: 'a.yaml', text: 'a' }]);
  });
});
