import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { canonical } from './sample.ts';

/** Kind, what it shows, what is written, what is compared. Only rewriting and dropping; nothing is filled in. */
const EXAMPLES: readonly (readonly [string, string, JsonObject, JsonObject])[] = [
  [
    'Switch',
    'groups get the redundancy group and are sorted, speeds lose the old prefix',
    {
      role: 'server-leaf',
      profile: 'dell-s5248f-on',
      redundancy: { group: 'eslag-1', type: 'eslag' },
      groups: ['z'],
      portSpeeds: {},
      portGroupSpeeds: { '1': 'SPEED_10G' },
      boot: {},
      ecmp: { roceQPN: false },
    },
    {
      role: 'server-leaf',
      profile: 'dell-s5248f-on',
      redundancy: { group: 'eslag-1', type: 'eslag' },
      groups: ['eslag-1', 'z'],
      portGroupSpeeds: { '1': '10G' },
    },
  ],
  ['Switch', 'absent groups stay absent', { redundancy: { group: 'g' } }, { redundancy: { group: 'g' } }],
  ['Switch', 'vlanNamespaces are sorted', { vlanNamespaces: ['b', 'a'] }, { vlanNamespaces: ['a', 'b'] }],
  ['Switch', 'portLocators are left out', { asn: 1, portLocators: { 'E1/1': '5m' } }, { asn: 1 }],
  [
    'Switch',
    'a recovery interval of 0 means never',
    { linkFlapErrDisable: { recoveryInterval: 0 } },
    { linkFlapErrDisable: { recoveryInterval: 0 } },
  ],
  [
    'Switch',
    'link flap protection is on even when empty',
    { linkFlapErrDisable: {} },
    { linkFlapErrDisable: {} },
  ],
  [
    'Switch',
    'a port said to be off is not a port left out',
    { portAutoNegs: { 'E1/1': false } },
    { portAutoNegs: { 'E1/1': false } },
  ],
  [
    'Connection',
    'the type stays even when it is empty',
    { external: { link: { switch: {} } } },
    { external: {} },
  ],
  [
    'Connection',
    'the order of links is kept',
    { mesh: { links: [{ leaf1: { port: 'b/E1/1', ip: '' }, leaf2: { port: 'a/E1/1' } }] }, unbundled: null },
    { mesh: { links: [{ leaf1: { port: 'b/E1/1' }, leaf2: { port: 'a/E1/1' } }] } },
  ],
  [
    'VLANNamespace',
    'ranges are completed and sorted',
    { ranges: [{ from: 2000, to: 2100 }, { from: 1000 }] },
    {
      ranges: [
        { from: 1000, to: 1000 },
        { from: 2000, to: 2100 },
      ],
    },
  ],
  [
    'VLANNamespace',
    'one bad range clears all',
    {
      ranges: [
        { from: 1, to: 2 },
        { from: 1001, to: 1000 },
      ],
    },
    {},
  ],
  ['VLANNamespace', 'a range without from clears all', { ranges: [{ to: 5 }] }, {}],
  ['VLANNamespace', 'a VLAN above 4094 clears all', { ranges: [{ from: 4000, to: 4095 }] }, {}],
  ['VLANNamespace', 'a range of another shape is left alone', { ranges: ['1-2'] }, { ranges: ['1-2'] }],
  [
    'IPv4Namespace',
    'subnets are sorted as texts',
    { subnets: ['10.2.0.0/16', '10.10.0.0/16'] },
    { subnets: ['10.10.0.0/16', '10.2.0.0/16'] },
  ],
  [
    'VPC',
    'servers are sorted and MACs spelled in one way',
    {
      subnets: {
        default: {
          subnet: '10.0.1.0/24',
          vlan: 1001,
          dhcp: {
            enable: true,
            options: { dnsServers: ['9.9.9.9', '1.1.1.1'], timeServers: [] },
            static: { 'AA-BB-CC-DD-EE-01': { ip: '10.0.1.9' } },
          },
        },
      },
    },
    {
      subnets: {
        default: {
          subnet: '10.0.1.0/24',
          vlan: 1001,
          dhcp: {
            enable: true,
            options: { dnsServers: ['1.1.1.1', '9.9.9.9'] },
            static: { 'aa:bb:cc:dd:ee:01': { ip: '10.0.1.9' } },
          },
        },
      },
    },
  ],
  [
    'VPC',
    'with DHCP off, range and options are dropped',
    {
      subnets: {
        a: { subnet: '10.0.2.0/24', vlan: 1002, dhcp: { enable: false, range: { start: '10.0.2.5' } } },
        b: { subnet: '10.0.3.0/24', dhcp: { relay: '10.9.0.1/32', options: { interfaceMTU: 1500 } } },
      },
    },
    {
      subnets: {
        a: { subnet: '10.0.2.0/24', vlan: 1002 },
        b: { subnet: '10.0.3.0/24', dhcp: { relay: '10.9.0.1/32' } },
      },
    },
  ],
  [
    'VPC',
    'with DHCP off, static leases stay',
    { subnets: { a: { subnet: '10.0.2.0/24', dhcp: { static: { x: { ip: '1.1.1.1' } } } } } },
    { subnets: { a: { subnet: '10.0.2.0/24', dhcp: { static: { x: { ip: '1.1.1.1' } } } } } },
  ],
  [
    'VPC',
    'a subnet that cannot be read, or is too long, is left alone',
    {
      subnets: {
        a: { subnet: '10.0.02.0/24', dhcp: { range: { start: 'x' } } },
        b: { subnet: '10.0.2.0/31', dhcp: { range: { start: 'x' } } },
      },
    },
    {
      subnets: {
        a: { subnet: '10.0.02.0/24', dhcp: { range: { start: 'x' } } },
        b: { subnet: '10.0.2.0/31', dhcp: { range: { start: 'x' } } },
      },
    },
  ],
  [
    'VPC',
    'options that say nothing are dropped',
    { subnets: { a: { subnet: '10.0.4.0/24', dhcp: { enable: true, options: {} } } } },
    { subnets: { a: { subnet: '10.0.4.0/24', dhcp: { enable: true } } } },
  ],
  [
    'VPC',
    'isolated and restricted are tri-state, other flags are not',
    { defaultIsolated: false, subnets: { a: { isolated: false, restricted: null, hostBGP: false } } },
    { subnets: { a: { isolated: false } } },
  ],
  [
    'VPC',
    'advertised routes are sorted, static routes and permits are not',
    {
      permit: [['b', 'a']],
      staticRoutes: [{ prefix: '9.0.0.0/8', nextHops: ['2', '1'] }],
      subnets: {
        a: {
          subnet: '10.0.4.0/24',
          dhcp: {
            enable: true,
            options: {
              advertisedRoutes: [
                { destination: 'b', gateway: '1' },
                { destination: 'a', gateway: '2' },
                { destination: 'a', gateway: '1' },
              ],
            },
          },
        },
      },
    },
    {
      permit: [['b', 'a']],
      staticRoutes: [{ prefix: '9.0.0.0/8', nextHops: ['2', '1'] }],
      subnets: {
        a: {
          subnet: '10.0.4.0/24',
          dhcp: {
            enable: true,
            options: {
              advertisedRoutes: [
                { destination: 'a', gateway: '1' },
                { destination: 'a', gateway: '2' },
                { destination: 'b', gateway: '1' },
              ],
            },
          },
        },
      },
    },
  ],
  [
    'VPCAttachment',
    'a bare VPC means its subnet default',
    { subnet: 'vpc-1', connection: 'c' },
    { subnet: 'vpc-1/default', connection: 'c' },
  ],
  ['VPCAttachment', 'a trailing slash is left alone', { subnet: 'vpc-1/' }, { subnet: 'vpc-1/' }],
  [
    'VPCPeering',
    'a VPC without a value is dropped, an empty one is not, and subnets keep their order',
    { permit: [{ 'vpc-3': null, 'vpc-2': {}, 'vpc-1': { subnets: ['b', 'a'] } }], remote: '' },
    { permit: [{ 'vpc-2': {}, 'vpc-1': { subnets: ['b', 'a'] } }] },
  ],
  [
    'External',
    'static stays even when it is empty',
    { static: { prefixes: [] }, inboundCommunity: '' },
    { static: {} },
  ],
  [
    'ExternalAttachment',
    'the structs that the webhook adds say nothing',
    {
      external: 'e',
      connection: 'c',
      static: { remoteIP: '100.1.10.1', vlan: 10, proxy: true },
      switch: {},
      neighbor: {},
    },
    { external: 'e', connection: 'c', static: { remoteIP: '100.1.10.1', vlan: 10, proxy: true } },
  ],
  [
    'ExternalAttachment',
    'ICMP type 0 is a type',
    {
      inboundACL: { statements: [{ seq: 10, icmpType: 0, icmpCode: 0, portRangeBegin: 0, tcpFilters: {} }] },
    },
    { inboundACL: { statements: [{ seq: 10, icmpType: 0, icmpCode: 0 }] } },
  ],
  [
    'ExternalPeering',
    'both lists are sorted',
    {
      permit: {
        vpc: { name: 'v', subnets: ['b', 'a'] },
        external: { name: 'e', prefixes: [{ prefix: '9.0.0.0/8' }, { prefix: '0.0.0.0/0' }] },
      },
    },
    {
      permit: {
        vpc: { name: 'v', subnets: ['a', 'b'] },
        external: { name: 'e', prefixes: [{ prefix: '0.0.0.0/0' }, { prefix: '9.0.0.0/8' }] },
      },
    },
  ],
  [
    'Gateway',
    'groups are sorted, neighbors are not, an empty rate limit stays',
    {
      logs: { rateLimit: {}, tags: {} },
      profiling: { enabled: false },
      groups: [{ name: 'b' }, { name: 'a', priority: 0 }],
      neighbors: [{ ip: '2' }, { ip: '1' }],
    },
    {
      logs: { rateLimit: {} },
      groups: [{ name: 'a' }, { name: 'b' }],
      neighbors: [{ ip: '2' }, { ip: '1' }],
    },
  ],
  [
    'GatewayPeering',
    'inside lists defaults are absence and durations have one spelling, and the kind of NAT stays even when it is empty',
    {
      acl: {
        default: '',
        rules: [
          { action: 'deny', match: {}, log: false, scope: 'flow' },
          { action: 'allow', scope: 'packet' },
        ],
      },
      peering: {
        'vpc-1': {
          expose: [
            { default: false, nat: { masquerade: { idleTimeout: '300s' } } },
            { nat: { portForward: { idleTimeout: '0s' } } },
            { nat: { static: {} } },
            { nat: { masquerade: { idleTimeout: 'soon' } } },
            { nat: { masquerade: { idleTimeout: '120s' } } },
          ],
        },
        'vpc-2': { expose: [] },
      },
    },
    {
      acl: { rules: [{ action: 'deny' }, { action: 'allow', scope: 'packet' }] },
      peering: {
        'vpc-1': {
          expose: [
            { nat: { masquerade: { idleTimeout: '5m0s' } } },
            { nat: { portForward: {} } },
            { nat: { static: {} } },
            { nat: { masquerade: { idleTimeout: 'soon' } } },
            { nat: { masquerade: {} } },
          ],
        },
        'vpc-2': {},
      },
    },
  ],
  ['Server', 'an empty description is none', { description: '' }, {}],
];

describe('canonicalSpec by example', () => {
  test.each(EXAMPLES)('%s: %s', (kind, _, spec, expected) => {
    expect(canonical(kind, spec)).toEqual(expected);
  });

  test('two spellings of one MAC are both kept, whatever their order', () => {
    const first = { 'AA-BB-CC-DD-EE-01': { ip: '1' }, 'aabb.ccdd.ee01': { ip: '2' } };
    const second = { 'aabb.ccdd.ee01': { ip: '2' }, 'AA-BB-CC-DD-EE-01': { ip: '1' } };
    const results = [first, second].map((leases) =>
      canonical('VPC', { subnets: { a: { dhcp: { static: leases } } } }),
    );
    expect(results[0]).toEqual(results[1]);
    expect(results[0]).toEqual({
      subnets: {
        a: { dhcp: { static: { 'aa:bb:cc:dd:ee:01': { ip: '1' }, 'aabb.ccdd.ee01': { ip: '2' } } } },
      },
    });
  });

  test('nothing is filled in', () => {
    for (const kind of ['Switch', 'VPC', 'External', 'Gateway', 'GatewayPeering', 'VLANNamespace']) {
      expect(canonical(kind, {})).toEqual({});
    }
  });
});
