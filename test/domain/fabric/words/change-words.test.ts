import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../../src/domain/fabric/registry.ts';
import type { ChangeTable } from '../../../../src/domain/fabric/words/change-table.ts';
import { type FieldChange, plainFieldWords } from '../../../../src/domain/resource/change-words.ts';
import type { KindDefinition } from '../../../../src/domain/resource/kind.ts';
import type { Schema } from '../../../../src/domain/resource/schema.ts';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';

const users = fabricRegistry.kinds.filter(({ owner }) => owner === 'user');

function kindOf(name: string): KindDefinition {
  const kind = fabricRegistry.byName(name);
  if (kind === undefined) throw new Error(`there is no kind ${name}`);
  return kind;
}

function say(
  kind: string,
  name: string,
  path: string,
  before?: Json,
  after?: Json,
): readonly string[] | undefined {
  const change: FieldChange = {
    pointer: `/spec/${path}`,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  return kindOf(kind).words?.field(name, change);
}

describe('a change in words', () => {
  test.each<[string, string, Json | undefined, Json | undefined, string[]]>([
    ['VPC', 'subnets/default/dhcp/enable', undefined, true, ['subnet default of VPC a gains DHCP']],
    ['VPC', 'subnets/default/dhcp/enable', true, false, ['subnet default of VPC a loses DHCP']],
    ['VPC', 'subnets/default/dhcp', undefined, { enable: true }, ['subnet default of VPC a gains DHCP']],
    ['VPC', 'subnets/default/vlan', 1001, 1002, ['subnet default of VPC a changes VLAN from 1001 to 1002']],
    [
      'VPC',
      'subnets/default/gateway',
      undefined,
      '10.0.0.1',
      ['subnet default of VPC a gains the gateway 10.0.0.1'],
    ],
    [
      'VPC',
      'subnets/default/gateway',
      '10.0.0.1',
      undefined,
      ['subnet default of VPC a loses the gateway 10.0.0.1'],
    ],
    [
      'VPC',
      'subnets/b',
      undefined,
      { subnet: '10.0.1.0/24', vlan: 7 },
      ['VPC a gains subnet b (10.0.1.0/24, VLAN 7)'],
    ],
    ['VPC', 'subnets/b', { subnet: '10.0.1.0/24' }, undefined, ['VPC a loses subnet b (10.0.1.0/24)']],
    [
      'VPC',
      'subnets/b/dhcp/options/dnsServers',
      ['1.1.1.1', '8.8.8.8'],
      ['1.1.1.1', '9.9.9.9'],
      ['subnet b of VPC a gains DNS server 9.9.9.9 and loses DNS server 8.8.8.8'],
    ],
    [
      'VPC',
      'subnets/b/dhcp/options/dnsServers',
      ['1.1.1.1', '8.8.8.8'],
      ['8.8.8.8', '1.1.1.1'],
      ['subnet b of VPC a has DNS server in another order'],
    ],
    [
      'VPC',
      'subnets/b/dhcp/range',
      undefined,
      { start: '10.0.1.10', end: '10.0.1.99' },
      ['subnet b of VPC a gains the DHCP range 10.0.1.10 to 10.0.1.99'],
    ],
    [
      'VPC',
      'subnets/b/dhcp/static/52:54:00:00:00:01',
      undefined,
      { ip: '10.0.1.5' },
      ['subnet b of VPC a gains the fixed lease of 52:54:00:00:00:01 (10.0.1.5)'],
    ],
    [
      'VPCAttachment',
      'subnet',
      'a/default',
      'a/backup',
      ['VPC attachment a changes the subnet from a/default to a/backup'],
    ],
    [
      'VPCAttachment',
      'nativeVLAN',
      undefined,
      true,
      ['VPC attachment a gains untagged frames (native VLAN)'],
    ],
    ['Switch', 'portBreakouts/E1~11', undefined, '4x25G', ['port E1/1 of switch a gains the breakout 4x25G']],
    [
      'Switch',
      'role',
      'server-leaf',
      'border-leaf',
      ['switch a changes the role from server-leaf to border-leaf'],
    ],
    [
      'Connection',
      'eslag/links/1/switch/port',
      'leaf-1/E1/1',
      'leaf-1/E1/2',
      ['the switch end of link 1 of connection a changes the port from leaf-1/E1/1 to leaf-1/E1/2'],
    ],
    [
      'IPv4Namespace',
      'subnets',
      ['10.0.0.0/16'],
      ['10.0.0.0/16', '10.1.0.0/16'],
      ['IPv4 namespace a gains the prefix 10.1.0.0/16'],
    ],
    [
      'VLANNamespace',
      'ranges',
      [{ from: 1, to: 9 }],
      [
        { from: 1, to: 9 },
        { from: 20, to: 29 },
      ],
      ['VLAN namespace a gains the VLANs 20 to 29'],
    ],
    [
      'ExternalPeering',
      'permit/external/prefixes',
      [],
      [{ prefix: '0.0.0.0/0' }],
      ['external peering a gains the prefix 0.0.0.0/0'],
    ],
    [
      'VPCPeering',
      'permit',
      [],
      [{ a: { subnets: ['x'] }, b: {} }],
      ['peering a gains the permission a (x) with b (all subnets)'],
    ],
    [
      'Gateway',
      'interfaces/eth0/mtu',
      1500,
      9000,
      ['interface eth0 of gateway a changes the MTU from 1500 to 9000'],
    ],
  ])('%s %s: %j to %j', (kind, path, before, after, words) => {
    expect(say(kind, 'a', path, before, after)).toEqual(words);
  });

  test('of a struct that comes as a whole is one sentence a field, unknown ones in plain words', () => {
    const options = { leaseTimeSeconds: 3600, interfaceMTU: 9000, later: 'x' };
    expect(say('VPC', 'a', 'subnets/b/dhcp/options', undefined, options)).toEqual([
      'subnet b of VPC a gains the lease time 3600 s',
      'subnet b of VPC a gains the MTU given by DHCP 9000',
      'VPC a gains subnets.b.dhcp.options.later x',
    ]);
  });

  test('there are none for a field without a row, nor for metadata', () => {
    expect(say('VPC', 'a', 'nothing', 1, 2)).toBeUndefined();
    expect(kindOf('VPC').words?.field('a', { pointer: '/metadata/labels/x', after: 'y' })).toBeUndefined();
  });

  test.each<[FieldChange, string]>([
    [{ pointer: '/metadata/labels/zone', after: 'a' }, 'Box a gains label zone a'],
    [{ pointer: '/metadata/annotations/x~1y', before: 'b' }, 'Box a loses annotation x/y b'],
    [{ pointer: '/spec/size', before: 1, after: 2 }, 'Box a changes size from 1 to 2'],
    [{ pointer: '/spec/sides', before: {}, after: { a: 1 } }, 'Box a changes sides'],
    [{ pointer: '/spec/list', before: [1, 2], after: [1] }, 'Box a changes list from 1, 2 to 1'],
    [
      { pointer: '/spec/text', before: '', after: 'x'.repeat(100) },
      `Box a changes text from (empty) to ${'x'.repeat(79)}…`,
    ],
  ])('any field has plain words: %j', (change, words) => {
    expect(plainFieldWords('Box a', change)).toBe(words);
  });
});

describe('what is there with an object', () => {
  const presence = (kind: string, spec: JsonObject) => kindOf(kind).words?.presence?.('a', { spec });

  test.each<[string, JsonObject, string | undefined]>([
    ['VPC', { subnets: { default: {} } }, 'with subnet default'],
    ['VPC', { subnets: { default: {}, b: {} } }, 'with 2 subnets'],
    ['VPCPeering', { permit: [{ a: {}, b: {} }] }, 'peering VPC a with VPC b'],
    [
      'ExternalPeering',
      { permit: { vpc: { name: 'a' }, external: { name: 'b' } } },
      'peering VPC a with external b',
    ],
    ['GatewayPeering', { peering: { a: {}, b: {} } }, 'peering VPC a with VPC b through a gateway'],
    ['VPCAttachment', { subnet: 'a/x', connection: 'c' }, 'attaching connection c to subnet x of VPC a'],
    ['VPCAttachment', { subnet: 'a', connection: 'c' }, 'attaching connection c to subnet default of VPC a'],
    ['ExternalAttachment', { external: 'e', connection: 'c' }, 'attaching external e to connection c'],
    ['Switch', { role: 'spine' }, 'as spine'],
    [
      'Connection',
      { fabric: { links: [{ spine: { port: 's-1/E1/1' }, leaf: { port: 'l-1/E1/1' } }] } },
      '(fabric) between s-1 and l-1',
    ],
    ['Connection', {}, undefined],
    ['VPC', {}, undefined],
  ])('%s %j', (kind, spec, words) => {
    expect(presence(kind, spec)).toBe(words);
  });
});

describe.each(users.map((kind) => [kind.kind, kind] as const))('%s', (_, kind) => {
  const words = kind.words as ChangeTable | undefined;

  test('has rows only for fields that it has', () => {
    const missing = (words?.paths ?? []).filter((path) => !hasPath(kind.spec, path.split('.')));
    expect(missing).toEqual([]);
  });

  test('has an answer for every field, whatever stands there', () => {
    const values: Json[] = ['text', 7, true, null, [], ['a', ['b']], {}, { a: { b: 1 } }, [{ a: 1 }]];
    for (const path of pathsOf(kind.spec)) {
      for (const before of values) {
        for (const after of values) {
          const said = words?.field('a', { pointer: `/spec/${path.join('/')}`, before, after });
          for (const sentence of said ?? []) expect(sentence).toMatch(/^\S.*\S$/);
        }
      }
    }
    for (const value of values) {
      const said = words?.presence?.('a', { spec: value });
      expect(['string', 'undefined']).toContain(typeof said);
    }
  });
});

function hasPath(schema: Schema, [token, ...rest]: readonly string[]): boolean {
  if (token === undefined) return true;
  return childrenOf(schema, token).some((child) => hasPath(child, rest));
}

function childrenOf(schema: Schema, token: string): readonly Schema[] {
  if (schema.type === 'object') {
    const named = schema.fields[token];
    return token === '*' ? Object.values(schema.fields) : named === undefined ? [] : [named];
  }
  if (token !== '*') return [];
  if (schema.type === 'map') return [schema.values];
  return schema.type === 'list' ? [schema.items] : [];
}

function pathsOf(schema: Schema): string[][] {
  if (schema.type === 'object') {
    return Object.entries(schema.fields).flatMap(([key, child]) => below(key, child));
  }
  if (schema.type === 'map') return below('key', schema.values);
  return schema.type === 'list' ? below('0', schema.items) : [];
}

function below(key: string, child: Schema): string[][] {
  return [[key], ...pathsOf(child).map((path) => [key, ...path])];
}
