import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';
import { WorkflowRunner } from '../../support/workflow-runner.ts';

const LIMIT = 120_000;
const APPLY = 'hedgehog-sync / lab / apply';

describe('commands and results in dispatch mode', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  let runner: WorkflowRunner;
  const running = useCluster('embedded');
  let issue = 0;
  beforeEach(async () => {
    cluster = running();
    stage = await AppStage.start({ kubeconfig: '', way: 'dispatch' });
    stage.repository.collaborators.set('somebody', 'admin');
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
  }, LIMIT);
  afterEach(async () => {
    await runner.stop();
    await stage.stop();
  }, LIMIT);

  const answers = () => [...stage.repository.comments.values()].filter(({ author }) => author.app !== null);
  const ended = () => stage.check(APPLY)?.status === 'completed';

  async function begin(
    tamper: WorkflowRunner['tamper'] = (result) => result,
    inputs = ['mode', 'fabric', 'request-id', 'accept'],
  ): Promise<void> {
    stage.workflow('hedgehog-sync.yml', inputs);
    stage.push();
    runner = new WorkflowRunner(stage, cluster.kubeconfig());
    runner.tamper = tamper;
    await stage.startApp();
    await until('the first apply', ended, 60_000);
    await stage.quiet();
    issue = (await stage.asPerson('POST', '/issues', { title: 'Question' })).number as number;
  }

  async function comment(body: string): Promise<string> {
    const before = answers().length;
    await stage.asPerson('POST', `/issues/${issue}/comments`, { body });
    return await answered(before);
  }

  async function answered(before: number): Promise<string> {
    const answer = await until(
      'the answer',
      () => {
        const found = answers()[before];
        return found !== undefined && !found.body.includes('Under way') ? found : undefined;
      },
      60_000,
    );
    return answer.body;
  }

  test(
    'those that need the cluster are runs of the workflow; the others are done by the App alone',
    async () => {
      await begin();
      const before = runner.jobs.length;
      expect(await comment('/status')).toContain('The fabric is healthy');
      expect(await comment('/help')).toContain('/accept-git');
      expect(await comment('/hold because of a test')).toContain('✅ **Done:**');
      expect(await comment('/release')).toContain('✅ **Done:**');
      const unlock = await comment('/unlock');
      expect(unlock).toContain('⛔ **Refused:**');
      expect(unlock).toContain('no way to the cluster');
      expect(unlock).toContain('hedgehog-sync apply');
      expect(runner.jobs).toHaveLength(before);
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      expect(await comment('/explain Server/server-1')).toMatch(/by hand[\s\S]*kubectl-edit/);
      const both = await comment('/plan\n/explain Server/server-2');
      expect(both).toMatch(/`\/plan` on fabric `lab`[\s\S]*Git and the cluster say the same/);
      expect(runner.jobs.slice(before).map(({ run }) => run.inputs.mode)).toEqual(['drift', 'plan', 'drift']);
      const done = stage.status('audit.jsonl')?.match(/"\/plan"/g) ?? [];
      expect(done).toHaveLength(1);
    },
    LIMIT,
  );

  test(
    'a process that is started anew finds the run of a command instead of starting another',
    async () => {
      await begin();
      let isHeld = true;
      const before = runner.jobs.length;
      const count = answers().length;
      runner.hold = async () => await until('it may go on', () => !isHeld, 60_000);
      await stage.asPerson('POST', `/issues/${issue}/comments`, { body: '/plan' });
      await until('it is under way', () => answers()[count]?.body.includes('Under way'));
      await until('it was started', () => stage.repository.workflowDispatches.length > 1);
      await stage.app?.stop();
      const dispatched = () =>
        stage.repository.workflowDispatches.filter(({ inputs }) => inputs.mode === 'plan').length;
      expect(dispatched()).toBe(1);
      await stage.startApp();
      isHeld = false;
      expect(await answered(count)).toContain('✅ **Done:** `/plan`');
      expect(dispatched()).toBe(1);
      expect(answers()).toHaveLength(count + 1);
      expect(runner.jobs.length).toBeGreaterThan(before);
    },
    LIMIT,
  );

  test.each<[string, WorkflowRunner['tamper'], RegExp]>([
    ['none', () => null, /it left no artifact hedgehog-sync-\S+ with a file result\.json/],
    ['one that is no result', () => '{"version":1}', /its result cannot be used: its form/],
    [
      'one of a later release',
      (text) => text.replace('"version": 1', '"version": 2'),
      /version is not known/,
    ],
    [
      'one of another request',
      (text) => text.replace(/"requestId": "[^"]+"/, '"requestId": "another"'),
      /of another request/,
    ],
    [
      'one about another commit',
      (text) => text.replace(/"head": "\w+"/, `"head": "${'f'.repeat(40)}"`),
      /about another commit/,
    ],
  ])(
    'a run with a result that cannot be used ends the check, and says what to do: %s',
    async (_, tamper, why) => {
      await begin(tamper);
      const check = stage.check(APPLY);
      expect(check?.conclusion).toBe('failure');
      expect(check?.title).toMatch(/the run of the workflow ended \(success\)/);
      expect(check?.title).toMatch(why);
      expect(check?.summary).toContain('examples/workflows/app-dispatch.yml');
    },
    LIMIT,
  );

  test(
    'a workflow that lacks an input is not started, and the check and the answer say what it needs',
    async () => {
      await begin((result) => result, ['mode', 'fabric', 'request-id']);
      expect(stage.check(APPLY)?.conclusion).toBe('success');
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      await comment('/explain Server/server-1');
      const answer = await comment('/accept-git Server/server-1');
      expect(answer).toContain('❌ **Failed:**');
      expect(answer).toMatch(/cannot be started[\s\S]*accept/);
      expect(answer).toContain('app-dispatch.yml');
    },
    LIMIT,
  );

  const INPUTS = ['mode', 'fabric', 'request-id', 'accept', 'past-freeze'];
  const FROZEN = '    freeze: [{ from: 2020-01-01, until: 2999-12-31, reason: the year ends }]\n';
  const isThere = async () => (await cluster.get(`${SERVERS}/server-1`)).status === 200;

  async function beginFrozen(inputs: readonly string[] = INPUTS): Promise<void> {
    stage.configure('dispatch', FROZEN);
    await begin((result) => result, [...inputs]);
    expect(await isThere()).toBe(false);
  }

  test(
    '/apply with a reason goes past a freeze: the runner is told who and why, and the audit trail has both',
    async () => {
      await beginFrozen();
      expect(await comment('/apply')).toContain('/apply because');
      expect(await isThere()).toBe(false);
      const answer = await comment('/apply because the spine in row 3 is down');
      expect(answer).toContain('✅ **Done:**');
      expect(answer).toMatch(/the year ends[\s\S]*somebody went past it because the spine in row 3 is down/);
      expect(await isThere()).toBe(true);
      const inputs: Readonly<Record<string, string>> = runner.jobs.at(-1)?.run.inputs ?? {};
      expect(JSON.parse(inputs['past-freeze'] ?? '')).toMatchObject({
        ...{ by: 'somebody', because: 'the spine in row 3 is down' },
      });
      expect(runner.jobs.at(-1)?.result).toContain('"conclusion": "success"');
      const audit = (stage.status('audit.jsonl') ?? '').split('\n').filter((line) => line.includes('row 3'));
      expect(audit).toHaveLength(1);
      expect(audit[0]).toMatch(/"by":\s*"somebody"/);
    },
    LIMIT,
  );

  test.each<[string, { readonly trustedApp?: string; readonly attempt?: string }, RegExp]>([
    ['names another App', { trustedApp: 'another-app' }, /was not started by the App another-app/],
    ['names none', { trustedApp: '' }, /does not say by `trusted-app`/],
    ['was started once more', { attempt: '2' }, /first attempt/],
  ])(
    'a runner whose workflow %s does not go past a freeze, and the answer says why',
    async (_, given, why) => {
      await beginFrozen();
      Object.assign(runner, given);
      const answer = await comment('/apply because the spine in row 3 is down');
      expect(answer).toContain('❌ **Failed:**');
      expect(answer).toMatch(why);
      expect(answer).not.toContain('went past it');
      expect(await isThere()).toBe(false);
    },
    LIMIT,
  );

  test(
    'a person who starts the workflow with the words of the App gets nothing written',
    async () => {
      await beginFrozen();
      const end = new Date(Date.now() + 3_600_000).toISOString();
      const before = runner.jobs.length;
      const inputs = {
        ...{ mode: 'apply', fabric: 'lab', 'request-id': 'by-hand' },
        'past-freeze': JSON.stringify({ by: 'somebody', because: 'I want to', until: end }),
      };
      const permissions = { actions: 'write' } as const;
      const token = stage.fake.token({ kind: 'user', login: 'somebody', permissions });
      const path = '/repos/acme/fabrics/actions/workflows/hedgehog-sync.yml/dispatches';
      const started = await fetch(`${stage.fake.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ref: 'main', inputs }),
      });
      expect(started.ok).toBe(true);
      await untilRan(before + 1);
      expect(runner.jobs.at(-1)?.output).toMatch(/was not started by the App/);
      expect(runner.jobs.at(-1)?.code).not.toBe(0);
      expect(await isThere()).toBe(false);
    },
    LIMIT,
  );

  test(
    'a workflow that cannot be told to go past a freeze is not started, and the answer says what it needs',
    async () => {
      await beginFrozen(['mode', 'fabric', 'request-id', 'accept']);
      const answer = await comment('/apply because the spine in row 3 is down');
      expect(answer).toContain('❌ **Failed:**');
      expect(answer).toMatch(/cannot be started[\s\S]*past-freeze/);
      expect(answer).not.toContain('went past it');
      expect(await isThere()).toBe(false);
    },
    LIMIT,
  );

  async function untilRan(count: number): Promise<void> {
    await until('the run has ended', () => runner.jobs.length >= count, 60_000);
  }

  test(
    'a run that begins after the branch went on applies nothing, and its own check says so without a failure',
    async () => {
      await begin();
      stage.workspace.write('servers.yaml', servers({ 'server-1': 'late', 'server-2': 'two' }));
      let newest = '';
      let isFirst = true;
      runner.hold = async () => {
        if (!isFirst) return;
        isFirst = false;
        stage.workspace.write('servers.yaml', servers({ 'server-1': 'newest', 'server-2': 'two' }));
        newest = stage.push();
      };
      const late = stage.push();
      const checkOf = (sha: string) =>
        [...stage.repository.checkRuns.values()].find((run) => run.headSha === sha && run.name === APPLY);
      await until('the late check', () => checkOf(late)?.status === 'completed', 60_000);
      expect(checkOf(late)).toMatchObject({ conclusion: 'neutral' });
      expect(checkOf(late)?.summary).toMatch(/Nothing was applied: this run is of commit/);
      await until('the newest check', () => checkOf(newest)?.status === 'completed', 60_000);
      expect(checkOf(newest)).toMatchObject({ conclusion: 'success' });
      expect(JSON.stringify((await cluster.get(`${SERVERS}/server-1`)).body)).toContain('"newest"');
    },
    LIMIT,
  );
});
