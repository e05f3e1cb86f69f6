import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import { onPeering } from './gateway-peering-sample.ts';

function onAcl(rule: JsonObject, sides: JsonObject = { red: {}, blue: {} }): string[] {
  return onPeering({ peering: sides, acl: { rules: [{ action: 'allow', from: 'red', ...rule }] } });
}

describe('the access list', () => {
  const RULE = '/spec/acl/rules/0';

  test.each<[JsonObject, string[]]>([
    [{ name: 'a' }, []],
    [{ name: 'web-1.in' }, []],
    [{ name: 'n'.repeat(64) }, []],
    [{ name: 'n'.repeat(65) }, [`${RULE}/name`]],
    [{ name: 'Rule' }, [`${RULE}/name`]],
    [{ name: '-x' }, [`${RULE}/name`]],
    [{ from: '' }, [RULE]],
    [{ from: '', to: 'blue' }, []],
    [{ from: 'red', to: 'red' }, []],
    [{ from: 'nobody', to: 'green' }, [`${RULE}/from`, `${RULE}/to`]],
    [{ match: { proto: 'udp' } }, []],
    [{ match: { proto: '132' } }, []],
    [{ match: { proto: '-1' } }, []],
    [{ match: { proto: 'icmp' } }, [`${RULE}/match/proto`]],
    [{ match: { proto: '6.0' } }, [`${RULE}/match/proto`]],
    [{ match: { src: [{ cidr: '10.0.1.0/24', vpcSubnet: 'web' }] } }, [`${RULE}/match/src/0`]],
    [{ match: { src: [{}], dst: [{ cidr: '::/0' }] } }, []],
    [{ match: { dst: [{ cidr: '::/0' }, { cidr: '10.0.1.0' }] } }, [`${RULE}/match/dst/1/cidr`]],
    [{ match: { proto: 'tcp', dst: [{ ports: ['80', '0'] }] } }, [`${RULE}/match/dst/0/ports/1`]],
  ])('with the rule %j', (rule, pointers) => {
    expect(onAcl(rule)).toEqual(pointers.map((pointer) => `error HHS-GP-13 ${pointer}`));
  });

  test.each<[JsonObject, string[]]>([
    [{ match: { src: [{ vpcSubnet: 'web' }], dst: [{ vpcSubnet: 'app' }] } }, []],
    [{ to: 'blue', match: { src: [{ vpcSubnet: 'web' }], dst: [{ vpcSubnet: 'app' }] } }, []],
    [{ from: '', to: 'blue', match: { src: [{ vpcSubnet: 'web' }] } }, []],
    [{ from: '', to: 'red', match: { src: [{ vpcSubnet: 'web' }] } }, ['src']],
    [{ match: { src: [{ vpcSubnet: 'app' }] } }, ['src']],
    [{ match: { dst: [{ vpcSubnet: 'web' }] } }, ['dst']],
    [{ match: { src: [{ vpcSubnet: 'ghost' }], dst: [{ vpcSubnet: 'ghost' }] } }, ['src', 'dst']],
    [{ to: 'red', match: { dst: [{ vpcSubnet: 'web' }] } }, []],
  ])('names subnets of the side it means: %j', (rule, ends) => {
    expect(onAcl(rule)).toEqual(ends.map((end) => `error HHS-GP-18 ${RULE}/match/${end}/0/vpcSubnet`));
  });

  test('finds no subnet on the side of an external', () => {
    const sides = { red: {}, 'ext.isp': {} };
    expect(onAcl({ match: { dst: [{ vpcSubnet: 'app' }] } }, sides)).toEqual([
      `error HHS-GP-18 ${RULE}/match/dst/0/vpcSubnet`,
    ]);
    expect(onAcl({ match: { src: [{ vpcSubnet: 'web' }] } }, sides)).toEqual([]);
  });

  test('leaves a VPC that does not exist to the check of references', () => {
    expect(onAcl({ match: { dst: [{ vpcSubnet: 'x' }] } }, { red: {}, ghost: {} })).toEqual([]);
  });

  test.each<[JsonObject, boolean]>([
    [{ proto: 'tcp', dst: [{ ports: ['80'] }] }, true],
    [{ proto: 'udp', src: [{ ports: ['80'] }] }, true],
    [{ proto: '6', dst: [{}, { ports: ['80'] }] }, false],
    [{ dst: [{}, { ports: ['80'] }] }, false],
    [{ dst: [{ ports: [] }] }, true],
  ])('names ports of tcp or udp only: %j is fine: %s', (match, valid) => {
    expect(onAcl({ match })).toEqual(valid ? [] : [`warning HHS-L10 ${RULE}/match/dst/1/ports`]);
  });
});
