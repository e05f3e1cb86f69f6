import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { composeCluster, settingsOf } from '../../src/entry/compose.ts';
import { planFabric } from '../../src/operations/plan-fabric.ts';
import { OperationStage } from '../support/operation-stage.ts';

const PLACE = '/api/v1/namespaces/fab/configmaps';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start({
    tokens: [
      { token: 'boss', user: 'admin', role: 'admin' },
      { token: 'weak', user: 'plain', role: 'nobody' },
    ],
  });
  stage.byHand('POST', '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'fab' },
  });
});
afterEach(() => stage.stop());

function configMap(data: Record<string, string>) {
  const metadata = { name: 'fabric-ctrl-config', namespace: 'fab' };
  stage.byHand('POST', PLACE, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data });
}

async function ports(option: string | null) {
  const { values, around } = stage.composition();
  const composed = await composeCluster({ ...values, 'fabric-config': option }, around);
  composed.cluster.close();
  return composed;
}

describe("the fabric's configuration, read from the cluster", () => {
  test('is that of the ConfigMap which the fabric runs with, and nothing else of it is kept', async () => {
    configMap({ 'config.yaml': 'fabricMTU: 9000\nusers:\n  - {name: admin, password: "$5$hash"}\n' });
    const { fabricConfig } = await ports('cluster');
    expect(fabricConfig?.fabricMTU).toBe(9000);
    expect(JSON.stringify(fabricConfig)).not.toContain('hash');
  });

  test('costs one GET, and none where nobody asks for it', async () => {
    configMap({ 'config.yaml': '{}' });
    stage.server.clearRequests();
    expect((await ports(null)).fabricConfig).toBeUndefined();
    expect(stage.server.requests()).toHaveLength(0);
    await ports('cluster');
    expect(stage.server.requests().map(({ method, uri }) => `${method} ${uri}`)).toEqual([
      `GET ${PLACE}/fabric-ctrl-config`,
    ]);
  });

  test.each([
    ['is not there', null, 'it is not there, or has no key config.yaml'],
    ['lacks the key', { other: '{}' }, 'it is not there, or has no key config.yaml'],
    ['holds no YAML', { 'config.yaml': 'a: [secret' }, 'the text is not YAML'],
    ['holds a wrong value', { 'config.yaml': 'fabricMTU: secret' }, 'fabricMTU must be a number'],
  ])('one that %s ends the run with HHS-2014, without a value of it', async (_, data, why) => {
    if (data !== null) configMap(data as Record<string, string>);
    await expect(ports('cluster')).rejects.toMatchObject({
      code: 'HHS-2014',
      message: `the fabric's configuration in ConfigMap fab/fabric-ctrl-config cannot be used: ${why}`,
    });
  });

  test('without the right to get it, the error names the right', async () => {
    const { values, around } = stage.composition();
    const weak = {
      ...values,
      'fabric-config': 'cluster',
      'kubeconfig-text': stage.server.kubeconfig('weak'),
    };
    await expect(composeCluster(weak, around)).rejects.toMatchObject({
      category: 'authentication',
      message: expect.stringContaining('configmaps'),
    });
  });

  test('decides what was only assumed: the verdict is no warning any more', async () => {
    const composed = await ports('cluster').catch(() => null);
    expect(composed).toBeNull();
    configMap({ 'config.yaml': 'vpcPeeringDisabled: true' });
    const { values, around } = stage.composition();
    const told = await composeCluster({ ...values, 'fabric-config': 'cluster' }, around);
    stage.commit({
      'a.yaml': [
        'apiVersion: vpc.githedgehog.com/v1beta1',
        'kind: VPCPeering',
        'metadata: {name: a--b, namespace: default}',
        'spec: {permit: [{a: {}, b: {}}]}',
        '',
      ].join('\n'),
    });
    const { validation } = await planFabric(told, settingsOf(values, [], around));
    told.cluster.close();
    const about = validation.diagnostics.filter(({ message }) => message.includes('takes no VPC peerings'));
    expect(about.map(({ severity }) => severity)).toEqual(['error']);
    expect(validation.coverage.notChecked.join(' ')).not.toContain('assumed');
  });
});
