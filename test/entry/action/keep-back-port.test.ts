import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { ActionInProcess, type InProcessCall } from '../../support/action-in-process.ts';
import { acceptCluster } from '../../support/back-port-by-command.ts';
import { describeOnClusters } from '../../support/test-cluster.ts';
import { eventFiles } from './event-files.ts';

const LIMIT = 90_000;
const FILE = 'fabric/servers.yaml';
const CONFIG = '.github/hedgehog-sync.yml';
const BRANCH = 'hedgehog-sync/back-port/lab';
const POLICY = 'fabrics:\n- name: lab\n  path: fabric\n  conflict-policy: cluster\n';
const QUIET = ['checks/create', 'checks/update'];

describeOnClusters('the back-port of the action', (cluster) => {
  let stage: ActionInProcess;
  beforeEach(async () => {
    await cluster().wipe();
    stage = await ActionInProcess.start();
    stage.put({ [FILE]: servers({ 'server-1': 'one', 'server-2': 'two' }) });
    await run({ event: 'push', payload: eventFiles.push() });
  }, LIMIT);
  afterEach(async () => await stage.stop());

  async function run(call: InProcessCall = {}) {
    const inputs = { kubeconfig: cluster().kubeconfig(), issues: 'false', ...call.inputs };
    const ran = await stage.run({ ...call, inputs });
    expect(ran.wrote.length).toBeLessThanOrEqual(10);
    return ran;
  }
  const patch = (name: string, description: string) =>
    cluster().editByHand(`${SERVERS}/${name}`, { spec: { description } });
  const proposed = () => stage.repository.files(BRANCH).get(FILE);
  const open = () => stage.pulls().filter(({ state }) => state === 'open');

  test(
    'by the policy of the fabric drift becomes one pull request, kept current with several drifts, and 0 writes when nothing moved',
    async () => {
      stage.put({ [CONFIG]: POLICY });
      await patch('server-1', 'by hand');
      const first = await run();
      expect(first.runner.lines).toContain(
        'note: Pull request #1 was opened: it writes 1 field of the cluster into the files.',
      );
      expect(proposed()).toBe(servers({ 'server-1': 'by hand', 'server-2': 'two' }));
      expect((await run()).wrote).toEqual(QUIET);
      await patch('server-2', 'by hand, too');
      const second = await run();
      expect(second.runner.lines.join('\n')).toContain('Pull request #1 was renewed: it writes 2 fields');
      expect(proposed()).toBe(servers({ 'server-1': 'by hand', 'server-2': 'by hand, too' }));
      expect(stage.repository.log(BRANCH)).toHaveLength(stage.repository.log().length + 1);
      expect(stage.pulls()).toMatchObject([{ number: 1, state: 'open' }]);
      expect((await run()).wrote).toEqual(QUIET);
    },
    LIMIT,
  );

  test(
    'with another policy nothing is opened, and what a command opened is kept current',
    async () => {
      await patch('server-1', 'by hand');
      await patch('server-2', 'by hand');
      await run();
      expect(stage.pulls()).toEqual([]);
      const asked = [{ kind: 'Server', name: 'server-1', pointer: null }];
      expect(await acceptCluster(stage, 'lab', 'fabric', asked)).toMatchObject({
        result: 'opened',
        taken: 1,
      });
      await patch('server-1', 'once more');
      await run();
      expect(proposed()).toBe(servers({ 'server-1': 'once more', 'server-2': 'two' }));
      expect(stage.pulls()).toHaveLength(1);
      expect((await run()).wrote).toEqual(QUIET);
    },
    LIMIT,
  );

  test(
    'it is renewed when the head of Git moved under it, and never loses its pull request on the way',
    async () => {
      stage.put({ [CONFIG]: POLICY });
      await patch('server-1', 'by hand');
      await run();
      const moved = servers({ 'server-1': 'one', 'server-2': 'from Git' });
      stage.put({ [FILE]: `# a new first line\n${moved}` });
      await run({ event: 'push', payload: eventFiles.push() });
      expect(proposed()).toBe(
        `# a new first line\n${servers({ 'server-1': 'by hand', 'server-2': 'from Git' })}`,
      );
      expect(stage.repository.log(BRANCH)[1]?.id).toBe(stage.repository.head());
      expect(stage.pulls()).toMatchObject([{ number: 1, state: 'open' }]);
    },
    LIMIT,
  );

  test(
    'it stops where a person pushes',
    async () => {
      stage.put({ [CONFIG]: POLICY });
      await patch('server-1', 'by hand');
      await run();
      const theirs = stage.repository.commitFiles(BRANCH, { 'notes.md': 'mine\n' });
      await patch('server-1', 'once more');
      const ran = await run();
      expect(ran.runner.lines).toContain(
        'note: The back-port was left alone, because somebody has pushed to its branch.',
      );
      expect(stage.repository.head(BRANCH)).toBe(theirs);
    },
    LIMIT,
  );

  test(
    'closed by a person it stays closed until the cluster moves again',
    async () => {
      stage.put({ [CONFIG]: POLICY });
      await patch('server-1', 'by hand');
      await run();
      const [pull] = stage.pulls();
      if (pull === undefined) throw new Error('there is no pull request');
      stage.repository.issues.set(pull.number, {
        ...pull,
        state: 'closed',
        closedAt: stage.repository.now(),
      });
      expect((await run()).wrote).toEqual(QUIET);
      expect(open()).toEqual([]);
      await patch('server-1', 'once more');
      await run();
      expect(open()).toMatchObject([{ number: 2 }]);
    },
    LIMIT,
  );

  test(
    'it goes when the cluster has the value of Git again',
    async () => {
      stage.put({ [CONFIG]: POLICY });
      await patch('server-1', 'by hand');
      await run();
      await patch('server-1', 'one');
      await run();
      expect(open()).toEqual([]);
      expect(stage.repository.head(BRANCH)).toBeUndefined();
      expect((await run()).wrote).toEqual(QUIET);
    },
    LIMIT,
  );

  test(
    'without the right it is said what is missing, and the run goes on',
    async () => {
      stage.put({ [CONFIG]: POLICY });
      await patch('server-1', 'by hand');
      stage.useRights({ checks: 'write', contents: 'write' });
      const ran = await run();
      expect(ran.code).toBe(0);
      expect(ran.runner.lines.join('\n')).toContain('note: No back-port was made, because the token may not');
    },
    LIMIT,
  );

  test(
    'an object that only the cluster has is taken when it is named, into the file of its kind',
    async () => {
      await cluster().createByHand(SERVERS, {
        apiVersion: 'wiring.githedgehog.com/v1beta1',
        kind: 'Server',
        metadata: { name: 'server-9', namespace: 'default' },
        spec: { description: 'nine' },
      });
      await run();
      const asked = [{ kind: 'Server', name: 'server-9', pointer: null }];
      expect(await acceptCluster(stage, 'lab', 'fabric', asked)).toMatchObject({
        result: 'opened',
        taken: 1,
      });
      expect(proposed()).toContain('  name: server-9\n');
      expect(proposed()?.startsWith(servers({ 'server-1': 'one', 'server-2': 'two' }))).toBe(true);
    },
    LIMIT,
  );
});
