import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ConfigurationError, ConflictError } from '../../src/domain/shared/errors.ts';
import type { BranchChange } from '../../src/ports/forge.ts';
import { filesOf, putFile, treeOf } from '../../src/simulator/github/git/tree-files.ts';
import type { GitHubRig } from '../adapters/github/rig.ts';
import { forgeRig, US } from './forge-rig.ts';

const BRANCH = 'hedgehog-sync/backport/net';

let rig: GitHubRig;
beforeEach(async () => {
  rig = await forgeRig({ files: { 'old.yaml': 'a: 1\n', 'bin/run': '#!/bin/sh\n' } });
});
afterEach(() => rig.stop());

function change(expectedHead: string, more: Partial<BranchChange> = {}): BranchChange {
  return {
    branch: BRANCH,
    expectedHead,
    files: new Map([['fabrics/net/vpc.yaml', 'kind: VPC\nname: Grüße\r\n']]),
    deleted: ['old.yaml'],
    message: 'Carry the change back\n\nRun: run-1',
    ...more,
  };
}

test('a branch is made at a commit, written to with a deletion, and deleted', async () => {
  const { branches } = rig.hub.forge;
  expect(await branches.head(BRANCH)).toBeNull();
  await branches.create(BRANCH, rig.sha);
  expect(await branches.head(BRANCH)).toBe(rig.sha);
  const commit = await branches.commit(change(rig.sha));
  expect(await branches.head(BRANCH)).toBe(commit);
  const files = rig.repository.files(BRANCH);
  expect(files.get('fabrics/net/vpc.yaml')).toBe('kind: VPC\nname: Grüße\r\n');
  expect([...files.keys()].sort()).toEqual(['README.md', 'bin/run', 'fabrics/net/vpc.yaml']);
  await branches.delete(BRANCH);
  expect(await branches.head(BRANCH)).toBeNull();
  await branches.delete(BRANCH);
  expect(rig.hub.forge.writes()).toBe(3);
});

test('a branch that exists is not made again, even at the same commit', async () => {
  const { branches } = rig.hub.forge;
  await branches.create(BRANCH, rig.sha);
  const again = branches.create(BRANCH, rig.sha);
  await expect(again).rejects.toBeInstanceOf(ConflictError);
  await expect(again).rejects.toMatchObject({ code: 'HHS-2406', conflict: 'already-exists' });
});

test('a commit on a branch that moved is a conflict and writes nothing', async () => {
  const { branches } = rig.hub.forge;
  await branches.create(BRANCH, rig.sha);
  const theirs = rig.repository.commitFiles(BRANCH, { 'a.yaml': 'a: 2\n' });
  const late = branches.commit(change(rig.sha));
  await expect(late).rejects.toMatchObject({ code: 'HHS-2405', conflict: 'status-head' });
  await expect(late).rejects.toThrow(`writing to branch ${BRANCH}`);
  expect(rig.repository.head(BRANCH)).toBe(theirs);
});

test('a file to be deleted that is not there is refused', async () => {
  const { branches } = rig.hub.forge;
  await branches.create(BRANCH, rig.sha);
  await expect(branches.commit(change(rig.sha, { deleted: ['none.yaml'] }))).rejects.toMatchObject({
    category: 'github',
  });
});

test('a branch is put at another commit whatever it held', async () => {
  const { branches } = rig.hub.forge;
  await branches.create(BRANCH, rig.sha);
  await branches.commit(change(rig.sha));
  const main = rig.repository.commitFiles('main', { 'a.yaml': 'a: 2\n' });
  await branches.reset(BRANCH, main);
  expect(rig.repository.head(BRANCH)).toBe(main);
});

test('one commit upon a base is made before the branch is, and files keep their modes', async () => {
  const { branches } = rig.hub.forge;
  const files = new Map([
    ['bin/run', '#!/bin/sh\necho Grüße\r\n'],
    ['fabrics/net/vpc.yaml', '\ufeffkind: VPC\n'],
  ]);
  const base = rig.repository.objects.commit(rig.sha);
  if (base === undefined) throw new Error('there is no base');
  const { objects } = rig.repository;
  const executable = filesOf(objects, base.tree);
  putFile(executable, 'bin/run', { id: objects.putBlob(Buffer.from('#!/bin/sh\n')), mode: '100755' });
  const parent = objects.putCommit({ ...base, parents: [rig.sha], tree: treeOf(objects, executable) }).id;
  rig.repository.refs.set('refs/heads/main', parent);
  const message = 'Carry the change back';
  const commit = await branches.replace({ branch: BRANCH, expectedHead: null, parent, files, message });
  expect(rig.repository.head(BRANCH)).toBe(commit);
  expect(objects.commit(commit)?.parents).toEqual([parent]);
  expect([...rig.repository.files(BRANCH)].sort()).toEqual(
    [...rig.repository.files('main'), ...files]
      .filter(([path], at, all) => all.findLastIndex(([one]) => one === path) === at)
      .sort(),
  );
  const made = filesOf(objects, objects.commit(commit)?.tree ?? '');
  expect([made.get('bin/run')?.mode, made.get('old.yaml')?.mode]).toEqual(['100755', '100644']);
  expect(await branches.commitsAhead('main', BRANCH)).toMatchObject([{ sha: commit, author: US }]);
  expect(rig.hub.forge.writes()).toBe(3);
});

test('a branch that is replaced keeps its pull request, which one that is put at its base loses', async () => {
  const { branches, pulls } = rig.hub.forge;
  const replace = (expectedHead: string | null, parent: string, text: string) =>
    branches.replace({
      branch: BRANCH,
      expectedHead,
      parent,
      files: new Map([['a.yaml', text]]),
      message: text,
    });
  const first = await replace(null, rig.sha, 'a: 1\n');
  const { number } = await pulls.openPull({ head: BRANCH, base: 'main', title: 'Back', body: 'x' });
  const main = rig.repository.commitFiles('main', { 'b.yaml': 'b: 1\n' });
  const second = await replace(first, main, 'a: 2\n');
  expect(rig.repository.head(BRANCH)).toBe(second);
  expect(rig.repository.objects.commit(second)?.parents).toEqual([main]);
  expect(await pulls.pull(number)).toMatchObject({ isOpen: true, headSha: second });
  await branches.reset(BRANCH, main);
  expect(await pulls.pull(number)).toMatchObject({ isOpen: false, isMerged: false });
});

test('a branch that a person moved or made is not replaced', async () => {
  const { branches } = rig.hub.forge;
  await branches.create(BRANCH, rig.sha);
  const theirs = rig.repository.commitFiles(BRANCH, { 'a.yaml': 'a: 2\n' });
  const change = { branch: BRANCH, parent: rig.sha, files: new Map([['a.yaml', 'a: 1\n']]), message: 'Mine' };
  await expect(branches.replace({ ...change, expectedHead: rig.sha })).rejects.toMatchObject({
    code: 'HHS-2405',
    conflict: 'status-head',
  });
  await expect(branches.replace({ ...change, expectedHead: null })).rejects.toMatchObject({
    conflict: 'already-exists',
  });
  expect(rig.repository.head(BRANCH)).toBe(theirs);
});

test('commits ahead come oldest first, and tell ours from those of people', async () => {
  const { branches } = rig.hub.forge;
  await branches.create(BRANCH, rig.sha);
  const ours = await branches.commit(change(rig.sha));
  const mona = rig.repository.commitFiles(BRANCH, { 'a.yaml': 'a: 2\n' }, { message: 'By hand' });
  const ahead = await branches.commitsAhead('main', BRANCH);
  expect(ahead).toMatchObject([
    { sha: ours, author: US },
    { sha: mona, message: 'By hand', author: { login: 'Mona', isBot: false, isOurs: false } },
  ]);
  expect(await branches.commitsAhead('main', 'main')).toEqual([]);
});

test('our commit amended by a person is not ours any more', async () => {
  const { branches } = rig.hub.forge;
  await branches.create(BRANCH, rig.sha);
  const ours = rig.repository.objects.commit(await branches.commit(change(rig.sha)));
  if (ours === undefined) throw new Error('the commit is not there');
  const committer = { name: 'Mona', email: 'mona@example.com', date: rig.repository.now() };
  const amended = rig.repository.objects.putCommit({ ...ours, committer });
  rig.repository.refs.set(`refs/heads/${BRANCH}`, amended.id);
  expect((await branches.commitsAhead('main', BRANCH))[0]?.author).toEqual({ ...US, isOurs: false });
});

test('a message that only looks like ours does not make a commit of a person ours', async () => {
  const message = 'Mine\n\nWritten-by: hedgehog-sync';
  rig.repository.commitFiles(BRANCH, { 'a.yaml': 'a: 2\n' }, { message });
  rig.repository.refs.set('refs/heads/main', rig.sha);
  const alone = rig.repository.commitFiles('main', { 'b.yaml': 'a: 2\n' }, { message });
  const ahead = await rig.hub.forge.branches.commitsAhead(rig.sha, 'main');
  expect(ahead).toMatchObject([{ sha: alone, author: { isOurs: false } }]);
});

test('a protected branch is refused as such, not as one of the status', async () => {
  const { branches } = rig.hub.forge;
  rig.repository.protect(BRANCH, { by: 'ruleset', creationRestricted: true });
  const made = branches.create(BRANCH, rig.sha);
  await expect(made).rejects.toBeInstanceOf(ConfigurationError);
  await expect(made).rejects.toMatchObject({ code: 'HHS-2033' });
});
