import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { found, type Neighbour } from '../rule-world.ts';

function vpcs(blue: JsonObject = {}): Neighbour[] {
  return [
    ['VPC', 'red', { subnets: { a: { subnet: '10.0.1.0/24', vlan: 1001 } } }],
    ['VPC', 'blue', { subnets: { b: { subnet: '10.0.2.0/24', vlan: 1002 } }, ...blue }],
  ];
}

function peering(permit: Json, others: readonly Neighbour[] = vpcs()): string[] {
  return found('VPCPeering', 'p', { permit: [permit] }, { others });
}

const BOTH = { red: {}, blue: {} };

describe('a VPCPeering', () => {
  test('is between two VPCs of the same namespaces', () => {
    expect(peering(BOTH)).toEqual([]);
    expect(peering(BOTH, vpcs({ ipv4Namespace: 'lab' }))).toEqual(['error HHS-VP-6 /spec/permit']);
    expect(peering(BOTH, vpcs({ vlanNamespace: 'lab' }))).toEqual(['error HHS-VP-7 /spec/permit']);
  });

  test('is not compared with VPCs that are not there', () => {
    expect(peering(BOTH, vpcs({ ipv4Namespace: 'lab' }).slice(1))).toEqual([]);
    expect(peering({ red: {} })).toEqual(['error HHS-VP-4 /spec/permit/0']);
  });

  test('lists subnets of its VPCs', () => {
    expect(peering({ red: { subnets: ['a'] }, blue: { subnets: ['b'] } })).toEqual([]);
    expect(peering({ red: { subnets: ['a', 'b'] }, blue: {} })).toEqual([
      'error HHS-VP-8 /spec/permit/0/red/subnets/1',
    ]);
    expect(peering({ red: { subnets: [null] }, blue: {} })).toEqual([
      'error HHS-VP-8 /spec/permit/0/red/subnets/0',
    ]);
  });

  test('is a matter of configuration', () => {
    const config = { vpcPeeringDisabled: true };
    expect(found('VPCPeering', 'p', { permit: [BOTH] }, { others: vpcs(), config })).toEqual([
      'error HHS-VP-2 /spec',
    ]);
  });

  test('is not remote', () => {
    const remote = (text: string) =>
      found('VPCPeering', 'p', { permit: [BOTH], remote: text }, { others: vpcs() });
    expect(remote('border')).toEqual(['error HHS-VP-3 /spec/remote']);
    expect(remote('')).toEqual([]);
  });

  test('is the only one of its two VPCs, through a gateway or not', () => {
    const beside = (kind: string, spec: Json) => peering(BOTH, [...vpcs(), [kind, 'q', spec]]);
    expect(beside('VPCPeering', { permit: [{ blue: {}, red: {} }] })).toEqual([
      'warning HHS-L16 /spec/permit',
    ]);
    expect(beside('GatewayPeering', { peering: { blue: {}, red: {} } })).toEqual([
      'warning HHS-L16 /spec/permit',
    ]);
    expect(beside('VPCPeering', { permit: [{ blue: {}, green: {} }] })).toEqual([]);
    expect(beside('GatewayPeering', { peering: { 'ext.isp': {}, red: {} } })).toEqual([]);
  });
});
