import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CloneStatusSource } from '../../../src/adapters/git/clone-status-source.ts';
import type { StatusReading } from '../../../src/ports/status-source.ts';

const env: Record<string, string | undefined> = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};
const branch = 'hedgehog-sync/status';

let root = '';
let clone = '';
let remote = '';

function git(directory: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', directory, ...who, ...args], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

/** Commits files on a branch, made as an orphan if it is not there, and goes back to main. */
function commit(directory: string, name: string, files: Readonly<Record<string, string>>): string {
  const isThere = git(directory, 'branch', '--list', name) !== '';
  git(directory, ...(isThere ? ['checkout', '--quiet', name] : ['checkout', '--quiet', '--orphan', name]));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '--allow-empty', '--message', 'status');
  const made = git(directory, 'rev-parse', 'HEAD');
  git(directory, 'checkout', '--quiet', 'main');
  return made;
}

async function read(
  change: Partial<ConstructorParameters<typeof CloneStatusSource>[0]> = {},
): Promise<StatusReading> {
  const options = {
    path: clone,
    isFile: false,
    branch,
    remote: 'origin',
    fetch: false,
    maxBytes: 10_000,
    env,
  };
  return await new CloneStatusSource({ ...options, timeoutMs: 20_000, ...change }).read();
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'clone-status-'));
  remote = join(root, 'remote');
  clone = join(root, 'clone');
  mkdirSync(remote);
  git(remote, 'init', '--quiet', '--initial-branch=main');
  git(remote, 'commit', '--quiet', '--allow-empty', '--message', 'first');
  git(root, 'clone', '--quiet', remote, clone);
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the status in a clone', () => {
  test('is not there before the first run', async () => {
    expect(await read()).toEqual({
      place: `branch ${branch}`,
      commit: null,
      texts: new Map(),
      isWhole: true,
    });
  });

  test('is every <fabric>/status.json on the branch, and nothing else', async () => {
    const files = {
      'lab/status.json': 'L',
      'prod/status.json': 'P',
      'lab/drift.json': '{}',
      'status.json': 'x',
      'a/b/status.json': 'y',
    };
    const made = commit(clone, branch, files);
    expect(await read()).toEqual({
      place: `branch ${branch}`,
      commit: made,
      texts: new Map([
        ['lab', 'L'],
        ['prod', 'P'],
      ]),
      isWhole: true,
    });
  });

  test('is read from the remote-tracking branch where there is no other', async () => {
    const made = commit(remote, branch, { 'lab/status.json': 'L' });
    git(clone, 'fetch', '--quiet');
    expect(await read()).toMatchObject({ place: `branch origin/${branch}`, commit: made });
  });

  test('is read from the one that is ahead, and from the remote where they went apart', async () => {
    const first = commit(remote, branch, { 'lab/status.json': '1' });
    git(clone, 'fetch', '--quiet');
    git(clone, 'branch', '--quiet', branch, first);
    const own = commit(clone, branch, { 'lab/status.json': '2' });
    expect(await read()).toMatchObject({ place: `branch ${branch}`, commit: own });
    const theirs = commit(remote, branch, { 'lab/status.json': '3' });
    git(clone, 'fetch', '--quiet');
    expect(await read()).toMatchObject({ place: `branch origin/${branch}`, commit: theirs });
  });

  test('follows no link and takes no directory for a file', async () => {
    writeFileSync(join(root, 'secret'), 'secret');
    mkdirSync(join(clone, 'lab'));
    symlinkSync(join(root, 'secret'), join(clone, 'lab', 'status.json'));
    commit(clone, branch, { 'other/status.json/deep': 'x' });
    expect((await read()).texts).toEqual(new Map());
  });

  test('that is too large is refused with its size', async () => {
    commit(clone, branch, { 'lab/status.json': 'x'.repeat(200) });
    await expect(read({ maxBytes: 100 })).rejects.toMatchObject({
      code: 'HHS-1102',
      message: expect.stringContaining('lab/status.json has 200 bytes, more than 100'),
    });
  });

  test('is that of the whole clone only at its top', async () => {
    mkdirSync(join(clone, 'fabrics/lab'), { recursive: true });
    writeFileSync(join(clone, 'lab.yaml'), '');
    expect((await read()).isWhole).toBe(true);
    expect((await read({ path: join(clone, 'fabrics/lab') })).isWhole).toBe(false);
    expect((await read({ path: join(clone, 'lab.yaml'), isFile: true })).isWhole).toBe(false);
  });

  test('outside of a clone is an error that says what to do', async () => {
    await expect(read({ path: root })).rejects.toMatchObject({
      category: 'configuration',
      code: 'HHS-1102',
      help: expect.stringContaining('--file'),
    });
  });

  test('on another branch is found by its name', async () => {
    commit(clone, 'main', { 'lab/status.json': 'M' });
    expect((await read({ branch: 'main' })).texts).toEqual(new Map([['lab', 'M']]));
  });
});

describe('fetching', () => {
  test('without it nothing is asked of the remote', async () => {
    commit(remote, branch, { 'lab/status.json': 'L' });
    expect((await read()).commit).toBeNull();
  });

  test('brings the branch, then its changes, and touches no other', async () => {
    commit(remote, branch, { 'lab/status.json': '1' });
    commit(remote, 'other', { x: 'x' });
    expect((await read({ fetch: true })).texts).toEqual(new Map([['lab', '1']]));
    const second = commit(remote, branch, { 'lab/status.json': '2' });
    expect(await read({ fetch: true })).toMatchObject({ commit: second, texts: new Map([['lab', '2']]) });
    expect(git(clone, 'branch', '--remotes', '--format=%(refname:short)')).not.toContain('other');
  });

  test('takes a branch that was made anew', async () => {
    commit(remote, branch, { 'lab/status.json': '1' });
    await read({ fetch: true });
    git(remote, 'branch', '--quiet', '-D', branch);
    const made = commit(remote, branch, { 'lab/status.json': 'anew' });
    expect((await read({ fetch: true })).commit).toBe(made);
  });

  test('says that there is no status when the remote has lost the branch', async () => {
    commit(remote, branch, { 'lab/status.json': '1' });
    await read({ fetch: true });
    git(remote, 'branch', '--quiet', '-D', branch);
    expect(await read({ fetch: true })).toMatchObject({ place: `branch origin/${branch}`, commit: null });
  });

  test('brings the contents in a clone that was made without any', async () => {
    git(remote, 'config', 'uploadpack.allowFilter', 'true');
    commit(remote, branch, { 'lab/status.json': 'L' });
    const partial = join(root, 'partial');
    git(root, 'clone', '--quiet', '--filter=blob:none', '--single-branch', `file://${remote}`, partial);
    expect((await read({ path: partial, fetch: true })).texts).toEqual(new Map([['lab', 'L']]));
  });

  test('from a remote that the clone does not know is refused', async () => {
    await expect(read({ fetch: true, remote: 'upstream' })).rejects.toMatchObject({
      code: 'HHS-2001',
      message: '--remote upstream: the clone has no remote of this name',
    });
  });

  test('from a remote that does not answer is a network error that shows no token', async () => {
    git(clone, 'remote', 'set-url', 'origin', 'http://user:topsecret@127.0.0.1:9/x.git');
    const failure = await read({ fetch: true }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ category: 'network', code: 'HHS-2111', retryable: true });
    expect(JSON.stringify([failure, (failure as Error).message])).not.toContain('topsecret');
  });
});
