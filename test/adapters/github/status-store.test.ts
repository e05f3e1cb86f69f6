import { afterEach, describe, expect, test } from '@jest/globals';
import { ConflictError } from '../../../src/domain/shared/errors.ts';
import { badGateway } from '../../../src/simulator/github/http/known-faults.ts';
import { thrownBy } from '../kubernetes/rig.ts';
import { filesOf, type GitHubRig, githubRig, type RigOptions, STATUS_BRANCH } from './rig.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function world(options: RigOptions = {}): Promise<GitHubRig> {
  const rig = await githubRig(options);
  stops.push(rig.stop);
  return rig;
}

const PATHS = ['net/status.json', 'audit.jsonl'];
const MUTATION = { method: 'POST', path: '/graphql' };

function change(expectedHead: string | null, text: string, run = 'run-1') {
  return { expectedHead, files: filesOf(text), message: `Status of net: healthy\n\nRequest: ${run}\n` };
}

/** A world whose status branch has its first commit. */
async function begun(options: RigOptions = {}): Promise<GitHubRig & { readonly head: string }> {
  const rig = await world(options);
  const head = rig.repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'first\n' });
  return { ...rig, head };
}

function status(rig: GitHubRig): string | undefined {
  return rig.repository.files(STATUS_BRANCH).get('net/status.json');
}

describe('reading', () => {
  test('a branch that does not exist gives no head and no files', async () => {
    const { hub, asked } = await world();
    await expect(hub.statusStore.read(PATHS)).resolves.toEqual({ head: null, files: new Map() });
    expect(asked()).toEqual(['GET git/list-matching-refs 200']);
  });

  test('takes one request for the head and one a file', async () => {
    const { hub, repository, asked } = await begun();
    repository.commitFiles(STATUS_BRANCH, { 'audit.jsonl': 'a line\n' });
    const { files } = await hub.statusStore.read(PATHS);
    expect([...files]).toEqual([
      ['net/status.json', 'first\n'],
      ['audit.jsonl', 'a line\n'],
    ]);
    expect(asked()).toEqual([
      'GET git/list-matching-refs 200',
      'GET repos/get-content 200',
      'GET repos/get-content 200',
    ]);
  });

  test('leaves out what is not there, and proves it by a listing', async () => {
    const { hub, head, asked } = await begun();
    const { head: seen, files } = await hub.statusStore.read(PATHS);
    expect(seen).toBe(head);
    expect([...files]).toEqual([['net/status.json', 'first\n']]);
    expect([...asked()].sort()).toEqual([
      'GET git/get-tree 200',
      'GET git/list-matching-refs 200',
      'GET repos/get-content 200',
      'GET repos/get-content 404',
    ]);
  });

  test('a file that GitHub lists and does not hand out is no missing file', async () => {
    const { hub, fake } = await begun();
    const fault = { type: 'answer', status: 404, body: { message: 'Not Found' } } as const;
    fake.fault({ path: 'status.json', fault });
    await expect(hub.statusStore.read(PATHS)).rejects.toMatchObject({ code: 'HHS-2602' });
  });

  test('gives all files as they were at one commit', async () => {
    const rig = await begun();
    const { hub, fake, repository, head } = rig;
    fake.fault({ path: '/contents/', fault: { type: 'delay', ms: 30 } });
    const reading = hub.statusStore.read(PATHS);
    while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'later\n', 'audit.jsonl': 'later\n' });
    const { head: seen, files } = await reading;
    expect(seen).toBe(head);
    expect([...files]).toEqual([['net/status.json', 'first\n']]);
  });

  test('a file over a megabyte comes whole', async () => {
    const { hub, repository } = await world();
    const text = `ü${'x'.repeat(1_200_000)}\n`;
    repository.commitFiles(STATUS_BRANCH, { 'audit.jsonl': text });
    const { files } = await hub.statusStore.read(PATHS);
    expect(files.get('audit.jsonl') === text).toBe(true);
  });

  test('a file of many megabytes comes whole, too', async () => {
    const { hub, repository } = await begun();
    const text = `${'drift '.repeat(1_500_000)}\n`;
    repository.commitFiles(STATUS_BRANCH, { 'audit.jsonl': text });
    const { files } = await hub.statusStore.read(['audit.jsonl']);
    expect(files.get('audit.jsonl') === text).toBe(true);
  });

  test('an empty file is an empty text', async () => {
    const { hub, repository } = await world();
    repository.commitFiles(STATUS_BRANCH, { 'audit.jsonl': '' });
    const { files } = await hub.statusStore.read(PATHS);
    expect([...files]).toEqual([['audit.jsonl', '']]);
  });

  test('half an answer is never taken for a file', async () => {
    const { hub, fake } = await begun();
    fake.fault({ path: '/contents/', fault: { type: 'truncate' } });
    await expect(hub.statusStore.read(PATHS)).rejects.toMatchObject({ code: 'HHS-2122' });
  });

  test('a repository that the token may not see is not taken for one without a status', async () => {
    const { fake, connect } = await begun();
    const token = fake.token({ kind: 'workflow', repositories: ['acme/other'] });
    const error = await thrownBy(connect({ token }).statusStore.read(PATHS));
    expect(error).toMatchObject({ code: 'HHS-2213', category: 'authentication' });
    expect(String(error)).toContain('it is private and the token may not see it');
  });

  test('without the right to read contents the permission is named', async () => {
    const { hub } = await begun({ rights: {} });
    const error = await thrownBy(hub.statusStore.read(PATHS));
    expect(error).toMatchObject({ code: 'HHS-2214' });
    expect(String(error)).toContain('lacks the permission contents: read');
  });
});

describe('the first commit', () => {
  test('makes the branch in three writes, with no history of the sources', async () => {
    const rig = await world();
    const { hub, repository } = rig;
    const commit = await hub.statusStore.commit(change(null, 'one'));
    expect(repository.head(STATUS_BRANCH)).toBe(commit);
    expect(repository.log(STATUS_BRANCH)).toMatchObject([
      { id: commit, parents: [], message: 'Status of net: healthy\n\nRequest: run-1' },
    ]);
    expect([...repository.files(STATUS_BRANCH)]).toEqual([...filesOf('one')].sort());
    expect(hub.statusStore.writes()).toBe(3);
    expect(hub.statusStore.place).toBe('branch hedgehog-sync/status');
  });

  test.each([
    ['the tree', '/git/trees'],
    ['the commit', '/git/commits'],
    ['the branch', '/git/refs'],
  ])('stands once although the answer to %s was lost', async (_, path) => {
    const { hub, fake, repository } = await world();
    fake.fault({ method: 'POST', path, nth: 1, fault: { type: 'reset', after: true } });
    const commit = await hub.statusStore.commit(change(null, 'one'));
    expect(repository.head(STATUS_BRANCH)).toBe(commit);
    expect(repository.log(STATUS_BRANCH)).toHaveLength(1);
  });

  test('by two runs at once: one makes the branch, the other is told to read again', async () => {
    const { hub, connect, repository } = await world();
    const [first, second] = await Promise.allSettled([
      hub.statusStore.commit(change(null, 'one', 'run-1')),
      connect().statusStore.commit(change(null, 'two', 'run-2')),
    ]);
    const fates = [first, second].map((result) => result.status).sort();
    expect(fates).toEqual(['fulfilled', 'rejected']);
    const lost = first.status === 'rejected' ? first : second;
    expect(lost).toMatchObject({ reason: { code: 'HHS-2404', conflict: 'status-head' } });
    expect(repository.log(STATUS_BRANCH)).toHaveLength(1);
  });

  test.each([['a ruleset', { by: 'ruleset', creationRestricted: true }]] as const)(
    'is refused by %s in plain words',
    async (_, protection) => {
      const { hub, repository } = await world();
      repository.protect(STATUS_BRANCH, protection);
      const error = await thrownBy(hub.statusStore.commit(change(null, 'one')));
      expect(error).toMatchObject({ code: 'HHS-2030', category: 'configuration' });
      expect(repository.head(STATUS_BRANCH)).toBeUndefined();
    },
  );

  test('is refused when a branch has the first part of its name', async () => {
    const { hub, repository } = await world();
    repository.commitFiles('hedgehog-sync', { a: 'b' });
    const error = await thrownBy(hub.statusStore.commit(change(null, 'one')));
    expect(error).toMatchObject({ code: 'HHS-2030' });
    expect(String(error)).toContain('Reference update failed');
  });

  test('names the missing right', async () => {
    const { hub, repository } = await world({ rights: { contents: 'read', checks: 'write' } });
    const error = await thrownBy(hub.statusStore.commit(change(null, 'one')));
    expect(error).toMatchObject({ code: 'HHS-2211', category: 'authentication' });
    expect(String(error)).toContain('the token lacks the permission contents: write');
    expect(repository.branches()).toEqual(['main']);
    expect(hub.statusStore.writes()).toBe(0);
  });
});

describe('every other commit', () => {
  test('is one write on the head that was read', async () => {
    const rig = await begun();
    const { hub, repository, head, asked } = rig;
    const commit = await hub.statusStore.commit(change(head, 'two'));
    expect(asked()).toEqual(['POST graphql 200']);
    expect(repository.log(STATUS_BRANCH)).toMatchObject([{ id: commit, parents: [head] }, { id: head }]);
    expect(status(rig)).toBe('two\n');
    expect(repository.files(STATUS_BRANCH).get('audit.jsonl')).toBe('{"run":1}\n');
    expect(hub.statusStore.writes()).toBe(1);
  });

  test('keeps the files of others', async () => {
    const { hub, repository } = await world();
    const head = repository.commitFiles(STATUS_BRANCH, { 'other/status.json': 'theirs\n' });
    await hub.statusStore.commit(change(head, 'two'));
    expect(repository.files(STATUS_BRANCH).get('other/status.json')).toBe('theirs\n');
  });

  test('is refused when the branch moved, and writes nothing', async () => {
    const rig = await begun();
    const { hub, repository, head } = rig;
    const moved = repository.commitFiles(STATUS_BRANCH, { 'net/status.json': 'theirs\n' });
    const error = await thrownBy(hub.statusStore.commit(change(head, 'two')));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: 'HHS-2404', conflict: 'status-head' });
    expect(repository.head(STATUS_BRANCH)).toBe(moved);
    expect(status(rig)).toBe('theirs\n');
    expect(hub.statusStore.writes()).toBe(0);
  });

  test('by two runs at once: none is lost when the second one reads again', async () => {
    const rig = await begun();
    const { hub, connect, repository, head } = rig;
    const other = connect();
    const results = await Promise.allSettled([
      hub.statusStore.commit(change(head, 'A', 'run-a')),
      other.statusStore.commit(change(head, 'B', 'run-b')),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = results[0]?.status === 'rejected' ? hub : other;
    const again = await loser.statusStore.read(PATHS);
    await loser.statusStore.commit(
      change(again.head, `${again.files.get('net/status.json')?.trim()} and the other`, 'run-c'),
    );
    expect(status(rig)).toMatch(/^[AB] and the other\n$/);
    expect(repository.log(STATUS_BRANCH)).toHaveLength(3);
  });

  test('is found again when its answer was lost', async () => {
    const { hub, fake, repository, head, asked } = await begun();
    fake.fault({ ...MUTATION, nth: 1, fault: { type: 'reset', after: true } });
    const commit = await hub.statusStore.commit(change(head, 'two'));
    expect(repository.log(STATUS_BRANCH).map(({ id }) => id)).toEqual([commit, head]);
    expect(asked()).toEqual(['POST graphql 0', 'GET git/list-matching-refs 200', 'GET git/get-commit 200']);
  });

  test('is found again below what another run wrote on it meanwhile', async () => {
    const { hub, fake, repository, head } = await begun();
    fake.fault({ ...MUTATION, nth: 1, fault: badGateway(true) });
    fake.fault({ method: 'GET', path: '/git/matching-refs/', nth: 1, fault: { type: 'delay', ms: 60 } });
    const writing = hub.statusStore.commit(change(head, 'two'));
    while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    const ours = repository.head(STATUS_BRANCH);
    repository.commitFiles(STATUS_BRANCH, { 'other/status.json': 'theirs\n' });
    await expect(writing).resolves.toBe(ours);
    expect(repository.log(STATUS_BRANCH)).toHaveLength(3);
  });

  test('is found again when not even the last try was answered', async () => {
    const { hub, fake, repository, head } = await begun();
    fake.fault({ ...MUTATION, nth: 3, fault: { type: 'reset', after: true } });
    fake.fault({ ...MUTATION, times: 2, fault: { type: 'reset' } });
    const commit = await hub.statusStore.commit(change(head, 'two'));
    expect(repository.head(STATUS_BRANCH)).toBe(commit);
  });

  test('is not mistaken for the commit of another run', async () => {
    const rig = await begun();
    const { hub, fake, repository, head } = rig;
    fake.fault({ ...MUTATION, nth: 1, fault: { type: 'reset' } });
    fake.fault({ method: 'GET', path: '/git/matching-refs/', nth: 1, fault: { type: 'delay', ms: 60 } });
    const writing = hub.statusStore.commit(change(head, 'two', 'run-a'));
    while (fake.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    repository.commitFiles(
      STATUS_BRANCH,
      { 'net/status.json': 'theirs\n' },
      { message: 'Status of net: healthy\n\nRequest: run-b' },
    );
    await expect(writing).rejects.toMatchObject({ code: 'HHS-2404' });
    expect(status(rig)).toBe('theirs\n');
  });

  test('on a branch that was deleted meanwhile is a conflict, and reading again begins anew', async () => {
    const { hub, repository, head } = await begun();
    repository.deleteBranch(STATUS_BRANCH);
    const error = await thrownBy(hub.statusStore.commit(change(head, 'two')));
    expect(error).toMatchObject({ code: 'HHS-2404', conflict: 'status-head' });
    expect(String(error)).toContain('branch hedgehog-sync/status was deleted since it was read');
    const { head: seen } = await hub.statusStore.read(PATHS);
    expect(seen).toBeNull();
    await hub.statusStore.commit(change(seen, 'two'));
    expect(repository.log(STATUS_BRANCH)).toHaveLength(1);
  });

  test.each([
    ['branch protection', { by: 'branch', pullRequestRequired: true }],
    ['a ruleset', { by: 'ruleset', pullRequestRequired: true }],
  ] as const)('is refused by %s in plain words', async (_, protection) => {
    const rig = await begun();
    const { hub, repository, head } = rig;
    repository.protect(STATUS_BRANCH, protection);
    const error = await thrownBy(hub.statusStore.commit(change(head, 'two')));
    expect(error).toMatchObject({ code: 'HHS-2030', category: 'configuration' });
    expect(String(error)).toContain('Changes must be made through a pull request');
    expect(status(rig)).toBe('first\n');
  });

  test('names the missing right', async () => {
    const rig = await begun({ rights: { contents: 'read' } });
    const error = await thrownBy(rig.hub.statusStore.commit(change(rig.head, 'two')));
    expect(error).toMatchObject({ code: 'HHS-2211' });
    expect(error).toHaveProperty('help', expect.stringContaining('`contents: write` under `permissions:`'));
    expect(status(rig)).toBe('first\n');
  });
});

describe('on a branch of sources', () => {
  const same = { statusBranch: 'main', sameBranch: true };

  test('the files go beside the others', async () => {
    const { hub, repository, sha } = await world(same);
    const { head } = await hub.statusStore.read(PATHS);
    expect(head).toBe(sha);
    await hub.statusStore.commit(change(head, 'two'));
    expect([...repository.files('main').keys()].sort()).toEqual([
      'README.md',
      'audit.jsonl',
      'fabrics/net/vpc.yaml',
      'net/status.json',
    ]);
  });

  test('the branch is never made', async () => {
    const { hub, repository } = await world({ statusBranch: 'mian', sameBranch: true });
    const { head } = await hub.statusStore.read(PATHS);
    const error = await thrownBy(hub.statusStore.commit(change(head, 'two')));
    expect(error).toMatchObject({ code: 'HHS-2031', category: 'configuration' });
    expect(repository.branches()).toEqual(['main']);
  });
});

test('writes rest for a second between each other, as GitHub asks', async () => {
  const { hub, clock } = await world();
  await hub.statusStore.commit(change(null, 'one'));
  expect(clock.sleeps).toEqual([1_000, 1_000]);
});
