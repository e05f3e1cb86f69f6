import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readRunResult } from '../../../src/domain/report/result/read-run-result.ts';
import { SERVERS, servers } from '../../e2e/action-fabric.ts';
import { ActionInProcess, type InProcessCall } from '../../support/action-in-process.ts';
import { embeddedCluster, type TestCluster } from '../../support/test-cluster.ts';
import { eventFiles } from './event-files.ts';

const LIMIT = 60_000;

describe('the action where the App works for the fabric', () => {
  let stage: ActionInProcess;
  let cluster: TestCluster;
  let stopCluster: () => Promise<void>;
  beforeEach(async () => {
    const running = await embeddedCluster();
    cluster = running.cluster;
    stopCluster = running.stop;
    stage = await ActionInProcess.start();
    stage.workspace.write('servers.yaml', servers({ 'server-1': 'one' }));
    const config = 'version: "1"\nfabrics:\n  - {name: lab, path: fabric, app: dispatch}\n';
    stage.put({ '.github/hedgehog-sync.yml': config });
  }, LIMIT);
  afterEach(async () => {
    await stage.stop();
    await stopCluster();
  }, LIMIT);

  async function run(inputs: Record<string, string>, call: Partial<InProcessCall> = {}) {
    const ran = await stage.run({
      ...call,
      inputs: { kubeconfig: cluster.kubeconfig(), 'request-id': 'req-1', ...inputs },
    });
    const file = ran.runner.outputs['result-file'] ?? '';
    const read = readRunResult(readFileSync(file, 'utf8'));
    if (read.result === 'refused') throw new Error(read.why);
    return { ...ran, result: read.run };
  }

  test(
    'it commits the status, leaves its result, and publishes no check, issue or remark',
    async () => {
      await run({ mode: 'apply' });
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const { result, wrote, runner } = await run({ mode: 'drift' });
      expect(wrote.filter((operation) => /check|issue|pull|review/.test(operation))).toEqual([]);
      expect(wrote.length).toBeGreaterThan(0);
      expect(stage.repository.checkRuns.size + stage.repository.issues.size).toBe(0);
      expect(runner.annotations).toEqual([]);
      expect(result).toMatchObject({
        ...{ fabric: 'lab', mode: 'drift', requestId: 'req-1', failure: null, pull: null },
        head: stage.workspace.git('rev-parse', 'HEAD').trim(),
        issues: { concerns: [{ topic: 'drift', object: { kind: 'Server', name: 'server-1' } }] },
        check: { buttons: ['accept-cluster', 'resync', 'plan'] },
      });
      // commands are offered: the App obeys them, whatever workflows there are
      expect(result.issues?.concerns[0]?.body).toContain('/accept-git');
    },
    LIMIT,
  );

  test(
    'what is accepted is written with the values that were shown, and with others nothing is',
    async () => {
      await run({ mode: 'apply' });
      await cluster.editByHand(`${SERVERS}/server-1`, { spec: { description: 'by hand' } });
      const field = { kind: 'Server', name: 'server-1', pointer: '/spec/description', desired: 'one' };
      const stale = JSON.stringify([{ ...field, live: 'another' }]);
      const refused = await run({ mode: 'apply', accept: stale });
      expect(refused.result.failure).toMatchObject({ code: 'HHS-2407' });
      const live = async () => JSON.stringify((await cluster.get(`${SERVERS}/server-1`)).body);
      expect(await live()).toContain('by hand');
      await run({ mode: 'apply', accept: JSON.stringify([{ ...field, live: 'by hand' }]) });
      expect(await live()).toContain('"description":"one"');
    },
    LIMIT,
  );

  test(
    'a run that cannot begin leaves a result, too',
    async () => {
      const { code, result, wrote } = await run({ mode: 'apply', accept: 'everything' });
      expect(code).not.toBe(0);
      expect(wrote).toEqual([]);
      expect(result).toMatchObject({
        ...{ conclusion: 'failure', issues: null, failure: { code: 'HHS-2001' } },
        answer: { result: 'failed' },
      });
      const late = await run(
        { mode: 'drift', accept: '[]' },
        { event: 'schedule', payload: eventFiles.schedule() },
      );
      expect(late.result.check.title).toContain('goes with mode apply only');
    },
    LIMIT,
  );
});
