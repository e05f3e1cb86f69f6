import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import { kindOf, manifestOf, noContext } from './sample.ts';

/** `severity code pointer` of every finding. */
function findings(kind: string, name: string, spec: Json): string[] {
  return kindOf(kind).rules.flatMap((rule) =>
    rule
      .check(manifestOf(kind, name, spec), noContext)
      .map((finding) => `${rule.severity} ${rule.code} ${finding.pointer}`),
  );
}

const end = { port: 'a/b' };

describe('rules', () => {
  test.each<[string, string, Json, string[]]>([
    ['VPC', 'elevenchars', {}, []],
    ['VPC', 'vpc-internal', {}, ['error HHS-VPC-2 /metadata/name']],
    ['VPC', 'ext.a', {}, ['error HHS-VPC-2 /metadata/name']],
    ['VPC', 'ext.abcdefgh', {}, ['error HHS-VPC-2 /metadata/name', 'error HHS-VPC-2 /metadata/name']],
    ['External', 'elevenchars', {}, []],
    ['External', 'twelve-chars', {}, ['error HHS-EXT-1 /metadata/name']],
    ['External', 'ext.a', {}, []],
    ['IPv4Namespace', 'twelve-chars', {}, ['error HHS-IPNS-2 /metadata/name']],
    ['VLANNamespace', 'a-name-as-long-as-one-likes', {}, []],
    [
      'VPC',
      'v',
      { subnets: { a: null, 'b/c': null, d: {} } },
      ['error HHS-NULL-1 /spec/subnets/a', 'error HHS-NULL-1 /spec/subnets/b~1c'],
    ],
    ['VPC', 'v', { subnets: [null] }, []],
    ['VPC', 'v', null, []],
    [
      'GatewayPeering',
      'p',
      { peering: { 'vpc-1': null, 'ext.e': {} } },
      ['error HHS-NULL-2 /spec/peering/vpc-1'],
    ],
    ['VPCPeering', 'p', { permit: [{ 'vpc-1': null, 'vpc-2': null }] }, []],
    ['Connection', 'c', { unbundled: { link: { server: end, switch: end } } }, []],
    ['Connection', 'c', { unbundled: {} }, []],
    ['Connection', 'c', {}, ['error HHS-CN-4 /spec']],
    ['Connection', 'c', { unbundled: null }, ['error HHS-CN-4 /spec']],
    ['Connection', 'c', 'x', ['error HHS-CN-4 /spec']],
    [
      'Connection',
      'c',
      { external: {}, mesh: {}, fabric: {} },
      ['error HHS-CN-4 /spec/mesh', 'error HHS-CN-4 /spec/external'],
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
      ['Connection', 'c', {}],
      ['Connection', 'c', { external: {}, mesh: {} }],
      ['Connection', 'c', { mclag: {} }],
    ];
    for (const [kind, name, spec] of broken) {
      for (const rule of kindOf(kind).rules) {
        for (const { message, help } of rule.check(manifestOf(kind, name, spec), noContext)) {
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
