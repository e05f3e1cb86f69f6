import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { type Around, found, foundOnDelete } from '../rule-world.ts';

const AROUND: Around = {
  others: [
    [
      'IPv4Namespace',
      'default',
      { subnets: ['10.0.0.0/16', '10.4.0.0/16', '172.16.0.0/12', '2001:db8::/32'] },
    ],
    ['VLANNamespace', 'default', { ranges: [{ from: 1000, to: 1999 }] }],
  ],
};

/** The findings on a VPC with one subnet `a`, which is right but for `change`. */
function onSubnet(change: JsonObject, around: Around = AROUND): string[] {
  return onSubnets({ a: { subnet: '10.0.1.0/24', vlan: 1001, ...change } }, around);
}

function onSubnets(subnets: Json, around: Around = AROUND): string[] {
  return found('VPC', 'red', { subnets }, around);
}

const A = '/spec/subnets/a';

describe('the addresses of a VPC', () => {
  test.each<[string, JsonObject, string[]]>([
    ['are right when little is said', {}, []],
    ['have a prefix', { subnet: '' }, [`error HHS-VPC-6 ${A}/subnet`]],
    ['have a prefix that is one', { subnet: '10.0.1.0' }, [`error HHS-VPC-6 ${A}/subnet`]],
    ['go down to a /30', { subnet: '10.0.1.0/30' }, []],
    ['go no further down', { subnet: '10.0.1.0/31' }, [`error HHS-VPC-6 ${A}/subnet`]],
    ['keep off the fabric’s own', { subnet: '172.30.8.0/24' }, [`error HHS-VPC-7 ${A}/subnet`]],
    ['have a gateway inside', { gateway: '10.0.1.254' }, []],
    ['have no gateway outside', { gateway: '10.0.2.1' }, [`error HHS-VPC-9 ${A}/gateway`]],
    ['have no gateway with a length', { gateway: '10.0.1.1/24' }, [`error HHS-VPC-9 ${A}/gateway`]],
    ['have a VLAN', { vlan: 0 }, [`error HHS-VPC-10 ${A}/vlan`]],
    ['lie in one entry', { subnet: '10.1.0.0/24' }, [`error HHS-VPC-23 ${A}/subnet`]],
    ['are not wider than an entry', { subnet: '10.4.0.0/15' }, [`error HHS-VPC-23 ${A}/subnet`]],
    ['may be an entry', { subnet: '10.4.0.0/16' }, []],
    ['have the first VLAN of a range', { vlan: 1000 }, []],
    ['have the last VLAN of a range', { vlan: 1999 }, []],
    ['have no VLAN behind a range', { vlan: 2000 }, [`error HHS-VPC-24 ${A}/vlan`]],
    [
      'are told of a gateway that hosts cannot use',
      { gateway: '10.0.1.0' },
      [`warning HHS-L14 ${A}/gateway`],
    ],
    ['are told of a broadcast gateway', { gateway: '10.0.1.255' }, [`warning HHS-L14 ${A}/gateway`]],
  ])('%s', (_title, change, expected) => {
    expect(onSubnet(change)).toEqual(expected);
  });

  test('are distinct inside the VPC, VLANs and prefixes alike', () => {
    const a = { subnet: '10.0.1.0/24', vlan: 1001 };
    expect(onSubnets({ a, 'b/c': { subnet: '10.0.2.0/24', vlan: 1001 } })).toEqual([
      'error HHS-VPC-18 /spec/subnets/b~1c/vlan',
    ]);
    expect(onSubnets({ a, b: { subnet: '10.0.1.128/25', vlan: 1002 } })).toEqual([
      'error HHS-VPC-19 /spec/subnets/b/subnet',
    ]);
    expect(onSubnets({ a, b: { subnet: '10.0.2.0/24', vlan: 1002 } })).toEqual([]);
  });

  test('cannot be in a VLANNamespace whose ranges are wrong, because the fabric empties it', () => {
    const ranges = { ranges: [{ from: 1999, to: 1000 }] };
    const around: Around = {
      others: [...(AROUND.others ?? []).slice(0, 1), ['VLANNamespace', 'default', ranges]],
    };
    expect(onSubnet({}, around)).toEqual([`error HHS-VPC-24 ${A}/vlan`]);
  });

  test('are silent about namespaces that are not there', () => {
    expect(onSubnet({}, {})).toEqual([]);
  });

  test('cannot be compared with an entry that cannot be read', () => {
    const around = (...subnets: string[]): Around => ({
      others: [['IPv4Namespace', 'default', { subnets }]],
    });
    expect(onSubnet({}, around('10.0.0.0/16', '10.8.0.0'))).toEqual([]);
    expect(onSubnet({}, around('10.0.0.0', '10.0.0.0/16'))).toEqual([`error HHS-VPC-23a ${A}/subnet`]);
  });
});

describe('a subnet for hosts with BGP', () => {
  const P = `${A}/hostBGPExtraPrefixes/10.0.8.0~122`;
  test.each<[string, JsonObject, string[]]>([
    ['needs neither VLAN nor gateway', { vlan: 0 }, []],
    ['may have a VLAN of no namespace', { vlan: 3000 }, []],
    ['has no DHCP', { dhcp: { enable: true } }, [`error HHS-VPC-8 ${A}/dhcp/enable`]],
    ['takes prefixes from its own length on', { hostBGPMinPrefixLen: 24 }, []],
    ['takes no wider ones', { hostBGPMinPrefixLen: 23 }, [`error HHS-VPC-8a ${A}/hostBGPMinPrefixLen`]],
    [
      'takes the shortest before the longest',
      { hostBGPMinPrefixLen: 30, hostBGPMaxPrefixLen: 28 },
      [`error HHS-VPC-8a ${A}/hostBGPMinPrefixLen`],
    ],
    [
      'takes nothing longer than an address',
      { hostBGPMaxPrefixLen: 33 },
      [`error HHS-VPC-8a ${A}/hostBGPMaxPrefixLen`],
    ],
    ['has extra prefixes', { hostBGPExtraPrefixes: { '10.0.8.0/22': {} } }, []],
    [
      'has extra prefixes that are networks',
      { hostBGPExtraPrefixes: { '10.0.8.1/22': {} } },
      [`error HHS-VPC-8a ${A}/hostBGPExtraPrefixes/10.0.8.1~122`],
    ],
    [
      'has extra prefixes of IPv4',
      { hostBGPExtraPrefixes: { '2001:db8::/64': {} } },
      [`error HHS-VPC-8a ${A}/hostBGPExtraPrefixes/2001:db8::~164`],
    ],
    [
      'has extra prefixes with lengths of their own',
      { hostBGPExtraPrefixes: { '10.0.8.0/22': { minPrefixLen: 20 } } },
      [`error HHS-VPC-8a ${P}/minPrefixLen`],
    ],
    [
      'inherits lengths for its extra prefixes',
      { hostBGPMinPrefixLen: 24, hostBGPMaxPrefixLen: 28, hostBGPExtraPrefixes: { '10.0.8.0/26': {} } },
      [`error HHS-VPC-8a ${A}/hostBGPExtraPrefixes/10.0.8.0~126/minPrefixLen`],
    ],
    [
      'has no extra prefix of the fabric’s own',
      { hostBGPExtraPrefixes: { '172.30.8.0/24': {} } },
      [`error HHS-VPC-8a ${A}/hostBGPExtraPrefixes/172.30.8.0~124`],
    ],
    [
      'has extra prefixes of its namespace that are not its own already',
      { hostBGPExtraPrefixes: { '10.1.0.0/24': {}, '10.0.1.0/28': {} } },
      [
        `error HHS-VPC-19 ${A}/hostBGPExtraPrefixes/10.0.1.0~128`,
        `error HHS-VPC-23 ${A}/hostBGPExtraPrefixes/10.1.0.0~124`,
      ],
    ],
  ])('%s', (_title, change, expected) => {
    expect(onSubnet({ vlan: 0, hostBGP: true, ...change })).toEqual(expected);
  });

  test('has a hundred extra prefixes at most', () => {
    const prefixes = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`10.4.${at}.0/24`, {}]));
    const spec = (count: number) => ({ vlan: 0, hostBGP: true, hostBGPExtraPrefixes: prefixes(count) });
    expect(onSubnet(spec(100))).toEqual([]);
    expect(onSubnet(spec(101))).toEqual([`error HHS-VPC-8a ${A}/hostBGPExtraPrefixes`]);
  });

  test('is the only one with such fields', () => {
    expect(onSubnet({ hostBGPMinPrefixLen: 28, hostBGPExtraPrefixes: { '10.0.8.0/22': {} } })).toEqual([
      `error HHS-VPC-8b ${A}/hostBGPExtraPrefixes`,
      `error HHS-VPC-8b ${A}/hostBGPMinPrefixLen`,
    ]);
  });
});

describe('a VPC', () => {
  const subnets = { a: { subnet: '10.0.1.0/24', vlan: 1001 }, b: { subnet: '10.0.2.0/24', vlan: 1002 } };
  test.each<[string, JsonObject, string[]]>([
    ['has the mode l3vni', { mode: 'l3vni' }, []],
    ['has no mode that comes later', { mode: 'l3flat' }, ['error HHS-VPC-5 /spec/mode']],
    ['has no other mode', { mode: 'l2' }, ['error HHS-VPC-5 /spec/mode']],
    ['permits its subnets', { permit: [['a', 'b']] }, []],
    ['permits more than one subnet', { permit: [['a', 'b'], ['a']] }, ['error HHS-VPC-20 /spec/permit/1']],
    ['permits subnets it has', { permit: [['a', 'c']] }, ['error HHS-VPC-20 /spec/permit/0/1']],
    ['permits each once', { permit: [['a', 'b', 'a']] }, ['error HHS-VPC-20 /spec/permit/0/2']],
    ['has static routes', { staticRoutes: [{ prefix: '10.9.0.0/16', nextHops: ['anything'] }] }, []],
    [
      'has static routes to networks',
      { staticRoutes: [{ prefix: '10.9.0.1/16', nextHops: ['10.0.1.9'] }] },
      ['error HHS-VPC-21 /spec/staticRoutes/0/prefix'],
    ],
    [
      'has static routes to something by something',
      { staticRoutes: [{ prefix: '10.9.0.0' }, { nextHops: ['10.0.1.9'] }] },
      [
        'error HHS-VPC-21 /spec/staticRoutes/0/prefix',
        'error HHS-VPC-21 /spec/staticRoutes/0/nextHops',
        'error HHS-VPC-21 /spec/staticRoutes/1/prefix',
      ],
    ],
  ])('%s', (_title, change, expected) => {
    expect(found('VPC', 'red', { subnets, ...change }, AROUND)).toEqual(expected);
  });

  test('goes when nobody refers to it any more', () => {
    const users: [string, Json, string][] = [
      ['VPCAttachment', { subnet: 'red/a', connection: 'c' }, 'D1'],
      ['VPCPeering', { permit: [{ red: {}, blue: {} }] }, 'D2'],
      ['ExternalPeering', { permit: { vpc: { name: 'red' }, external: { name: 'isp' } } }, 'D3'],
      ['Connection', { staticExternal: { withinVPC: 'red', link: { switch: { port: 'leaf/E1/1' } } } }, 'D4'],
    ];
    for (const [kind, spec, rule] of users) {
      const others = [[kind, 'user', spec]] as const;
      expect(foundOnDelete('VPC', 'red', {}, { others })).toEqual([`error HHS-VPC-${rule} /metadata/name`]);
      expect(foundOnDelete('VPC', 'green', {}, { others })).toEqual([]);
    }
    const gateway = [['GatewayPeering', 'user', { peering: { red: {}, blue: {} } }]] as const;
    expect(foundOnDelete('VPC', 'red', {}, { others: gateway })).toEqual([]);
  });

  test('names its namespaces, which defaulting does where nobody else did', () => {
    expect(found('VPC', 'red', { subnets, ipv4Namespace: '', vlanNamespace: '' }, AROUND)).toEqual([]);
  });
});
