import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AuthenticationError } from '../../src/domain/shared/errors.ts';
import type { JsonObject } from '../../src/domain/shared/json.ts';
import { composeCluster, settingsOf } from '../../src/entry/compose.ts';
import type { ClusterPorts } from '../../src/operations/fabric-ports.ts';
import { planFabric } from '../../src/operations/plan-fabric.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { BOUNDARY_FABRIC } from '../domain/fabric/boundary-fabric.ts';
import { OperationStage, serverYaml } from '../support/operation-stage.ts';

const VPC_INFOS = '/apis/gateway.githedgehog.com/v1alpha1/namespaces/default/vpcinfos';

let stage: OperationStage;
beforeEach(async () => {
  stage = await OperationStage.start();
});
afterEach(() => stage.stop());

async function plan(
  door: (ports: ClusterPorts) => ClusterPorts = (ports) => ports,
  ...wanted: readonly string[]
) {
  const { values, around } = stage.composition();
  const ports = await composeCluster(values, around);
  stage.server.clearRequests();
  try {
    const { validation } = await planFabric(door(ports), settingsOf(values, [], around));
    const codes = validation.diagnostics.filter(({ code }) =>
      ['HHS-GW-19', 'HHS-GP-20', ...wanted].includes(code),
    );
    const asked = stage.server.requests().filter(({ uri }) => uri.startsWith(VPC_INFOS));
    return {
      notChecked: validation.coverage.notChecked.filter((what) => what.includes('VPCInfo')),
      asked: asked.length,
      found: codes.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
    };
  } finally {
    ports.cluster.close();
  }
}

function vpcInfo(name: string) {
  const body = {
    ...{ apiVersion: 'gateway.githedgehog.com/v1alpha1', kind: 'VPCInfo' },
    ...{ metadata: { name, namespace: 'default' }, spec: { vni: 100 } },
  };
  stage.byHand('POST', VPC_INFOS, body);
}

/** The same cluster with other methods. */
function instead(cluster: Cluster, own: Partial<Cluster>): Cluster {
  return new Proxy(cluster, {
    get(target, name) {
      const mine: unknown = Reflect.get(own, name);
      if (mine !== undefined) return mine;
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** A cluster that does not let the credential list VPCInfos. */
function without(cluster: Cluster): Cluster {
  const list: Cluster['list'] = async (kind) => {
    if (kind.kind !== 'VPCInfo') return await cluster.list(kind);
    throw new AuthenticationError({ code: 'HHS-2202', message: 'no right', help: 'h' });
  };
  return instead(cluster, { list });
}

describe('what the controllers keep', () => {
  test('is not asked for where no rule of a kind in Git reads it', async () => {
    vpcInfo('one');
    stage.commit({ 'a.yaml': serverYaml('server-1', 'one') });
    expect(await plan()).toEqual({ asked: 0, found: [], notChecked: [] });
  });

  test('is asked for once, and a gateway is told to wait for a VPCInfo that is not ready', async () => {
    stage.commit({ 'a.yaml': BOUNDARY_FABRIC.gw ?? '', 'b.yaml': BOUNDARY_FABRIC.gateways ?? '' });
    expect(await plan()).toEqual({ asked: 1, found: [], notChecked: [] });
    vpcInfo('one');
    const { asked, found } = await plan();
    expect(asked).toBe(1);
    expect(found).toEqual([
      expect.stringContaining('warning HHS-GW-19 '),
      expect.stringContaining('warning HHS-GP-20 '),
    ]);
    stage.byHand('PATCH', `${VPC_INFOS}/one/status`, { status: { internalID: '00001' } });
    expect(await plan()).toEqual({ asked: 1, found: [], notChecked: [] });
  });

  test('is not known to a credential that may not list it, and the run says so and goes on', async () => {
    stage.commit({ 'a.yaml': BOUNDARY_FABRIC.gw ?? '' });
    vpcInfo('one');
    const { found, notChecked } = await plan((ports) => ({ ...ports, cluster: without(ports.cluster) }));
    expect(found).toEqual([]);
    expect(notChecked).toEqual(['whether every VPCInfo is ready (the credential may not list them)']);
  });
});

describe('what the cluster knows of fields that came with a later release', () => {
  const vpc = (more: string) =>
    `${BOUNDARY_FABRIC.one?.trimEnd()}\n    c: {subnet: 10.60.9.0/24, vlan: 1009${more}}\n`;
  const relay = vpc(', dhcp: {relay: 10.0.0.5/32, relayVPC: one}');

  async function look(text: string, known: JsonObject) {
    stage.commit({ 'a.yaml': text });
    const asked: string[] = [];
    const result = await plan((ports) => {
      const servedSchemas: Cluster['servedSchemas'] = async (group, version) => {
        asked.push(`${group}/${version}`);
        return new Map([['VPC', { properties: { spec: { properties: { subnets: known } } } }]]);
      };
      return { ...ports, cluster: instead(ports.cluster, { servedSchemas }) };
    }, 'HHS-4013');
    return { asked, found: result.found };
  }
  const subnet = (dhcp: JsonObject) => ({
    additionalProperties: { properties: { subnet: {}, vlan: {}, dhcp: { properties: dhcp } } },
  });

  test('is asked for only where Git has such a field, and what it does not know is an error', async () => {
    expect(await look(vpc(''), subnet({}))).toEqual({ asked: [], found: [] });
    expect(await look(relay, subnet({ relay: {}, relayVPC: {} }))).toEqual({
      asked: ['vpc.githedgehog.com/v1beta1'],
      found: [],
    });
    expect((await look(relay, subnet({ relay: {} }))).found).toEqual([
      expect.stringMatching(/^error HHS-4013 .*spec\.subnets\.c\.dhcp\.relayVPC, which came with/),
    ]);
  });
});
