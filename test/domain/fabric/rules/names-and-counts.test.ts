import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { found } from '../rule-world.ts';

const VPC_SPEC = { subnets: { a: {} } };

function subnets(count: number): Json {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, {}]));
}

/** What one rule says, as `severity pointer`; others may say more. */
function saidBy(code: string, kind: string, name: string, spec: Json): string[] {
  const mark = ` ${code} `;
  return found(kind, name, spec)
    .filter((line) => line.includes(mark))
    .map((line) => line.replace(mark, ' '));
}

describe('names and counts', () => {
  test.each<[string, string, string, Json, string[]]>([
    ['HHS-VPC-2', 'VPC', 'elevenchars', VPC_SPEC, []],
    ['HHS-VPC-2', 'VPC', 'vpc-internal', VPC_SPEC, ['error /metadata/name']],
    ['HHS-VPC-2', 'VPC', 'ext.a', VPC_SPEC, ['error /metadata/name']],
    ['HHS-VPC-2', 'VPC', 'ext.abcdefgh', VPC_SPEC, ['error /metadata/name', 'error /metadata/name']],
    ['HHS-VPC-4', 'VPC', 'v', {}, ['error /spec/subnets']],
    ['HHS-VPC-4', 'VPC', 'v', null, ['error /spec/subnets']],
    ['HHS-VPC-4', 'VPC', 'v', { subnets: subnets(20) }, []],
    ['HHS-VPC-4', 'VPC', 'v', { subnets: subnets(21) }, ['error /spec/subnets']],
    ['HHS-VPC-4', 'VPC', 'v', { subnets: { a: null } }, ['error /spec/subnets']],
    ['HHS-VPC-4', 'VPC', 'v', { subnets: { 'b/c': null, d: {} } }, []],
    ['HHS-VPC-4', 'VPC', 'v', { subnets: [null] }, []],
    ['HHS-EXT-1', 'External', 'elevenchars', {}, []],
    ['HHS-EXT-1', 'External', 'twelve-chars', {}, ['error /metadata/name']],
    ['HHS-EXT-1', 'External', 'ext.a', {}, []],
    ['HHS-IPNS-2', 'IPv4Namespace', 'elevenchars', {}, []],
    ['HHS-IPNS-2', 'IPv4Namespace', 'twelve-chars', {}, ['error /metadata/name']],
    ['HHS-GP-4', 'GatewayPeering', 'p', { peering: { 'vpc-1': {}, 'ext.e': {} } }, []],
    ['HHS-GP-4', 'GatewayPeering', 'p', {}, ['error /spec/peering']],
    ['HHS-GP-4', 'GatewayPeering', 'p', { peering: { a: {}, b: {}, c: {} } }, ['error /spec/peering']],
    ['HHS-GP-4', 'GatewayPeering', 'p', { peering: { 'vpc-1': null, 'ext.e': {} } }, ['error /spec/peering']],
  ])('%s on a %s %s with %j', (code, kind, name, spec, expected) => {
    expect(saidBy(code, kind, name, spec)).toEqual(expected);
  });
});
