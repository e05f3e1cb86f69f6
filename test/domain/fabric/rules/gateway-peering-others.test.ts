import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { findingsOn, found, type Neighbour } from '../rule-world.ts';
import { BLUE, EXPOSED, GATEWAY, onBlock, onPeering, RED } from './gateway-peering-sample.ts';

describe('what a VPC shows', () => {
  test.each<[Json, string[]]>([
    [{ cidr: '10.0.1.0/24' }, []],
    [{ cidr: '10.0.1.128/25' }, []],
    [{ cidr: '10.0.2.1/32' }, []],
    [{ cidr: '10.0.0.0/23' }, [`error HHS-GP-17 ${EXPOSED}/ips/0/cidr`]],
    [{ cidr: '10.0.0.0/22' }, [`error HHS-GP-17 ${EXPOSED}/ips/0/cidr`]],
    [{ cidr: '10.0.3.0/24' }, [`error HHS-GP-17 ${EXPOSED}/ips/0/cidr`]],
    [{ cidr: '::/0' }, [`error HHS-GP-17 ${EXPOSED}/ips/0/cidr`]],
    [{ not: '10.0.3.0/24' }, []],
    [{ vpcSubnet: 'db' }, []],
    [{ vpcSubnet: 'app' }, [`error HHS-GP-17 ${EXPOSED}/ips/0/vpcSubnet`]],
  ])('%j of red', (entry, expected) => {
    expect(onBlock({ ips: [entry] })).toEqual(expected);
  });

  test('is not asked of an external, and of no VPC that does not exist', () => {
    const expose = [{ ips: [{ cidr: '8.8.8.0/24' }] }];
    const peering = { 'ext.isp': { expose }, ghost: { expose } };
    expect(onPeering({ peering })).toEqual([]);
  });
});

describe('what several peerings show to blue', () => {
  const GREEN: Neighbour = ['VPC', 'green', { subnets: { x: { subnet: '10.0.4.0/24', vlan: 1004 } } }];

  function shows(vpc: string, entries: Json, target = 'blue'): JsonObject {
    const ips = [{ cidr: vpc === 'red' ? '10.0.1.0/24' : '10.0.4.0/24' }];
    return { peering: { [vpc]: { expose: [{ ips, as: entries, nat: { static: {} } }] }, [target]: {} } };
  }

  function beside(other: JsonObject, spec: JsonObject = shows('red', [{ cidr: '192.0.2.0/24' }])): string[] {
    return onPeering(spec, { others: [GREEN, ['GatewayPeering', 'other', other]] });
  }

  const CLASH = [`error HHS-GP-15 ${EXPOSED}/as/0/cidr`];

  test.each<[string, string[]]>([
    ['192.0.2.0/24', CLASH],
    ['192.0.2.128/25', CLASH],
    ['192.0.0.0/16', CLASH],
    ['192.0.2.255/32', CLASH],
    ['192.0.1.0/24', []],
    ['192.0.3.0/24', []],
    ['2001:db8::/32', []],
  ])('192.0.2.0/24 beside %s', (cidr, expected) => {
    expect(beside(shows('green', [{ cidr }]))).toEqual(expected);
  });

  test('names the other place', () => {
    const others = [RED, BLUE, GREEN, GATEWAY];
    const clash: Neighbour = ['GatewayPeering', 'other', shows('green', [{ cidr: '192.0.2.9/32' }])];
    const [finding, ...more] = findingsOn('GatewayPeering', 'gp', shows('red', [{ cidr: '192.0.2.0/24' }]), {
      others: [...others, clash],
      config: { enableGateway: true },
    });
    expect(more).toEqual([]);
    expect(finding?.related).toMatchObject([{ file: 'other.yaml' }]);
    expect(finding?.message).toContain('192.0.2.9/32');
  });

  test('does not overlap when it is translated, shown to somebody else, the default or nothing', () => {
    const ips = [{ cidr: '10.0.4.0/24' }];
    expect(beside({ peering: { green: { expose: [{ ips }] }, blue: {} } })).toEqual([]);
    expect(beside(shows('green', [{ cidr: '192.0.2.0/24' }], 'ext.isp'))).toEqual([]);
    expect(beside({ peering: { green: { expose: [{ default: true }] }, blue: {} } })).toEqual([]);
    expect(beside({ peering: { green: {}, blue: {} } })).toEqual([]);
  });

  test('is compared in both directions', () => {
    const toRed = { ips: [{ cidr: '10.0.3.0/24' }] };
    expect(
      beside(
        { peering: { green: { expose: [{ ips: [{ cidr: '10.0.3.0/25' }] }] }, red: {} } },
        { peering: { red: {}, blue: { expose: [toRed] } } },
      ),
    ).toEqual(['error HHS-GP-15 /spec/peering/blue/expose/0/ips/0/cidr']);
  });

  test('may overlap within one peering', () => {
    const entries = [{ cidr: '192.0.2.0/24' }, { cidr: '192.0.2.0/25' }];
    expect(beside(shows('green', [{ cidr: '198.51.100.0/24' }]), shows('red', entries))).toEqual([]);
  });

  test('counts what was shown to it once, while the label of a side that is gone stays', () => {
    const other = shows('green', [{ cidr: '192.0.2.0/24' }], 'white');
    const labels = { 'vpc.gateway.githedgehog.com/blue': 'true' };
    const beside = (metadata: JsonObject) =>
      onPeering(shows('red', [{ cidr: '192.0.2.0/24' }]), {
        others: [GREEN, ['GatewayPeering', 'other', other, metadata]],
      });
    expect(beside({ labels })).toEqual(CLASH);
    expect(beside({})).toEqual([]);
  });

  test('cannot be compared when one of them names a subnet or an exception', () => {
    const named = { peering: { red: { expose: [{ ips: [{ vpcSubnet: 'web' }] }] }, blue: {} } };
    const exception = [{ cidr: '192.0.2.0/24' }, { not: '192.0.2.1/32' }];
    const plain = shows('green', [{ cidr: '198.51.100.0/24' }]);
    expect(beside(plain, named)).toEqual([`error HHS-GP-15 ${EXPOSED}/ips/0`]);
    expect(beside(plain, shows('red', exception))).toEqual([
      `error HHS-GP-15 ${EXPOSED}/as/1`,
      `warning HHS-L10b ${EXPOSED}/as`,
    ]);
    expect(beside(named, shows('green', [{ cidr: '198.51.100.0/24' }]))).toEqual([
      'error HHS-GP-15 /spec/peering/green',
    ]);
    expect(beside({ peering: { green: {}, blue: {} } }, named)).toEqual([]);
    expect(onPeering(named)).toEqual([]);
  });
});

describe('the group', () => {
  const SIDES = { peering: { red: {}, blue: {} } };

  test('of the peering has a gateway', () => {
    expect(onPeering({ ...SIDES, gatewayGroup: 'backup' })).toEqual(['error HHS-GP-19 /spec/gatewayGroup']);
    const others: Neighbour[] = [['Gateway', 'b', { groups: [{ name: 'other' }, { name: 'backup' }] }]];
    expect(onPeering({ ...SIDES, gatewayGroup: 'backup' }, { others })).toEqual([]);
  });

  test('that nobody named is the default one', () => {
    expect(onPeering(SIDES)).toEqual([]);
    const config = { enableGateway: true };
    expect(found('GatewayPeering', 'gp', SIDES, { others: [RED, BLUE], config })).toEqual([
      'error HHS-GP-19 /spec/gatewayGroup',
    ]);
  });
});

test('VPCInfos that are not ready make the webhook refuse a peering', () => {
  const peering = { red: {}, blue: {} };
  const info = (status: JsonObject) => [['VPCInfo', { metadata: { name: 'red' }, status }]] as const;
  expect(onPeering({ peering }, { observed: info({}) })).toEqual(['error HHS-GP-20 /kind']);
  expect(onPeering({ peering }, { observed: info({ internalID: 'abc12' }) })).toEqual([]);
  expect(onPeering({ peering })).toEqual([]);
});
