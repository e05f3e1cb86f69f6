import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { findingsOn, found, type Neighbour } from '../rule-world.ts';
import { GOOD, onGateway } from './gateway-sample.ts';

/** Another gateway that clashes with GOOD in nothing. */
const OTHER: JsonObject = {
  ...GOOD,
  protocolIP: '172.30.8.201/32',
  vtepIP: '172.30.12.201/32',
  vtepMAC: 'ca:fe:ba:be:01:02',
};

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
    // whatever the subnets of the fabric are
    const refused = (change: JsonObject) => onGateway(change).filter((one) => one.startsWith('error'));
    expect(refused({ protocolIP: address })).toEqual(protocol ? [] : ['error HHS-GW-5 /spec/protocolIP']);
    expect(refused({ vtepIP: address })).toEqual(vtep ? [] : ['error HHS-GW-6 /spec/vtepIP']);
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
      [
        'Switch',
        'leaf',
        { ip: GOOD.protocolIP ?? '', protocolIP: '172.30.8.2/32', vtepIP: '172.30.12.2/32' },
      ],
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
