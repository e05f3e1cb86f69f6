import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GitHubMemory } from '../../../src/adapters/github/github-memory.ts';
import { BOT_RIGHTS, issueBy } from '../../contract/forge-rig.ts';
import { filesOf, type GitHubRig, githubRig, STATUS_BRANCH } from './rig.ts';

const PATHS = ['net/status.json', 'audit.jsonl'];

let memory: GitHubMemory;
let rig: GitHubRig;
beforeEach(async () => {
  memory = new GitHubMemory();
  rig = await githubRig({ app: 'hedgehog-sync', rights: BOT_RIGHTS, memory });
});
afterEach(() => rig.stop());

/** What was asked since the last look. */
function asked(): readonly string[] {
  const seen = rig.asked().map((line) => line.replace(/^GET /, ''));
  rig.fake.clearRequests();
  return seen;
}

describe('a file at a commit', () => {
  test('is asked for once, by whichever connection', async () => {
    const path = 'fabrics/net/vpc.yaml';
    await expect(rig.hub.repository.fileText(path, rig.sha)).resolves.toBe('kind: VPC\n');
    const next = rig.repository.commitFiles('main', { [path]: 'kind: Other\n' });
    await expect(rig.connect().repository.fileText(path, rig.sha)).resolves.toBe('kind: VPC\n');
    expect(asked()).toEqual(['repos/get-content 200']);
    await expect(rig.hub.repository.fileText(path, next)).resolves.toBe('kind: Other\n');
    expect(asked()).toEqual(['repos/get-content 200']);
  });

  test('that is not there stays away, once that is proved', async () => {
    const missing = async () => await rig.connect().repository.fileText('CODEOWNERS', rig.sha);
    await expect(missing()).resolves.toBeNull();
    expect(asked()).toEqual(['repos/get-content 404', 'git/get-tree 200']);
    await expect(missing()).resolves.toBeNull();
    expect(asked()).toEqual([]);
  });

  test('that GitHub lists and does not hand out is asked for again', async () => {
    const back = rig.fake.fault({
      path: 'vpc.yaml',
      fault: { type: 'answer', status: 404, body: { message: 'Not Found' } },
    });
    const read = async () => await rig.hub.repository.fileText('fabrics/net/vpc.yaml', rig.sha);
    await expect(read()).rejects.toMatchObject({ code: 'HHS-2602' });
    back();
    await expect(read()).resolves.toBe('kind: VPC\n');
  });

  test('is not kept under the name of a branch, which moves', async () => {
    const read = async () => await rig.hub.repository.fileText('README.md', 'main');
    await expect(read()).resolves.toBe('# net\n');
    rig.repository.commitFiles('main', { 'README.md': '# later\n' });
    await expect(read()).resolves.toBe('# later\n');
  });

  test('is of one repository, whatever the case of its name', async () => {
    await rig.hub.repository.fileText('README.md', rig.sha);
    await rig.connect({ owner: 'ACME' }).repository.fileText('README.md', rig.sha);
    expect(asked()).toEqual(['repos/get-content 200']);
    expect(
      memory.fileText({ host: 'elsewhere', owner: 'acme', repo: 'net' }, rig.sha, 'README.md'),
    ).toBeUndefined();
  });
});

describe('the head of a branch', () => {
  const left = () => Number(rig.fake.requests.at(-1)?.answerHeaders['x-ratelimit-remaining']);

  test('is asked for each time, and costs nothing while it stands', async () => {
    await expect(rig.hub.repository.headOf('main')).resolves.toBe(rig.sha);
    const before = left();
    for (let count = 0; count < 3; count += 1)
      await expect(rig.connect().repository.headOf('main')).resolves.toBe(rig.sha);
    expect(left()).toBe(before);
    expect(asked()).toEqual([
      'git/list-matching-refs 200',
      ...Array.from({ length: 3 }, () => 'git/list-matching-refs 304'),
    ]);
  });

  test('that moved, was deleted or came back is seen with the next request', async () => {
    const { repository } = rig.hub;
    await repository.headOf('main');
    const next = rig.repository.commitFiles('main', { a: 'b' });
    await expect(repository.headOf('main')).resolves.toBe(next);
    await expect(repository.headOf('side')).resolves.toBeNull();
    const side = rig.repository.commitFiles('side', { a: 'c' });
    await expect(repository.headOf('side')).resolves.toBe(side);
    rig.repository.refs.delete('refs/heads/side');
    await expect(repository.headOf('side')).resolves.toBeNull();
    rig.repository.refs.set('refs/heads/main', rig.sha);
    await expect(repository.headOf('main')).resolves.toBe(rig.sha);
  });

  test('is sent in full to the next token, for which the tag is no good', async () => {
    await rig.hub.repository.headOf('main');
    const token = rig.fake.token({
      ...{ kind: 'app', app: 'hedgehog-sync', permissions: BOT_RIGHTS },
      repositories: ['acme/net'],
    });
    await expect(rig.connect({ token }).repository.headOf('main')).resolves.toBe(rig.sha);
    expect(asked()).toEqual(['git/list-matching-refs 200', 'git/list-matching-refs 200']);
  });

  test('is not told to a token that may no longer see the repository', async () => {
    await rig.hub.repository.headOf('main');
    const token = rig.fake.token({
      ...{ kind: 'app', app: 'hedgehog-sync', permissions: BOT_RIGHTS },
      repositories: [],
    });
    await expect(rig.connect({ token }).repository.headOf('main')).rejects.toMatchObject({
      code: 'HHS-2213',
    });
  });

  test('is not taken from half an answer', async () => {
    rig.fake.fault({ path: 'matching-refs', fault: { type: 'truncate' }, times: 1 });
    await expect(rig.hub.repository.headOf('main')).resolves.toBe(rig.sha);
    await expect(rig.hub.repository.headOf('main')).resolves.toBe(rig.sha);
    expect(asked().slice(1)).toEqual(['git/list-matching-refs 200', 'git/list-matching-refs 304']);
  });

  test('is asked for without a condition by a process that remembers nothing', async () => {
    const alone = await githubRig();
    try {
      await alone.hub.repository.headOf('main');
      await alone.hub.repository.headOf('main');
      expect(alone.asked()).toEqual(['GET git/list-matching-refs 200', 'GET git/list-matching-refs 200']);
    } finally {
      await alone.stop();
    }
  });
});

describe('open issues', () => {
  test('are listed anew each time, for nothing while none has changed', async () => {
    const { discussions } = rig.hub.forge;
    const numbers = async () => (await discussions.openIssues('drift')).map(({ number }) => number);
    issueBy(rig, 'mona', { labels: ['drift'] });
    await expect(numbers()).resolves.toEqual([1]);
    await expect(numbers()).resolves.toEqual([1]);
    expect(asked()).toEqual(['issues/list-for-repo 200', 'issues/list-for-repo 304']);
    await discussions.editIssue(1, { state: 'completed' });
    await expect(numbers()).resolves.toEqual([]);
    await discussions.editIssue(1, { state: 'open', body: 'Another text.' });
    await expect(discussions.openIssues('drift')).resolves.toMatchObject([{ body: 'Another text.' }]);
  });
});

describe('the files of the status', () => {
  const change = (expectedHead: string, text: string) => ({
    ...{ expectedHead, files: filesOf(text) },
    message: `Status of net\n\nRun: ${text}\n`,
  });

  test('are known after a commit of ours, and so are those that it left alone', async () => {
    const head = rig.repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'a', 'net/drift.json': 'd' });
    const { statusStore } = rig.hub;
    const paths = [...PATHS, 'net/drift.json', 'net/holds.json'];
    await statusStore.read(paths);
    const commit = await statusStore.commit(change(head, 'one'));
    asked();
    const { head: seen, files } = await rig.connect().statusStore.read(paths);
    expect(asked()).toEqual(['git/list-matching-refs 200']);
    expect(seen).toBe(commit);
    expect(Object.fromEntries(files)).toEqual({
      ...Object.fromEntries(filesOf('one')),
      'net/drift.json': 'd',
    });
    expect(Object.fromEntries(rig.repository.files(STATUS_BRANCH))).toEqual(Object.fromEntries(files));
  });

  test('are read anew where somebody else wrote, also between our reading and our commit', async () => {
    const head = rig.repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'a' });
    const { statusStore } = rig.hub;
    await statusStore.read(PATHS);
    const others = rig.repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'theirs' });
    await expect(statusStore.commit(change(head, 'ours'))).rejects.toMatchObject({ conflict: 'status-head' });
    const { head: seen, files } = await statusStore.read(PATHS);
    expect({ seen, text: files.get('net/status.json') }).toEqual({ seen: others, text: 'theirs' });
  });

  test('are exactly what GitHub holds, also where a text ends in half a character', async () => {
    const head = rig.repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'a' });
    await rig.hub.statusStore.commit(change(head, 'half \ud83d'));
    const known = await rig.hub.statusStore.read(PATHS);
    const read = await rig.connect({ memory: new GitHubMemory() }).statusStore.read(PATHS);
    expect(known).toEqual(read);
  });
});

test('no token is in a key or a value', async () => {
  await rig.hub.repository.headOf('main');
  await rig.hub.repository.fileText('README.md', rig.sha);
  await rig.hub.forge.discussions.openIssues('drift');
  expect(memory.answers.size.entries).toBe(2);
  expect(JSON.stringify(memory.answers.below(''))).not.toContain(rig.token);
});
