import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readRunResult } from '../../../src/domain/report/result/read-run-result.ts';
import { servers } from '../../e2e/action-fabric.ts';
import { ActionInProcess, type InProcessCall } from '../../support/action-in-process.ts';
import { pushCommits } from '../../support/push-commits.ts';
import { embeddedCluster, type TestCluster } from '../../support/test-cluster.ts';
import { eventFiles } from './event-files.ts';

const LIMIT = 60_000;
const READING = { contents: 'read', pull_requests: 'read' } as const;

describe('the action where the App asks for the plan of a pull request', () => {
  let stage: ActionInProcess;
  let cluster: TestCluster;
  let stopCluster: () => Promise<void>;
  let number: number;
  let head: string;
  beforeEach(async () => {
    const running = await embeddedCluster();
    cluster = running.cluster;
    stopCluster = running.stop;
    stage = await ActionInProcess.start();
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one', 'server-2': 'two' }));
    configure('dispatch');
    await apply();
    stage.workspace.git('checkout', '--quiet', '-b', 'change');
    stage.workspace.edit('servers.yaml', 'description: one', 'description: proposed');
    head = pushCommits(stage.workspace.root, stage.repository, 'refs/heads/change');
    number = await openPull();
    checkOutMerge();
    stage.useRights(READING);
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
    await stopCluster();
  }, LIMIT);

  function configure(app: string): void {
    const config = `version: "1"\nfabrics:\n  - {name: lab, path: fabric, app: ${app}}\n`;
    stage.put({ '.github/hedgehog-sync.yml': config });
  }

  async function apply(): Promise<void> {
    const inputs = { mode: 'apply', kubeconfig: cluster.kubeconfig() };
    const { code } = await stage.run({ inputs });
    expect(code).toBe(0);
    await cluster.writes();
  }

  async function openPull(): Promise<number> {
    const token = stage.fake.token({
      kind: 'user',
      login: 'somebody',
      permissions: { contents: 'write', pull_requests: 'write' },
    });
    const answer = await fetch(`${stage.fake.url}/repos/acme/fabrics/pulls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ head: 'change', base: 'main', title: 'Change' }),
    });
    return ((await answer.json()) as { number: number }).number;
  }

  function checkOutMerge(): void {
    stage.workspace.git('checkout', '--quiet', '--detach', 'main');
    stage.workspace.git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
  }

  /** `main` gains a file that the merge which is checked out lacks. */
  function mainGoesOn(path: string): void {
    stage.workspace.git('checkout', '--quiet', 'main');
    stage.put({ [path]: servers({ 'server-3': 'three' }) });
    stage.workspace.git('checkout', '--quiet', '--detach', 'main~1');
    stage.workspace.git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
  }

  async function run(inputs: Record<string, string> = {}, call: Partial<InProcessCall> = {}) {
    const before = stage.repository.checkRuns.size;
    const ran = await stage.run({
      ...{ event: 'workflow_dispatch', payload: eventFiles.dispatch({ mode: 'plan' }) },
      sha: stage.repository.head('main') ?? '',
      ...call,
      inputs: {
        ...{ kubeconfig: cluster.kubeconfig(), 'request-id': 'req-1', mode: 'plan', pull: String(number) },
        ...inputs,
      },
    });
    // whatever comes of it: nothing is written anywhere
    expect(ran.wrote).toEqual([]);
    expect(stage.repository.checkRuns.size).toBe(before);
    expect(await cluster.writes()).toEqual([]);
    const read = readRunResult(readFileSync(ran.runner.outputs['result-file'] ?? '', 'utf8'));
    if (read.result === 'refused') throw new Error(read.why);
    return { code: ran.code, result: read.run };
  }

  const refusal = async (...asked: Parameters<typeof run>) => {
    const { code, result } = await run(...asked);
    expect(code).not.toBe(0);
    expect(result).toMatchObject({ pull: null, issues: null, failure: { code: 'HHS-1107' } });
    return result.failure?.message ?? '';
  };

  test(
    'it is compared with the cluster as on the event pull_request, and told in the result alone',
    async () => {
      const { code, result } = await run();
      expect(code).toBe(0);
      expect(result).toMatchObject({
        ...{ fabric: 'lab', mode: 'plan', requestId: 'req-1', head, failure: null, issues: null },
        conclusion: 'success',
        check: { title: 'Plan: 1 to update, 1 unchanged', buttons: ['plan'] },
        pull: {
          ...{ pull: number, head, comparedWith: 'cluster', touches: 'fabric' },
          base: stage.repository.head('main'),
          changes: [{ kind: 'Server', name: 'server-1', own: true, file: 'fabric/servers.yaml' }],
        },
      });
      // of the head's lines, not of the merge's
      for (const { file } of result.check.annotations) expect(file).toBe('fabric/servers.yaml');
      expect((await run({ mode: 'validate' })).result).toMatchObject({ mode: 'validate', head });
      // the head itself, where GitHub has no merge
      stage.workspace.git('checkout', '--quiet', '--detach', 'change');
      expect((await run()).result).toMatchObject({
        conclusion: 'success',
        pull: { comparedWith: 'cluster' },
      });
    },
    LIMIT,
  );

  test(
    'one from a fork or of Dependabot, one that is closed and one that is not there are refused before anything is read',
    async () => {
      const issue = stage.repository.issues.get(number);
      if (issue?.pull == null) throw new Error('there is no pull request');
      const set = (change: Partial<typeof issue>) =>
        stage.repository.issues.set(number, { ...issue, ...change });
      set({ author: { login: 'dependabot[bot]', app: null } });
      expect(await refusal()).toContain('is of Dependabot');
      set({ state: 'closed' });
      expect(await refusal()).toContain('is closed');
      stage.fake.state.addRepository({ owner: 'stranger', name: 'fabrics', forkOf: stage.repository });
      set({ pull: { ...issue.pull, headRepository: 'stranger/fabrics' } });
      expect(await refusal()).toContain('comes from a fork');
      set({});
      expect(await refusal({ pull: '4711' })).toContain('there is no pull request #4711');
    },
    LIMIT,
  );

  test(
    'other modes and other events are refused',
    async () => {
      expect(await refusal({ mode: 'apply' })).toContain('not with apply');
      expect(await refusal({ mode: 'drift' })).toContain('not with drift');
      const dispatched = { payload: eventFiles.dispatch({ mode: 'apply' }) };
      expect(await refusal({ mode: 'auto' }, dispatched)).toContain('not with apply');
      const scheduled = { event: 'schedule', payload: eventFiles.schedule() };
      expect(await refusal({}, scheduled)).toContain('not with the event schedule');
      expect(await refusal({}, { event: 'push', payload: eventFiles.push() })).toContain('the event push');
    },
    LIMIT,
  );

  test(
    'a checkout of anything but its head and its merge is refused',
    async () => {
      stage.workspace.git('checkout', '--quiet', '--detach', 'main');
      expect(await refusal()).toContain('is neither the head');
      // it has gone on since it was checked out
      checkOutMerge();
      stage.workspace.git('checkout', '--quiet', 'change');
      stage.workspace.edit('servers.yaml', 'description: proposed', 'description: later');
      pushCommits(stage.workspace.root, stage.repository, 'refs/heads/change');
      stage.workspace.git('checkout', '--quiet', '--detach', head);
      expect(await refusal()).toContain('is neither the head');
    },
    LIMIT,
  );

  test(
    'a merge that lacks what the base has gained is refused where that is of the fabric',
    async () => {
      mainGoesOn('elsewhere/servers.yaml');
      expect((await run()).result).toMatchObject({
        conclusion: 'success',
        pull: { comparedWith: 'cluster' },
      });
      mainGoesOn('fabric/more.yaml');
      expect(await refusal()).toContain('the base has gone on in this fabric');
    },
    LIMIT,
  );

  test(
    'a fabric that the App does not work for by dispatch is refused, and a missing right is named',
    async () => {
      stage.useRights({ contents: 'read' });
      const { result } = await run();
      expect(result.failure).toMatchObject({ message: expect.stringContaining('pull-requests: read') });
      stage.useRights(READING);
      stage.workspace.git('checkout', '--quiet', 'main');
      configure('direct');
      checkOutMerge();
      expect(await refusal()).toContain('app: dispatch');
    },
    LIMIT,
  );
});
