import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { PacedClock } from '../../support/paced-clock.ts';
import { embeddedCluster, type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';
import { WorkflowRunner } from '../../support/workflow-runner.ts';

const LIMIT = 120_000;
const WIDE = { contentPerMinute: 10_000, pointsPerMinute: 100_000 };
const TITLE = 'hedgehog-sync: fabrics of this repository';

describe('the dashboard of a repository that the App works for', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  const running = useCluster();
  const stops: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    cluster = running();
  }, LIMIT);
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  }, LIMIT);

  const boards = () => [...stage.repository.issues.values()].filter(({ title }) => title === TITLE);
  const body = () => boards()[0]?.body ?? '';
  const issues = () =>
    [...stage.repository.issues.values()].filter(({ title, pull }) => title !== TITLE && pull === null);

  function config(
    way: 'direct' | 'dispatch',
    dashboard: string,
    fabrics: readonly string[] = ['lab', 'prod'],
  ): void {
    const entries = fabrics.map((name) => `  - name: ${name}\n    path: ${name}\n    app: ${way}\n`).join('');
    mkdirSync(join(stage.workspace.root, '.github'), { recursive: true });
    writeFileSync(
      join(stage.workspace.root, '.github', 'hedgehog-sync.yml'),
      `version: "1"\n${dashboard}fabrics:\n${entries}`,
    );
  }
  function fabric(name: string, description: string): void {
    mkdirSync(join(stage.workspace.root, name), { recursive: true });
    writeFileSync(join(stage.workspace.root, name, 'servers.yaml'), servers({ 'server-1': description }));
  }
  async function begin(dashboard = 'dashboard: true\n'): Promise<void> {
    const clock = new PacedClock(4);
    stage = await AppStage.start({ kubeconfig: cluster.kubeconfig(), clock, limits: WIDE });
    stops.push(() => stage.stop());
    stage.repository.collaborators.set('somebody', 'admin');
    const second = await embeddedCluster();
    stops.push(second.stop);
    const file = join(stage.folder, 'kubeconfig-prod');
    writeFileSync(file, second.cluster.kubeconfig());
    stage.variables.HEDGEHOG_SYNC_KUBECONFIG_PROD = file;
    config('direct', dashboard);
    for (const name of ['lab', 'prod']) fabric(name, 'one');
    stage.push();
    await stage.startApp();
  }
  /** All that was asked for is done, what is put off for a moment included. */
  async function idle(): Promise<void> {
    await until('nothing waits', async () => {
      await stage.quiet();
      const page = await (await fetch(`http://127.0.0.1:${stage.app?.port}/metrics`)).text();
      return !/hedgehog_sync_queue_jobs\{pool="sync_micro",phase="delayed"\} [1-9]/.test(page);
    });
  }

  test(
    'lists all fabrics in one issue, though their runs end at once; what changes nothing writes nothing',
    async () => {
      await begin();
      await until('both are healthy', () => (body().match(/✅ healthy/g) ?? []).length === 2, 60_000);
      await idle();
      expect(boards()).toHaveLength(1);
      expect(body()).toMatch(/\| \[`lab`\]\(\S+\/lab\/STATUS\.md\) \| ✅ healthy \| .* UTC \| none \|/);
      expect(boards()[0]?.author.app).not.toBeNull();
      const edits = () =>
        stage.fake.requests.filter(({ write, path }) => write && path.includes('/issues')).length;
      const before = edits();
      // every fabric is looked at when the App starts
      await stage.app?.stop();
      await stage.startApp();
      await idle();
      expect(edits()).toBe(before);
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const issue = await until('the issue', () => issues()[0], 60_000);
      await until(
        'the row',
        () => body().includes(`⚠️ warning | `) && body().includes(`#${issue.number} |`),
        60_000,
      );
      await idle();
      expect(boards()).toHaveLength(1);
    },
    LIMIT,
  );

  test(
    'is not kept where the configuration does not ask for it',
    async () => {
      await begin('');
      await until(
        'the status of both',
        () => stage.status('lab/status.json') && stage.status('prod/status.json'),
        60_000,
      );
      await idle();
      expect(boards()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'is kept by the App alone in dispatch mode, too',
    async () => {
      stage = await AppStage.start({ kubeconfig: '', way: 'dispatch' });
      stage.repository.collaborators.set('somebody', 'admin');
      config('dispatch', 'dashboard: true\n', ['lab']);
      fabric('lab', 'one');
      stage.workflow('hedgehog-sync.yml', ['mode', 'fabric', 'request-id', 'accept']);
      stage.push();
      const runner = new WorkflowRunner(stage, cluster.kubeconfig());
      stops.push(
        () => runner.stop(),
        () => stage.stop(),
      );
      await stage.startApp();
      await until('it is healthy', () => body().includes('✅ healthy'), 60_000);
      await idle();
      expect(boards()).toHaveLength(1);
      expect(boards()[0]?.author.app).not.toBeNull();
    },
    LIMIT,
  );
});
