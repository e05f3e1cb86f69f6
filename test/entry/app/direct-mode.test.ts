import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';

const LIMIT = 90_000;

describe('the App in direct mode', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  const running = useCluster();
  beforeEach(async () => {
    cluster = running();
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig() });
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.push();
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
  }, LIMIT);

  const completed = (name: string) => () => {
    const check = stage.check(name);
    return check?.status === 'completed' ? check : undefined;
  };

  /** The App has started and applied the head. */
  async function applied(): Promise<void> {
    await stage.startApp();
    await until('the first apply', completed('hedgehog-sync / lab / apply'));
    await until('the status', () => stage.status('lab/status.json'));
    await stage.quiet();
  }

  test(
    'what nobody applied yet is applied when the App starts, and a push is applied after it',
    async () => {
      await stage.startApp();
      const first = await until('the first apply', completed('hedgehog-sync / lab / apply'));
      expect(first).toMatchObject({ conclusion: 'success', title: 'Apply: 2 created' });
      expect((await cluster.get(`${SERVERS}/server-1`)).body).toMatchObject({ spec: { description: 'one' } });
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'changed' }));
      const sha = stage.push();
      const second = await until('the apply of the push', () => {
        const check = stage.check('hedgehog-sync / lab / apply');
        return check?.headSha === sha && check.status === 'completed' ? check : undefined;
      });
      expect(second).toMatchObject({ conclusion: 'success', title: 'Apply: 1 configured and 1 unchanged' });
      expect((await cluster.get(`${SERVERS}/server-2`)).body).toMatchObject({
        spec: { description: 'changed' },
      });
      await until('the status', () => JSON.parse(stage.status('lab/status.json') ?? '{}').commit === sha);
    },
    LIMIT,
  );

  test(
    'a pull request is planned on its head as merged into its base, without a write to the cluster',
    async () => {
      await applied();
      await cluster.writes();
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'change');
      workspace.write('servers.yaml', servers({ 'server-1': 'proposed', 'server-2': 'two' }));
      const head = stage.push('refs/heads/change');
      workspace.git('checkout', '--quiet', 'main');
      workspace.write('more.yaml', servers({ 'server-3': 'three' }));
      stage.push();
      await until('server-3', async () => (await cluster.get(`${SERVERS}/server-3`)).status === 200);
      await stage.quiet();
      await cluster.writes();
      await stage.openPull('change');
      const check = await until('the plan', completed('hedgehog-sync / lab / plan'));
      expect(check).toMatchObject({ headSha: head, conclusion: 'success' });
      expect(check.summary).toContain('1 to update');
      expect(await cluster.writes()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'the same delivery twice is worked once, and a wrong signature not at all',
    async () => {
      await applied();
      const runs = () =>
        stage.log.filter(({ message, mode }) => message === 'the run begins' && mode === 'apply').length;
      stage.fake.webhooks.sendTimes(2);
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'again' }));
      const before = runs();
      stage.push();
      await until('the apply', async () =>
        JSON.stringify((await cluster.get(`${SERVERS}/server-2`)).body).includes('again'),
      );
      await stage.quiet();
      expect(runs() - before).toBe(1);
      const answer = await fetch(`http://127.0.0.1:${stage.app?.port}/api/github/webhooks`, {
        method: 'POST',
        headers: {
          ...{ 'x-github-event': 'push', 'x-github-delivery': 'forged', 'content-type': 'application/json' },
          'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
        },
        body: '{}',
      });
      expect(answer.status).toBe(400);
    },
    LIMIT,
  );

  test(
    'the pages say that it lives, that it is ready, and its numbers',
    async () => {
      await applied();
      const page = async (path: string) => await fetch(`http://127.0.0.1:${stage.app?.port}${path}`);
      expect((await page('/healthz')).status).toBe(200);
      expect((await page('/readyz')).status).toBe(200);
      const metrics = await page('/metrics');
      expect(metrics.headers.get('content-type')).toContain('application/openmetrics-text');
      const text = await metrics.text();
      expect(text).toContain(
        'hedgehog_sync_runs_total{fabric="acme/fabrics:lab",mode="apply",conclusion="success"} 1',
      );
      expect(text).toMatch(/\n# EOF\n$/);
      expect((await page('/somewhere')).status).toBe(404);
    },
    LIMIT,
  );
});
