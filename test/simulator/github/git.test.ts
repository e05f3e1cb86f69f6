import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { at, expectRefusal, githubStage, REPO } from './stage.ts';

const stage = githubStage();

const signature = { name: 'Bot', email: 'bot@example.com', date: '2026-01-02T03:04:05Z' };

async function sha(path: string, body: object): Promise<string> {
  const reply = await stage.send('POST', `${REPO}/git/${path}`, body);
  expect(reply.status).toBe(201);
  return String(at(reply.body, 'sha'));
}

test('a branch without a parent is made from a tree, a commit and a ref, and has the ids that git gives', async () => {
  const files = { 'b/c.txt': 'two\n', 'b.txt': 'three\n', 'a.txt': 'one\n', 'b/deep/d.txt': 'ä\n' };
  const tree = await sha('trees', {
    tree: Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content })),
  });
  const commit = await sha('commits', { message: 'Make files\n', tree, parents: [], author: signature });
  const made = await stage.send('POST', `${REPO}/git/refs`, { ref: 'refs/heads/a/b', sha: commit });
  expect(made.body).toMatchObject({ ref: 'refs/heads/a/b', object: { sha: commit, type: 'commit' } });
  expect(Object.fromEntries(stage.repository.files('a/b'))).toEqual(files);
  expect(commit).toBe(commitByGit(files));
});

function commitByGit(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fake-github-'));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: signature.name,
        GIT_AUTHOR_EMAIL: signature.email,
        GIT_AUTHOR_DATE: signature.date,
        GIT_COMMITTER_NAME: signature.name,
        GIT_COMMITTER_EMAIL: signature.email,
        GIT_COMMITTER_DATE: signature.date,
      },
    }).trim();
  try {
    git('init', '-q');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git('add', '.');
    git('commit', '-q', '-m', 'Make files');
    return git('rev-parse', 'HEAD');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a tree on a base keeps what it does not name and drops what it names with null', async () => {
  const base_tree = stage.repository.log()[0]?.tree;
  const tree = await sha('trees', {
    base_tree,
    tree: [
      { path: 'README.md', mode: '100644', type: 'blob', sha: null },
      { path: 'status/x.json', mode: '100644', type: 'blob', content: '{}' },
    ],
  });
  const listed = await stage.send('GET', `${REPO}/git/trees/${tree}?recursive=1`);
  const items = at(listed.body, 'tree');
  expect(Array.isArray(items) && items.map((item) => at(item, 'path'))).toEqual([
    'fabric',
    'fabric/vpc.yaml',
    'status',
    'status/x.json',
  ]);
});

test('trees and commits of objects that are not there are refused', async () => {
  const nothing = 'f'.repeat(40);
  const entry = { path: 'a', mode: '100644', type: 'blob', sha: nothing };
  const post = (path: string, body: object) => stage.send('POST', `${REPO}/git/${path}`, body);
  expectRefusal(await post('trees', { tree: [entry] }), 422, 'GitRPC::BadObjectState');
  expectRefusal(await post('commits', { message: 'm', tree: nothing }), 422, 'Tree SHA does not exist');
  const tree = stage.repository.log()[0]?.tree;
  expectRefusal(
    await post('commits', { message: 'm', tree, parents: [nothing] }),
    422,
    'Parent SHA does not exist or is not a commit object',
  );
  const bad = { path: '../a', mode: '100644', type: 'blob', content: '' };
  expectRefusal(await post('trees', { tree: [bad] }), 422, 'tree.path contains a malformed path component');
});

test('a blob comes back as it went in', async () => {
  const bytes = Buffer.from([0, 255, 1, 2]);
  const id = await sha('blobs', { content: bytes.toString('base64'), encoding: 'base64' });
  const reply = await stage.send('GET', `${REPO}/git/blobs/${id}`);
  expect(Buffer.from(String(at(reply.body, 'content')), 'base64')).toEqual(bytes);
});

test('a ref cannot be made twice, nor outside of refs, nor where another ref is a folder', async () => {
  const head = stage.repository.head();
  const make = (ref: string) => stage.send('POST', `${REPO}/git/refs`, { ref, sha: head });
  expectRefusal(await make('refs/heads/main'), 422, 'Reference already exists');
  expectRefusal(await make('refs/heads/main/below'), 422, 'Reference update failed');
  expectRefusal(
    await make('heads/x'),
    422,
    'Reference name must contain at least three slash-separated components.',
  );
  expect((await make('refs/heads/with space')).status).toBe(422);
});

test('a ref moves forward only, unless forced', async () => {
  const first = stage.repository.head();
  const second = stage.repository.commitFiles('main', { x: 'y' });
  const move = (to: unknown, force = false) =>
    stage.send('PATCH', `${REPO}/git/refs/heads/main`, { sha: to, force });
  expectRefusal(await move(first), 422, 'Update is not a fast forward');
  expect(stage.repository.head()).toBe(second);
  expect((await move(first, true)).status).toBe(200);
  expect((await move(second)).status).toBe(200);
  expectRefusal(await move('f'.repeat(40)), 422, 'Object does not exist');
  const lost = await stage.send('PATCH', `${REPO}/git/refs/heads/gone`, { sha: first });
  expectRefusal(lost, 422, 'Reference does not exist');
});

test('a ref can be read, found by its beginning and deleted', async () => {
  stage.repository.commitFiles('topic/one', { x: 'y' });
  const one = await stage.send('GET', `${REPO}/git/ref/heads/topic/one`);
  expect(at(one.body, 'object', 'sha')).toBe(stage.repository.head('topic/one'));
  const found = await stage.send('GET', `${REPO}/git/matching-refs/heads/topic`);
  expect(found.body).toMatchObject([{ ref: 'refs/heads/topic/one' }]);
  expect((await stage.send('DELETE', `${REPO}/git/refs/heads/topic/one`)).status).toBe(204);
  expectRefusal(await stage.send('GET', `${REPO}/git/ref/heads/topic/one`), 404, 'Not Found');
});

test('a file is read at a branch, a commit and the default branch', async () => {
  const first = stage.repository.head();
  stage.repository.commitFiles('main', { 'README.md': 'Bye\n' });
  const text = async (query: string): Promise<string> => {
    const reply = await stage.send('GET', `${REPO}/contents/README.md${query}`);
    return Buffer.from(String(at(reply.body, 'content')), 'base64').toString();
  };
  expect(await text('')).toBe('Bye\n');
  expect(await text('?ref=main')).toBe('Bye\n');
  expect(await text(`?ref=${first}`)).toBe('Hello\n');
  expectRefusal(await stage.send('GET', `${REPO}/contents/nothing`), 404, 'Not Found');
  const lost = await stage.send('GET', `${REPO}/contents/README.md?ref=gone`);
  expectRefusal(lost, 404, 'No commit found for the ref gone');
});

test('a folder lists what is in it', async () => {
  const reply = await stage.send('GET', `${REPO}/contents/`);
  expect(reply.body).toMatchObject([
    { name: 'README.md', type: 'file', size: 6 },
    { name: 'fabric', type: 'dir', size: 0 },
  ]);
});

test('a file is written only over the blob that was named', async () => {
  const path = `${REPO}/contents/README.md`;
  const content = Buffer.from('Bye\n').toString('base64');
  const before = await stage.send('GET', path);
  const put = (more: object) => stage.send('PUT', path, { message: 'm', content, ...more });
  expectRefusal(await put({}), 422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  expectRefusal(await put({ sha: 'f'.repeat(40) }), 409, `README.md does not match ${'f'.repeat(40)}`);
  expect((await put({ sha: at(before.body, 'sha') })).status).toBe(200);
  expect(stage.repository.files().get('README.md')).toBe('Bye\n');
  const after = await stage.send('GET', path);
  const gone = await stage.send('DELETE', path, { message: 'm', sha: at(after.body, 'sha') });
  expect(gone.status).toBe(200);
  expect(stage.repository.files().has('README.md')).toBe(false);
});

test('the repository, its branches and commits can be read', async () => {
  expect((await stage.send('GET', REPO)).body).toMatchObject({ default_branch: 'main', private: true });
  const branch = await stage.send('GET', `${REPO}/branches/main`);
  expect(branch.body).toMatchObject({ name: 'main', protected: false });
  expectRefusal(await stage.send('GET', `${REPO}/branches/gone`), 404, 'Branch not found');
  expect((await stage.send('GET', `${REPO}/branches`)).body).toMatchObject([{ name: 'main' }]);
  const id = stage.repository.commitFiles('main', { 'fabric/vpc.yaml': 'kind: VPC\nname: a\n' });
  const commit = await stage.send('GET', `${REPO}/commits/main`);
  expect(commit.body).toMatchObject({
    sha: id,
    stats: { additions: 1, deletions: 0 },
    files: [{ filename: 'fabric/vpc.yaml', status: 'modified' }],
  });
  expect((await stage.send('GET', `${REPO}/git/commits/${id}`)).body).toMatchObject({ sha: id });
  const list = await stage.send('GET', `${REPO}/commits?path=README.md`);
  expect(list.body).toMatchObject([{ commit: { message: 'First commit' } }]);
});

test('two branches are compared from where they parted', async () => {
  stage.repository.refs.set('refs/heads/topic', stage.repository.head() ?? '');
  stage.repository.commitFiles('main', { 'README.md': 'Other\n' });
  stage.repository.commitFiles('topic', { new: 'a\nb\n', 'fabric/vpc.yaml': null });
  const reply = await stage.send('GET', `${REPO}/compare/main...topic`);
  expect(reply.body).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    files: [
      { filename: 'fabric/vpc.yaml', status: 'removed', deletions: 1 },
      { filename: 'new', status: 'added', additions: 2 },
    ],
  });
  const same = await stage.send('GET', `${REPO}/compare/main...main`);
  expect(same.body).toMatchObject({ status: 'identical', total_commits: 0 });
  expect((await stage.send('GET', `${REPO}/compare/main...gone`)).status).toBe(404);
});
