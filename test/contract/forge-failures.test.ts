import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AuthenticationError, NetworkError } from '../../src/domain/shared/errors.ts';
import type { Forge } from '../../src/ports/forge.ts';
import type { Permissions } from '../../src/simulator/github/access/permissions.ts';
import type { GitHubFault } from '../../src/simulator/github/http/faults.ts';
import {
  badGateway,
  budgetExhausted,
  secondaryLimit,
  tooManyRequests,
} from '../../src/simulator/github/http/known-faults.ts';
import type { GitHubRig } from '../adapters/github/rig.ts';
import { BOT_RIGHTS, forgeRig, issueBy, marked } from './forge-rig.ts';

let rig: GitHubRig;
beforeEach(async () => {
  rig = await forgeRig({ files: { '.github/workflows/sync.yml': 'on: workflow_dispatch\njobs: {}\n' } });
  rig.repository.commitFiles('topic', { 'a.yaml': 'a: 1\n' });
  issueBy(rig, 'mona');
});
afterEach(() => rig.stop());

const ISSUE = { title: 'Drift', body: marked('One field.'), labels: ['drift'] };
const PULL = { head: 'topic', base: 'main', title: 'Change', body: marked('Why.') };

interface Making {
  readonly what: string;
  readonly path: RegExp;
  make(forge: Forge): Promise<unknown>;
  count(): number;
}

const makings: readonly Making[] = [
  {
    what: 'an issue',
    path: /\/issues$/,
    make: (forge) => forge.discussions.openIssue(ISSUE),
    count: () => [...rig.repository.issues.values()].filter(({ title }) => title === 'Drift').length,
  },
  {
    what: 'a comment',
    path: /\/issues\/1\/comments$/,
    make: (forge) => forge.discussions.comment(1, marked('Planned.')),
    count: () => rig.repository.comments.size,
  },
  {
    what: 'a pull request',
    path: /\/pulls$/,
    make: (forge) => forge.pulls.openPull(PULL),
    count: () => [...rig.repository.issues.values()].filter(({ pull }) => pull !== null).length,
  },
  {
    what: 'a branch',
    path: /\/git\/refs$/,
    make: (forge) => forge.branches.create('hedgehog-sync/new', rig.sha),
    count: () => rig.repository.branches().filter((branch) => branch === 'hedgehog-sync/new').length,
  },
  {
    what: 'a commit',
    path: /graphql/,
    make: (forge) =>
      forge.branches.commit({
        branch: 'topic',
        expectedHead: rig.repository.head('topic') ?? '',
        files: new Map([['b.yaml', 'b: 1\n']]),
        deleted: [],
        message: 'Run: run-1',
      }),
    count: () => rig.repository.log('topic').filter(({ message }) => message.startsWith('Run: run-1')).length,
  },
];

const lostAnswers: Readonly<Record<string, GitHubFault>> = {
  'the connection is cut': { type: 'reset', after: true },
  'the answer stops in the middle': { type: 'truncate' },
  'the proxy answers 502': badGateway(true),
};

test.each(
  makings.flatMap((making) => Object.entries(lostAnswers).map(([how, fault]) => ({ ...making, how, fault }))),
)('$what is made once though $how after it was made', async ({ make, count, path, fault }) => {
  rig.fake.fault({ method: 'POST', path, times: 1, fault });
  await make(rig.hub.forge);
  expect(count()).toBe(1);
});

test.each(makings)(
  '$what is made though the first request did not come through',
  async ({ make, count, path }) => {
    rig.fake.fault({ method: 'POST', path, times: 1, fault: { type: 'reset' } });
    await make(rig.hub.forge);
    expect(count()).toBe(1);
  },
);

test('a review whose answer was lost is made once', async () => {
  const { pulls } = rig.hub.forge;
  const { number, headSha } = await pulls.openPull(PULL);
  rig.fake.fault({ method: 'POST', path: '/reviews', times: 1, fault: { type: 'reset', after: true } });
  await pulls.review(number, headSha, marked('Mends.'), []);
  expect(rig.repository.reviews.size).toBe(1);
});

test('the same text again is another comment, unless an answer was lost', async () => {
  const { discussions } = rig.hub.forge;
  const first = await discussions.comment(1, 'Refused.');
  const second = await discussions.comment(1, 'Refused.');
  expect(second.id).not.toBe(first.id);
});

interface Refusal {
  readonly permission: string;
  readonly lack: Partial<Permissions>;
  ask(forge: Forge): Promise<unknown>;
}

const refusals: readonly Refusal[] = [
  {
    permission: 'issues: write',
    lack: { issues: 'read', pull_requests: 'read' },
    ask: (forge) => forge.discussions.comment(1, 'x'),
  },
  {
    permission: 'issues: write',
    lack: { issues: 'read' },
    ask: (forge) => forge.discussions.openIssue(ISSUE),
  },
  {
    permission: 'issues: read',
    lack: { issues: 'none', pull_requests: 'none' },
    ask: (forge) => forge.discussions.comments(1),
  },
  {
    permission: 'pull-requests: write',
    lack: { pull_requests: 'read' },
    ask: (forge) => forge.pulls.openPull(PULL),
  },
  {
    permission: 'pull-requests: read',
    lack: { pull_requests: 'none' },
    ask: (forge) => forge.pulls.pullsFrom('topic'),
  },
  {
    permission: 'contents: write',
    lack: { contents: 'read' },
    ask: (forge) => forge.branches.create('new', rig.sha),
  },
  {
    permission: 'actions: write',
    lack: { actions: 'read' },
    ask: (forge) => forge.workflows.dispatch('sync.yml', 'main', {}),
  },
  {
    permission: 'actions: read',
    lack: { actions: 'none' },
    ask: (forge) => forge.workflows.runOf('sync.yml', 'x', '2020-01-01T00:00:00Z'),
  },
];

test.each(refusals)(
  'without the right $permission is what the error names',
  async ({ permission, lack, ask }) => {
    const token = rig.fake.token({ kind: 'workflow', permissions: { ...BOT_RIGHTS, ...lack } });
    const asked = ask(rig.connect({ token }).forge);
    await expect(asked).rejects.toBeInstanceOf(AuthenticationError);
    await expect(asked).rejects.toThrow(`the token lacks the permission ${permission}`);
    await expect(asked).rejects.toMatchObject({ help: expect.stringContaining(`\`${permission}\``) });
  },
);

test.each([
  ['a secondary limit', secondaryLimit(3)],
  ['429', tooManyRequests(2)],
])('%s is waited for, and the write goes through once', async (_, fault) => {
  rig.fake.fault({ method: 'POST', path: /comments$/, times: 1, fault });
  await rig.hub.forge.discussions.comment(1, 'x');
  expect(rig.repository.comments.size).toBe(1);
  expect(rig.hub.forge.writes()).toBe(1);
});

test('a budget that is used up for an hour is told at once', async () => {
  const reset = Math.floor(Date.now() / 1000) + 3600;
  rig.fake.fault({ path: /comments$/, fault: budgetExhausted(reset) });
  const asked = rig.hub.forge.discussions.comment(1, 'x');
  await expect(asked).rejects.toBeInstanceOf(NetworkError);
  await expect(asked).rejects.toMatchObject({ code: 'HHS-2126' });
});

test('what is not there, and what breaks a rule, are told apart', async () => {
  const { discussions, pulls } = rig.hub.forge;
  await expect(discussions.comment(99, 'x')).rejects.toMatchObject({ category: 'github', status: 404 });
  await expect(discussions.comment(1, 'x'.repeat(65_537))).rejects.toMatchObject({ status: 422 });
  await pulls.openPull(PULL);
  await expect(pulls.openPull(PULL)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('A pull request already exists'),
  });
  expect(rig.hub.forge.writes()).toBe(1);
});

test('a token that ends is followed by a fresh one without a new connection', async () => {
  const fresh = (): string => rig.fake.token({ kind: 'app', app: 'hedgehog-sync', permissions: BOT_RIGHTS });
  let token = fresh();
  const { discussions } = rig.connect({ token: async () => token }).forge;
  await discussions.comment(1, 'one');
  rig.fake.revoke(token);
  await expect(discussions.comment(1, 'two')).rejects.toMatchObject({ code: 'HHS-2212' });
  token = fresh();
  await discussions.comment(1, 'three');
  expect([...rig.repository.comments.values()].map(({ body }) => body)).toEqual(['one', 'three']);
});

test('what keeps a fresh token from coming is thrown as it is', async () => {
  const why = new AuthenticationError({ code: 'HHS-2212', message: 'the key is wrong', help: 'Renew it.' });
  const { forge } = rig.connect({ token: () => Promise.reject(why) });
  await expect(forge.discussions.issue(1)).rejects.toBe(why);
});
