import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { openIssue, seatPeople, type Talked, talk, talkAgain } from '../../support/app-talk.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { LEND_LIMIT, lendCluster, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 30_000;
const APPLY = 'hedgehog-sync / lab / apply';
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const BOTH = { 'server-1': 'one', 'server-2': 'two' };
const [ONE, TWO] = [`${SERVERS}/server-1`, `${SERVERS}/server-2`];
const PLANNED = { command: '/plan', by: 'triager', role: 'triage', allowed: true, result: 'done' };

let stage: AppStage;
let cluster: TestCluster;
const lent = lendCluster();
let number = 0;

beforeAll(lent.start, LEND_LIMIT);
beforeAll(async () => {
  cluster = lent.cluster();
  const clock = new PacedClock(4);
  stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE });
  seatPeople(stage);
  stage.workspace.write('servers.yaml', servers(BOTH));
  stage.push();
  await stage.startApp();
  await until('the first apply', isDone);
  await stage.quiet();
  stage.fake.webhooks.sendTimes(2);
  number = await openIssue(stage, 'writer');
}, LIMIT);
afterAll(async () => {
  await stage.stop();
  await lent.stop();
}, LIMIT);

const description = async (path = ONE) =>
  ((await cluster.get(path)).body as { spec?: { description?: string } }).spec?.description;
const all = () => [...stage.repository.issues.values()];
const pulls = () => all().filter(({ pull }) => pull !== null);
const issues = () => all().filter(({ pull }) => pull === null);
const isDone = () => stage.check(APPLY)?.status === 'completed';
const audit = () =>
  (stage.status('audit.jsonl') ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter(({ mode }) => mode === 'command');

/** Each is delivered twice under one id, and once more, late, as a new event: that changes nothing. */
async function obeyed(login: string, body: string): Promise<Talked> {
  const talked = await talk(stage, login, number, body);
  expect(talked.answers).toHaveLength(1);
  written = await cluster.writes();
  expect(await talkAgain(stage, talked.id)).toMatchObject({ writes: 0, reactions: talked.reactions });
  expect(await cluster.writes()).toEqual([]);
  return talked;
}
/** By the last command, to the cluster. */
let written: readonly string[] = [];

describe('commands by people who may, as signed events', () => {
  test(
    '/help, /status, /explain and /plan tell, and write nothing to the cluster',
    async () => {
      await cluster.writes();
      const help = await obeyed('stranger', '/help');
      expect(help).toMatchObject({ reactions: ['eyes', '+1'], writes: 3 });
      // receipt, audit, answer, end
      const told = { reactions: ['eyes', '+1'], writes: 4 };
      const status = await obeyed('reader', '/status');
      expect(status).toMatchObject({
        ...told,
        answers: [expect.stringMatching(/Is it safe\?.*Yes/)],
      });
      const explain = await obeyed('reader', '/explain Server/server-1');
      expect(explain).toMatchObject({ ...told, answers: [expect.stringContaining('Is it in Git?')] });
      const plan = await obeyed('triager', '/plan');
      expect(plan).toMatchObject({
        ...told,
        // it says first that it works
        writes: 5,
        answers: [expect.stringContaining('There is nothing to write')],
      });
      expect(written).toEqual([]);
      expect(audit()).toMatchObject([
        { command: '/status' },
        { command: '/explain Server/server-1' },
        PLANNED,
      ]);
    },
    LIMIT,
  );

  test(
    '/resync and /apply overwrite nothing that somebody changed',
    async () => {
      await cluster.editByHand(ONE, { spec: { description: 'by hand' } });
      await until('the issue', () => issues().length === 2);
      await stage.quiet();
      await cluster.writes();
      for (const [login, command] of [
        ['writer', '/resync'],
        ['keeper', '/apply'],
      ] as const) {
        const run = await obeyed(login, command);
        expect(run.answers[0]).toContain('1 unchanged and 1 held');
        expect(run.writes).toBeLessThanOrEqual(10);
        expect(written).toEqual([]);
      }
      expect(await description()).toBe('by hand');
    },
    LIMIT,
  );

  test(
    '/accept-cluster opens one pull request; said again, it only says that it is there',
    async () => {
      const accept = await obeyed('writer', '/accept-cluster');
      expect(accept.writes).toBeLessThanOrEqual(10);
      expect(pulls()).toMatchObject([{ state: 'open', pull: { head: 'hedgehog-sync/back-port/lab' } }]);
      const again = await obeyed('writer', '/accept-cluster');
      expect(again).toMatchObject({ writes: 5, answers: [expect.stringContaining('says it already')] });
      expect(pulls()).toHaveLength(1);
      expect(written).toEqual([]);
    },
    LIMIT,
  );

  test(
    '/accept-git forces the field that was shown, and the issue closes',
    async () => {
      const accept = await obeyed('keeper', '/accept-git Server/server-1');
      expect(accept.writes).toBeLessThanOrEqual(10);
      expect(written.filter((one) => one.startsWith('PATCH'))).toEqual([`PATCH ${ONE}`]);
      expect(await description()).toBe('one');
      await until('the issue is closed', () => issues().filter(({ state }) => state === 'open').length === 1);
      await stage.quiet();
    },
    LIMIT,
  );

  test(
    'what is on /hold is written by no apply until its /release',
    async () => {
      const hold = await obeyed('writer', '/hold Server/server-2 because racks are moved');
      expect(hold).toMatchObject({ reactions: ['eyes', '+1'], writes: 5 });
      stage.workspace.write('servers.yaml', servers({ ...BOTH, 'server-2': 'changed' }));
      const head = stage.push();
      await until('the apply', () => stage.check(APPLY)?.headSha === head && isDone());
      await stage.quiet();
      expect(await description(TWO)).toBe('two');
      const release = await obeyed('writer', '/release Server/server-2');
      expect(release).toMatchObject({ reactions: ['eyes', '+1'], writes: 5 });
      const resync = await obeyed('writer', '/resync');
      expect(resync.answers[0]).toContain('1 configured');
      expect(await description(TWO)).toBe('changed');
    },
    LIMIT,
  );

  test(
    '/ignore opens a pull request with the rule, and /unlock says that nobody holds the lock',
    async () => {
      const before = pulls().length;
      const ignore = await obeyed('writer', '/ignore Server/server-1 until 2999-01-31 because NetBox');
      expect(ignore.writes).toBeLessThanOrEqual(10);
      const branch = `hedgehog-sync/ignore/lab-${ignore.id}`;
      expect(pulls().slice(before)).toMatchObject([{ state: 'open', pull: { head: branch } }]);
      expect(stage.repository.files(branch).get('.github/hedgehog-sync.yml')).toContain('reason: NetBox');
      const unlock = await obeyed('keeper', '/unlock');
      expect(unlock).toMatchObject({
        writes: 5,
        answers: [expect.stringContaining('Nobody holds the lock')],
      });
      expect(audit().every(({ allowed }) => allowed === true)).toBe(true);
    },
    LIMIT,
  );

  test(
    'on a pull request /apply is about the head of the default branch, never about what is proposed',
    async () => {
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'change');
      workspace.write('servers.yaml', servers({ ...BOTH, 'server-1': 'proposed' }));
      stage.push('refs/heads/change');
      workspace.git('checkout', '--quiet', 'main');
      const pull = await stage.openPull('change');
      await stage.quiet();
      const before = await description();
      await cluster.writes();
      const apply = await talk(stage, 'keeper', pull, '/apply');
      expect(apply.answers[0]).toContain('never about what a pull request proposes');
      expect(await description()).toBe(before);
      expect((await cluster.writes()).filter((one) => one.includes('githedgehog.com'))).toEqual([]);
      const refused = await talk(stage, 'reader', pull, '/apply');
      expect(refused).toMatchObject({ reactions: ['eyes', '-1'], writes: 4 });
    },
    LIMIT,
  );
});
