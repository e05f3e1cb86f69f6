import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import type { Neighbour } from '../rule-world.ts';
import { EXPOSED, onBlock, onPeering } from './gateway-peering-sample.ts';

const SHOWS = { ips: [{ cidr: '10.0.1.0/24' }], as: [{ cidr: '192.0.2.0/24' }] };

test('a peering that is right is found right', () => {
  expect(onBlock({ ips: [{ cidr: '10.0.1.0/24' }, { vpcSubnet: 'db' }, { not: '10.0.1.7/32' }] })).toEqual(
    [],
  );
});

test('no peering is taken while gateways are off in the configuration of the fabric', () => {
  expect(onPeering({ peering: { red: {}, blue: {} } }, { config: { enableGateway: false } })).toEqual([
    'error HHS-GP-1 /kind',
  ]);
});

test.each<[Json, string[]]>([
  [{ red: {}, blue: {} }, []],
  [{ red: {}, blue: {}, green: null }, []],
  [{ red: {} }, ['error HHS-GP-4 /spec/peering']],
  [{ red: {}, blue: null }, ['error HHS-GP-4 /spec/peering']],
  [{ red: {}, blue: {}, 'ext.isp': {} }, ['error HHS-GP-4 /spec/peering']],
  [null, ['error HHS-GP-4 /spec/peering']],
])(
  'the sides %j: a wrong number ends the defaulting, so that a group must be written',
  (peering, expected) => {
    const withoutGroup = expected.length === 0 ? [] : ['error HHS-GP-3 /spec/gatewayGroup', ...expected];
    expect(onPeering({ peering, gatewayGroup: 'default' })).toEqual(expected);
    expect(onPeering({ peering })).toEqual(withoutGroup);
  },
);

test.each<[Json, string[]]>([
  [{ default: true }, []],
  [{ default: true, ips: [] }, []],
  [{ default: true, ips: [{ cidr: '10.0.1.0/24' }] }, [`error HHS-GP-5 ${EXPOSED}/default`]],
  [{ default: true, as: [{ cidr: '10.0.1.0/24' }] }, [`error HHS-GP-5 ${EXPOSED}/default`]],
  [{ default: true, nat: { static: {} } }, [`error HHS-GP-5 ${EXPOSED}/default`]],
  [{ default: false }, [`error HHS-GP-5 ${EXPOSED}/ips`]],
  [{ ips: [] }, [`error HHS-GP-5 ${EXPOSED}/ips`]],
])('the block %j', (block, expected) => {
  expect(onBlock(block)).toEqual(expected);
});

describe('entries', () => {
  test.each<[Json, string[]]>([
    [{}, [`error HHS-GP-6 ${EXPOSED}/ips/1`]],
    [{ cidr: '10.0.1.0/24', not: '10.0.1.0/25' }, [`error HHS-GP-6 ${EXPOSED}/ips/1`]],
    [{ cidr: '10.0.1.0/24', vpcSubnet: 'web' }, [`error HHS-GP-6 ${EXPOSED}/ips/1`]],
    [{ not: '10.0.1.0/25', vpcSubnet: 'web' }, [`error HHS-GP-6 ${EXPOSED}/ips/1`]],
    [{ cidr: '10.0.1.0' }, [`error HHS-GP-6 ${EXPOSED}/ips/1/cidr`]],
    [{ not: 'x' }, [`error HHS-GP-6 ${EXPOSED}/ips/1/not`]],
    [{ not: '10.0.9.0/24' }, []],
  ])('%j in ips', (entry, expected) => {
    expect(onBlock({ ips: [{ cidr: '10.0.1.0/24' }, entry] })).toEqual(expected);
  });

  test('of an external name no subnet of a VPC', () => {
    const around = { others: [['External', 'isp', {}]] as Neighbour[] };
    const shown = (ips: Json) =>
      onPeering({ peering: { red: {}, 'ext.isp': { expose: [{ ips }] } } }, around);
    expect(shown([{ vpcSubnet: 'web' }])).toEqual([
      'error HHS-GP-6 /spec/peering/ext.isp/expose/0/ips/0/vpcSubnet',
    ]);
    expect(shown([{ cidr: '0.0.0.0/0' }])).toEqual([]);
  });

  test.each<[Json, string[]]>([
    [{ cidr: '192.0.2.0/24' }, []],
    [{ not: '192.0.2.0/24' }, []],
    [{}, [`error HHS-GP-7 ${EXPOSED}/as/0`]],
    [{ cidr: '192.0.2.0/24', not: '192.0.2.1/32' }, [`error HHS-GP-7 ${EXPOSED}/as/0`]],
    [{ cidr: '192.0.2.0/33' }, [`error HHS-GP-7 ${EXPOSED}/as/0/cidr`]],
    [{ not: '192.0.2.0' }, [`error HHS-GP-7 ${EXPOSED}/as/0/not`]],
  ])('%j in as', (entry, expected) => {
    expect(onBlock({ ...SHOWS, as: [entry], nat: { static: {} } })).toEqual(expected);
  });
});

describe('NAT', () => {
  test.each<[Json, string[]]>([
    [{ static: {} }, []],
    [{ masquerade: {} }, []],
    [{ masquerade: { idleTimeout: '90s' } }, []],
    [{ portForward: { ports: [{ port: '80', as: '8080' }] } }, []],
    [{}, [`error HHS-GP-9 ${EXPOSED}/nat`]],
    [{ static: {}, masquerade: {} }, [`error HHS-GP-9 ${EXPOSED}/nat`]],
    [{ masquerade: { idleTimeout: '90' } }, [`error HHS-GP-9 ${EXPOSED}/nat/masquerade/idleTimeout`]],
    [{ portForward: {} }, [`error HHS-GP-10 ${EXPOSED}/nat/portForward/ports`]],
    [{ portForward: { ports: [] } }, [`error HHS-GP-10 ${EXPOSED}/nat/portForward/ports`]],
  ])('%j', (nat, expected) => {
    expect(onBlock({ ...SHOWS, nat })).toEqual(expected);
  });

  test('and as stand together', () => {
    expect(onBlock(SHOWS)).toEqual([`error HHS-GP-8 ${EXPOSED}/as`]);
    expect(onBlock({ ips: SHOWS.ips, nat: { static: {} } })).toEqual([`error HHS-GP-8 ${EXPOSED}/nat`]);
    expect(onBlock({ ips: SHOWS.ips })).toEqual([]);
  });

  test.each<[string, boolean]>([
    ['1', true],
    ['65535', true],
    ['80-80', true],
    ['80 - 90', true],
    ['080', true],
    ['0', false],
    ['65536', false],
    ['80-65536', false],
    ['0-80', false],
    ['90-80', false],
    ['80-', false],
    ['-80', false],
    ['80-90-100', false],
    [' 80', false],
    ['80,81', false],
    ['http', false],
    ['', false],
  ])('forwards %j: %s', (text, valid) => {
    const at = `${EXPOSED}/nat/portForward/ports/1`;
    const rules = (rule: Json) => ({ portForward: { ports: [{ port: '1', as: '1' }, rule] } });
    expect(onBlock({ ...SHOWS, nat: rules({ port: text, as: '1' }) })).toEqual(
      valid ? [] : [`error HHS-GP-10 ${at}/port`],
    );
    expect(onBlock({ ...SHOWS, nat: rules({ port: '1', as: text }) })).toEqual(
      valid ? [] : [`error HHS-GP-10 ${at}/as`],
    );
  });

  test.each<[string, boolean]>([
    ['tcp', true],
    ['udp', true],
    ['', true],
    ['icmp', false],
  ])('forwards the protocol %j: %s', (proto, valid) => {
    expect(onBlock({ ...SHOWS, nat: { portForward: { ports: [{ port: '1', as: '1', proto }] } } })).toEqual(
      valid ? [] : [`error HHS-GP-10 ${EXPOSED}/nat/portForward/ports/0/proto`],
    );
  });

  const FORWARD = { portForward: { ports: [{ port: '80', as: '80' }] } };

  test.each<[Json, Json, string[]]>([
    [{ static: {} }, { static: {} }, []],
    [{ masquerade: {} }, { masquerade: {} }, ['error HHS-GP-11 /spec/peering/blue']],
    [FORWARD, { masquerade: {} }, ['error HHS-GP-11 /spec/peering/blue']],
    [{ static: {} }, { masquerade: {} }, ['error HHS-GP-12 /spec/peering/red']],
    [FORWARD, { static: {} }, ['error HHS-GP-12 /spec/peering/blue']],
  ])('%j on one side and %j on the other', (red, blue, expected) => {
    const other = { ips: [{ vpcSubnet: 'app' }], as: [{ cidr: '198.51.100.0/24' }], nat: blue };
    expect(
      onPeering({ peering: { red: { expose: [{ ...SHOWS, nat: red }] }, blue: { expose: [other] } } }),
    ).toEqual(expected);
  });

  test('of several sorts may stand on one side, while the other has none', () => {
    const expose = [
      { ...SHOWS, nat: { static: {} } },
      { ...SHOWS, nat: { masquerade: {} } },
      { ...SHOWS, nat: FORWARD },
    ];
    expect(onPeering({ peering: { red: { expose }, blue: { expose: [{ default: true }] } } })).toEqual([]);
  });
});
