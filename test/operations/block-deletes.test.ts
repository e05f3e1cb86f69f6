import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renderPlan } from '../../src/domain/report/plan-text.ts';
import { planJson } from '../../src/domain/report/result-json.ts';
import { composeCluster, composeLocal, settingsOf } from '../../src/entry/compose.ts';
import { planAgainstCommit, planFabric } from '../../src/operations/plan-fabric.ts';
import type { PlanResult } from '../../src/operations/results.ts';
import { context } from '../domain/report/sample-reports.ts';
import { OperationStage, SERVERS, serverObject, serverYaml } from '../support/operation-stage.ts';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
});
afterEach(() => stage.stop());

/** With the rules of the fabric, as the command line plans. */
async function plan(): Promise<PlanResult> {
  const { values, around } = stage.composition();
  const ports = await composeCluster(values, around);
  try {
    return await planFabric(ports, settingsOf(values, [], around));
  } finally {
    ports.cluster.close();
  }
}

async function planFrom(ref: string): Promise<PlanResult> {
  const { values, around } = stage.composition();
  return await planAgainstCommit(await composeLocal(values, around), settingsOf(values, [], around), ref);
}

function connectionYaml(name: string, server: string, comment = ''): string {
  return [
    `${comment}apiVersion: wiring.githedgehog.com/v1beta1`,
    'kind: Connection',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    '  unbundled:',
    '    link:',
    `      server: {port: ${server}/eth0}`,
    '      switch: {port: leaf-1/E1/1}',
    '',
  ].join('\n');
}

/** By name: code of the rule and the places in Git. */
function blocksOf({ plan: { changes } }: PlanResult): Record<string, string[]> {
  const candidates = changes.filter(({ assessment }) => assessment.deleteCandidate);
  return Object.fromEntries(
    candidates.map(({ id, assessment: { deleteBlocks = [] } }) => [
      id.name,
      deleteBlocks.map(
        ({ code, related = [] }) => `${code} ${related.map(({ file, line }) => `${file}:${line}`).join(' ')}`,
      ),
    ]),
  );
}

describe('an object that Git dropped', () => {
  beforeEach(async () => {
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one'), 'b.yaml': serverYaml('server-2', 'two') });
    await stage.apply();
  });

  test('names the rule that would refuse its deletion, and where Git has what holds on to it', async () => {
    stage.commit({
      'c.yaml': connectionYaml('c-1', 'server-1', '# wiring\n'),
      'a.yaml': null,
      'b.yaml': null,
    });
    const result = await plan();
    expect(blocksOf(result)).toEqual({ 'server-1': ['HHS-SRV-D1 c.yaml:5'], 'server-2': [] });
  });

  test('says so on the screen and in JSON', async () => {
    stage.commit({ 'a.yaml': null, 'c.yaml': connectionYaml('c-1', 'server-1') });
    const { plan: planned, validation } = await plan();
    const comparedWith = { side: 'cluster', name: 'test' } as const;
    const report = { fabric: 'stage', comparedWith, plan: planned, validation };
    const text = renderPlan(report, context).replaceAll(/\s+/g, ' ');
    expect(text).toContain('the fabric refuses to delete it, HHS-SRV-D1: ');
    expect(text).toContain('Connection default/c-1');
    expect(text).toContain('(c.yaml:4)');
    const object = planJson(report).objects.find(({ name }) => name === 'server-1');
    expect(object?.deleteBlocks).toMatchObject([
      { code: 'HHS-SRV-D1', related: [{ file: 'c.yaml', line: 4 }] },
    ]);
  });

  test('is blocked by what only the cluster has, and that is named', async () => {
    const path = SERVERS.replace('servers', 'connections');
    const link = { server: { port: 'server-1/eth0' }, switch: { port: 'leaf-1/E1/1' } };
    const object = { ...serverObject('c-9', { unbundled: { link } }), kind: 'Connection' };
    stage.byHand('POST', path, object);
    stage.commit({ 'a.yaml': null });
    const result = await plan();
    expect(blocksOf(result)).toEqual({ 'server-1': ['HHS-SRV-D1 '] });
    const [change] = result.plan.changes.filter(({ id }) => id.name === 'server-1');
    const [block] = change?.assessment.deleteBlocks ?? [];
    expect(block?.message).toContain('Connection default/c-9');
    expect(block?.help).toContain('Connection default/c-9 is not in Git.');
  });

  test('is not blocked by what Git dropped together with it', async () => {
    stage.commit({ 'c.yaml': connectionYaml('c-1', 'server-1') });
    stage.commit({ 'a.yaml': null, 'c.yaml': null });
    expect(blocksOf(await planFrom('HEAD~1'))).toEqual({ 'server-1': [], 'c-1': [] });
  });

  test('is told of without a cluster, too', async () => {
    stage.commit({ 'a.yaml': null, 'c.yaml': connectionYaml('c-1', 'server-1') });
    expect(blocksOf(await planFrom('HEAD~1'))).toEqual({ 'server-1': ['HHS-SRV-D1 c.yaml:4'] });
  });

  test('that somebody asked to leave alone is no candidate', async () => {
    stage.byHand('PATCH', `${SERVERS}/server-1`, {
      metadata: { annotations: { 'hedgehog-sync.githedgehog.com/ignore': 'true' } },
    });
    stage.commit({ 'a.yaml': null, 'c.yaml': connectionYaml('c-1', 'server-1') });
    expect(blocksOf(await plan())['server-1'] ?? []).toEqual([]);
  });
});
