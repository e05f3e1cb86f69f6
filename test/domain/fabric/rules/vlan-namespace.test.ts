import { expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { found, foundOnDelete, type Neighbour } from '../rule-world.ts';

const ranges = (...pairs: readonly (readonly [number, number])[]): { ranges: Json } => ({
  ranges: pairs.map(([from, to]) => ({ from, to })),
});

test.each<[Json, string[]]>([
  [ranges([1, 2999], [4000, 4094]), []],
  [ranges([2000, 1000], [3000, 3001]), ['warning HHS-VLNS-2 /spec/ranges/0']],
  [ranges([0, 5]), ['warning HHS-VLNS-2 /spec/ranges/0']],
  [ranges([4000, 4095]), ['warning HHS-VLNS-2 /spec/ranges/0']],
  [{ ranges: [{ from: 100 }] }, []],
  [ranges([2999, 3000]), ['error HHS-VLNS-3 /spec/ranges/0']],
  [ranges([3899, 3900]), ['error HHS-VLNS-3 /spec/ranges/0', 'error HHS-VLNS-4 /spec/ranges/0']],
  [ranges([3999, 4000]), ['error HHS-VLNS-4 /spec/ranges/0']],
  [ranges([15, 30], [10, 20]), ['error HHS-VLNS-3 /spec/ranges/0']],
  [ranges([10, 20], [21, 30]), []],
])('%j', (spec, expected) => {
  expect(found('VLANNamespace', 'n', spec)).toEqual(expected);
});

test('reserved VLANs are those of the configuration', () => {
  const config = {
    vpcIRBVLANRange: [{ from: 100, to: 199 }],
    th5WorkaroundVLANRange: [{ from: 200, to: 299 }],
  };
  expect(found('VLANNamespace', 'n', ranges([3000, 3999]), { config })).toEqual([]);
  expect(found('VLANNamespace', 'n', ranges([199, 200]), { config })).toEqual([
    'error HHS-VLNS-3 /spec/ranges/0',
    'error HHS-VLNS-4 /spec/ranges/0',
  ]);
});

const vpc = (ipv4Namespace: string, subnets: Json): Neighbour => ['VPC', 'v', { ipv4Namespace, subnets }];

test('a change keeps the VLANs of the VPCs whose IPv4 namespace has its name', () => {
  const previous = ranges([1000, 1999]);
  const others = [vpc('default', { a: { vlan: 1500 } })];
  const changed = ranges([1000, 1499]);
  expect(found('VLANNamespace', 'default', changed, { others, previous })).toEqual([
    'error HHS-VLNS-5 /spec/ranges',
  ]);
  expect(found('VLANNamespace', 'default', ranges([1000, 1500]), { others, previous })).toEqual([]);
  expect(found('VLANNamespace', 'lab', changed, { others, previous })).toEqual([]);
});

test('a subnet without a VLAN blocks every change, and what stays as it is is no change', () => {
  const previous = ranges([1000, 1999]);
  const others = [vpc('default', { a: { hostBGP: true } })];
  expect(found('VLANNamespace', 'default', ranges([900, 1999]), { others, previous })).toEqual([
    'error HHS-VLNS-5 /spec/ranges',
  ]);
  expect(found('VLANNamespace', 'default', previous, { others, previous })).toEqual([]);
  const metadata = { annotations: { team: 'net' } };
  expect(found('VLANNamespace', 'default', previous, { others, previous, metadata })).toEqual([
    'error HHS-VLNS-5 /spec/ranges',
  ]);
});

test('a namespace that switches or VPCs use stays', () => {
  const others: readonly Neighbour[] = [
    ['Switch', 's', { vlanNamespaces: ['n'] }],
    ['VPC', 'v', { vlanNamespace: 'n', subnets: {} }],
  ];
  expect(foundOnDelete('VLANNamespace', 'n', ranges([1, 2]), { others })).toEqual([
    'error HHS-VLNS-D1 /metadata/name',
    'error HHS-VLNS-D2 /metadata/name',
  ]);
  expect(foundOnDelete('VLANNamespace', 'm', ranges([1, 2]), { others })).toEqual([]);
});
