import { describe, expect, test } from '@jest/globals';
import { switchRules } from '../../../../src/domain/fabric/rules/switch.ts';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { type Around, findingsOn, found, foundOnDelete, type Neighbour } from '../rule-world.ts';
import { noContext, ruleObjectOf } from '../sample.ts';
import { DEFAULT_NAMESPACE, LEAF, OTHER_LEAF, SPINE, withMember } from './switch-sample.ts';

function leaf(changes: JsonObject, around: Around = {}): string[] {
  return found('Switch', 'leaf-1', { ...LEAF, ...changes }, around);
}

function spine(changes: JsonObject): string[] {
  return found('Switch', 'spine-1', { ...SPINE, ...changes });
}

/** The leaf beside another one that differs from the usual other one. */
function beside(changes: JsonObject, mine: JsonObject = {}, around: Around = {}): string[] {
  const others: Neighbour[] = [['Switch', 'leaf-2', { ...OTHER_LEAF, ...changes }]];
  return leaf(mine, { ...around, others });
}

describe('rules of a Switch', () => {
  test('have nothing to say of a leaf beside another leaf, and of a spine', () => {
    expect(beside({})).toEqual([]);
    expect(spine({})).toEqual([]);
  });

  test.each<[string, JsonObject, string[]]>([
    ['there is no ASN', { asn: 0 }, ['error HHS-SW-3 /spec/asn']],
    ['there is no ip', { ip: '' }, ['error HHS-SW-4 /spec/ip']],
    ['there is no protocolIP', { protocolIP: null }, ['error HHS-SW-5 /spec/protocolIP']],
    ['a leaf has no vtepIP', { vtepIP: null }, ['error HHS-SW-6 /spec/vtepIP']],
    ['there is no profile', { profile: '' }, ['error HHS-SW-8 /spec/profile']],
    [
      'the redundancy type is unknown',
      { redundancy: { group: 'g', type: 'lacp' } },
      ['error HHS-SW-9 /spec/redundancy/type'],
    ],
    ['a group has no type', { redundancy: { group: 'g' } }, ['error HHS-SW-10 /spec/redundancy/group']],
    ['a type has no group', { redundancy: { type: 'eslag' } }, ['error HHS-SW-10 /spec/redundancy/type']],
    ['both are there', { redundancy: { group: 'g', type: 'eslag' } }, []],
    [
      'MCLAG is asked for',
      { redundancy: { group: 'g', type: 'mclag' } },
      ['warning HHS-L19 /spec/redundancy/type'],
    ],
    ['the role is obsolete', { role: 'virtual-edge', asn: 1, vtepIP: '' }, ['warning HHS-L19 /spec/role']],
    [
      'a name of a namespace is empty',
      { vlanNamespaces: ['default', ''] },
      ['error HHS-SW-12 /spec/vlanNamespaces/1'],
    ],
    ['a name of a group is empty', { groups: [''] }, ['error HHS-SW-14 /spec/groups/0']],
    ['ip is no prefix', { ip: '172.30.0.9' }, ['error HHS-SW-25 /spec/ip']],
    ['ip is outside', { ip: '10.0.0.1/24' }, ['error HHS-SW-25 /spec/ip']],
    ['ip is the first address of DHCP', { ip: '172.30.4.0/21' }, ['error HHS-SW-25 /spec/ip']],
    ['ip is the last one before', { ip: '172.30.3.255/21' }, []],
    ['ip is that of the control nodes', { ip: '172.30.0.1/21' }, ['error HHS-SW-26 /spec/ip']],
    ['protocolIP is no /32', { protocolIP: '172.30.8.0/31' }, ['error HHS-SW-27 /spec/protocolIP']],
    ['protocolIP is outside', { protocolIP: '172.30.12.0/32' }, ['error HHS-SW-27 /spec/protocolIP']],
    ['protocolIP is the last one inside', { protocolIP: '172.30.11.255/32' }, []],
    ['vtepIP is no /32', { vtepIP: '172.30.12.0/24' }, ['error HHS-SW-32 /spec/vtepIP']],
    ['vtepIP is outside', { vtepIP: '172.30.16.0/32' }, ['error HHS-SW-32 /spec/vtepIP']],
    ['the ASN is below those of leaves', { asn: 65100 }, ['error HHS-SW-30 /spec/asn']],
    ['the ASN is the last one of leaves', { asn: 65533 }, []],
    ['the ASN is above', { asn: 65534 }, ['error HHS-SW-30 /spec/asn']],
    ['nothing tells which device it is', { boot: {} }, ['warning HHS-L18 /spec/boot']],
    ['the MAC address tells it', { boot: { mac: '0e:11:22:33:44:17' } }, []],
    ['Git has FEC modes', { portFECs: { 'E1/49': 'rs' } }, ['warning HHS-L17 /spec/portFECs']],
  ])('say where it is when %s', (_, changes, expected) => {
    expect(leaf(changes)).toEqual(expected);
  });

  test('a spine has no vtepIP, and the ASN of the spines', () => {
    expect(spine({ vtepIP: '172.30.12.1/32' })).toEqual(['error HHS-SW-7 /spec/vtepIP']);
    expect(spine({ asn: 65101 })).toEqual(['error HHS-SW-31 /spec/asn']);
    expect(found('Switch', 's', { ...SPINE, asn: 64512 }, { config: { spineASN: 64512 } })).toEqual([]);
  });

  test('what defaulting fills is asked of the object as it is stored', () => {
    const object = ruleObjectOf('Switch', 'leaf-1', LEAF);
    const stored = withMember(
      withMember(object.defaulted, ['spec', 'vlanNamespaces'], undefined),
      ['spec', 'linkFlapErrDisable'],
      { flapThreshold: 0 },
    );
    const codes = ['HHS-SW-2', 'HHS-SW-11'];
    const pointers = (defaulted: JsonObject): string[] =>
      switchRules
        .filter(({ code }) => codes.includes(code))
        .flatMap((rule) => rule.check({ ...object, defaulted }, noContext).map(({ pointer }) => pointer));
    expect(pointers(stored)).toEqual([
      '/spec/vlanNamespaces',
      '/spec/linkFlapErrDisable/samplingInterval',
      '/spec/linkFlapErrDisable/recoveryInterval',
    ]);
    expect(pointers(object.defaulted)).toEqual([]);
  });
});

describe('two switches', () => {
  test.each<[string, JsonObject, JsonObject, string[]]>([
    [
      'have one management address, with whatever length',
      { ip: '172.30.0.9/24' },
      {},
      ['error HHS-SW-26 /spec/ip'],
    ],
    ['have one protocolIP', { protocolIP: '172.30.8.9/32' }, {}, ['error HHS-SW-28 /spec/protocolIP']],
    ['have one vtepIP', { vtepIP: '172.30.12.9/32' }, {}, ['error HHS-SW-33 /spec/vtepIP']],
    ['have one ASN as leaves', { asn: 65101 }, {}, ['error HHS-SW-29 /spec/asn']],
    ['have one ASN, but one is no leaf', { asn: 65101, role: 'virtual-edge' }, {}, []],
    ['have one serial number', { boot: { serial: 'S-1' } }, {}, ['warning HHS-L18 /spec/boot/serial']],
    [
      'have one MAC address in two spellings',
      { boot: { mac: '0E-11-22-33-44-17' } },
      { boot: { mac: '0e:11:22:33:44:17' } },
      ['warning HHS-L18 /spec/boot/mac'],
    ],
    [
      'of MCLAG may share ASN and vtepIP',
      { asn: 65101, vtepIP: '172.30.12.9/32' },
      { redundancy: { group: 'g', type: 'mclag' } },
      ['warning HHS-L19 /spec/redundancy/type'],
    ],
    [
      'of one group have different types',
      { redundancy: { group: 'g', type: 'mclag' } },
      { redundancy: { group: 'g', type: 'eslag' } },
      ['warning HHS-L6 /spec/redundancy/type'],
    ],
    [
      'of two groups have different types',
      { redundancy: { group: 'h', type: 'mclag' } },
      { redundancy: { group: 'g', type: 'eslag' } },
      [],
    ],
  ])('%s', (_, theirs, mine, expected) => {
    expect(beside(theirs, mine)).toEqual(expected);
  });

  test('the other end is named with its file', () => {
    const others: Neighbour[] = [['Switch', 'leaf-2', { ...OTHER_LEAF, asn: 65101 }]];
    const [finding] = findingsOn('Switch', 'leaf-1', LEAF, { others });
    expect(finding?.related).toEqual([
      { file: 'leaf-2.yaml', line: 1, column: 1, message: 'Switch default/leaf-2 has it here' },
    ]);
  });

  test('a gateway counts only where gateways are enabled', () => {
    const others: Neighbour[] = [
      ['Gateway', 'gw-1', { protocolIP: '172.30.8.9/32', vtepIP: '172.30.12.9/32' }],
    ];
    expect(leaf({}, { others })).toEqual([]);
    expect(leaf({}, { others, config: { enableGateway: true } })).toEqual([
      'error HHS-SW-28 /spec/protocolIP',
      'error HHS-SW-33 /spec/vtepIP',
    ]);
  });

  test('a redundancy group takes four switches, and not five', () => {
    const redundancy = { group: 'g', type: 'eslag' };
    const member = (at: number): Neighbour => [
      'Switch',
      `member-${at}`,
      { role: 'spine', redundancy, boot: { serial: `M-${at}` } },
    ];
    expect(leaf({ redundancy }, { others: [1, 2, 3].map(member) })).toEqual([]);
    expect(leaf({ redundancy }, { others: [1, 2, 3, 4].map(member) })).toEqual([
      'warning HHS-L13 /spec/redundancy/group',
    ]);
  });
});

describe('the VLAN namespaces of a switch', () => {
  const namespace = (name: string, from: number, to: number): Neighbour => [
    'VLANNamespace',
    name,
    { ranges: [{ from, to }] },
  ];

  test.each<[string, Json, Neighbour, string[]]>([
    ['lie side by side', ['default', 'b'], namespace('b', 2000, 2100), []],
    [
      'share one VLAN',
      ['default', 'b'],
      namespace('b', 1999, 2100),
      ['error HHS-SW-13 /spec/vlanNamespaces/1'],
    ],
    ['are not all known', ['default', 'c'], namespace('b', 1999, 2100), []],
    [
      'are one, twice',
      ['default', 'default'],
      namespace('b', 1, 2),
      ['error HHS-SW-13 /spec/vlanNamespaces/1'],
    ],
  ])('%s', (_, vlanNamespaces, other, expected) => {
    expect(leaf({ vlanNamespaces }, { others: [DEFAULT_NAMESPACE, other] })).toEqual(expected);
  });

  test('may overlap in themselves, too, and the switch is refused for it', () => {
    const ranges = [
      { from: 10, to: 20 },
      { from: 15, to: 30 },
    ];
    expect(leaf({}, { others: [['VLANNamespace', 'default', { ranges }]] })).toEqual([
      'error HHS-SW-13 /spec/vlanNamespaces',
    ]);
  });
});

describe('a change of a Switch', () => {
  const modes = { 'E1/50': '4x25G' };

  test.each<[string, JsonObject, JsonObject, string[]]>([
    [
      'of breakouts with RoCE on',
      { roce: true },
      { roce: true, portBreakouts: modes },
      ['error HHS-SW-34 /spec/portBreakouts'],
    ],
    [
      'of breakouts while RoCE goes off',
      { roce: true },
      { portBreakouts: modes },
      ['error HHS-SW-34 /spec/portBreakouts', 'warning HHS-L20 /spec/roce'],
    ],
    [
      'of nothing to an empty map',
      { roce: true },
      { roce: true, portBreakouts: {} },
      ['error HHS-SW-34 /spec/portBreakouts'],
    ],
    [
      'of nothing but RoCE',
      { portBreakouts: modes },
      { roce: true, portBreakouts: modes },
      ['warning HHS-L20 /spec/roce'],
    ],
    ['of breakouts with RoCE off', {}, { portBreakouts: modes }, []],
  ])('%s', (_, before, after, expected) => {
    expect(leaf(after, { previous: { ...LEAF, ...before } })).toEqual(expected);
  });

  test('of the breakout of a port in use is told, with the Connection', () => {
    const link = { server: { port: 's/eth0' }, switch: { port: 'leaf-1/E1/50/1' } };
    const others: Neighbour[] = [['Connection', 'c', { unbundled: { link } }]];
    const around = { others, previous: LEAF };
    expect(leaf({ portBreakouts: modes }, around)).toEqual(['warning HHS-L20 /spec/portBreakouts/E1~150']);
    expect(leaf({ portBreakouts: { 'E1/49': '4x25G' } }, around)).toEqual([]);
    expect(leaf({ portBreakouts: { 'E1/50': '1x100G' } }, around)).toEqual([]);
  });
});

describe('the removal of a Switch', () => {
  const link = { server: { port: 's/eth0' }, switch: { port: 'leaf-1/E1/1' } };

  test('waits for its Connections', () => {
    const others: Neighbour[] = [['Connection', 'c', { unbundled: { link } }]];
    expect(foundOnDelete('Switch', 'leaf-1', LEAF, { others })).toEqual(['error HHS-SW-D1 /metadata/name']);
    expect(foundOnDelete('Switch', 'leaf-2', OTHER_LEAF, { others })).toEqual([]);
  });
});
