import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import { found, type Neighbour } from '../rule-world.ts';

const permit = (vpc: JsonObject, external: JsonObject): JsonObject => ({
  permit: {
    vpc: { name: 'v', subnets: ['a'], ...vpc },
    external: { name: 'e', prefixes: [{ prefix: '0.0.0.0/0' }], ...external },
  },
});
const vpc = (more: JsonObject = {}): Neighbour => ['VPC', 'v', { subnets: { a: {}, b: {} }, ...more }];
const external = (more: JsonObject = {}): Neighbour => ['External', 'e', more];
const of = (spec: JsonObject, ...others: readonly Neighbour[]): string[] =>
  found('ExternalPeering', 'p', spec, { others: others.length === 0 ? [vpc(), external()] : others });

test.each<[JsonObject, JsonObject, string[]]>([
  [{}, {}, []],
  [{ subnets: ['b', 'a'] }, {}, []],
  [{ name: '' }, {}, ['error HHS-EP-2 /spec/permit/vpc/name']],
  [{}, { name: '' }, ['error HHS-EP-2 /spec/permit/external/name']],
  [
    {},
    { prefixes: [{ prefix: '10.0.0.0/8' }, {}] },
    ['error HHS-EP-3 /spec/permit/external/prefixes/1/prefix'],
  ],
  [{ subnets: ['z', 'a'] }, {}, ['error HHS-EP-7 /spec/permit/vpc/subnets/0']],
  [{ name: 'gone', subnets: ['z'] }, {}, []],
  [{}, { prefixes: [{ prefix: 'default' }] }, ['warning HHS-L3 /spec/permit/external/prefixes/0/prefix']],
  [{}, { prefixes: [{ prefix: '::/0' }] }, ['warning HHS-L3 /spec/permit/external/prefixes/0/prefix']],
  [{ subnets: [] }, {}, ['warning HHS-L25 /spec/permit/vpc/subnets']],
  [{}, { prefixes: [] }, ['warning HHS-L25 /spec/permit/external/prefixes']],
])('%j and %j', (ofVpc, ofExternal, expected) => {
  expect(of(permit(ofVpc, ofExternal))).toEqual(expected);
});

test('both are in one IPv4 namespace', () => {
  const spec = permit({}, {});
  expect(of(spec, vpc({ ipv4Namespace: 'lab' }), external())).toEqual([
    'error HHS-EP-6 /spec/permit/external',
  ]);
  expect(of(spec, vpc({ ipv4Namespace: 'lab' }), external({ ipv4Namespace: 'lab' }))).toEqual([]);
});

test('switches with the external list the VLANs of the VPC', () => {
  const around = (...vlanNamespaces: string[]): Neighbour[] => [
    vpc({ vlanNamespace: 'lab' }),
    external(),
    ['ExternalAttachment', 'x', { external: 'e', connection: 'c' }],
    ['Connection', 'c', { external: { link: { switch: { port: 'l1/E1/1' } } } }],
    ['Switch', 'l1', { role: 'border-leaf', profile: 'vs', vlanNamespaces }],
  ];
  expect(of(permit({}, {}), ...around('lab'))).toEqual([]);
  expect(of(permit({}, {}), ...around('other'))).toEqual(['warning HHS-L5 /spec/permit/external/name']);
});
