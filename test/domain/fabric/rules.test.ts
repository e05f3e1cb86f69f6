import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import { kindOf, noContext, ruleObjectOf } from './sample.ts';

/** `severity code pointer` of every finding. */
function findings(kind: string, name: string, spec: Json): string[] {
  return kindOf(kind).rules.flatMap((rule) =>
    rule
      .check(ruleObjectOf(kind, name, spec), noContext)
      .map((finding) => `${rule.severity} ${rule.code} ${finding.pointer}`),
  );
}

const end = { port: 'a/b' };

const VPC_SPEC = { subnets: { a: {} } };

function subnets(count: number): Json {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, {}]));
}

describe('rules', () => {
  test.each<[string, string, Json, string[]]>([
    ['VPC', 'elevenchars', VPC_SPEC, []],
    ['VPC', 'vpc-internal', VPC_SPEC, ['error HHS-VPC-2 /metadata/name']],
    ['VPC', 'ext.a', VPC_SPEC, ['error HHS-VPC-2 /metadata/name']],
    ['VPC', 'ext.abcdefgh', VPC_SPEC, ['error HHS-VPC-2 /metadata/name', 'error HHS-VPC-2 /metadata/name']],
    ['VPC', 'v', {}, ['error HHS-VPC-4 /spec/subnets']],
    ['VPC', 'v', null, ['error HHS-VPC-4 /spec/subnets']],
    ['VPC', 'v', { subnets: subnets(20) }, []],
    ['VPC', 'v', { subnets: subnets(21) }, ['error HHS-VPC-4 /spec/subnets']],
    ['VPC', 'v', { subnets: { a: null } }, ['error HHS-VPC-4 /spec/subnets']],
    ['VPC', 'v', { subnets: { 'b/c': null, d: {} } }, []],
    ['VPC', 'v', { subnets: [null] }, []],
    ['External', 'elevenchars', {}, []],
    ['External', 'twelve-chars', {}, ['error HHS-EXT-1 /metadata/name']],
    ['External', 'ext.a', {}, []],
    ['IPv4Namespace', 'twelve-chars', {}, ['error HHS-IPNS-2 /metadata/name']],
    ['VLANNamespace', 'a-name-as-long-as-one-likes', {}, []],
    ['GatewayPeering', 'p', { peering: { 'vpc-1': {}, 'ext.e': {} } }, []],
    ['GatewayPeering', 'p', {}, ['error HHS-GP-4 /spec/peering']],
    ['GatewayPeering', 'p', { peering: { a: {}, b: {}, c: {} } }, ['error HHS-GP-4 /spec/peering']],
    ['GatewayPeering', 'p', { peering: { 'vpc-1': null, 'ext.e': {} } }, ['error HHS-GP-4 /spec/peering']],
    [
      'VPCPeering',
      'p',
      {
        permit: [
          { 'vpc-1': {}, 'vpc-2': {} },
          { 'vpc-2': {}, 'vpc-1': {} },
        ],
      },
      [],
    ],
    ['VPCPeering', 'p', {}, ['error HHS-VP-4 /spec']],
    ['VPCPeering', 'p', { permit: [{ a: {}, b: {} }, { a: {} }] }, ['error HHS-VP-4 /spec/permit/1']],
    [
      'VPCPeering',
      'p',
      {
        permit: [
          { a: {}, b: {} },
          { a: {}, c: {} },
        ],
      },
      ['error HHS-VP-4 /spec/permit'],
    ],
    ['VPCPeering', 'p', { permit: [{ a: {}, b: null }] }, ['error HHS-VP-4 /spec/permit/0']],
    ['VPCPeering', 'p', { permit: 'x' }, []],
    ['Connection', 'c', { unbundled: { link: { server: end, switch: end } } }, []],
    ['Connection', 'c', { unbundled: {} }, []],
    ['Connection', 'c', {}, ['error HHS-CN-4 /spec']],
    ['Connection', 'c', { unbundled: null }, ['error HHS-CN-4 /spec']],
    ['Connection', 'c', 'x', ['error HHS-CN-4 /spec']],
    [
      'Connection',
      'c',
      { external: {}, mesh: {}, fabric: {} },
      ['warning HHS-CN-4a /spec/mesh', 'warning HHS-CN-4a /spec/external'],
    ],
    ['Connection', 'c', { mclag: { links: [] } }, ['warning HHS-CN-2 /spec/mclag']],
    [
      'Connection',
      'c',
      { mclag: {}, mclagDomain: {}, mesh: {}, fabric: {} },
      ['warning HHS-CN-2 /spec/mclag', 'warning HHS-CN-2 /spec/mclagDomain'],
    ],
  ])('%s %s %j', (kind, name, spec, expected) => {
    expect(findings(kind, name, spec)).toEqual(expected);
  });

  test('every finding names the object and a cure', () => {
    const broken: [string, string, Json][] = [
      ['VPC', 'ext.abcdefgh', { subnets: { a: null } }],
      ['External', 'twelve-chars', {}],
      ['IPv4Namespace', 'twelve-chars', {}],
      ['GatewayPeering', 'p', { peering: { 'vpc-1': null } }],
      ['VPCPeering', 'p', { permit: [{ a: null }] }],
      ['VPCPeering', 'p', {}],
      [
        'VPCPeering',
        'p',
        {
          permit: [
            { a: {}, b: {} },
            { a: {}, c: {} },
          ],
        },
      ],
      ['Connection', 'c', {}],
      ['Connection', 'c', { external: {}, mesh: {} }],
      ['Connection', 'c', { mclag: {} }],
    ];
    for (const [kind, name, spec] of broken) {
      for (const rule of kindOf(kind).rules) {
        for (const { message, help } of rule.check(ruleObjectOf(kind, name, spec), noContext)) {
          expect(message).toContain(`${kind} default/${name}`);
          expect(help).toMatch(/\w.*\.$/);
        }
      }
    }
  });

  test('codes are the reference’s ids, each used once', () => {
    const codes = fabricRegistry.kinds.flatMap((kind) => kind.rules.map((rule) => rule.code));
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^HHS-[A-Z]+-\d+[a-z]?$/);
  });
});
