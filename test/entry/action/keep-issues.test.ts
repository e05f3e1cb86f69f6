import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { ActionInProcess, ALL_RIGHTS, type InProcessCall } from '../../support/action-in-process.ts';
import { describeOnClusters } from '../../support/test-cluster.ts';
import { eventFiles } from './event-files.ts';

const LIMIT = 90_000;
const WRITES = 10;

describeOnClusters('issues of the action', (cluster) => {
  let stage: ActionInProcess;
  beforeEach(async () => {
    await cluster().wipe();
    stage = await ActionInProcess.start();
    stage.put({ 'fabric/servers.yaml': servers({ 'server-1': 'one', 'server-2': 'two' }) });
  }, LIMIT);
  afterEach(async () => await stage.stop());

  async function run(call: InProcessCall = {}) {
    const ran = await stage.run({ ...call, inputs: { kubeconfig: cluster().kubeconfig(), ...call.inputs } });
    expect(ran.wrote.length).toBeLessThanOrEqual(WRITES);
    return ran;
  }
  const push = () => run({ event: 'push', payload: eventFiles.push() });
  const patch = (name: string, description: string) =>
    cluster().editByHand(`${SERVERS}/${name}`, { spec: { description } });

  test(
    'drift opens one issue that names field, values, manager and time; the same run again writes nothing more',
    async () => {
      expect((await push()).runner.outputs).toMatchObject({ issues: '0', state: 'healthy' });
      await patch('server-1', 'by hand');
      const seen = await run();
      expect(seen.runner.outputs.issues).toBe('1');
      const [issue, ...others] = stage.issues();
      expect(others).toEqual([]);
      expect(issue).toMatchObject({
        state: 'open',
        title: '[lab] Server server-1 was changed in the cluster: spec.description',
        labels: ['hedgehog-sync', 'hedgehog-sync: drift', 'fabric: lab'],
      });
      for (const part of ['spec.description', 'one', 'by hand', 'kubectl-edit', 'servers.yaml:6']) {
        expect(issue?.body).toContain(part);
      }
      expect(issue?.body).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/);
      const again = await run();
      expect(again.runner.outputs.issues).toBe('1');
      expect(again.wrote).toEqual(['checks/create', 'checks/update']);
    },
    LIMIT,
  );

  test(
    'a commit that does not touch the matter is no reason to write the issue again, a change of its values is',
    async () => {
      await push();
      await patch('server-1', 'by hand');
      await run();
      stage.put({ 'README.md': 'something else\n' });
      expect((await run()).wrote.filter((operation) => operation.startsWith('issues/'))).toEqual([]);
      await patch('server-1', 'by hand again');
      expect((await run()).wrote).toContain('issues/update');
      expect(stage.issues()).toHaveLength(1);
      expect(stage.issues()[0]?.body).toContain('by hand again');
    },
    LIMIT,
  );

  test(
    'an issue closes itself with what solved it, and comes back as the same one',
    async () => {
      await push();
      await patch('server-1', 'by hand');
      await run();
      await patch('server-1', 'one');
      expect((await run()).runner.outputs.issues).toBe('0');
      expect(stage.issues()).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
      expect(stage.issues()[0]?.body).toContain('**Solved:** Git and the cluster have the same value now');
      await patch('server-1', 'once more');
      await run();
      expect(stage.issues()).toMatchObject([{ number: 1, state: 'open' }]);
    },
    LIMIT,
  );

  test(
    'what a person wrote into the body stays until the matter changes, and the marker of a stranger counts for nothing',
    async () => {
      await push();
      await patch('server-1', 'by hand');
      await run();
      const [issue] = stage.issues();
      if (issue === undefined) throw new Error('there is no issue');
      stage.repository.issues.set(issue.number, { ...issue, body: `Talking to Ann.\n\n${issue.body}` });
      expect((await run()).wrote.filter((operation) => operation.startsWith('issues/'))).toEqual([]);
      expect(stage.issues()[0]?.body).toContain('Talking to Ann.');
      // a stranger copies the text of ours; then ours goes
      const theirs = { ...issue, id: 7002, number: 2, author: { login: 'mallory', app: null } };
      stage.repository.issues.set(2, theirs);
      stage.repository.issues.delete(issue.number);
      const after = await run();
      expect(after.wrote).toContain('issues/create');
      expect(after.runner.outputs.issues).toBe('1');
      await patch('server-1', 'one');
      await run();
      expect(stage.repository.issues.get(2)).toMatchObject({ state: 'open', body: issue.body });
      expect(stage.repository.issues.get(3)).toMatchObject({ state: 'closed' });
    },
    LIMIT,
  );

  test(
    'more than ten at once become one issue; up to ten are opened over several runs, within the writes of each',
    async () => {
      const names = Array.from({ length: 12 }, (_, index) => `server-${index + 1}`);
      stage.put({ 'fabric/servers.yaml': servers(Object.fromEntries(names.map((name) => [name, 'x']))) });
      await push();
      for (const name of names.slice(0, 9)) await patch(name, 'by hand');
      const first = await run();
      expect(first.runner.lines.join('\n')).toMatch(
        /note: \d issues? could not be written within the 10 writes/,
      );
      const opened = stage.issues().length;
      expect(opened).toBeGreaterThan(3);
      expect(opened).toBeLessThan(9);
      const second = await run();
      expect(stage.issues()).toHaveLength(9);
      expect(second.runner.outputs.issues).toBe('9');
      expect((await run()).wrote).toEqual(['checks/create', 'checks/update']);
      for (const { number } of [...stage.issues()]) stage.repository.issues.delete(number);
      for (const name of names) await patch(name, 'by hand again');
      const burst = await run();
      expect(burst.runner.outputs.issues).toBe('1');
      expect(stage.issues()).toMatchObject([{ title: '[lab] 12 objects need a decision' }]);
    },
    LIMIT,
  );

  test(
    'without the right, or where the App works, no issue is opened; the first is said once',
    async () => {
      await push();
      await patch('server-1', 'by hand');
      stage.useRights({ checks: 'write', contents: 'write' });
      const ran = await run();
      expect(ran.runner.outputs.issues).toBe('');
      const notes = ran.runner.lines.filter((line) => line.startsWith('note: ') && line.includes('issues'));
      expect(notes).toEqual([
        'note: No issues were kept, because the token may not write them: give the job `issues: write`, or set the input issues to false.',
      ]);
      expect((await run({ inputs: { issues: 'false' } })).runner.lines.join('\n')).not.toContain('No issues');
      stage.useRights(ALL_RIGHTS);
      stage.put({ '.github/hedgehog-sync.yml': 'fabrics:\n- name: lab\n  path: fabric\n  app: dispatch\n' });
      expect((await run()).runner.outputs.issues).toBe('');
      expect(stage.issues()).toEqual([]);
    },
    LIMIT,
  );

  test(
    'neither a pull request nor another branch opens one',
    async () => {
      await push();
      await patch('server-1', 'by hand');
      const sha = stage.repository.head() ?? '';
      await run({
        event: 'pull_request',
        payload: eventFiles.pullRequest({ head: sha, base: sha }),
        ref: 'refs/pull/7/merge',
      });
      await run({
        event: 'push',
        payload: eventFiles.push({ ref: 'refs/heads/other' }),
        ref: 'refs/heads/other',
        inputs: { mode: 'drift' },
      });
      expect(stage.issues()).toEqual([]);
    },
    LIMIT,
  );

  describe('commands', () => {
    test(
      'are offered only where a workflow obeys them',
      async () => {
        await push();
        await patch('server-1', 'by hand');
        await run();
        expect(stage.issues()[0]?.body).not.toContain('/accept-cluster');
        stage.put({
          '.github/workflows/commands.yml':
            'on:\n  issue_comment:\njobs:\n  obey:\n    steps:\n    - uses: acme/hedgehog-sync@v1\n',
        });
        await run();
        expect(stage.issues()[0]?.body).toContain('/accept-cluster Server/server-1');
      },
      LIMIT,
    );
  });

  describe('the dashboard', () => {
    test(
      'lists the fabrics with state, since when and open issues, and is written on a change of meaning only',
      async () => {
        const fabrics = 'fabrics:\n- name: lab\n  path: fabric\n- name: east\n  path: east\n';
        stage.put({ '.github/hedgehog-sync.yml': fabrics });
        const inputs = { dashboard: 'true' };
        await run({ event: 'push', payload: eventFiles.push(), inputs });
        const dashboard = () => stage.issues().find(({ title }) => title.includes('fabrics of this'));
        expect(dashboard()).toMatchObject({
          state: 'open',
          labels: ['hedgehog-sync', 'hedgehog-sync: dashboard'],
        });
        expect(dashboard()?.body).toMatch(
          /\| \[`lab`\]\(\S+\/lab\/STATUS\.md\) \| ✅ healthy \| .* UTC \| none \|/,
        );
        expect(dashboard()?.body).toContain('| `east` | ⚪ never synced | not known | none |');
        expect((await run({ inputs })).wrote).toEqual(['checks/create', 'checks/update']);
        await patch('server-1', 'by hand');
        await run({ inputs });
        expect(dashboard()?.body).toMatch(/`lab`\].*⚠️ warning \| .* UTC \| #2 \|/);
        expect((await run({ inputs })).wrote).toEqual(['checks/create', 'checks/update']);
      },
      LIMIT,
    );

    test(
      'is kept where the configuration asks for it, unless the input says otherwise',
      async () => {
        stage.put({
          '.github/hedgehog-sync.yml': 'dashboard: true\nfabrics:\n- name: lab\n  path: fabric\n',
        });
        const dashboards = () => stage.issues().filter(({ title }) => title.includes('fabrics of this'));
        await run({ event: 'push', payload: eventFiles.push(), inputs: { dashboard: 'false' } });
        expect(dashboards()).toEqual([]);
        await run({ event: 'push', payload: eventFiles.push() });
        expect(dashboards()).toHaveLength(1);
      },
      LIMIT,
    );
  });
});
