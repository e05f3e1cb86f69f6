import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventFiles } from '../entry/action/event-files.ts';
import { type ActionCall, type ActionRun, ActionStage, STATUS_BRANCH } from '../support/action-stage.ts';
import { describeOnClusters } from '../support/test-cluster.ts';
import { openPullRequest, SERVERS, servers } from './action-fabric.ts';

const LIMIT = 90_000;
const BOTH = { 'server-1': 'one', 'server-2': 'two' };
const name = (mode: string) => `hedgehog-sync / lab / ${mode}`;

describeOnClusters('the action', (cluster) => {
  let stage: ActionStage;
  beforeEach(async () => {
    await cluster().wipe();
    stage = await ActionStage.start();
    stage.workspace.write('servers.yaml', servers(BOTH));
    stage.workspace.commit();
    stage.push();
  }, LIMIT);
  afterEach(async () => await stage.stop());

  /** With the kubeconfig; at most ten writes to GitHub. */
  async function run(call: ActionCall): Promise<ActionRun> {
    const before = stage.fake.writes();
    const inputs = { kubeconfig: cluster().kubeconfig(), ...call.inputs };
    const ran = await stage.run({ ...call, inputs });
    expect(stage.fake.writes() - before).toBeLessThanOrEqual(10);
    return ran;
  }
  const push = (more: Partial<ActionCall> = {}) =>
    run({ event: 'push', payload: eventFiles.push(), ...more });
  const statusCommits = () => stage.repository.log(STATUS_BRANCH).length;

  describe('by the event', () => {
    test(
      'a push to the default branch is applied, and the same run again writes nothing to Git or the cluster',
      async () => {
        const first = await push();
        expect(first).toMatchObject({ code: 0, stderr: '' });
        expect(stage.check(name('apply'))).toMatchObject({
          headSha: stage.repository.head(),
          externalId: 'run-9001-1',
          detailsUrl: 'https://github.com/acme/fabrics/actions/runs/9001',
          status: 'completed',
          conclusion: 'success',
          title: 'Apply: 2 created',
          annotations: [],
        });
        expect(first.outputs).toMatchObject({
          conclusion: 'success',
          state: 'healthy',
          health: '1',
          severity: '0',
          'request-id': 'run-9001-1',
        });
        expect(JSON.parse(first.outputs.counts ?? '')).toMatchObject({ outcomes: { created: 2 }, errors: 0 });
        expect(JSON.parse(fileOf(first, 'plan-file'))).toMatchObject({
          command: 'plan',
          counts: { create: 2 },
        });
        expect(fileOf(first, 'status-file')).toBe(stage.status('lab/status.json'));
        expect(JSON.parse(stage.status('lab/status.json') ?? '')).toMatchObject({
          fabric: 'lab',
          state: 'healthy',
        });
        expect(stage.status('lab/STATUS.md')).toContain('healthy');
        expect(first.summary).toContain('**Is it safe?**');
        expect((await cluster().get(`${SERVERS}/server-1`)).body).toMatchObject({
          spec: { description: 'one' },
        });
        expect((await cluster().writes()).length).toBeGreaterThan(0);
        const [commits, requests] = [statusCommits(), stage.fake.requests.length];
        const again = await push();
        expect(again).toMatchObject({ code: 0, outputs: { conclusion: 'success', state: 'healthy' } });
        expect(await cluster().writes()).toEqual([]);
        expect(statusCommits()).toBe(commits);
        const written = stage.fake.requests.slice(requests).filter(({ write }) => write);
        expect(written.map(({ operation }) => operation)).toEqual(['checks/create', 'checks/update']);
      },
      LIMIT,
    );

    test(
      'a pull request is planned on its head; the cluster, Git and the status are left alone',
      async () => {
        expect((await push()).code).toBe(0);
        await cluster().writes();
        const commits = statusCommits();
        const pull = openPullRequest(stage, ({ workspace }) =>
          workspace.edit('servers.yaml', 'description: two', 'description: three'),
        );
        const ran = await run({
          event: 'pull_request',
          payload: pull.payload,
          sha: pull.merge,
          ref: 'refs/pull/7/merge',
        });
        expect(ran).toMatchObject({
          code: 0,
          outputs: { conclusion: 'success', state: '', 'status-file': '' },
        });
        expect(stage.check(name('plan'))).toMatchObject({
          headSha: pull.head,
          conclusion: 'success',
          annotations: [{ path: 'fabric/servers.yaml', startLine: 13, level: 'notice' }],
        });
        expect(JSON.parse(fileOf(ran, 'plan-file'))).toMatchObject({ counts: { update: 1, keep: 1 } });
        expect(await cluster().writes()).toEqual([]);
        expect(statusCommits()).toBe(commits);
      },
      LIMIT,
    );

    test(
      'on a pull request a remark stands only where head and merge have the same line',
      async () => {
        const bad =
          'apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata:\n  name: server-3\nspec:\n';
        stage.workspace.write('moved.yaml', `${bad}  description: x\n`);
        stage.workspace.commit();
        stage.push();
        const pull = openPullRequest(
          stage,
          ({ workspace }) => {
            workspace.write('added.yaml', `${bad.replace('-3', '-4')}  descripton: misspelt\n`);
            workspace.write('moved.yaml', `${bad}  description: x\n  descripton: misspelt\n`);
          },
          {
            onMain: ({ workspace }) => {
              workspace.write('moved.yaml', `# three\n# lines\n# more\n${bad}  description: x\n`);
            },
          },
        );
        const call = {
          event: 'pull_request',
          payload: pull.payload,
          sha: pull.merge,
          ref: 'refs/pull/7/merge',
        };
        const ran = await run(call);
        expect(ran).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
        const check = stage.check(name('plan'));
        expect(check?.annotations.filter(({ level }) => level === 'failure')).toMatchObject([
          { path: 'fabric/added.yaml', startLine: 6 },
        ]);
        expect(check?.text).toContain('moved.yaml:10');
        expect(ran.summary).toContain('could not be placed on a line of commit');
      },
      LIMIT,
    );

    test(
      'a merge group is planned on its commit',
      async () => {
        const sha = stage.repository.head() ?? '';
        const ref = 'refs/heads/gh-readonly-queue/main/pr-7';
        const ran = await run({ event: 'merge_group', payload: eventFiles.mergeGroup(sha, sha), ref });
        expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'success', state: '' } });
        expect(stage.check(name('plan'))).toMatchObject({ headSha: sha });
        expect(await cluster().writes()).toEqual([]);
        expect(stage.repository.head(STATUS_BRANCH)).toBeUndefined();
      },
      LIMIT,
    );

    test.each([['refs/heads/topic'], ['refs/tags/v1']])(
      'a push to %s is validated without a cluster',
      async (ref) => {
        const ran = await run({ event: 'push', payload: eventFiles.push(), ref, inputs: { kubeconfig: '' } });
        expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'success', 'plan-file': '' } });
        expect(stage.check(name('validate'))).toMatchObject({ conclusion: 'success' });
        expect(stage.repository.head(STATUS_BRANCH)).toBeUndefined();
      },
      LIMIT,
    );

    test(
      'a schedule finds drift; fail-on says whether that fails the step',
      async () => {
        expect((await push()).code).toBe(0);
        await cluster().editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
        const call = { event: 'schedule', payload: eventFiles.schedule() };
        const ran = await run(call);
        expect(ran).toMatchObject({ code: 0, outputs: { conclusion: 'neutral', state: 'warning' } });
        expect(Number(ran.outputs.severity)).toBeGreaterThan(0);
        expect(stage.check(name('drift'))).toMatchObject({
          conclusion: 'neutral',
          title: expect.stringContaining('1 changed in the cluster'),
          annotations: [{ path: 'fabric/servers.yaml', startLine: 6, level: 'warning' }],
        });
        expect(stage.status('lab/drift.json')).toContain('by hand');
        expect(await cluster().writes()).toEqual([]);
        stage.repository.checkRuns.clear();
        const strict = await run({ ...call, inputs: { 'fail-on': 'drift' } });
        expect(strict).toMatchObject({ code: 1, outputs: { conclusion: 'failure' } });
        expect(strict.stdout).toMatch(/^::error title=hedgehog-sync drift of lab::/m);
      },
      LIMIT,
    );

    test(
      'a workflow_dispatch looks for drift, or does what its input says under the name it gives',
      async () => {
        const dispatch = (inputs: object | null) =>
          run({ event: 'workflow_dispatch', payload: eventFiles.dispatch(inputs) });
        const ran = await dispatch({ mode: 'apply', 'request-id': 'req-42' });
        expect(ran).toMatchObject({ code: 0, outputs: { 'request-id': 'req-42' } });
        expect(stage.check(name('apply'))).toMatchObject({ externalId: 'req-42', conclusion: 'success' });
        expect(stage.status('lab/status.json')).toContain('req-42');
        expect((await dispatch(null)).code).toBe(0);
        expect(stage.check(name('drift'))).toMatchObject({ conclusion: 'success' });
        expect(await dispatch({ 'request-id': 'a b\nc' })).toMatchObject({ code: 1 });
      },
      LIMIT,
    );
  });

  describe('by the mode that is asked for', () => {
    test.each([
      ['validate', {}],
      ['plan', { create: 2 }],
      ['drift', { create: 2 }],
      ['apply', { create: 2 }],
    ])(
      '%s',
      async (mode, counts) => {
        const ran = await push({ inputs: { mode } });
        expect(ran.code).toBe(0);
        expect(stage.check(name(mode))).toMatchObject({ status: 'completed' });
        const writes = await cluster().writes();
        expect(writes.length > 0).toBe(mode === 'apply');
        if (mode === 'validate') expect(ran.outputs['plan-file']).toBe('');
        else expect(JSON.parse(fileOf(ran, 'plan-file'))).toMatchObject({ counts });
        expect(stage.status('lab/status.json')).toBeDefined();
      },
      LIMIT,
    );
  });

  test(
    'the status goes to the same branch where that is asked for, and nowhere where it is off',
    async () => {
      expect((await push({ inputs: { status: 'off' } })).outputs).toMatchObject({
        state: '',
        conclusion: 'success',
      });
      expect(stage.repository.head(STATUS_BRANCH)).toBeUndefined();
      const ran = await push({ inputs: { status: 'same-branch' } });
      expect(ran.outputs).toMatchObject({ state: 'healthy' });
      expect([...stage.repository.files('main').keys()]).toContain('lab/status.json');
      expect(stage.repository.head(STATUS_BRANCH)).toBeUndefined();
    },
    LIMIT,
  );
});

function fileOf(run: ActionRun, output: string): string {
  const path = run.outputs[output] ?? '';
  const found = [...run.files].find(([file]) => path.endsWith(file));
  return found?.[1] ?? readFileSync(path, 'utf8');
}
