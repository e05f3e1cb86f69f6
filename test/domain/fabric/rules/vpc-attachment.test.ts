import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { type Around, found, type Neighbour } from '../rule-world.ts';

const LINK = { server: { port: 'host/e1' }, switch: { port: 'leaf/E1/1' } };
const SECOND = { server: { port: 'host/e2' }, switch: { port: 'leaf/E1/2' } };
const FULL = { l2vni: true, l3vni: true };

interface World {
  readonly vpc?: JsonObject;
  readonly subnet?: JsonObject;
  readonly connection?: Json;
  readonly leaf?: JsonObject;
  readonly features?: JsonObject;
  readonly more?: readonly Neighbour[];
  readonly metadata?: JsonObject;
}

function attach(spec: Json, world: World = {}): string[] {
  const { vpc = {}, subnet = {}, leaf = {}, features = FULL, more = [], metadata = {} } = world;
  const others: Neighbour[] = [
    ['VPC', 'red', { ...vpc, subnets: { web: { subnet: '10.0.1.0/24', vlan: 1001, ...subnet } } }],
    ['Connection', 'c', world.connection ?? { unbundled: { link: LINK } }],
    ['Switch', 'leaf', { profile: 'own', vlanNamespaces: ['default'], ...leaf }],
    ['SwitchProfile', 'own', { features }],
    ...more,
  ];
  const around: Around = { others, metadata };
  return found('VPCAttachment', 'at', spec, around);
}

const RIGHT = { subnet: 'red/web', connection: 'c' };
const AT = '/spec/connection';

describe('what a VPCAttachment names', () => {
  test.each<[string, Json, string[]]>([
    ['is a subnet and a connection', RIGHT, []],
    ['is both', {}, ['error HHS-VA-2 /spec/subnet', 'error HHS-VA-3 /spec/connection']],
    ['is a VPC at least', { subnet: '/web', connection: 'c' }, ['error HHS-VA-2 /spec/subnet']],
    ['is a subnet of the VPC', { subnet: 'red/db', connection: 'c' }, ['error HHS-VA-6 /spec/subnet']],
    [
      'is the subnet default with a VPC alone',
      { subnet: 'red', connection: 'c' },
      ['error HHS-VA-6 /spec/subnet'],
    ],
    [
      'is no subnet behind a bare slash',
      { subnet: 'red/', connection: 'c' },
      ['error HHS-VA-6 /spec/subnet'],
    ],
    ['may not be there: the references tell', { subnet: 'pink/web', connection: 'x' }, []],
  ])('%s', (_title, spec, expected) => {
    expect(attach(spec)).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['10.250.0.0/31', []],
    ['10.250.0.0/30', ['error HHS-VA-4 /metadata/annotations/fabric.githedgehog.com~1p2p-link']],
    ['2001:db8::/31', ['error HHS-VA-4 /metadata/annotations/fabric.githedgehog.com~1p2p-link']],
    ['', ['error HHS-VA-4 /metadata/annotations/fabric.githedgehog.com~1p2p-link']],
  ])('with the point-to-point link "%s"', (link, expected) => {
    const metadata = { annotations: { 'fabric.githedgehog.com/p2p-link': link } };
    expect(attach(RIGHT, { metadata })).toEqual(expected);
  });
});

describe('the connection of a VPCAttachment', () => {
  const eslag = { eslag: { links: [LINK, SECOND] } };
  const bundled = { bundled: { links: [LINK, SECOND] } };
  const hostBgp = { hostBGP: true, vlan: 0 };
  const mclag = { redundancy: { group: 'pair', type: 'mclag' } };
  const broken = { bundled: { links: [LINK, LINK] } };
  test.each<[string, World, string[]]>([
    ['may be a bundle', { connection: bundled }, []],
    ['may be an ESLAG', { connection: eslag }, []],
    ['may be a bundle for l3vni', { connection: bundled, vpc: { mode: 'l3vni' } }, []],
    ['is no ESLAG for l3vni', { connection: eslag, vpc: { mode: 'l3vni' } }, [`error HHS-VA-8 ${AT}`]],
    ['is a single link for hosts with BGP', { subnet: hostBgp }, []],
    ['is no bundle for them', { subnet: hostBgp, connection: bundled }, [`error HHS-VA-9 ${AT}`]],
    ['is one of a server', { connection: { fabric: { links: [] } } }, [`error HHS-VA-10 ${AT}`]],
    ['has a type', { connection: {} }, [`error HHS-VA-10 ${AT}`]],
    ['is not broken itself', { connection: broken }, [`error HHS-VA-11 ${AT}`]],
    ['has switches with the VLANNamespace', { leaf: { vlanNamespaces: ['lab'] } }, [`error HHS-VA-11 ${AT}`]],
    ['has switches that can', { features: { l3vni: true } }, [`error HHS-VA-12 ${AT}`]],
    ['needs less for l3vni', { features: { l3vni: true }, vpc: { mode: 'l3vni' } }, []],
    ['needs that', { features: { l2vni: true }, vpc: { mode: 'l3vni' } }, [`error HHS-VA-12 ${AT}`]],
    ['has switches with a profile', { leaf: { profile: 'none' } }, [`error HHS-VA-12 ${AT}`]],
    ['may have one of the fabric’s profiles', { leaf: { profile: 'vs' } }, []],
    ['may be on MCLAG', { leaf: mclag }, []],
    ['is on no MCLAG for hosts with BGP', { leaf: mclag, subnet: hostBgp }, [`error HHS-VA-13 ${AT}`]],
  ])('%s', (_title, world, expected) => {
    expect(attach(RIGHT, world)).toEqual(expected);
  });

  test('has switches that are there', () => {
    const link = { server: { port: 'host/e1' }, switch: { port: 'gone/E1/1' } };
    expect(attach(RIGHT, { connection: { unbundled: { link } } })).toEqual([`error HHS-VA-11 ${AT}`]);
  });

  test('does not carry hosts with BGP untagged by nativeVLAN', () => {
    const native = { ...RIGHT, nativeVLAN: true };
    expect(attach(native, { subnet: hostBgp })).toEqual(['warning HHS-VA-9a /spec/nativeVLAN']);
    expect(attach(native)).toEqual([]);
  });

  test('has a subnet once', () => {
    const other = (spec: Json): World => ({ more: [['VPCAttachment', 'other', spec]] });
    expect(attach(RIGHT, other(RIGHT))).toEqual(['error HHS-VA-14 /spec/subnet']);
    expect(attach(RIGHT, other({ subnet: 'red/db', connection: 'c' }))).toEqual([]);
    expect(attach(RIGHT, other({ ...RIGHT, connection: 'd' }))).toEqual([]);
  });

  test('has one native VLAN', () => {
    const native = { ...RIGHT, nativeVLAN: true };
    const other = (spec: Json): World => ({ more: [['VPCAttachment', 'other', spec]] });
    expect(attach(native, other({ subnet: 'red/db', connection: 'c', nativeVLAN: true }))).toEqual([
      'error HHS-VA-15 /spec/nativeVLAN',
    ]);
    expect(attach(native, other({ subnet: 'red/db', connection: 'c' }))).toEqual([]);
    expect(attach(RIGHT, other({ subnet: 'red/db', connection: 'c', nativeVLAN: true }))).toEqual([]);
  });
});
