import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { kindOf, objectOf } from './sample.ts';
import { specArbitrary } from './spec-arbitrary.ts';

/** `pointer → Kind/name`, with a `?` where nothing enforces it. */
function referencesOf(kind: string, spec: Json): string[] {
  return kindOf(kind)
    .references(objectOf(kind, 'x', spec))
    .map((found) => `${found.pointer} → ${found.kind}/${found.name}${found.enforced ? '' : '?'}`);
}

const link = (a: string, b: string): JsonObject => ({ port: `${a}/${b}` });

const CONNECTIONS: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  [
    'unbundled',
    { unbundled: { link: { server: link('s1', 'e1'), switch: link('leaf-01', 'E1/1') } } },
    ['/spec/unbundled/link/switch/port → Switch/leaf-01', '/spec/unbundled/link/server/port → Server/s1'],
  ],
  [
    'bundled',
    { bundled: { links: [{ server: link('s1', 'e1'), switch: link('leaf-01', 'E1/1') }] } },
    ['/spec/bundled/links/0/switch/port → Switch/leaf-01', '/spec/bundled/links/0/server/port → Server/s1'],
  ],
  [
    'eslag',
    {
      eslag: {
        links: [
          { server: link('s1', 'e1'), switch: link('leaf-01', 'E1/1') },
          { server: link('s1', 'e2'), switch: link('leaf-02', 'E1/1') },
        ],
      },
    },
    [
      '/spec/eslag/links/0/switch/port → Switch/leaf-01',
      '/spec/eslag/links/1/switch/port → Switch/leaf-02',
      '/spec/eslag/links/0/server/port → Server/s1',
      '/spec/eslag/links/1/server/port → Server/s1',
    ],
  ],
  [
    'fabric',
    { fabric: { links: [{ spine: link('spine-01', 'E1/1'), leaf: link('leaf-01', 'E1/9') }] } },
    ['/spec/fabric/links/0/spine/port → Switch/spine-01', '/spec/fabric/links/0/leaf/port → Switch/leaf-01'],
  ],
  [
    'mesh',
    { mesh: { links: [{ leaf1: link('leaf-01', 'E1/1'), leaf2: link('leaf-02', 'E1/9') }] } },
    ['/spec/mesh/links/0/leaf1/port → Switch/leaf-01', '/spec/mesh/links/0/leaf2/port → Switch/leaf-02'],
  ],
  [
    'gateway, whose gateway side nothing enforces',
    { gateway: { links: [{ switch: link('spine-01', 'E1/1'), gateway: link('gw-1', 'enp2s1') }] } },
    [
      '/spec/gateway/links/0/switch/port → Switch/spine-01',
      '/spec/gateway/links/0/gateway/port → Gateway/gw-1?',
    ],
  ],
  [
    'vpcLoopback',
    { vpcLoopback: { links: [{ switch1: link('leaf-01', 'E1/1'), switch2: link('leaf-01', 'E1/2') }] } },
    [
      '/spec/vpcLoopback/links/0/switch1/port → Switch/leaf-01',
      '/spec/vpcLoopback/links/0/switch2/port → Switch/leaf-01',
    ],
  ],
  [
    'external',
    { external: { link: { switch: link('leaf-01', 'E1/1') } } },
    ['/spec/external/link/switch/port → Switch/leaf-01'],
  ],
  [
    'staticExternal',
    { staticExternal: { link: { switch: link('leaf-01', 'E1/1') }, withinVPC: 'vpc-1' } },
    ['/spec/staticExternal/link/switch/port → Switch/leaf-01', '/spec/staticExternal/withinVPC → VPC/vpc-1'],
  ],
  [
    'mclag, of which nothing is checked',
    { mclag: { links: [{ server: link('s1', 'e1'), switch: link('leaf-01', 'E1/1') }] } },
    ['/spec/mclag/links/0/switch/port → Switch/leaf-01?', '/spec/mclag/links/0/server/port → Server/s1?'],
  ],
  [
    'mclagDomain, of which nothing is checked',
    {
      mclagDomain: {
        peerLinks: [{ switch1: link('leaf-01', 'E1/1'), switch2: link('leaf-02', 'E1/1') }],
        sessionLinks: [{ switch1: link('leaf-01', 'E1/3'), switch2: link('leaf-02', 'E1/3') }],
      },
    },
    [
      '/spec/mclagDomain/peerLinks/0/switch1/port → Switch/leaf-01?',
      '/spec/mclagDomain/peerLinks/0/switch2/port → Switch/leaf-02?',
      '/spec/mclagDomain/sessionLinks/0/switch1/port → Switch/leaf-01?',
      '/spec/mclagDomain/sessionLinks/0/switch2/port → Switch/leaf-02?',
    ],
  ],
];

const OTHERS: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  [
    'Switch',
    {
      profile: 'vs',
      groups: ['a', 'b'],
      redundancy: { group: 'a', type: 'eslag' },
      vlanNamespaces: ['default'],
    },
    [
      '/spec/profile → SwitchProfile/vs',
      '/spec/groups/0 → SwitchGroup/a',
      '/spec/groups/1 → SwitchGroup/b',
      '/spec/redundancy/group → SwitchGroup/a',
      '/spec/vlanNamespaces/0 → VLANNamespace/default',
    ],
  ],
  [
    'VPC',
    {
      ipv4Namespace: 'n4',
      vlanNamespace: 'nv',
      subnets: { 'a/b': { dhcp: { relayVPC: 'vpc-2' } }, c: null },
    },
    [
      '/spec/ipv4Namespace → IPv4Namespace/n4',
      '/spec/vlanNamespace → VLANNamespace/nv',
      '/spec/subnets/a~1b/dhcp/relayVPC → VPC/vpc-2',
    ],
  ],
  [
    'VPCAttachment',
    { subnet: 'vpc-1/default', connection: 'c1' },
    ['/spec/subnet → VPC/vpc-1', '/spec/connection → Connection/c1'],
  ],
  ['VPCAttachment', { subnet: 'vpc-1' }, ['/spec/subnet → VPC/vpc-1']],
  ['VPCAttachment', { subnet: '/default' }, []],
  [
    'VPCPeering',
    { permit: [{ 'vpc-1': {}, 'vpc-2': null }] },
    ['/spec/permit/0/vpc-1 → VPC/vpc-1', '/spec/permit/0/vpc-2 → VPC/vpc-2'],
  ],
  ['External', { ipv4Namespace: 'n4' }, ['/spec/ipv4Namespace → IPv4Namespace/n4']],
  [
    'ExternalAttachment',
    { external: 'e1', connection: 'c1' },
    ['/spec/external → External/e1', '/spec/connection → Connection/c1'],
  ],
  [
    'ExternalPeering',
    { permit: { vpc: { name: 'vpc-1' }, external: { name: 'e1' } } },
    ['/spec/permit/vpc/name → VPC/vpc-1', '/spec/permit/external/name → External/e1'],
  ],
  ['Gateway', { groups: [{ name: 'gr-1' }, {}] }, ['/spec/groups/0/name → GatewayGroup/gr-1']],
  [
    'GatewayPeering',
    { gatewayGroup: 'gr-1', peering: { 'vpc-1': {}, 'ext.e1': {}, 'ext.': {} } },
    [
      '/spec/gatewayGroup → GatewayGroup/gr-1',
      '/spec/peering/vpc-1 → VPC/vpc-1',
      '/spec/peering/ext.e1 → External/e1',
    ],
  ],
  ['Server', { profile: 'unused' }, []],
  ['VLANNamespace', { ranges: [{ from: 1 }] }, []],
  ['IPv4Namespace', { subnets: ['10.0.0.0/8'] }, []],
  ['SwitchGroup', {}, []],
  ['SwitchProfile', { displayName: 'x' }, []],
  ['ServerProfile', {}, []],
  ['GatewayGroup', {}, []],
  ['Agent', { switch: { profile: 'vs' } }, []],
];

describe('references', () => {
  test.each(CONNECTIONS)('of a Connection %s', (_, spec, expected) => {
    expect(referencesOf('Connection', spec)).toEqual(expected);
  });

  test.each(OTHERS)('of a %s (%j)', (kind, spec, expected) => {
    expect(referencesOf(kind, spec)).toEqual(expected);
  });

  test('a port that is not device and port names nothing', () => {
    for (const port of ['leaf-01', '/E1/1', 'leaf-01/', '', 5, null]) {
      expect(referencesOf('Connection', { external: { link: { switch: { port } } } })).toEqual([]);
    }
  });

  test('what is left to its default is an implied reference, which counts for the order only', () => {
    const implied = (name: string) => {
      const references = fabricRegistry.byName(name)?.references({ spec: {} }) ?? [];
      return references.map(
        (one) => `${one.implied === true ? 'implied' : 'written'} ${one.kind} ${one.name}`,
      );
    };
    expect(implied('Switch')).toEqual(['implied VLANNamespace default']);
    expect(implied('VPC')).toEqual(['implied IPv4Namespace default', 'implied VLANNamespace default']);
    expect(implied('External')).toEqual(['implied IPv4Namespace default']);
    expect(implied('Gateway')).toEqual(['implied GatewayGroup default']);
    expect(implied('GatewayPeering')).toEqual(['implied GatewayGroup default']);
  });

  test('they are found once for a spec, and for each spec by itself', () => {
    const vpc = kindOf('VPC');
    const first = objectOf('VPC', 'a', { ipv4Namespace: 'one' });
    const found = vpc.references(first);
    expect(vpc.references({ ...first, metadata: { name: 'b' } })).toBe(found);
    const other = vpc.references(objectOf('VPC', 'a', { ipv4Namespace: 'two' }));
    expect(found.map(({ name }) => name)).toContain('one');
    expect(other.map(({ name }) => name)).toContain('two');
    expect(other.map(({ name }) => name)).not.toContain('one');
  });

  test('any JSON is borne, and every pointer leads to a value', () => {
    for (const kind of fabricRegistry.kinds) {
      const object = fc.record(
        { spec: fc.oneof(specArbitrary(kind.spec), fc.jsonValue()) },
        { requiredKeys: [] },
      );
      fc.assert(
        fc.property(object, (value) => {
          const json = JSON.parse(JSON.stringify(value));
          for (const { pointer, name } of kind.references(json)) {
            expect(valueAt(json, pointer)).toBeDefined();
            expect(name).not.toBe('');
          }
        }),
        { numRuns: 60 },
      );
    }
  });
});
