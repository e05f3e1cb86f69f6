import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AppProcess } from '../support/app-process.ts';
import { AppStage, SECRET } from '../support/app-stage.ts';
import { embeddedCluster, type TestCluster } from '../support/test-cluster.ts';
import { until } from '../support/until.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 120_000;
const APPLY = 'hedgehog-sync / lab / apply';
const LEASE = '/apis/coordination.k8s.io/v1/namespaces/default/leases/hedgehog-sync-lab';

describe('the built App as a process', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  let stopCluster: () => Promise<void>;
  const processes: AppProcess[] = [];
  beforeEach(async () => {
    const running = await embeddedCluster();
    cluster = running.cluster;
    stopCluster = running.stop;
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig() });
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    stage.push();
  }, LIMIT);
  afterEach(async () => {
    for (const process of processes.splice(0)) await process.kill('SIGKILL');
    await stage.stop();
    await stopCluster();
  }, LIMIT);

  function start(environment: Readonly<Record<string, string>> = {}): AppProcess {
    const made = new AppProcess(stage, environment);
    processes.push(made);
    return made;
  }
  const isApplied = (sha: string) => () => {
    const check = stage.check(APPLY);
    return check?.headSha === sha && check.status === 'completed' ? check : undefined;
  };
  const holder = async () => JSON.stringify((await cluster.get(LEASE)).body);

  test(
    'it applies, ends within 25 s of SIGTERM, and leaves no lock and no secret behind',
    async () => {
      const app = start();
      await app.listening(stage);
      await app.ready();
      await until('the apply', isApplied(stage.repository.head() ?? ''));
      const begun = performance.now();
      expect(await app.kill('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(performance.now() - begun).toBeLessThan(25_000);
      expect(app.told('the app has stopped')).toMatchObject({ interrupted: 0 });
      expect(await holder()).toContain('"holderIdentity":""');
      expect(app.stderr).toBe('');
      const all = app.stdout + stage.fake.requests.map(({ raw }) => raw.toString('utf8')).join('\n');
      for (const secret of [SECRET, cluster.token(), stage.installed.privateKey.split('\n')[3] ?? '']) {
        expect(all).not.toContain(secret);
      }
    },
    LIMIT,
  );

  test(
    'killed in the middle of an apply, the next process ends what it left, and all is right',
    async () => {
      const first = start({ HEDGEHOG_SYNC_SETTLE: '20s', HEDGEHOG_SYNC_WAIT: '60s' });
      await first.listening(stage);
      await until('the apply is under way', () => first.told('wait for switches'), 60_000);
      await first.kill('SIGKILL');
      expect(stage.check(APPLY)).toMatchObject({ status: 'in_progress' });
      const second = start();
      await second.listening(stage);
      await second.ready();
      const done = await until(
        'the apply',
        () => {
          const runs = [...stage.repository.checkRuns.values()].filter(({ name }) => name === APPLY);
          return runs.length > 1 && runs.every(({ status }) => status === 'completed') ? runs : undefined;
        },
        90_000,
      );
      expect(done.map(({ conclusion }) => conclusion).slice(0, 2)).toEqual(['cancelled', 'success']);
      await until(
        'the status',
        () => JSON.parse(stage.status('lab/status.json') ?? '{}').state === 'healthy',
      );
      expect((await cluster.get(`${SERVERS}/server-2`)).status).toBe(200);
    },
    LIMIT,
  );

  test(
    'events that came while nobody listened are asked for again by the next process',
    async () => {
      const first = start();
      await first.listening(stage);
      await first.ready();
      await until('the apply', isApplied(stage.repository.head() ?? ''));
      await first.kill('SIGTERM');
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'change');
      workspace.write('servers.yaml', servers({ 'server-1': 'proposed', 'server-2': 'two' }));
      const head = stage.push('refs/heads/change');
      await stage.openPull('change');
      await stage.fake.webhooks.settled();
      const second = start();
      await second.listening(stage);
      await second.ready();
      await until('the plan', () => {
        const check = stage.check('hedgehog-sync / lab / plan');
        return check?.headSha === head && check.status === 'completed';
      });
      expect(second.told('an event that was not taken is asked for again')).toBeDefined();
    },
    LIMIT,
  );

  test(
    'a wrong surrounding is refused with what is wrong',
    async () => {
      const app = start({ WEBHOOK_SECRET: '', PORT: 'x' });
      expect(await app.ended).toMatchObject({ code: 1 });
      expect(app.stderr).toContain('PORT is no port; WEBHOOK_SECRET is not set');
    },
    LIMIT,
  );
});
