import { expect, test } from '@jest/globals';
import { found, type Neighbour } from '../rule-world.ts';
import { DEFAULT_NAMESPACE, LEAF } from './switch-sample.ts';

const th5 = (place: number) => ({
  ...LEAF,
  profile: 'celestica-ds5000',
  asn: 65100 + place,
  ip: `172.30.0.${place}/21`,
  protocolIP: `172.30.8.${place}/32`,
  vtepIP: `172.30.12.${place}/32`,
  boot: { serial: `S-${place}` },
});

const mesh = (name: string, one: string, other: string): Neighbour => [
  'Connection',
  name,
  { mesh: { links: [{ leaf1: { port: `${one}/E1/1` }, leaf2: { port: `${other}/E1/2` } }] } },
];

function onThird(others: readonly Neighbour[], vlans = 100): string[] {
  const config = { th5WorkaroundVLANRange: [{ from: 3900, to: 3900 + vlans - 1 }] };
  const around = [DEFAULT_NAMESPACE, ['Switch', 'a', th5(1)], ['Switch', 'b', th5(2)], ...others] as const;
  return found('Switch', 'c', th5(3), { others: around, config }).filter((one) => one.includes('L26'));
}

test('two TH5 switches may be in the mesh, the third is a warning', () => {
  expect(onThird([mesh('m1', 'a', 'b')])).toEqual([]);
  expect(onThird([mesh('m1', 'a', 'c')])).toEqual([]);
  expect(onThird([mesh('m1', 'a', 'b'), mesh('m2', 'b', 'c')])).toEqual(['warning HHS-L26 /spec/profile']);
});

test('each port towards a mesh peer or gateway needs a workaround VLAN', () => {
  const ports = (count: number): Neighbour => [
    'Connection',
    'g',
    {
      gateway: {
        links: Array.from({ length: count }, (_none, at) => ({
          switch: { port: `c/E1/${at + 1}` },
          gateway: { port: `gw/e${at}` },
        })),
      },
    },
  ];
  expect(onThird([ports(3)], 3)).toEqual([]);
  expect(onThird([ports(4)], 3)).toEqual(['warning HHS-L26 /spec/profile']);
});
