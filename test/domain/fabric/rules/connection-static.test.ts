import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { found, type Neighbour } from '../rule-world.ts';

const AT = '/spec/staticExternal/link/switch';
const DEPRECATED = 'warning HHS-L19 /spec/staticExternal';
const spec = (side: JsonObject = {}, withinVPC?: string): JsonObject => ({
  staticExternal: {
    link: {
      switch: { port: 'l1/E1/1', ip: '10.9.0.1/24', nextHop: '10.9.0.9', subnets: ['10.1.0.0/16'], ...side },
    },
    ...(withinVPC === undefined ? {} : { withinVPC }),
  },
});
const leaf = (profile: string, vlanNamespaces: readonly string[] = []): Neighbour => [
  'Switch',
  'l1',
  { role: 'server-leaf', profile, vlanNamespaces },
];
const others = [leaf('dell-s5248f-on')];

/** Without the warning that all of them get. */
function errors(side: JsonObject): string[] {
  return found('Connection', 'c', spec(side), { others }).filter((line) => line !== DEPRECATED);
}

test('a static external is told that its type is on its way out', () => {
  expect(found('Connection', 'c', spec(), { others })).toEqual([DEPRECATED]);
});

test.each<[JsonObject, string[]]>([
  [{ ip: '' }, [`error HHS-CN-10 ${AT}/ip`]],
  [{ ip: '10.9.0.1' }, [`error HHS-CN-10 ${AT}/ip`]],
  [{ nextHop: '' }, [`error HHS-CN-10 ${AT}/nextHop`]],
  [{ nextHop: '10.9.1.0' }, [`error HHS-CN-10 ${AT}/nextHop`]],
  [{ nextHop: '10.9.0.255' }, []],
  [{ subnets: ['10.1.0.0'] }, [`error HHS-CN-11 ${AT}/subnets/0`]],
  [{ subnets: ['10.1.0.1/16'] }, [`error HHS-CN-11 ${AT}/subnets/0`]],
  [{ subnets: ['10.0.0.0/8', '10.1.0.0/16'] }, [`error HHS-CN-11 ${AT}/subnets/1`]],
  [{ subnets: ['10.0.0.0/9', '10.128.0.0/9'] }, []],
  [{ subnets: ['0.0.0.0/0'] }, []],
  [{ subnets: ['10.0.0.0/8', '0.0.0.0/0'] }, [`error HHS-CN-11 ${AT}/subnets/1`]],
  [{ subnets: ['172.16.0.0/12'] }, [`error HHS-CN-12 ${AT}/subnets/0`]],
  [{ subnets: ['172.31.0.0/16'] }, []],
  [{ vlan: 4094 }, []],
  [{ vlan: 4095 }, [`warning HHS-L15 ${AT}/vlan`]],
])('%j', (side, expected) => {
  expect(errors(side)).toEqual(expected);
});

test('a VLAN is told where the switch has no sub-interfaces', () => {
  const around = { others: [leaf('edgecore-eps203')] };
  expect(found('Connection', 'c', spec({ vlan: 100 }), around)).toContain(`warning HHS-L12 ${AT}/vlan`);
  expect(found('Connection', 'c', spec(), around)).toEqual([DEPRECATED]);
});

describe('within a VPC', () => {
  const vpc: Neighbour = ['VPC', 'v', { vlanNamespace: 'lab', subnets: {} }];
  const of = (...namespaces: string[]) => ({ others: [leaf('dell-s5248f-on', namespaces), vpc] });

  test('the switch lists the VLANs of the VPC', () => {
    expect(found('Connection', 'c', spec({}, 'v'), of('lab'))).toEqual([DEPRECATED]);
    expect(found('Connection', 'c', spec({}, 'v'), of('other'))).toContain(
      'warning HHS-L5 /spec/staticExternal/withinVPC',
    );
  });

  test.each<[string | undefined, string | undefined, Json[]]>([
    ['v', 'v', []],
    ['v', undefined, ['error HHS-CN-24 /spec/staticExternal/withinVPC']],
    [undefined, 'v', ['error HHS-CN-24 /spec/staticExternal/withinVPC']],
  ])('%s does not become %s', (before, after, expected) => {
    const lines = found('Connection', 'c', spec({}, after), { ...of('lab'), previous: spec({}, before) });
    expect(lines.filter((line) => line !== DEPRECATED)).toEqual(expected);
  });
});
