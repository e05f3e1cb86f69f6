import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { GitHubError } from '../../src/domain/shared/errors.ts';
import type { PullView } from '../../src/ports/forge.ts';
import { type GitHubRig, githubRig } from '../adapters/github/rig.ts';
import { BOT_RIGHTS, forgeRig, marked, US } from './forge-rig.ts';

const LINES = Array.from({ length: 30 }, (_, index) => `line${index + 1}: 1`);
const FILE = 'fabrics/net/vpc.yaml';
const HEAD = 'hedgehog-sync/backport/net';

let rig: GitHubRig;
beforeEach(async () => {
  rig = await forgeRig({ files: { [FILE]: `${LINES.join('\n')}\n` } });
  const { repository } = rig;
  repository.refs.set(`refs/heads/${HEAD}`, rig.sha);
  const changed = LINES.map((line, index) => (index === 14 ? 'line15: 2' : line));
  repository.commitFiles(HEAD, { [FILE]: `${changed.join('\n')}\n`, 'new.yaml': 'a: 1' });
});
afterEach(() => rig.stop());

function open(title = 'Back-port'): Promise<PullView> {
  return rig.hub.forge.pulls.openPull({ head: HEAD, base: 'main', title, body: marked('Why.') });
}

test('a pull request is opened, read, changed and closed', async () => {
  const { pulls } = rig.hub.forge;
  const made = await open();
  expect(made).toMatchObject({
    number: 1,
    isOpen: true,
    isMerged: false,
    head: HEAD,
    base: 'main',
    author: US,
  });
  expect(made).toMatchObject({ isFork: false, headSha: rig.repository.head(HEAD), closedAt: null });
  expect(await pulls.pull(1)).toEqual(made);
  await pulls.editPull(1, { title: 'Another', body: 'text', state: 'closed' });
  expect(await pulls.pull(1)).toMatchObject({
    title: 'Another',
    body: 'text',
    isOpen: false,
    isMerged: false,
  });
  expect(await pulls.pull(2)).toBeNull();
});

test('pull requests of a branch are found, open and closed, newest first, and none of a fork', async () => {
  const { pulls } = rig.hub.forge;
  await open('first');
  await pulls.editPull(1, { state: 'closed' });
  await open('second');
  rig.fake.state.addRepository({ owner: 'mallory', name: 'net', forkOf: rig.repository });
  const stranger = rig.fake.token({ kind: 'user', login: 'mallory', permissions: BOT_RIGHTS });
  const fork = await rig
    .connect({ token: stranger })
    .forge.pulls.openPull({ head: `mallory:${HEAD}`, base: 'main', title: 'mine', body: '' });
  expect(fork).toMatchObject({ number: 3, isFork: true, head: HEAD });
  expect((await pulls.pullsFrom(HEAD)).map(({ number }) => number)).toEqual([2, 1]);
  expect(await pulls.pullsFrom('gone')).toEqual([]);
});

test('a merged pull request says so', async () => {
  await open();
  rig.fake.pages.merge('acme/net', 1, 'mona');
  expect(await rig.hub.forge.pulls.pull(1)).toMatchObject({ isOpen: false, isMerged: true });
  expect(rig.repository.files().get('new.yaml')).toBe('a: 1');
});

test('changed files come with their diff', async () => {
  await open();
  expect(await rig.hub.forge.pulls.changedFiles(1)).toEqual([
    {
      path: FILE,
      status: 'modified',
      patch: [
        '@@ -12,7 +12,7 @@',
        ' line12: 1',
        ' line13: 1',
        ' line14: 1',
        '-line15: 1',
        '+line15: 2',
        ' line16: 1',
        ' line17: 1',
        ' line18: 1',
      ].join('\n'),
    },
    {
      path: 'new.yaml',
      status: 'added',
      patch: '@@ -0,0 +1 @@\n+a: 1\n\\ No newline at end of file',
    },
  ]);
});

test('one review carries all remarks, and they are told as ours later', async () => {
  const { pulls } = rig.hub.forge;
  const { headSha } = await open();
  const remarks = [
    { path: FILE, startLine: 15, endLine: 15, body: '```suggestion\nline15: 3\n```' },
    { path: FILE, startLine: 13, endLine: 16, body: 'Four lines.' },
  ];
  await pulls.review(1, headSha, marked('Mends.'), remarks);
  expect([...rig.repository.reviews.values()]).toMatchObject([{ state: 'COMMENTED', commit: headSha }]);
  expect(await pulls.ownRemarks(1)).toEqual(remarks);
  const mona = rig.connect({
    token: rig.fake.token({ kind: 'user', login: 'mona', permissions: BOT_RIGHTS }),
  });
  await mona.forge.pulls.review(1, headSha, 'I think so, too.', [
    { path: FILE, startLine: 15, endLine: 15, body: 'Yes.' },
  ]);
  expect(await pulls.ownRemarks(1)).toEqual(remarks);
});

test('a remark outside of the diff refuses the whole review, with the file in the message', async () => {
  const { pulls } = rig.hub.forge;
  const { headSha } = await open();
  const inside = { path: FILE, startLine: 15, endLine: 15, body: 'fine' };
  for (const outside of [
    { path: FILE, startLine: 1, endLine: 1, body: 'far' },
    { path: 'README.md', startLine: 1, endLine: 1, body: 'unchanged' },
    { path: FILE, startLine: 1, endLine: 15, body: 'across' },
  ]) {
    const error = await pulls
      .review(1, headSha, 'Mends.', [inside, outside])
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(GitHubError);
    expect(error).toMatchObject({
      status: 422,
      message: expect.stringMatching(/could not be resolved|must be part of the same hunk/),
    });
  }
  expect(rig.repository.reviewComments.size).toBe(0);
  expect(rig.hub.forge.writes()).toBe(1);
});

test('remarks on lines that have changed since are still told', async () => {
  const { pulls } = rig.hub.forge;
  const { headSha } = await open();
  const remark = { path: FILE, startLine: 14, endLine: 15, body: 'Four lines.' };
  await pulls.review(1, headSha, marked('Mends.'), [remark]);
  rig.repository.commitFiles(HEAD, { [FILE]: 'all: new\n' });
  expect(await pulls.ownRemarks(1)).toEqual([remark]);
});

test('a workflow that may not open pull requests is told of the setting', async () => {
  const weak = await githubRig({ rights: BOT_RIGHTS });
  try {
    weak.repository.commitFiles('topic', { 'a.yaml': 'a: 1\n' });
    const opening = weak.hub.forge.pulls.openPull({ head: 'topic', base: 'main', title: 't', body: '' });
    await expect(opening).rejects.toMatchObject({
      code: 'HHS-2034',
      category: 'configuration',
      help: expect.stringContaining('Settings → Actions → General'),
    });
  } finally {
    await weak.stop();
  }
});
