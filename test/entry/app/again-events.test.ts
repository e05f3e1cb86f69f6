import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { suiteIdOf } from '../../../src/simulator/github/state/check-suite.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { seatPeople } from '../../support/app-talk.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { lastDelivery, sendAgain } from '../../support/signed-event.ts';
import { LEND_LIMIT, lendCluster, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 30_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const BOTH = { 'server-1': 'one', 'server-2': 'two' };
const ONE = `${SERVERS}/server-1`;
const APPLY = 'hedgehog-sync / lab / apply';
const PLAN = 'hedgehog-sync / lab / plan';

let stage: AppStage;
let cluster: TestCluster;
const lent = lendCluster();

beforeAll(lent.start, LEND_LIMIT);
beforeAll(async () => {
  cluster = lent.cluster();
  const clock = new PacedClock(4);
  stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE });
  seatPeople(stage);
  stage.workspace.write('servers.yaml', servers(BOTH));
  stage.push();
  await stage.startApp();
  await until('the first apply', () => stage.check(APPLY)?.status === 'completed');
  await stage.quiet();
}, LIMIT);
afterAll(async () => {
  await stage.stop();
  await lent.stop();
}, LIMIT);

const runs = (name: string) => [...stage.repository.checkRuns.values()].filter((run) => run.name === name);
const done = (name: string) => runs(name).filter(({ status }) => status === 'completed').length;
const open = () =>
  [...stage.repository.issues.values()].filter(({ pull, state }) => pull === null && state === 'open');
const description = async () =>
  ((await cluster.get(ONE)).body as { spec?: { description?: string } }).spec?.description;

/** What the App asked GitHub to change while this happened, and what came of it. */
/** But for the progress of checks, which a slow machine tells and a quick one does not. */
async function writesOf(happen: () => Promise<unknown>): Promise<number> {
  const progress = () =>
    stage.fake.requests.filter(
      ({ operation, body }) => operation === 'checks/update' && !body.toString('utf8').includes('"status":'),
    ).length;
  await stage.quiet();
  const before = stage.writes() - progress();
  await happen();
  await stage.quiet();
  return stage.writes() - progress() - before;
}
function branch(name: string, text: string): string {
  const { workspace } = stage;
  workspace.git('checkout', '--quiet', '-B', name, 'main');
  workspace.write('servers.yaml', text);
  const head = stage.push(`refs/heads/${name}`);
  workspace.git('checkout', '--quiet', 'main');
  return head;
}

describe('what is asked for once more', () => {
  test(
    'the checks of the head of the default branch: one more apply, which writes nothing to the cluster',
    async () => {
      await cluster.writes();
      const sha = stage.repository.head() ?? '';
      const before = done(APPLY);
      const suite = suiteIdOf(stage.installed.app, sha);
      const writes = await writesOf(() => stage.asPerson('POST', `/check-suites/${suite}/rerequest`, {}));
      expect(done(APPLY) - before).toBe(1);
      // the audit of who asked; the check begins and ends
      expect(writes).toBe(3);
      expect(runs(APPLY).at(-1)).toMatchObject({ headSha: sha, conclusion: 'success' });
      const id = runs(APPLY).at(-1)?.id;
      expect(await writesOf(() => stage.asPerson('POST', `/check-runs/${id}/rerequest`, {}))).toBe(3);
      expect((await cluster.writes()).filter((one) => !one.includes('/leases/'))).toEqual([]);
    },
    LIMIT,
  );

  test(
    'the checks of a pull request: one more plan, which writes nothing to the cluster',
    async () => {
      await cluster.writes();
      const head = branch('change', servers({ ...BOTH, 'server-1': 'proposed' }));
      await stage.openPull('change');
      await until('the plan', () => done(PLAN) === 1);
      const suite = suiteIdOf(stage.installed.app, head);
      await writesOf(() => stage.asPerson('POST', `/check-suites/${suite}/rerequest`, {}));
      expect(done(PLAN)).toBe(2);
      await writesOf(() => stage.asPerson('POST', `/check-runs/${runs(PLAN).at(-1)?.id}/rerequest`, {}));
      expect(done(PLAN)).toBe(3);
      expect(runs(PLAN).every(({ headSha }) => headSha === head)).toBe(true);
      expect(await cluster.writes()).toEqual([]);
      expect(
        [...stage.repository.comments.values()].filter(({ author }) => author.app !== null),
      ).toHaveLength(1);
    },
    LIMIT,
  );

  test(
    'the check of a commit that the branch has left behind is answered, never applied',
    async () => {
      const old = runs(APPLY).at(-1);
      stage.workspace.write('servers.yaml', servers({ ...BOTH, 'server-1': 'newer' }));
      stage.push();
      await until('the apply', async () => (await description()) === 'newer');
      await stage.quiet();
      await cluster.writes();
      const applies = runs(APPLY).length;
      await writesOf(() => stage.asPerson('POST', `/check-runs/${old?.id}/rerequest`, {}));
      expect(runs(APPLY)).toHaveLength(applies);
      expect(stage.check('hedgehog-sync / lab / rerun')).toMatchObject({
        ...{ headSha: old?.headSha, status: 'completed' },
        title: expect.stringContaining('Nothing was done'),
      });
      expect(await cluster.writes()).toEqual([]);
      expect(await description()).toBe('newer');
    },
    LIMIT,
  );

  test(
    'a push that comes late, after a newer one, rolls nothing back; a pull request that moved on is planned as it is',
    async () => {
      const old = lastDelivery(stage, 'push');
      const opened = lastDelivery(stage, 'pull_request', 'opened');
      const head = branch('change', servers({ ...BOTH, 'server-1': 'proposed again' }));
      stage.workspace.write('servers.yaml', servers({ ...BOTH, 'server-1': 'newest' }));
      stage.push();
      await until('the apply', async () => (await description()) === 'newest');
      await stage.quiet();
      await cluster.writes();
      const before = stage.repository.head('hedgehog-sync/status');
      await sendAgain(stage, old, 'late-push');
      await stage.quiet();
      await sendAgain(stage, opened, 'late-pull');
      await stage.quiet();
      expect(await description()).toBe('newest');
      expect((await cluster.writes()).filter((one) => !one.includes('/leases/'))).toEqual([]);
      expect(stage.repository.head('hedgehog-sync/status')).toBe(before);
      expect(runs(PLAN).at(-1)).toMatchObject({ headSha: head, status: 'completed' });
    },
    LIMIT,
  );
});

describe('what others do with our issues', () => {
  test(
    'an issue that a person closes while the drift is there is opened again; the same look twice writes nothing',
    async () => {
      await cluster.editByHand(ONE, { spec: { description: 'by hand' } });
      const [issue] = await until('the issue', () => (open().length === 1 ? open() : null));
      const number = issue?.number ?? 0;
      await stage.quiet();
      await stage.asPerson('PATCH', `/issues/${number}`, { state: 'closed' });
      await until('it is open again', () => open().length === 1);
      const text = { body: 'what somebody else wrote' };
      const other = await stage.asPerson('POST', '/issues', { title: 'Ours not', ...text });
      expect(
        await writesOf(() => stage.asPerson('PATCH', `/issues/${other.number}`, { state: 'closed' })),
      ).toBe(0);
      const closed = lastDelivery(stage, 'issues', 'closed');
      expect(await writesOf(() => sendAgain(stage, closed, 'closed-again'))).toBe(0);
      await cluster.editByHand(ONE, { spec: { description: 'newest' } });
      await until('the issue is closed', () => open().length === 0);
      await stage.quiet();
      await stage.asPerson('PATCH', `/issues/${number}`, { state: 'open' });
      await until('it is closed again', () => open().length === 0);
    },
    LIMIT,
  );
});

describe('events that ask for nothing', () => {
  test(
    'workflow runs, deleted branches, tags, labels, and pull requests that are closed',
    async () => {
      const writes = await writesOf(async () => {
        const { repository } = stage;
        repository.refs.set('refs/tags/v1', repository.head() ?? '');
        const { number } = await stage.asPerson('POST', '/issues', { title: 'Something' });
        await stage.asPerson('POST', `/issues/${number}/labels`, { labels: ['network'] });
        for (const [id, { pull }] of repository.issues) {
          if (pull !== null) await stage.asPerson('PATCH', `/issues/${id}`, { state: 'closed' });
        }
        repository.deleteBranch('change');
        await stage.fake.webhooks.settled();
      });
      expect(writes).toBe(0);
    },
    LIMIT,
  );

  test(
    'what came late for a pull request that is closed, a merge group that is gone and a branch that is deleted',
    async () => {
      const pull = await openedAndClosed();
      const before = stage.writes();
      for (const event of ['pull_request', 'merge_group', 'push']) {
        const found = stage.fake.webhooks.deliveries.findLast(
          ({ event: name, body }) => name === event && body.includes(pull.head),
        );
        if (found !== undefined) expect(await sendAgain(stage, found, `late-${event}`)).toBe(200);
      }
      await stage.quiet();
      expect(
        stage.log.filter(({ level, message }) => level === 'error' && message !== 'a job failed'),
      ).toEqual([]);
      expect(stage.writes() - before).toBeLessThanOrEqual(4);
    },
    LIMIT,
  );

  async function openedAndClosed(): Promise<{ head: string }> {
    const head = branch('gone', servers({ ...BOTH, 'server-2': 'gone' }));
    const number = await stage.openPull('gone');
    await stage.quiet();
    const group = stage.fake.pages.enqueue('acme/fabrics', number, 'somebody');
    stage.fetchFromGitHub();
    await stage.quiet();
    stage.fake.pages.dropFromQueue('acme/fabrics', group, 'dequeued', 'somebody');
    await stage.asPerson('PATCH', `/pulls/${number}`, { state: 'closed' });
    stage.repository.deleteBranch('gone');
    await stage.quiet();
    return { head };
  }
});
