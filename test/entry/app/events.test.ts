import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { enqueuePull } from '../../../src/simulator/github/state/merge-queue.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { APP_PERMISSIONS, AppStage, type AppStageOptions } from '../../support/app-stage.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 120_000;
const [APPLY, PLAN, VALIDATE] = ['apply', 'plan', 'validate'].map(
  (mode) => `hedgehog-sync / lab / ${mode}`,
) as [string, string, string];

describe('events of GitHub', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  const running = useCluster();
  beforeEach(async () => {
    cluster = running();
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
  }, LIMIT);

  async function begin(options: Partial<AppStageOptions> = {}): Promise<void> {
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), ...options });
    stage.repository.collaborators.set('somebody', 'admin');
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.push();
    await stage.startApp();
  }
  async function applied(): Promise<void> {
    await until('the first apply', () => stage.check(APPLY)?.status === 'completed');
    await stage.quiet();
  }
  function change(): string {
    const { workspace } = stage;
    workspace.git('checkout', '--quiet', '-b', 'change');
    workspace.write('servers.yaml', servers({ 'server-1': 'proposed', 'server-2': 'two' }));
    const head = stage.push('refs/heads/change');
    workspace.git('checkout', '--quiet', 'main');
    return head;
  }
  const runs = (name: string) => [...stage.repository.checkRuns.values()].filter((run) => run.name === name);
  const done = (name: string, count: number) => () =>
    runs(name).filter(({ status }) => status === 'completed').length >= count;

  test(
    'a branch is validated, a pull request and its merge group are planned, and a re-run makes another check',
    async () => {
      await begin();
      await applied();
      const head = change();
      await until('the validation', done(VALIDATE, 1));
      const number = await stage.openPull('change');
      await until('the plan', done(PLAN, 1));
      await stage.quiet();
      const group = enqueuePull(stage.fake.state, stage.repository, number);
      stage.fetchFromGitHub();
      await until(
        'the plan of the group',
        () => stage.check(PLAN)?.headSha === group.headSha && done(PLAN, 2)(),
      );
      const [first] = runs(PLAN);
      expect(first?.headSha).toBe(head);
      await stage.asPerson('POST', `/check-runs/${first?.id}/rerequest`, {});
      await until('the plan of the re-run', done(PLAN, 3));
      expect(stage.check(PLAN)).toMatchObject({ headSha: head, conclusion: 'success' });
      expect((await cluster.get(`${SERVERS}/server-1`)).body).toMatchObject({ spec: { description: 'one' } });
    },
    LIMIT,
  );

  test(
    'a pull request of a fork is looked at without credentials',
    async () => {
      await begin();
      await applied();
      await cluster.writes();
      const fork = stage.fake.state.addRepository({
        owner: 'stranger',
        name: 'fabrics',
        forkOf: stage.repository,
      });
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'theirs');
      workspace.write('servers.yaml', servers({ 'server-1': 'theirs', 'server-2': 'two' }));
      workspace.commit();
      const head = stage.pushTo(fork, 'refs/heads/theirs');
      await stage.openPull('stranger:theirs');
      const check = await until('the plan', () => {
        const found = stage.check(PLAN);
        return found?.headSha === head && found.status === 'completed' ? found : undefined;
      });
      expect(`${check.summary}${check.text}`).toContain('comes from a fork');
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'pushes that come late and in the wrong order end at the head of the branch',
    async () => {
      await begin();
      await applied();
      stage.fake.webhooks.hold();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'first', 'server-2': 'two' }));
      stage.push();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'second', 'server-2': 'two' }));
      const head = stage.push();
      stage.fake.webhooks.release((held) => held.toReversed());
      await until(
        'the apply',
        () => stage.check(APPLY)?.headSha === head && stage.check(APPLY)?.status === 'completed',
      );
      await stage.quiet();
      expect((await cluster.get(`${SERVERS}/server-1`)).body).toMatchObject({
        spec: { description: 'second' },
      });
      expect(JSON.parse(stage.status('lab/status.json') ?? '{}')).toMatchObject({
        state: 'healthy',
        commit: head,
      });
    },
    LIMIT,
  );

  test(
    'without a permission the App names what is missing and does the rest',
    async () => {
      await begin({ permissions: { ...APP_PERMISSIONS, checks: 'none', issues: 'none' } });
      await until('server-1', async () => (await cluster.get(`${SERVERS}/server-1`)).status === 200);
      await until('the status', () => stage.status('lab/status.json'));
      const missing = stage.log.filter(({ message }) =>
        message.startsWith('a permission of the App is missing'),
      );
      expect(missing).toMatchObject([
        { missing: 'checks: write', had: 'none', consequence: expect.stringContaining('no checks') },
        { missing: 'issues: write', had: 'none' },
      ]);
      expect(runs(APPLY)).toEqual([]);
    },
    LIMIT,
  );
});
