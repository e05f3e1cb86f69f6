import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { type Around, found, findingsOn, type Neighbour } from '../rule-world.ts';

const GOOD: JsonObject = {
  protocolIP: '172.30.8.200/32',
  vtepIP: '172.30.12.200/32',
  vtepMAC: 'ca:fe:ba:be:01:01',
  asn: 65534,
  interfaces: { enp2s1: { ips: ['172.30.128.1/31'] } },
  neighbors: [{ source: 'enp2s1', ip: '172.30.128.0', asn: 65100 }],
};
/** Another gateway that clashes with GOOD in nothing. */
const OTHER: JsonObject = {
  ...GOOD,
  protocolIP: '172.30.8.201/32',
  vtepIP: '172.30.12.201/32',
  vtepMAC: 'ca:fe:ba:be:01:02',
};

function onGateway(change: JsonObject, around: Around = {}): string[] {
  const config = { enableGateway: true, ...around.config };
  return found('Gateway', 'gw', { ...GOOD, ...change }, { ...around, config });
}

function onInterface(name: string, value: JsonObject): string[] {
  return onGateway({ interfaces: { [name]: { ips: ['172.30.128.1/31'], ...value } } });
}

test('a gateway that is right is found right', () => {
  expect(onGateway({})).toEqual([]);
});

describe('while gateways are off in the configuration of the fabric', () => {
  const config = { enableGateway: false };

  test('no gateway is taken', () => {
    expect(onGateway({}, { config })).toEqual(['error HHS-GW-1 /kind']);
  });

  test('no group is taken', () => {
    expect(found('GatewayGroup', 'g', {}, { config })).toEqual(['error HHS-GG-1 /kind']);
    expect(found('GatewayGroup', 'g', {}, { config: { enableGateway: true } })).toEqual([]);
  });
});

test.each<[Json, boolean]>([
  [0, true],
  [1, true],
  [64, true],
  [65, false],
])('%j workers are taken: %s', (workers, valid) => {
  expect(onGateway({ workers })).toEqual(valid ? [] : ['error HHS-GW-3 /spec/workers']);
});

test.each<[Json, string[]]>([
  [{ burst: 0, replenishPerSecond: 0 }, []],
  [{ burst: 1, replenishPerSecond: 1 }, []],
  [{ burst: -1 }, ['error HHS-GW-4 /spec/logs/rateLimit/burst']],
  [
    { burst: -1, replenishPerSecond: -1 },
    ['error HHS-GW-4 /spec/logs/rateLimit/burst', 'error HHS-GW-4 /spec/logs/rateLimit/replenishPerSecond'],
  ],
])('the rate limit %j of the logs, where 0 means the default', (rateLimit, expected) => {
  expect(onGateway({ logs: { rateLimit } })).toEqual(expected);
});

describe('addresses of the gateway', () => {
  test.each<[string, boolean, boolean]>([
    ['172.30.8.1/32', true, true],
    ['172.30.8.1', false, false],
    ['172.30.8.1/31', false, false],
    ['172.30.8.01/32', false, false],
    ['2001:db8::1/32', false, false],
    ['2001:db8::1/128', false, false],
    ['', false, false],
    ['224.0.0.0/32', true, false],
    ['239.255.255.255/32', true, false],
    ['223.255.255.255/32', true, true],
    ['240.0.0.0/32', true, true],
    ['127.0.0.1/32', true, false],
    ['127.255.255.255/32', true, false],
    ['126.255.255.255/32', true, true],
    ['128.0.0.0/32', true, true],
    ['0.0.0.0/32', true, false],
    ['0.0.0.1/32', true, true],
  ])('%j is a protocolIP: %s, a vtepIP: %s', (address, protocol, vtep) => {
    expect(onGateway({ protocolIP: address })).toEqual(protocol ? [] : ['error HHS-GW-5 /spec/protocolIP']);
    expect(onGateway({ vtepIP: address })).toEqual(vtep ? [] : ['error HHS-GW-6 /spec/vtepIP']);
  });

  test.each<[string, boolean]>([
    ['CA:FE:BA:BE:01:01', true],
    ['ca-fe-ba-be-01-01', true],
    ['cafe.babe.0101', true],
    ['00:00:00:00:00:01', true],
    ['00:00:00:00:00:00', false],
    ['0000.0000.0000', false],
    ['01:00:5e:00:00:01', false],
    ['ff:ff:ff:ff:ff:ff', false],
    ['zz:fe:ba:be:00:01', false],
    ['ca:fe:ba:be:01', false],
    ['', false],
  ])('%j is a vtepMAC: %s', (vtepMAC, valid) => {
    expect(onGateway({ vtepMAC })).toEqual(valid ? [] : ['error HHS-GW-7 /spec/vtepMAC']);
  });

  test.each<[string, string, JsonObject, string]>([
    ['HHS-GW-14', 'Gateway', { ...OTHER, protocolIP: GOOD.protocolIP ?? '' }, 'protocolIP'],
    ['HHS-GW-14', 'Switch', { protocolIP: GOOD.protocolIP ?? '' }, 'protocolIP'],
    ['HHS-GW-15', 'Gateway', { ...OTHER, vtepIP: GOOD.vtepIP ?? '' }, 'vtepIP'],
    ['HHS-GW-15', 'Switch', { vtepIP: GOOD.vtepIP ?? '' }, 'vtepIP'],
    ['HHS-GW-16', 'Gateway', { ...OTHER, vtepMAC: GOOD.vtepMAC ?? '' }, 'vtepMAC'],
  ])('%s: a %s has the same', (code, kind, spec, field) => {
    const around = { others: [[kind, 'other', spec] as const], config: { enableGateway: true } };
    const [finding, ...more] = findingsOn('Gateway', 'gw', GOOD, around);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code, severity: 'error', pointer: `/spec/${field}` });
    expect(finding?.related).toMatchObject([{ file: 'other.yaml' }]);
  });

  test('are compared with their like only', () => {
    const others: readonly Neighbour[] = [
      ['Gateway', 'other', { ...OTHER, protocolIP: GOOD.vtepIP ?? '', vtepIP: GOOD.protocolIP ?? '' }],
      ['Switch', 'leaf', { ip: GOOD.protocolIP ?? '', protocolIP: '172.30.8.2/32', vtepIP: '172.30.12.2/32' }],
    ];
    expect(onGateway({}, { others })).toEqual([]);
  });
});

describe('the ASN', () => {
  test.each<[Json, string[]]>([
    [0, ['error HHS-GW-8 /spec/asn']],
    [65534, []],
    [65000, ['warning HHS-L8 /spec/asn']],
  ])('%j', (asn, expected) => {
    expect(onGateway({ asn })).toEqual(expected);
  });

  test('is compared with that of the configuration', () => {
    expect(onGateway({ asn: 65000 }, { config: { gatewayASN: 65000 } })).toEqual([]);
    expect(onGateway({}, { config: { gatewayASN: 65000 } })).toEqual(['warning HHS-L8 /spec/asn']);
  });
});

describe('interfaces', () => {
  test.each<[string, boolean]>([
    ['e0', true],
    ['enp2s1f0np', true],
    ['eth0.10_a-b', false],
    ['E.1', true],
    ['e', false],
    ['9eth', false],
    ['eth0-', false],
    ['eth 0', false],
  ])('%j is a name of one: %s', (name, valid) => {
    expect(onInterface(name, {})).toEqual(valid ? [] : [`error HHS-GW-9 /spec/interfaces/${name}`]);
  });

  test.each<[Json]>([[null], [{}], [{ enp2s1: null }]])('there are none in %j', (interfaces) => {
    expect(onGateway({ interfaces })).toEqual(['error HHS-GW-9 /spec/interfaces']);
  });

  test.each<[Json, string[]]>([
    [['172.30.128.1/31', '10.0.0.1/8'], []],
    [[], ['error HHS-GW-10 /spec/interfaces/enp2s1/ips']],
    [null, ['error HHS-GW-10 /spec/interfaces/enp2s1/ips']],
    [['172.30.128.1/31', '172.30.128.1'], ['error HHS-GW-10 /spec/interfaces/enp2s1/ips/1']],
    [['fd00::1/64', ''], ['error HHS-GW-10 /spec/interfaces/enp2s1/ips/0', 'error HHS-GW-10 /spec/interfaces/enp2s1/ips/1']],
  ])('with the addresses %j', (ips, expected) => {
    expect(onInterface('enp2s1', { ips })).toEqual(expected);
  });

  test.each<[string, boolean]>([
    ['0000:02:01.0', true],
    ['ffff:ff:1f.7', true],
    ['FFFF:FF:1F.7', true],
    ['0000:02:20.0', false],
    ['0000:02:01.8', false],
    ['0000:02:01.z', false],
    ['0000:02:01:0', false],
    ['00000:2:01.0', true],
    ['10000:2:01.0', false],
    ['0000:2:01.0', false],
    ['0000:02:01.0 ', false],
  ])('%j is a PCI address: %s', (pci, valid) => {
    expect(onInterface('enp2s1', { pci })).toEqual(
      valid ? [] : ['error HHS-GW-11 /spec/interfaces/enp2s1/pci'],
    );
  });

  test.each<[JsonObject, boolean]>([
    [{ kernel: 'eth2' }, true],
    [{ kernel: 'enp2s1' }, false],
    [{ kernel: '9eth' }, false],
    [{ kernel: 'toolongname0' }, false],
    [{ kernel: 'eth2', pci: '0000:02:01.0' }, false],
  ])('%j names it in the kernel: %s', (value, valid) => {
    expect(onInterface('enp2s1', value)).toEqual(
      valid ? [] : ['error HHS-GW-11 /spec/interfaces/enp2s1/kernel'],
    );
  });

  test('of both sorts are a warning, of one sort or with those of none are not', () => {
    const ips = ['172.30.128.1/31'];
    const byPci = { ips, pci: '0000:02:01.0' };
    const byKernel = { ips, kernel: 'eth2' };
    expect(onGateway({ interfaces: { a1: byPci, b1: byKernel } })).toEqual([
      'warning HHS-L7 /spec/interfaces/b1/kernel',
    ]);
    expect(onGateway({ interfaces: { a1: byPci, b1: byPci, c1: { ips } } })).toEqual([]);
    expect(onGateway({ interfaces: { a1: byKernel, c1: { ips } } })).toEqual([]);
  });
});

test.each<[Json, string[]]>([
  [[{ ip: '172.30.128.0', asn: 1 }], []],
  [[], ['error HHS-GW-12 /spec/neighbors']],
  [[{ asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: '172.30.128.0/31', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: 'fd00::1', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: '0.0.0.0', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: '224.0.0.5', asn: 1 }], ['error HHS-GW-12 /spec/neighbors/0/ip']],
  [[{ ip: '223.255.255.255', asn: 1 }, { ip: '240.0.0.0', asn: 1 }, { ip: '127.0.0.1', asn: 1 }], []],
  [[{ ip: '10.0.0.1', asn: 1 }, { ip: '10.0.0.2' }], ['error HHS-GW-12 /spec/neighbors/1/asn']],
])('the neighbors %j', (neighbors, expected) => {
  expect(onGateway({ neighbors })).toEqual(expected);
});

describe('groups', () => {
  test('are named once each, and the second naming is blamed where it is written', () => {
    expect(onGateway({ groups: [{ name: 'b' }, { name: 'a', priority: 1 }, { name: 'b' }] })).toEqual([
      'error HHS-GW-13 /spec/groups/2/name',
    ]);
    expect(onGateway({ groups: [{ name: 'b' }, { name: 'a' }] })).toEqual([]);
    expect(onGateway({ groups: [] })).toEqual([]);
  });

  function members(count: number): Neighbour[] {
    return Array.from({ length: count }, (_, at) => {
      const low = String(at + 1).padStart(2, '0');
      return [
        'Gateway',
        `other-${low}`,
        { protocolIP: `10.1.0.${at}/32`, vtepIP: `10.2.0.${at}/32`, vtepMAC: `ca:fe:00:00:00:${low}` },
      ];
    });
  }

  test('have one gateway for each community of the fabric', () => {
    expect(onGateway({}, { others: members(9) })).toEqual([]);
    expect(onGateway({}, { others: members(10) })).toEqual(['error HHS-GW-18 /spec/groups']);
    const groups = [{ name: 'b' }, { name: 'a' }, { name: 'default' }];
    expect(onGateway({ groups }, { others: members(10) })).toEqual(['error HHS-GW-18 /spec/groups/2/name']);
    expect(onGateway({ groups: [{ name: 'b' }] }, { others: members(10) })).toEqual([]);
  });

  test('have as many as the configuration says', () => {
    const gatewayCommunities = { 0: '50001:0' };
    expect(onGateway({}, { config: { gatewayCommunities } })).toEqual([]);
    expect(onGateway({}, { config: { gatewayCommunities }, others: members(1) })).toEqual([
      'error HHS-GW-18 /spec/groups',
    ]);
    expect(onGateway({}, { config: { gatewayCommunities: {} } })).toEqual(['error HHS-GW-18 /spec/groups']);
  });
});

describe('VPCInfos of the cluster', () => {
  const ready = { metadata: { name: 'red' }, status: { internalID: 'abc12' } };
  const waiting = { metadata: { name: 'blue' } };

  test('that are not ready make the webhook refuse a gateway', () => {
    const observed = [
      ['VPCInfo', ready],
      ['VPCInfo', waiting],
    ] as const;
    const config = { enableGateway: true };
    const [finding, ...more] = findingsOn('Gateway', 'gw', GOOD, { observed, config });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'HHS-GW-19', severity: 'error', pointer: '/kind' });
    expect(finding?.message).toContain('blue');
  });

  test('that are ready, or are of another kind, or are not known let it pass', () => {
    expect(onGateway({}, { observed: [['VPCInfo', ready]] })).toEqual([]);
    expect(onGateway({}, { observed: [['Agent', waiting]] })).toEqual([]);
    expect(onGateway({}, {})).toEqual([]);
  });
});
