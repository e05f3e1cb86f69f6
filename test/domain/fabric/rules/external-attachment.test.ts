import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { found, type Neighbour } from '../rule-world.ts';

const bgp: JsonObject = {
  external: 'e',
  connection: 'c',
  switch: { ip: '10.0.0.1/24', vlan: 100 },
  neighbor: { asn: 65000, ip: '10.0.0.2' },
};
const fixed: JsonObject = {
  external: 's',
  connection: 'c',
  static: { remoteIP: '10.0.0.2', ip: '10.0.0.1/24', vlan: 100 },
};
const connection = (at: string): Neighbour => [
  'Connection',
  'c',
  { external: { link: { switch: { port: at } } } },
];
const leaf = (profile: string): Neighbour => ['Switch', 'l1', { role: 'border-leaf', profile }];
const world: readonly Neighbour[] = [
  ['External', 'e', {}],
  ['External', 's', { static: { prefixes: ['0.0.0.0/0'] } }],
  connection('l1/E1/1'),
  leaf('dell-s5248f-on'),
];
const of = (spec: Json, others: readonly Neighbour[] = world): string[] =>
  found('ExternalAttachment', 'a', spec, { others });

test('with all that it needs nothing is said', () => {
  expect(of(bgp)).toEqual([]);
  expect(of(fixed)).toEqual([]);
});

test('external and connection are named', () => {
  const { switch: near, neighbor } = bgp;
  expect(of({ switch: near ?? null, neighbor: neighbor ?? null })).toEqual([
    'error HHS-EA-2 /spec/external',
    'error HHS-EA-2 /spec/connection',
  ]);
});

test.each<[JsonObject, string[]]>([
  [{ switch: {} }, ['error HHS-EA-3 /spec/switch/ip']],
  [{ switch: { ip: '10.0.0.1' } }, ['error HHS-EA-3 /spec/switch/ip']],
  [{ neighbor: {} }, ['error HHS-EA-3 /spec/neighbor/asn', 'error HHS-EA-3 /spec/neighbor/ip']],
  [{ neighbor: { asn: 1, ip: '10.0.0.2/24' } }, ['error HHS-EA-3 /spec/neighbor/ip']],
  [{ neighbor: { asn: 1, ip: '10.0.1.2' } }, ['warning HHS-L15 /spec/neighbor/ip']],
  [{ switch: { ip: '10.0.0.1/24', vlan: 4095 } }, ['warning HHS-L15 /spec/switch/vlan']],
  [
    { switch: { ip: '2001:db8::1/64' }, neighbor: { asn: 1, ip: '2001:db8::2' } },
    ['warning HHS-L2 /spec/switch/ip'],
  ],
])('BGP with %j', (change, expected) => {
  expect(of({ ...bgp, ...change })).toEqual(expected);
});

test.each<[JsonObject, string[]]>([
  [
    { switch: { ip: '10.0.0.1/24', vlan: 1 } },
    ['error HHS-EA-4 /spec/switch/ip', 'error HHS-EA-4 /spec/switch/vlan'],
  ],
  [
    { neighbor: { asn: 1, ip: 'x' } },
    ['error HHS-EA-4 /spec/neighbor/asn', 'error HHS-EA-4 /spec/neighbor/ip'],
  ],
  [{ static: { remoteIP: '', proxy: true } }, ['error HHS-EA-5 /spec/static/remoteIP']],
  [{ static: { remoteIP: '10.0.0.2' } }, ['error HHS-EA-5 /spec/static']],
  [
    { static: { remoteIP: '10.0.0.2', proxy: true, ip: '10.0.0.1/24' } },
    ['error HHS-EA-5 /spec/static/proxy'],
  ],
  [{ static: { remoteIP: '10.0.0.2', ip: '10.0.0.1' } }, ['error HHS-EA-5 /spec/static/ip']],
  [{ static: { remoteIP: '10.0.0.2', proxy: true } }, []],
])('static with %j', (change, expected) => {
  expect(of({ ...fixed, ...change })).toEqual(expected);
});

describe('the ACL', () => {
  const statement: JsonObject = {
    seq: 10,
    action: 'permit',
    protocol: 'tcp',
    srcPrefix: 'any',
    dstPrefix: '10.0.0.0/8',
  };
  const at = '/spec/inboundACL/statements';
  const acl = (...changes: readonly JsonObject[]): string[] =>
    of({ ...bgp, inboundACL: { statements: changes.map((change) => ({ ...statement, ...change })) } });

  test.each<[JsonObject, string[]]>([
    [{}, []],
    [{ seq: 9 }, [`error HHS-EA-6 ${at}/0/seq`]],
    [{ action: 'Permit' }, [`error HHS-EA-6 ${at}/0/action`]],
    [{ protocol: '6' }, [`error HHS-EA-6 ${at}/0/protocol`]],
    [{ srcPrefix: 'ANY' }, [`error HHS-EA-6 ${at}/0/srcPrefix`]],
    [{ dstPrefix: '' }, [`error HHS-EA-6 ${at}/0/dstPrefix`]],
    [{ tcpFilters: { syn: true, notAck: true } }, []],
    [{ tcpFilters: { syn: true }, protocol: 'udp' }, [`error HHS-EA-7 ${at}/0/tcpFilters`]],
    [{ tcpFilters: { established: true } }, []],
    [{ tcpFilters: { established: true, urg: true } }, [`error HHS-EA-7 ${at}/0/tcpFilters/established`]],
    [{ tcpFilters: { psh: true, notPsh: true } }, [`error HHS-EA-7 ${at}/0/tcpFilters/notPsh`]],
    [{ icmpType: 0 }, [`error HHS-EA-8 ${at}/0/icmpType`]],
    [{ icmpType: 0, icmpCode: 0, protocol: 'icmp' }, []],
    [{ portRangeBegin: 80, portRangeEnd: 80 }, []],
    [{ portRangeBegin: 80 }, [`error HHS-EA-8 ${at}/0/portRangeBegin`]],
    [{ portRangeEnd: 80 }, [`error HHS-EA-8 ${at}/0/portRangeEnd`]],
    [{ portRangeBegin: 81, portRangeEnd: 80 }, [`error HHS-EA-8 ${at}/0/portRangeBegin`]],
    [{ portRangeBegin: 80, portRangeEnd: 80, protocol: 'ip' }, [`error HHS-EA-8 ${at}/0/portRangeBegin`]],
  ])('%j', (change, expected) => {
    expect(acl(change)).toEqual(expected);
  });

  test('numbers are there once', () => {
    expect(acl({}, { seq: 11 })).toEqual([]);
    expect(acl({ seq: 11 }, { seq: 11 })).toEqual([`error HHS-EA-6 ${at}/1/seq`]);
  });
});

describe('with others', () => {
  test('an attachment is static exactly when its external is', () => {
    expect(of({ ...bgp, external: 's' })).toEqual(['error HHS-EA-9 /spec/external']);
    expect(of({ ...fixed, external: 'e' })).toEqual(['error HHS-EA-9 /spec/static']);
    expect(of({ ...fixed, external: 'gone' })).toEqual([]);
  });

  test('the connection is of type external', () => {
    const links = { unbundled: { link: { server: { port: 'a/e' }, switch: { port: 'l1/E1/1' } } } };
    expect(of({ ...bgp, connection: 'u' }, [...world, ['Connection', 'u', links]])).toEqual([
      'error HHS-EA-10 /spec/connection',
    ]);
  });

  test('a VLAN is there once on a connection, and none is one, too', () => {
    const beside = (spec: JsonObject): Neighbour[] => [...world, ['ExternalAttachment', 'z', spec]];
    expect(of(bgp, beside(bgp))).toEqual(['error HHS-EA-11 /spec/switch/vlan']);
    expect(of(bgp, beside(fixed))).toEqual(['error HHS-EA-11 /spec/switch/vlan']);
    expect(of(bgp, beside({ ...bgp, connection: 'd' }))).toEqual([]);
    const untagged = { ...bgp, switch: { ip: '10.0.0.1/24' } };
    expect(of(bgp, beside(untagged))).toEqual([]);
    expect(of(untagged, beside(untagged))).toEqual(['error HHS-EA-11 /spec/switch/vlan']);
  });

  test('what the switch cannot do is told; in a virtual lab only what was asked for', () => {
    const on = (profile: string): Neighbour[] => [...world.slice(0, 3), leaf(profile)];
    expect(of(bgp, on('edgecore-eps203'))).toEqual(['warning HHS-L12 /spec/switch/vlan']);
    expect(of(bgp, on('vs'))).toEqual([]);
    const inboundACL = { statements: [] };
    expect(of({ ...bgp, inboundACL }, on('vs'))).toEqual(['warning HHS-L12 /spec/inboundACL']);
  });
});
