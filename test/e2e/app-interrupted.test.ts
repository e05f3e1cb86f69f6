import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AppProcess } from '../support/app-process.ts';
import { AppStage } from '../support/app-stage.ts';
import { embeddedCluster, type TestCluster } from '../support/test-cluster.ts';
import { until } from '../support/until.ts';
import { SERVERS, servers } from './action-fabric.ts';

const LIMIT = 180_000;
const APPLY = 'hedgehog-sync / lab / apply';
const LEASE = '/apis/coordination.k8s.io/v1/namespaces/default/leases/hedgehog-sync-lab';
const COUNT = 200;

describe('the built App, interrupted while it applies', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  let running: Awaited<ReturnType<typeof embeddedCluster>>;
  const processes: AppProcess[] = [];
  beforeEach(async () => {
    running = await embeddedCluster();
    cluster = running.cluster;
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig() });
  }, LIMIT);
  afterEach(async () => {
    for (const process of processes.splice(0)) await process.kill('SIGKILL');
    await stage.stop();
    await running.stop();
  }, LIMIT);

  function start(environment: Readonly<Record<string, string>> = {}): AppProcess {
    const made = new AppProcess(stage, environment);
    processes.push(made);
    return made;
  }
  function pushServers(): string {
    const names = Array.from({ length: COUNT }, (_, index) => `server-${index + 1}`);
    stage.workspace.write('servers.yaml', servers(Object.fromEntries(names.map((name) => [name, name]))));
    return stage.push();
  }
  const applies = () => [...stage.repository.checkRuns.values()].filter(({ name }) => name === APPLY);
  const stored = async () => {
    const { body } = await cluster.get(SERVERS);
    return (body as { items: readonly object[] }).items.length;
  };
  const holder = async () => {
    const { body } = await cluster.get(LEASE);
    return (body as { spec?: { holderIdentity?: string } }).spec?.holderIdentity;
  };
  const document = () => JSON.parse(stage.status('lab/status.json') ?? '{}');

  test(
    'killed with some objects written, the next process writes the others, and each only once',
    async () => {
      const head = pushServers();
      const first = start();
      await first.listening(stage);
      await until('some objects', async () => (await stored()) > 5);
      await first.kill('SIGKILL');
      const before = await stored();
      expect(before).toBeLessThan(COUNT);
      expect(await holder()).not.toBe('');
      await cluster.writes();
      const second = start();
      await second.listening(stage);
      await until('the status', () => document().commit === head && document().state === 'healthy', 80_000);
      await until('the checks', () => applies().every(({ status }) => status === 'completed'), 80_000);
      expect(await stored()).toBe(COUNT);
      const written = (await cluster.writes()).filter((one) => one.includes(SERVERS));
      expect(new Set(written).size).toBe(written.length);
      expect(applies().map(({ conclusion }) => conclusion)).toContain('success');
      expect(await holder()).toBe('');
    },
    LIMIT,
  );

  test(
    'told to stop while it writes to a slow cluster, it gives the lock back and ends within 25 s',
    async () => {
      pushServers();
      running.inject({ method: 'PATCH', path: SERVERS, fault: { type: 'delay', ms: 1_500 } });
      const app = start();
      const port = await app.listening(stage);
      await until('some objects', async () => (await stored()) > 5);
      expect(await holder()).not.toBe('');
      const begun = performance.now();
      const ended = app.kill('SIGTERM');
      await until('it is not ready any more', async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
        return answer === null || answer.status === 503;
      });
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(performance.now() - begun).toBeLessThan(25_000);
      expect(app.told('the app has stopped')).toMatchObject({ interrupted: 1 });
      expect(await stored()).toBeLessThan(COUNT);
      expect(await holder()).toBe('');
      expect(applies().map(({ status, conclusion }) => [status, conclusion])).toEqual([
        ['completed', 'cancelled'],
      ]);
    },
    LIMIT,
  );
});
