import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { enqueuePull } from '../../../src/simulator/github/state/merge-queue.ts';
import { startRun } from '../../../src/simulator/github/state/run-workflow.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { AppStage } from '../../support/app-stage.ts';
import { type TestCluster, useCluster } from '../../support/test-cluster.ts';
import { until } from '../../support/until.ts';
import { WorkflowRunner } from '../../support/workflow-runner.ts';

const LIMIT = 120_000;
const APPLY = 'hedgehog-sync / lab / apply';
const PLAN = 'hedgehog-sync / lab / plan';
const INPUTS = ['mode', 'fabric', 'request-id', 'accept', 'past-freeze', 'pull'];
const NOT_ASKED = '**The cluster was not asked, and this was compared with the base only: ';

describe('pull requests in dispatch mode', () => {
  let stage: AppStage;
  let cluster: TestCluster;
  let runner: WorkflowRunner;
  const running = useCluster('embedded');
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

  async function begin(inputs = INPUTS): Promise<void> {
    stage.workflow('hedgehog-sync.yml', inputs);
    stage.push();
    runner = new WorkflowRunner(stage, cluster.kubeconfig());
    await stage.startApp();
    await until('the first apply', () => stage.check(APPLY)?.status === 'completed', 60_000);
    await settled();
  }

  /** Nothing runs, and nothing waits for a run. */
  async function settled(): Promise<void> {
    await until(
      'everything is told',
      async () => {
        stage.fetchFromGitHub();
        await stage.quiet();
        const page = await (await fetch(`http://127.0.0.1:${stage.app?.port}/metrics`)).text();
        const waits = /queue_jobs\{pool="(sync_kubernetes|sync_micro|sync_git)",phase="delayed"\} [1-9]/;
        return runs().every(({ status }) => status === 'completed') && !waits.test(page);
      },
      60_000,
    );
  }

  const runs = () => [...stage.repository.workflowRuns.values()];
  const plans = () => [...stage.repository.checkRuns.values()].filter(({ name }) => name === PLAN);
  const comments = () => [...stage.repository.comments.values()].filter(({ author }) => author.app !== null);
  const ofPulls = () =>
    stage.repository.workflowDispatches.filter(
      ({ inputs }) => inputs.pull !== undefined && inputs.pull !== '',
    );

  /** Commits to the branch, which is made where it is not there. Its head. */
  function commit(text: string): string {
    const { workspace } = stage;
    const isThere = workspace.git('branch', '--list', 'change').trim() !== '';
    workspace.git('checkout', '--quiet', ...(isThere ? [] : ['-b']), 'change');
    workspace.write('servers.yaml', text);
    const head = stage.push('refs/heads/change');
    workspace.git('checkout', '--quiet', 'main');
    return head;
  }

  const proposed = (description = 'proposed') => servers({ 'server-1': description, 'server-2': 'two' });

  async function planned(count = 1) {
    await until(
      'the plan',
      () => plans().filter((one) => one.status === 'completed').length >= count,
      60_000,
    );
    await settled();
    const check = plans().at(-1);
    if (check === undefined) throw new Error('there is no plan');
    return check;
  }

  /** Makes the runner wait. What lets it go on. */
  function holdRunner(): () => void {
    let isHeld = true;
    runner.hold = async () => await until('it may go on', () => !isHeld, 60_000);
    return () => {
      isHeld = false;
    };
  }

  test(
    'the App compares with the base first; the check waits for the run against the cluster and shows its result, as does the one comment',
    async () => {
      await begin();
      // nothing of it is in Git
      await cluster.editByHand(`${SERVERS}/server-2`, { spec: { description: 'by hand' } });
      await cluster.writes();
      const refs = new Map(stage.repository.refs);
      const release = holdRunner();
      const head = commit(proposed());
      const number = await stage.openPull('change');
      await until('it was started', () => ofPulls().length > 0, 60_000);
      const early = await until('the first step is shown', () => {
        const check = plans().at(-1);
        return check?.summary?.includes('is under way') === true ? check : undefined;
      });
      expect(early).toMatchObject({ status: 'in_progress', headSha: head });
      expect(early.title).toContain('the cluster was not asked');
      expect(comments()).toEqual([]);
      expect(ofPulls()).toMatchObject([{ inputs: { mode: 'plan', fabric: 'lab', pull: String(number) } }]);
      release();
      const check = await planned();
      expect(plans()).toHaveLength(1);
      expect(check).toMatchObject({ id: early.id, headSha: head });
      expect(check.title).not.toContain('not asked');
      expect(`${check.summary}${check.text}`).toContain('by hand');
      expect(check.summary).not.toContain('under way');
      expect(check.actions.map(({ identifier }) => identifier)).toEqual(['plan']);
      expect(comments()).toHaveLength(1);
      expect(comments()[0]).toMatchObject({ number });
      expect(comments()[0]?.body).toContain('compared with the cluster');
      expect(runner.jobs.at(-1)).toMatchObject({ code: 0 });
      // it was only looked at: neither cluster, status nor issues
      expect(await cluster.writes()).toEqual([]);
      expect(stage.repository.refs.get('refs/heads/hedgehog-sync/status')).toBe(
        refs.get('refs/heads/hedgehog-sync/status'),
      );
      expect([...stage.repository.issues.values()].filter(({ pull }) => pull === null)).toEqual([]);
      // the same once more says the same
      const before = comments()[0]?.updatedAt;
      await stage.asPerson('POST', `/check-runs/${check.id}/rerequest`, {});
      expect(await planned(2)).toMatchObject({ conclusion: check.conclusion, title: check.title });
      expect(comments().map(({ updatedAt }) => updatedAt)).toEqual([before]);
      expect(ofPulls()).toHaveLength(2);
    },
    LIMIT,
  );

  test(
    'what the comparison with the base finds wrong is told at once, and no run is started',
    async () => {
      await begin();
      commit(proposed().replace('description: proposed', 'descripton: proposed'));
      await stage.openPull('change');
      const check = await planned();
      expect(check.conclusion).toBe('failure');
      expect(check.annotations.length).toBeGreaterThan(0);
      expect(comments()).toHaveLength(1);
      expect(ofPulls()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a pull request of a fork and one of Dependabot are never handed to the workflow',
    async () => {
      await begin();
      const fork = stage.fake.state.addRepository({
        owner: 'stranger',
        name: 'fabrics',
        forkOf: stage.repository,
      });
      const { workspace } = stage;
      workspace.git('checkout', '--quiet', '-b', 'theirs');
      workspace.write('servers.yaml', proposed('theirs'));
      workspace.commit();
      stage.pushTo(fork, 'refs/heads/theirs');
      workspace.git('checkout', '--quiet', 'main');
      await stage.openPull('stranger:theirs');
      const theirs = await planned();
      expect(`${theirs.summary}${theirs.text}`).toContain('comes from a fork');
      commit(proposed());
      const made = await stage.asPerson(
        'POST',
        '/pulls',
        { head: 'change', base: 'main', title: 'Bump' },
        'dependabot[bot]',
      );
      expect(made.number).toEqual(expect.any(Number));
      const check = await planned(2);
      expect(`${check.summary}${check.text}`).toContain('is of Dependabot');
      expect(ofPulls()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'a workflow without the input is not started, and one that checks out something else is not believed: the first step is told, with the reason',
    async () => {
      await begin(INPUTS.filter((name) => name !== 'pull'));
      commit(proposed());
      await stage.openPull('change');
      const check = await planned();
      expect(check.summary?.startsWith(NOT_ASKED)).toBe(true);
      expect(check.summary).toContain('app-dispatch.yml');
      expect(check.title).toContain('the cluster was not asked');
      expect(check.conclusion).not.toBe('failure');
      expect(comments()).toHaveLength(1);
      expect(comments()[0]?.body).toContain('**the cluster was not asked**');
      expect(ofPulls()).toEqual([]);
      stage.workflow('hedgehog-sync.yml', INPUTS);
      stage.push();
      await settled();
      runner.checksOut = 'default-branch';
      await stage.asPerson('POST', `/check-runs/${check.id}/rerequest`, {});
      const again = await planned(2);
      expect(again.summary?.startsWith(NOT_ASKED)).toBe(true);
      expect(again.summary).toContain('HHS-1107');
      expect(again.conclusion).toBe(check.conclusion);
      expect(ofPulls()).toHaveLength(1);
    },
    LIMIT,
  );

  test(
    'a newer push lets the old wait end quietly, and its own run tells',
    async () => {
      await begin();
      const release = holdRunner();
      commit(proposed('first'));
      const number = await stage.openPull('change');
      await until('it was started', () => ofPulls().length === 1, 60_000);
      const [old] = plans();
      const head = commit(proposed('second'));
      await until('the next was started', () => ofPulls().length === 2, 60_000);
      await until('the old wait has ended', () => plans()[0]?.status === 'completed', 60_000);
      expect(plans()[0]).toMatchObject({ id: old?.id, conclusion: 'cancelled' });
      expect(plans()[0]?.title).toContain('The pull request has gone on');
      expect(comments()).toEqual([]);
      release();
      const check = await planned(2);
      expect(check).toMatchObject({ headSha: head, conclusion: 'success' });
      expect(comments()).toHaveLength(1);
      expect(comments()[0]).toMatchObject({ number });
      expect(comments()[0]?.body).toContain(head.slice(0, 12));
    },
    LIMIT,
  );

  test(
    'an App that is started anew while it waits goes on with the same check, and starts no second run',
    async () => {
      await begin();
      const release = holdRunner();
      commit(proposed());
      await stage.openPull('change');
      await until('it was started', () => ofPulls().length === 1, 60_000);
      await until('the first step is shown', () => plans()[0]?.summary?.includes('is under way'));
      await stage.app?.stop();
      release();
      await stage.startApp();
      const check = await planned();
      expect(plans()).toHaveLength(1);
      expect(check).toMatchObject({ conclusion: 'success' });
      expect(check.title).not.toContain('not asked');
      expect(ofPulls()).toHaveLength(1);
      expect(comments()).toHaveLength(1);
    },
    LIMIT,
  );

  test.each<[string, WorkflowRunner['tamper'], RegExp]>([
    ['none', () => null, /it left no artifact/],
    [
      'one about another pull request',
      (text) => text.replace(/"pull": (\d+)/, '"pull": 4711'),
      /another pull request or commit/,
    ],
    [
      'one about another commit',
      (text) => text.replace(/"head": "\w+"/, `"head": "${'f'.repeat(40)}"`),
      /another pull request or commit/,
    ],
    [
      'one that is green without the cluster',
      (text) => text.replace('"comparedWith": "cluster"', '"comparedWith": "commit"'),
      /had no access to the cluster/,
    ],
  ])(
    'a result that cannot be used is not shown, and the check says that the cluster was not asked: %s',
    async (_, tamper, why) => {
      await begin();
      runner.tamper = tamper;
      commit(proposed());
      await stage.openPull('change');
      const check = await planned();
      expect(plans()).toHaveLength(1);
      expect(check.summary?.startsWith(NOT_ASKED)).toBe(true);
      expect(check.summary).toMatch(why);
      expect(check.title).toContain('the cluster was not asked');
      expect(check.conclusion).not.toBe('failure');
      expect(comments()).toHaveLength(1);
      expect(comments()[0]?.body).toContain('**the cluster was not asked**');
    },
    LIMIT,
  );

  test(
    'what a hostile result says comes out inert, and a run that failed does not make the check red',
    async () => {
      await begin();
      runner.tamper = (text) => {
        const result = JSON.parse(text);
        result.check.summary = `@somebody <img src=x>\n<!-- hedgehog-sync:1 ["check","lab","apply","x",null] -->\n${result.check.summary}`;
        result.check.buttons = ['accept-cluster', 'resync', 'plan'];
        result.pull.title = '@somebody ![x](https://example.com/x.png)';
        return JSON.stringify(result);
      };
      commit(proposed());
      await stage.openPull('change');
      const check = await planned();
      expect(check.conclusion).toBe('success');
      expect(check.summary).not.toMatch(/@somebody|<img/);
      expect(check.summary?.match(/<!-- hedgehog-sync:/g)).toHaveLength(1);
      expect(check.actions.map(({ identifier }) => identifier)).toEqual(['plan']);
      expect(comments()[0]?.body).not.toMatch(/@somebody|!\[x\]/);
      runner.tamper = (text) => text;
      runner.kubeconfigOfPulls = cluster.kubeconfig().replace(/server: .*/, 'server: http://127.0.0.1:1');
      await stage.asPerson('POST', `/check-runs/${check.id}/rerequest`, {});
      const failed = await planned(2);
      expect(runner.jobs.at(-1)?.code).not.toBe(0);
      expect(failed.summary).toContain('the run of the workflow failed');
      expect(failed.summary?.startsWith(NOT_ASKED)).toBe(true);
      expect(failed.conclusion).not.toBe('failure');
    },
    LIMIT,
  );

  test(
    '/plan on a pull request is the same run, and on an issue one of the default branch; a merge group stays without the cluster',
    async () => {
      await begin();
      const head = commit(proposed());
      const number = await stage.openPull('change');
      await planned();
      const text = async (to: number) => {
        const before = comments().length;
        await stage.asPerson('POST', `/issues/${to}/comments`, { body: '/plan' });
        const answer = await until(
          'the answer',
          () => {
            const found = comments()[before];
            return found !== undefined && !found.body.includes('Under way') ? found : undefined;
          },
          60_000,
        );
        await settled();
        return answer.body;
      };
      const answer = await text(number);
      expect(answer).toContain('✅ **Done:** `/plan`');
      expect(answer).toMatch(new RegExp(`commit .{0,20}${head.slice(0, 6)}.* of pull request`));
      expect(ofPulls()).toHaveLength(2);
      expect(plans()).toHaveLength(2);
      expect(plans().at(-1)).toMatchObject({ headSha: head, conclusion: 'success', status: 'completed' });
      const issue = (await stage.asPerson('POST', '/issues', { title: 'Question' })).number as number;
      expect(await text(issue)).toContain('never about what a pull request proposes');
      expect(ofPulls()).toHaveLength(2);
      const group = enqueuePull(stage.fake.state, stage.repository, number);
      stage.fetchFromGitHub();
      const queued = await planned(3);
      expect(queued.headSha).toBe(group.headSha);
      expect(queued.summary).toContain('a merge group is compared with its base only');
      expect(ofPulls()).toHaveLength(2);
    },
    LIMIT,
  );

  test(
    'an apply and a drift that are started once more write nothing, neither to Git nor to the cluster',
    async () => {
      await begin();
      await cluster.writes();
      const refs = () => [...stage.repository.refs].sort().join('\n');
      const before = refs();
      for (const [position, mode] of ['apply', 'drift', 'apply', 'drift'].entries()) {
        const requestId = `again-${position}`;
        startRun(stage.fake.state, stage.repository, {
          ...{ workflow: 'hedgehog-sync.yml', name: 'hedgehog-sync', event: 'workflow_dispatch' },
          ...{ displayTitle: `hedgehog-sync ${requestId}`, headBranch: 'main' },
          headSha: stage.repository.head('main') ?? '',
          inputs: { mode, fabric: 'lab', 'request-id': requestId },
          actor: { login: 'somebody', app: null },
        });
        await until('it ran', () => runner.jobs.at(-1)?.run.inputs['request-id'] === requestId, 60_000);
        await settled();
        expect(runner.jobs.at(-1)).toMatchObject({ code: 0, run: { inputs: { mode } } });
        expect(await cluster.writes()).toEqual([]);
        expect(refs()).toBe(before);
      }
      // by way of the App, which notes who asked, the status stays as it was
      const told = () =>
        ['status.json', 'drift.json', 'STATUS.md'].map((file) => stage.status(`lab/${file}`));
      const status = told();
      const count = runner.jobs.length;
      await stage.asPerson('POST', `/check-runs/${stage.check(APPLY)?.id}/rerequest`, {});
      await until('it ran again', () => runner.jobs.length > count, 60_000);
      await settled();
      expect(runner.jobs.at(-1)).toMatchObject({ code: 0, run: { inputs: { mode: 'apply' } } });
      expect(await cluster.writes()).toEqual([]);
      expect(told()).toEqual(status);
    },
    LIMIT,
  );
});
