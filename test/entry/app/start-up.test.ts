import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { APP_PERMISSIONS, AppStage } from '../../support/app-stage.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { sendSigned } from '../../support/signed-event.ts';
import { embeddedCluster, type TestCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 30_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const APPLY = 'hedgehog-sync / lab / apply';

describe('the start of the App', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  let stopCluster: () => Promise<void>;
  let clock: PacedClock;
  beforeEach(async () => {
    const running = await embeddedCluster();
    cluster = running.cluster;
    stopCluster = running.stop;
  });
  afterEach(async () => {
    await stage.stop();
    await stopCluster();
  });

  async function begin(missing: Record<string, 'none' | 'read'> = {}): Promise<void> {
    clock = new PacedClock(4);
    stage = await AppStage.start({
      ...{ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE },
      permissions: { ...APP_PERMISSIONS, ...missing },
    });
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
    stage.push();
  }
  const page = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${stage.app?.port}${path}`);
    return { status: answer.status, text: await answer.text() };
  };

  test.each([
    ['checks', 'none'],
    ['issues', 'none'],
    ['pull_requests', 'none'],
    ['members', 'none'],
    ['actions', 'none'],
    ['contents', 'read'],
  ] as const)(
    'without %s (%s) it names that, and does what it still may',
    async (permission, level) => {
      await begin({ [permission]: level });
      await stage.startApp();
      await until('the apply', async () => (await cluster.get(`${SERVERS}/server-1`)).status === 200);
      await stage.quiet();
      expect(
        stage.log.filter(({ message }) => message.startsWith('a permission of the App is missing')),
      ).toEqual([
        expect.objectContaining({ missing: expect.stringMatching(`^${permission}: `), had: level }),
      ]);
      expect(stage.check(APPLY)?.conclusion).toBe(permission === 'checks' ? undefined : 'success');
      expect(stage.status('lab/status.json') === undefined).toBe(permission === 'contents');
      expect((await page('/readyz')).status).toBe(200);
    },
    LIMIT,
  );

  test(
    'while GitHub does not say who it is, it lives, is not ready, and takes no event that it would lose',
    async () => {
      await begin();
      const back = stage.fake.fault({ fault: { type: 'answer', status: 503 } });
      const started = stage.startApp();
      await until('it listens', () => stage.app !== null);
      expect(await page('/healthz')).toEqual({ status: 200, text: 'ok\n' });
      expect(await page('/readyz')).toEqual({ status: 503, text: 'GitHub has not said who the App is\n' });
      expect(await sendSigned(stage, 'push', '{}')).toBe(500);
      expect((await page('/metrics')).text).toMatch(/# EOF\n$/);
      back();
      await started;
      expect(await page('/readyz')).toEqual({ status: 200, text: 'ready\n' });
      await until('the apply', () => stage.check(APPLY)?.status === 'completed');
    },
    LIMIT,
  );

  test(
    'while it stops it says that it is not ready, and what comes in is left for the next',
    async () => {
      await begin();
      await stage.startApp();
      await stage.quiet();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'two' }));
      stage.fake.webhooks.hold();
      stage.push();
      const { port } = stage.app ?? { port: 0 };
      await stage.app?.stop();
      stage.fake.webhooks.release();
      await stage.fake.webhooks.settled();
      await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
      await stage.startApp();
      await until('the apply', async () =>
        JSON.stringify((await cluster.get(`${SERVERS}/server-1`)).body).includes('"two"'),
      );
      await stage.quiet();
      const again = stage.fake.webhooks.deliveries.filter(({ redelivery }) => redelivery);
      expect(again.map(({ event }) => event)).toContain('push');
      expect(again.every(({ statusCode }) => statusCode === 200)).toBe(true);
    },
    LIMIT,
  );

  test(
    'a check that the process before began in the second of this start is ended too, its own is not',
    async () => {
      await begin();
      await stage.startApp();
      await stage.quiet();
      const done = stage.check(APPLY);
      if (done === undefined) throw new Error('no check');
      await stage.app?.stop();
      await until('a second to begin', () => Date.parse(clock.now()) % 1_000 < 400);
      const startedAt = clock.now().replace(/\.\d+Z$/, 'Z');
      const left = { ...done, id: 4_242, externalId: 'app-before-1', startedAt };
      stage.repository.checkRuns.set(left.id, {
        ...left,
        ...{ status: 'in_progress', conclusion: null, completedAt: null },
      });
      await stage.startApp();
      await stage.quiet();
      const ended = stage.repository.checkRuns.get(left.id);
      expect(ended).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
      expect(ended?.title).toContain('restarted');
      const others = [...stage.repository.checkRuns.values()].filter(({ id }) => id !== left.id);
      expect(others.map(({ status, conclusion }) => `${status} ${conclusion}`)).toEqual(
        others.map(() => 'completed success'),
      );
    },
    LIMIT,
  );
});
