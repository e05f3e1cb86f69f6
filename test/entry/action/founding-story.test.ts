import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { SERVERS } from '../../e2e/action-fabric.ts';
import { ActionInProcess, type InProcessCall } from '../../support/action-in-process.ts';
import { acceptCluster } from '../../support/back-port-by-command.ts';
import { describeOnClusters } from '../../support/test-cluster.ts';
import { cli } from '../cli/captured-host.ts';
import { eventFiles } from './event-files.ts';

const LIMIT = 90_000;
const FILE = 'fabric/servers.yaml';
const SERVER = [
  '# racks of the lab',
  'apiVersion: wiring.githedgehog.com/v1beta1',
  'kind: Server',
  'metadata:',
  '  name: server-1   # the first',
  'spec:',
  '  description: "one"  # seen by everybody',
  '',
].join('\n');

describeOnClusters('the founding story, with the action alone', (cluster) => {
  let stage: ActionInProcess;
  beforeEach(async () => {
    await cluster().wipe();
    stage = await ActionInProcess.start();
    stage.put({ [FILE]: SERVER });
    const first = await run({ event: 'push', payload: eventFiles.push() });
    expect(first.runner.outputs).toMatchObject({ conclusion: 'success', state: 'healthy', issues: '0' });
  }, LIMIT);
  afterEach(async () => await stage.stop());

  async function run(call: InProcessCall = {}) {
    const ran = await stage.run({ ...call, inputs: { kubeconfig: cluster().kubeconfig(), ...call.inputs } });
    expect(ran.wrote.length).toBeLessThanOrEqual(10);
    return ran;
  }
  const patch = (description: string) =>
    cluster().editByHand(`${SERVERS}/server-1`, { spec: { description } });
  const live = async () => (await cluster().get(`${SERVERS}/server-1`)).body;

  test(
    'a patch in the cluster leads to an issue, a pull request with the one line, and, merged, to a fabric in sync',
    async () => {
      await patch('two');
      const seen = await run();
      expect(seen.runner.outputs).toMatchObject({ issues: '1', state: 'warning' });
      const [issue] = stage.issues();
      for (const part of ['spec.description', 'one', 'two', 'kubectl-edit', 'UTC'])
        expect(issue?.body).toContain(part);
      expect(await cluster().writes()).toEqual([]);

      const report = await acceptCluster(stage, 'lab', 'fabric');
      expect(report).toMatchObject({ result: 'opened', taken: 1, refused: [] });
      const [pull] = stage.pulls();
      expect(pull?.body).toContain('kubectl-edit');
      const branch = pull?.pull?.head ?? '';
      expect(stage.repository.files(branch).get(FILE)).toBe(SERVER.replace('"one"', '"two"'));
      expect(
        stage.repository
          .log(branch)
          .map(({ id }) => id)
          .indexOf(stage.repository.head() ?? ''),
      ).toBe(1);
      expect(await acceptCluster(stage, 'lab', 'fabric')).toMatchObject({ result: 'unchanged' });
      // an open one is looked at by each run, and says it already
      expect((await run()).wrote).toEqual(['checks/create', 'checks/update']);

      stage.merge(pull?.number ?? 0);
      const applied = await run({ event: 'push', payload: eventFiles.push() });
      expect(applied.runner.outputs).toMatchObject({ state: 'healthy', severity: '0', issues: '0' });
      expect(stage.issues()).toMatchObject([
        { number: issue?.number, state: 'closed', stateReason: 'completed' },
      ]);
      expect(stage.issues()[0]?.body).toContain('**Solved:**');
      expect(await live()).toMatchObject({ spec: { description: 'two' } });
      expect((await run()).wrote).toEqual(['checks/create', 'checks/update']);
      expect((await run()).wrote).toEqual(['checks/create', 'checks/update']);
    },
    LIMIT,
  );

  test(
    'Git is taken by one apply that accepts the field, and the issue closes itself',
    async () => {
      await patch('two');
      await run();
      expect(stage.issues()).toMatchObject([{ state: 'open' }]);
      // once more by policy overwrites nothing
      const again = await run({ event: 'push', payload: eventFiles.push() });
      expect(again.runner.outputs).toMatchObject({ issues: '1' });
      expect(await live()).toMatchObject({ spec: { description: 'two' } });
      const { root } = stage.workspace;
      const apply = ['apply', '--path', `${root}/fabric`, '--fabric', 'lab', '--wait', '0'];
      const kubeconfig = stage.workspace.useKubeconfig(cluster().kubeconfig());
      const accept = ['--accept-git', 'Server/server-1:/spec/description', '--kubeconfig', kubeconfig];
      expect(await cli([...apply, ...accept], { cwd: root })).toMatchObject({ code: 0 });
      rmSync(kubeconfig);
      expect(await live()).toMatchObject({ spec: { description: 'one' } });
      const after = await run();
      expect(after.runner.outputs).toMatchObject({ state: 'healthy', issues: '0' });
      expect(stage.issues()).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
      expect(stage.issues()[0]?.body).toContain('**Solved:** Git and the cluster have the same value now');
      expect((await run()).wrote).toEqual(['checks/create', 'checks/update']);
    },
    LIMIT,
  );
});
