import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WorkingTreeWriter } from '../../../src/adapters/files/working-tree-writer.ts';

let root = '';
let outside = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'writer-'));
  outside = await mkdtemp(join(tmpdir(), 'writer-outside-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(outside, { recursive: true, force: true });
});

async function replace(path: string, before: string, after: string, of = root) {
  const [result] = await new WorkingTreeWriter(of).replace([{ path, before, after }]);
  return result?.refused;
}

describe('a file of a fabric', () => {
  test('gets its text byte by byte and keeps its mode, and nothing else is left behind', async () => {
    await mkdir(join(root, 'a'));
    const before = '\uFEFFname: größe\r\n';
    await writeFile(join(root, 'a', 'f.yaml'), before);
    await chmod(join(root, 'a', 'f.yaml'), 0o640);
    expect(await replace('a/f.yaml', before, '\uFEFFname: 😀\r\n')).toBeNull();
    expect(await readFile(join(root, 'a', 'f.yaml'), 'utf8')).toBe('\uFEFFname: 😀\r\n');
    expect((await stat(join(root, 'a', 'f.yaml'))).mode & 0o777).toBe(0o640);
    expect(await readdir(join(root, 'a'))).toEqual(['f.yaml']);
  });

  test('that changed since it was read stays as it is', async () => {
    await writeFile(join(root, 'f.yaml'), 'a: 2\n');
    expect(await replace('f.yaml', 'a: 1\n', 'a: 3\n')).toMatch(/changed since/);
    expect(await readFile(join(root, 'f.yaml'), 'utf8')).toBe('a: 2\n');
    expect(await readdir(root)).toEqual(['f.yaml']);
  });

  test('that is gone, or is a directory, is refused, and the others are written', async () => {
    await mkdir(join(root, 'd'));
    await writeFile(join(root, 'f.yaml'), 'a: 1\n');
    const files = ['gone.yaml', 'd', 'f.yaml'].map((path) => ({ path, before: 'a: 1\n', after: 'a: 2\n' }));
    const results = await new WorkingTreeWriter(root).replace(files);
    expect(results.map(({ refused }) => refused === null)).toEqual([false, false, true]);
    expect(await readFile(join(root, 'f.yaml'), 'utf8')).toBe('a: 2\n');
    expect(results[0]?.refused).not.toContain(root);
  });

  test('behind a link inside the directory is written where it is, and the link stays', async () => {
    await writeFile(join(root, 'f.yaml'), 'a: 1\n');
    await symlink('f.yaml', join(root, 'g.yaml'));
    expect(await replace('g.yaml', 'a: 1\n', 'a: 2\n')).toBeNull();
    expect(await readlink(join(root, 'g.yaml'))).toBe('f.yaml');
    expect(await readFile(join(root, 'f.yaml'), 'utf8')).toBe('a: 2\n');
  });

  test('behind a link out of the directory is never written', async () => {
    await writeFile(join(outside, 'f.yaml'), 'a: 1\n');
    await symlink(join(outside, 'f.yaml'), join(root, 'f.yaml'));
    await symlink(outside, join(root, 'd'));
    expect(await replace('f.yaml', 'a: 1\n', 'a: 2\n')).toMatch(/outside/);
    expect(await replace('d/f.yaml', 'a: 1\n', 'a: 2\n')).toMatch(/outside/);
    expect(await replace('../escape.yaml', '', 'a: 2\n')).not.toBeNull();
    expect(await readFile(join(outside, 'f.yaml'), 'utf8')).toBe('a: 1\n');
    expect(await readdir(outside)).toEqual(['f.yaml']);
  });

  test('that is the whole fabric is found by its name alone', async () => {
    const path = join(root, 'fabric.yaml');
    await writeFile(path, 'a: 1\n');
    expect(await replace('fabric.yaml', 'a: 1\n', 'a: 2\n', path)).toBeNull();
    expect(await replace('other.yaml', 'a: 2\n', 'a: 3\n', path)).toMatch(/not the file/);
    expect(await readFile(path, 'utf8')).toBe('a: 2\n');
  });
});

describe('a new file', () => {
  const make = async (path: string, of = root) => {
    const [result] = await new WorkingTreeWriter(of).replace([{ path, before: null, after: 'a: ü\n' }]);
    return result?.refused;
  };

  test('is made with the directories that it needs, and nothing else is left behind', async () => {
    expect(await make('vpcs/east/v1.yaml')).toBeNull();
    expect(await readFile(join(root, 'vpcs', 'east', 'v1.yaml'), 'utf8')).toBe('a: ü\n');
    expect(await readdir(join(root, 'vpcs', 'east'))).toEqual(['v1.yaml']);
  });

  test('does not take the place of a file that came meanwhile', async () => {
    await writeFile(join(root, 'v1.yaml'), 'theirs\n');
    expect(await make('v1.yaml')).toContain('came into being');
    expect(await readFile(join(root, 'v1.yaml'), 'utf8')).toBe('theirs\n');
    expect(await readdir(root)).toEqual(['v1.yaml']);
  });

  test('is not made outside: by its name, behind a link, behind a file, or beside a fabric of one file', async () => {
    await symlink(outside, join(root, 'away'));
    await writeFile(join(root, 'file'), '');
    for (const path of ['../x.yaml', 'a/../../x.yaml', '/x.yaml', 'away/x.yaml', 'away/deep/x.yaml'])
      expect(await make(path)).toContain('outside');
    expect(await make('file/x.yaml')).not.toBeNull();
    expect(await readdir(outside)).toEqual([]);
    expect(await make('x.yaml', join(root, 'file'))).toBe('the fabric is one file');
  });
});
