import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GitHubFault } from '../../../src/simulator/github/http/faults.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { openIssue, seatPeople } from '../../support/app-talk.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { LEND_LIMIT, lendCluster, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 60_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const APPLY = 'hedgehog-sync / lab / apply';
const [ONE, TWO] = [`${SERVERS}/server-1`, `${SERVERS}/server-2`];
const FIVE_MINUTES = 300_000;
/** While nothing but waiting goes on, and while locks have to be kept. */
const [FAST, STEADY] = [25, 4];

let stage: AppStage;
let cluster: TestCluster;
const lent = lendCluster('embedded');
let number = 0;
const clock = new PacedClock(STEADY);

beforeAll(lent.start, LEND_LIMIT);
beforeAll(async () => {
  cluster = lent.cluster();
  stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE });
  seatPeople(stage);
  stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
  stage.push();
  await stage.startApp();
  await until('the first apply', () => stage.check(APPLY)?.status === 'completed');
  await stage.quiet();
  number = await openIssue(stage, 'writer');
}, LIMIT);
afterAll(async () => {
  await stage.stop();
  await lent.stop();
}, LIMIT);

const description = async (path: string) =>
  ((await cluster.get(path)).body as { spec?: { description?: string } }).spec?.description;
const ours = () => [...stage.repository.comments.values()].filter(({ author }) => author.app !== null);
const said = (from: number) =>
  ours()
    .slice(from)
    .map(({ number: on, body }) => `${on}: ${body.slice(0, 40)}`);
const open = () =>
  [...stage.repository.issues.values()].filter(
    ({ pull, state, author }) => pull === null && state === 'open' && author.app !== null,
  );
const checksAt = (sha: string) =>
  [...stage.repository.checkRuns.values()].filter(({ headSha, name }) => headSha === sha && name === APPLY);
const document = () => JSON.parse(stage.status('lab/status.json') ?? '{}');

/** GitHub says nothing useful for five minutes of the App's time. People's own requests get through before. */
async function away(fault: GitHubFault, path?: RegExp): Promise<void> {
  const back = stage.fake.fault({ fault, ...(path === undefined ? {} : { path }) });
  clock.pace = FAST;
  await clock.sleep(FIVE_MINUTES);
  clock.pace = STEADY;
  back();
}

describe('while GitHub is away for five minutes', () => {
  test(
    'a push, a command and a change by hand are all worked when it answers again',
    async () => {
      stage.fake.webhooks.hold();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'pushed' }));
      const head = stage.push();
      const said = await stage.asPerson('POST', `/issues/${number}/comments`, { body: '/plan' }, 'triager');
      const gone = away({ type: 'answer', status: 503 });
      stage.fake.webhooks.release();
      await cluster.editByHand(ONE, { spec: { description: 'by hand' } });
      await gone;
      await until('the check', () => checksAt(head).some(({ status }) => status === 'completed'));
      await until('the answer', () => ours().length === 1 && ours()[0]?.body.includes('"done"'));
      await until('the issue', () => open().length > 0);
      await until('the status', () => document().commit === head);
      await stage.quiet();
      expect(open().map(({ title }) => title)).toHaveLength(1);
      expect(await description(TWO)).toBe('pushed');
      expect(await description(ONE)).toBe('by hand');
      expect(checksAt(head)).toHaveLength(1);
      expect(stage.repository.comments.get(Number(said.id))?.reactions.map(({ content }) => content)).toEqual(
        ['eyes', '+1'],
      );
      expect(open()).toHaveLength(1);
    },
    LIMIT,
  );

  test(
    'answers that are lost on the way, after the request was carried out, lead to nothing twice',
    async () => {
      stage.fake.webhooks.hold();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'lost' }));
      const head = stage.push();
      const before = ours().length;
      await stage.asPerson('POST', `/issues/${number}/comments`, { body: '/status' }, 'reader');
      const gone = away({ type: 'reset', after: true }, /check-runs|issues|comments|graphql/);
      stage.fake.webhooks.release();
      await gone;
      await until('the check', () => checksAt(head).some(({ status }) => status === 'completed'));
      await until('the answer', () => ours().length > before && ours().at(-1)?.body.includes('"done"'));
      await until('the status', () => document().commit === head);
      await stage.quiet();
      expect(await description(TWO)).toBe('lost');
      expect(ours()).toHaveLength(before + 1);
      expect(checksAt(head).filter(({ status }) => status !== 'completed')).toEqual([]);
      expect(checksAt(head)).toHaveLength(1);
      expect(open()).toHaveLength(1);
    },
    LIMIT,
  );

  test(
    'a secondary limit in the middle of a run is waited for, and everything is said once',
    async () => {
      const limited: GitHubFault = {
        type: 'answer',
        status: 403,
        headers: { 'retry-after': '20', 'content-type': 'application/json' },
        body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' },
      };
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'limited' }));
      const rules = [
        stage.fake.fault({ method: 'PATCH', path: /check-runs/, times: 2, fault: limited }),
        stage.fake.fault({ method: 'POST', path: /graphql/, body: /mutation/, times: 2, fault: limited }),
        stage.fake.fault({ method: 'POST', path: /comments\/\d+\/reactions/, nth: 2, fault: limited }),
      ];
      const before = ours().length;
      const head = stage.push();
      await stage.asPerson('POST', `/issues/${number}/comments`, { body: '/resync' }, 'writer');
      await until('the check', () => checksAt(head).some(({ status }) => status === 'completed'), 50_000);
      await until('the status', () => document().commit === head, 50_000);
      await until('the answer', () => ours().at(-1)?.body.includes('"partly"'), 50_000);
      await stage.quiet();
      for (const back of rules) back();
      expect(await description(TWO)).toBe('limited');
      expect(ours()).toHaveLength(before + 1);
      expect(checksAt(head).every(({ status }) => status === 'completed')).toBe(true);
    },
    LIMIT,
  );
});

describe('while the App is away', () => {
  test(
    'what happened is found when it starts: a push and a pull request',
    async () => {
      await stage.app?.stop();
      const before = ours().length;
      const { workspace } = stage;
      workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'missed' }));
      const head = stage.push();
      workspace.git('checkout', '--quiet', '-b', 'change');
      workspace.write('more.yaml', servers({ 'server-3': 'three' }));
      const proposed = stage.push('refs/heads/change');
      workspace.git('checkout', '--quiet', 'main');
      await stage.openPull('change');
      await stage.fake.webhooks.settled();
      await stage.startApp();
      await until('the apply', () => checksAt(head).some(({ status }) => status === 'completed'));
      await until('the plan', () => {
        const plan = stage.check('hedgehog-sync / lab / plan');
        return plan?.headSha === proposed && plan.status === 'completed';
      });
      await stage.quiet();
      expect(await description(TWO)).toBe('missed');
      // the comment on the pull request
      expect(said(before)).toEqual([expect.stringContaining('hedgehog-sync')]);
      expect(document()).toMatchObject({ commit: head });
    },
    LIMIT,
  );

  test(
    'so is a command, and what it says of a change by hand is done',
    async () => {
      await stage.app?.stop();
      const before = ours().length;
      const body = '/accept-git Server/server-1';
      await stage.asPerson('POST', `/issues/${number}/comments`, { body }, 'keeper');
      await stage.fake.webhooks.settled();
      await stage.startApp();
      await until('the value of Git', async () => (await description(ONE)) === 'one');
      await until('the issue is closed', () => open().length === 0);
      await stage.quiet();
      expect(said(before)).toHaveLength(1);
      expect(document()).toMatchObject({ state: 'healthy' });
    },
    LIMIT,
  );

  test(
    'started once more, it finds nothing to do and writes nothing',
    async () => {
      await stage.app?.stop();
      const writes = stage.writes();
      await cluster.writes();
      await stage.startApp();
      await stage.quiet();
      expect(stage.writes()).toBe(writes);
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );
});
