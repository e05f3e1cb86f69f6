import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import { findingsOn, found } from '../rule-world.ts';

const A = '/spec/subnets/a';

function specWith(dhcp: JsonObject, more: JsonObject): JsonObject {
  return { subnets: { a: { subnet: '10.0.1.0/24', vlan: 1001, dhcp, ...more } } };
}

/** The findings on a VPC whose subnet 10.0.1.0/24 has this DHCP. */
function withDhcp(dhcp: JsonObject, more: JsonObject = {}): string[] {
  return found('VPC', 'red', specWith(dhcp, more));
}

describe('the DHCP of a subnet', () => {
  test.each<[string, JsonObject, string[]]>([
    ['is right when it is just enabled', { enable: true }, []],
    ['is its own or relayed', { enable: true, relay: '10.0.9.5/32' }, [`error HHS-VPC-11 ${A}/dhcp/relay`]],
    ['may be relayed', { relay: '10.0.9.5/32' }, []],
    ['is relayed to a prefix', { relay: '10.0.9.5' }, [`error HHS-VPC-12 ${A}/dhcp/relay`]],
    ['is relayed where a VPC is named', { relayVPC: 'red' }, [`error HHS-VPC-12 ${A}/dhcp/relayVPC`]],
    ['leaves nothing behind when it is off', { range: { start: '10.0.1.9' }, options: { pxeURL: 'x' } }, []],
    [
      'leaves no leases behind when it is off',
      { static: { '0e:00:00:00:00:01': { ip: '10.0.1.9' } } },
      [`error HHS-VPC-17 ${A}/dhcp/static`],
    ],
  ])('%s', (_title, dhcp, expected) => {
    expect(withDhcp(dhcp)).toEqual(expected);
  });

  test('keeps what stands there in a subnet that is too small for defaulting', () => {
    const dhcp = { range: { end: '10.0.1.1' }, options: { interfaceMTU: 1500, dnsServers: ['10.0.1.1'] } };
    expect(withDhcp(dhcp, { subnet: '10.0.1.0/31' })).toEqual([
      `error HHS-VPC-6 ${A}/subnet`,
      `error HHS-VPC-13 ${A}/dhcp/options/dnsServers`,
      `error HHS-VPC-13 ${A}/dhcp/options/interfaceMTU`,
      `error HHS-VPC-17 ${A}/dhcp/range/end`,
    ]);
  });
});

describe('the DHCP range of a subnet', () => {
  test.each<[string, JsonObject, string[]]>([
    ['runs upwards', { start: '10.0.1.10', end: '10.0.1.11' }, []],
    ['does not stand still', { start: '10.0.1.10', end: '10.0.1.10' }, [`error HHS-VPC-14 ${A}/dhcp/range`]],
    [
      'does not run downwards',
      { start: '10.0.1.11', end: '10.0.1.10' },
      [`error HHS-VPC-14 ${A}/dhcp/range`],
    ],
    ['has addresses', { start: '10.0.1.256' }, [`error HHS-VPC-14 ${A}/dhcp/range/start`]],
    ['stays inside', { end: '10.0.2.9' }, [`error HHS-VPC-14 ${A}/dhcp/range/end`]],
    ['leaves the network out', { start: '10.0.1.0' }, [`error HHS-VPC-14 ${A}/dhcp/range/start`]],
    ['does not start with the gateway', { start: '10.0.1.1' }, [`error HHS-VPC-14 ${A}/dhcp/range/start`]],
    [
      'is told of a written broadcast address',
      { end: '10.0.1.255' },
      [`warning HHS-L14 ${A}/dhcp/range/end`],
    ],
  ])('%s', (_title, range, expected) => {
    expect(withDhcp({ enable: true, range })).toEqual(expected);
  });

  test('starts by default behind the first address, wherever the gateway is', () => {
    const [finding] = findingsOn('VPC', 'red', specWith({ enable: true }, { gateway: '10.0.1.2' }));
    expect(finding).toMatchObject({ code: 'HHS-VPC-14', pointer: `${A}/dhcp/range/start` });
    expect(finding?.message).toBe(
      'the DHCP range of the subnet a starts by default with 10.0.1.2, which is the gateway',
    );
  });

  test('ends by default with the broadcast address, which may be the gateway', () => {
    expect(withDhcp({ enable: true }, { gateway: '10.0.1.255' })).toEqual([
      `error HHS-VPC-14 ${A}/dhcp/range/end`,
      `warning HHS-L14 ${A}/gateway`,
    ]);
  });
});

describe('the DHCP options of a subnet', () => {
  const O = `${A}/dhcp/options`;
  test.each<[string, JsonObject, string[]]>([
    ['are right when they say nothing', {}, []],
    ['have servers by address', { dnsServers: ['10.0.1.5', '2001:db8::1'], timeServers: ['10.0.1.5'] }, []],
    [
      'have no servers by name',
      { timeServers: ['10.0.1.5', 'ntp'] },
      [`error HHS-VPC-15 ${O}/timeServers/1`],
    ],
    [
      'are pointed at where they stand, not where they are sorted to',
      { dnsServers: ['x', '10.0.1.5'] },
      [`error HHS-VPC-15 ${O}/dnsServers/0`],
    ],
    ['have no servers without a name', { dnsServers: [null] }, [`error HHS-VPC-15 ${O}/dnsServers/0`]],
    ['have an MTU of at least 96', { interfaceMTU: 96 }, []],
    ['have no smaller MTU', { interfaceMTU: 95 }, [`error HHS-VPC-15 ${O}/interfaceMTU`]],
    ['have no larger MTU than 9036', { interfaceMTU: 9037 }, [`error HHS-VPC-15 ${O}/interfaceMTU`]],
    ['have an hour where no lease time stands', { leaseTimeSeconds: 0, interfaceMTU: 9036 }, []],
    ['advertise routes', { advertisedRoutes: [{ destination: '10.8.0.1/16', gateway: '10.0.1.9' }] }, []],
    [
      'advertise routes to somewhere by somebody',
      { advertisedRoutes: [{}] },
      [
        `error HHS-VPC-15 ${O}/advertisedRoutes/0/destination`,
        `error HHS-VPC-15 ${O}/advertisedRoutes/0/gateway`,
      ],
    ],
    [
      'advertise routes by gateways inside',
      {
        advertisedRoutes: [
          { destination: '10.9.0.0/16', gateway: '10.0.2.9' },
          { destination: '10.8.0.0', gateway: '10.0.1.9' },
        ],
      },
      [
        `error HHS-VPC-15 ${O}/advertisedRoutes/0/gateway`,
        `error HHS-VPC-15 ${O}/advertisedRoutes/1/destination`,
      ],
    ],
  ])('%s', (_title, options, expected) => {
    expect(withDhcp({ enable: true, options })).toEqual(expected);
  });
});

describe('the static leases of a subnet', () => {
  const MAC = '0e:00:00:00:00:01';
  const L = `${A}/dhcp/static/${MAC}`;
  test.each<[string, JsonObject, string[]]>([
    ['may lie outside the range', { [MAC]: { ip: '10.0.1.2' } }, []],
    ['take MACs in any spelling', { '0E-00-00-00-00-01': { ip: '10.0.1.2' } }, []],
    ['take nothing else', { 'host-1': { ip: '10.0.1.2' } }, [`error HHS-VPC-16 ${A}/dhcp/static/host-1`]],
    ['have a key', { '': { ip: '10.0.1.2' } }, [`error HHS-VPC-16 ${A}/dhcp/static/`]],
    ['have an address', { [MAC]: {} }, [`error HHS-VPC-16 ${L}/ip`]],
    ['have an address that is one', { [MAC]: { ip: '10.0.1' } }, [`error HHS-VPC-16 ${L}/ip`]],
    ['stay inside', { [MAC]: { ip: '10.0.2.2' } }, [`error HHS-VPC-16 ${L}/ip`]],
    ['leave the network out', { [MAC]: { ip: '10.0.1.0' } }, [`error HHS-VPC-16 ${L}/ip`]],
    ['leave the gateway out', { [MAC]: { ip: '10.0.1.1' } }, [`error HHS-VPC-16 ${L}/ip`]],
    ['leave the broadcast address out', { [MAC]: { ip: '10.0.1.255' } }, [`error HHS-VPC-16 ${L}/ip`]],
    [
      'differ from each other',
      { [MAC]: { ip: '10.0.1.2' }, '0e:00:00:00:00:02': { ip: '10.0.1.2' } },
      [`error HHS-VPC-16 ${A}/dhcp/static/0e:00:00:00:00:02/ip`],
    ],
  ])('%s', (_title, leases, expected) => {
    expect(withDhcp({ enable: true, static: leases })).toEqual(expected);
  });
});
