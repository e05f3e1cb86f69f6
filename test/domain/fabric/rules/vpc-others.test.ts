import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { findingsOn, found, type Neighbour } from '../rule-world.ts';

const A = '/spec/subnets/a';

function vpc(subnet: string, vlan: number, more: Record<string, Json> = {}): Json {
  return { subnets: { a: { subnet, vlan, ...more } } };
}

function beside(...others: Neighbour[]): string[] {
  return found('VPC', 'red', vpc('10.0.1.0/24', 1001), { others });
}

describe('a VPC beside another', () => {
  test('is fine with prefixes and VLANs of its own', () => {
    expect(beside(['VPC', 'blue', vpc('10.0.2.0/24', 1002)])).toEqual([]);
  });

  test.each<[string, string]>([
    ['the same prefix', '10.0.1.0/24'],
    ['a wider prefix', '10.0.0.0/16'],
    ['a narrower prefix', '10.0.1.64/26'],
  ])('does not share %s', (_title, prefix) => {
    expect(beside(['VPC', 'blue', vpc(prefix, 1002)])).toEqual([`error HHS-VPC-26 ${A}/subnet`]);
  });

  test('may share prefixes across IPv4Namespaces, but no VLAN', () => {
    const other = { ipv4Namespace: 'lab', subnets: { a: { subnet: '10.0.1.0/24', vlan: 1001 } } };
    expect(beside(['VPC', 'blue', other])).toEqual([`error HHS-VPC-27 ${A}/vlan`]);
  });

  test('may share VLANs across VLANNamespaces', () => {
    const other = { vlanNamespace: 'lab', subnets: { a: { subnet: '10.0.2.0/24', vlan: 1001 } } };
    expect(beside(['VPC', 'blue', other])).toEqual([]);
  });

  test('has the VLAN taken even by a subnet for hosts with BGP', () => {
    const other = vpc('10.0.2.0/24', 1001, { hostBGP: true });
    expect(beside(['VPC', 'blue', other])).toEqual([`error HHS-VPC-27 ${A}/vlan`]);
  });

  test('keeps off extra prefixes of others', () => {
    const other = vpc('10.0.2.0/24', 0, { hostBGP: true, hostBGPExtraPrefixes: { '10.0.1.0/28': {} } });
    expect(beside(['VPC', 'blue', other])).toEqual([`error HHS-VPC-26 ${A}/subnet`]);
  });

  test('cannot be compared with one that cannot be read', () => {
    expect(beside(['VPC', 'blue', vpc('10.0.2.0', 1002)])).toEqual(['error HHS-VPC-26a /spec/subnets']);
    const lab = { ipv4Namespace: 'lab', subnets: { a: { subnet: '10.0.2.0', vlan: 1002 } } };
    expect(beside(['VPC', 'blue', lab])).toEqual([]);
  });

  test('is blamed as often as the other, and both places are named', () => {
    const wide: Neighbour = ['VPC', 'wide', vpc('10.0.0.0/16', 1009)];
    const blue: Neighbour = ['VPC', 'blue', vpc('10.0.1.0/24', 1002)];
    const [finding] = findingsOn('VPC', 'red', vpc('10.0.1.0/24', 1001), { others: [wide, blue] });
    expect(finding?.message).toBe(
      'the subnet a (10.0.1.0/24) overlaps the subnet a (10.0.0.0/16) of the VPC default/wide',
    );
    expect(finding?.related?.map(({ file }) => file)).toEqual(['wide.yaml']);
    const others: Neighbour[] = [
      ['VPC', 'red', vpc('10.0.1.0/24', 1001)],
      ['VPC', 'blue', vpc('10.0.1.0/24', 1002)],
    ];
    expect(found('VPC', 'wide', vpc('10.0.0.0/16', 1009), { others })).toHaveLength(2);
  });
});

describe('a subnet that goes', () => {
  const previous = {
    subnets: { a: { subnet: '10.0.1.0/24', vlan: 1001 }, b: { subnet: '10.0.2.0/24', vlan: 1002 } },
  };
  const now = vpc('10.0.1.0/24', 1001);

  test.each<[string, Json]>([
    ['VPCAttachment', { subnet: 'red/b', connection: 'c' }],
    ['VPCPeering', { permit: [{ red: { subnets: ['a', 'b'] }, blue: {} }] }],
    ['ExternalPeering', { permit: { vpc: { name: 'red', subnets: ['b'] }, external: { name: 'isp' } } }],
    ['GatewayPeering', { peering: { red: { expose: [{ ips: [{ vpcSubnet: 'b' }] }] }, blue: {} } }],
  ])('is told of while a %s names it', (kind, spec) => {
    const others: Neighbour[] = [[kind, 'user', spec]];
    expect(found('VPC', 'red', now, { others, previous })).toEqual(['warning HHS-L4 /spec/subnets']);
    expect(found('VPC', 'red', previous, { others, previous })).toEqual([]);
    expect(found('VPC', 'red', now, { others })).toEqual([]);
    expect(found('VPC', 'green', now, { others, previous })).toEqual([]);
  });

  test('is not told of when nobody names it', () => {
    const others: Neighbour[] = [['VPCAttachment', 'user', { subnet: 'red/a', connection: 'c' }]];
    expect(found('VPC', 'red', now, { others, previous })).toEqual([]);
  });
});

describe('a DHCP relay in another VPC', () => {
  const relay = { dhcp: { relay: '10.0.9.5/32', relayVPC: 'services' } };
  const services: Json = { vlanNamespace: 'lab', subnets: { a: { subnet: '10.0.9.0/24', vlan: 1001 } } };
  function around(vlanNamespaces: Json, spec: Json = services): Neighbour[] {
    const link = { server: { port: 'host/e1' }, switch: { port: 'leaf/E1/1' } };
    return [
      ['VPC', 'services', spec],
      ['VPCAttachment', 'at', { subnet: 'red/a', connection: 'c' }],
      ['Connection', 'c', { unbundled: { link } }],
      ['Switch', 'leaf', { vlanNamespaces }],
    ];
  }
  const red = vpc('10.0.1.0/24', 1002, relay);

  test('needs its VLANNamespace on the switches', () => {
    expect(found('VPC', 'red', red, { others: around(['default']) })).toEqual([
      `warning HHS-L5 ${A}/dhcp/relayVPC`,
    ]);
    expect(found('VPC', 'red', red, { others: around(['default', 'lab']) })).toEqual([]);
  });

  test('is no matter of its own within one VLANNamespace, nor on no switch', () => {
    const same = { subnets: { a: { subnet: '10.0.9.0/24', vlan: 1001 } } };
    expect(found('VPC', 'red', red, { others: around([], same) })).toEqual([]);
    expect(found('VPC', 'red', red, { others: around(['default']).slice(0, 1) })).toEqual([]);
  });
});
