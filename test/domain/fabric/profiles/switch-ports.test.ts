import { describe, expect, test } from '@jest/globals';
import { builtInProfiles } from '../../../../src/domain/fabric/profiles/built-in-profiles.ts';
import { parseBreakoutMode, parsePortName } from '../../../../src/domain/fabric/profiles/port-names.ts';
import {
  modesOf,
  pipelineLimit,
  portOf,
  type SwitchPorts,
  samePort,
  speedsOf,
  switchPorts,
} from '../../../../src/domain/fabric/profiles/switch-ports.ts';
import { specOf } from '../../../../src/domain/fabric/read.ts';
import { DEFAULT_FABRIC_CONFIG } from '../../../../src/domain/resource/fabric-config.ts';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';

function profile(name: string): JsonObject {
  return specOf(builtInProfiles(DEFAULT_FABRIC_CONFIG).get(name) ?? {});
}

function portsWith(name: string, portBreakouts: JsonObject = {}): SwitchPorts {
  return switchPorts(profile(name), { portBreakouts });
}

describe('port names', () => {
  test.each([
    ['M1', { sort: 'management', number: 1 }],
    ['E1/5', { sort: 'data', asic: 1, port: 5 }],
    ['E1/5/4', { sort: 'data', asic: 1, port: 5, lane: 4 }],
    ['M0', undefined],
    ['E0/1', undefined],
    ['E1/0', undefined],
    ['E1/1/0', undefined],
    ['E1/1/1/1', undefined],
    ['Ethernet0', undefined],
    ['E1', undefined],
    ['', undefined],
  ])('%s', (text, parsed) => {
    expect(parsePortName(text)).toEqual(parsed);
  });

  test('a port without a lane is its first lane', () => {
    expect(['E1/4', 'E1/4/1', 'E1/4/2', 'M1', 'eno1'].map(samePort)).toEqual([
      'E1/4/1',
      'E1/4/1',
      'E1/4/2',
      'M1',
      'eno1',
    ]);
  });
});

test.each([
  ['4x25G', { lanes: 4, speed: '25G' }],
  ['1x2.5G', { lanes: 1, speed: '2.5G' }],
  ['3x25G', undefined],
  ['4x30G', undefined],
  ['4x', undefined],
  ['x25G', undefined],
  ['', undefined],
])('the breakout mode %s', (text, parsed) => {
  expect(parseBreakoutMode(text)).toEqual(parsed);
});

describe('the ports of a switch', () => {
  test('are group ports, breakout ports with their lanes, and management ports', () => {
    const { allowed, available } = portsWith('dell-s5248f-on', { 'E1/50': '4x25G' });
    const wanted = ['M1', 'E1/1', 'E1/49', 'E1/49/1', 'E1/50', 'E1/50/1', 'E1/50/4'];
    expect(wanted.filter((port) => !allowed.has(port))).toEqual([]);
    expect(['E1/1/1', 'E1/49/2', 'E1/50/5', 'E1/57', 'M2'].filter((port) => allowed.has(port))).toEqual([]);
    expect(['E1/1', 'E1/49/1', 'E1/50/4'].filter((port) => !available.has(port))).toEqual([]);
    expect(['M1', 'E1/49', 'E1/50'].filter((port) => available.has(port))).toEqual([]);
  });

  test('may negotiate where their profile allows it, breakout ports lane by lane', () => {
    expect([...portsWith('dell-s5248f-on').autoNeg]).toEqual([]);
    const { autoNeg } = portsWith('celestica-ds3000', { 'E1/1': '4x25G' });
    expect(['E1/1', 'E1/1/4', 'E1/2', 'E1/2/1', 'E1/33'].map((port) => autoNeg.has(port))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(portsWith('edgecore-eps202').autoNeg.has('E1/1')).toBe(true);
  });

  test('have FEC on lanes, and on a breakout port itself only with one lane', () => {
    const { fec } = portsWith('dell-s5248f-on', { 'E1/50': '4x25G' });
    expect(['E1/1', 'E1/49', 'E1/49/1', 'E1/50', 'E1/50/4', 'M1'].map((port) => fec.has(port))).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  test('in a mode that they do not have are unusable', () => {
    expect(portsWith('dell-s5248f-on', { 'E1/49': '9x25G' }).unusable.map(({ name }) => name)).toEqual([
      'E1/49',
    ]);
    expect(portsWith('dell-s5248f-on', { 'E1/49': '' }).unusable).toHaveLength(1);
    expect(portsWith('dell-s5248f-on').unusable).toEqual([]);
  });

  test('count lanes in all and by pipeline', () => {
    const { lanes, lanesByPipeline } = portsWith('celestica-ds4000', { 'E1/1': '8x50G', 'E1/2': '2x200G' });
    expect(lanes).toBe(31 + 8 + 2);
    expect(lanesByPipeline.get('1')).toBe(12);
    expect(pipelineLimit(profile('celestica-ds4000'), '1')).toBe(18);
  });

  test('of a profile that is broken say why', () => {
    const broken = {
      ports: {
        'E1/1': { profile: 'ghost' },
        'E1/2': {},
        'E1/3': { profile: 'empty' },
        'E1/4': { group: 'ghost' },
      },
      portProfiles: { empty: {} },
    };
    expect(['E1/1', 'E1/2', 'E1/3'].map((name) => portOf(broken, name)?.sort)).toEqual([
      'broken',
      'broken',
      'broken',
    ]);
    expect(portOf(broken, 'E1/4')).toMatchObject({ sort: 'group', portProfile: {} });
    expect(portOf(broken, 'E1/5')).toBeUndefined();
    expect(switchPorts(broken, {}).unusable).toHaveLength(3);
  });

  test('have the speeds and modes of their port profile', () => {
    const s5248 = profile('dell-s5248f-on');
    expect(speedsOf(portOf(s5248, 'E1/1')?.portProfile ?? {})).toEqual(['10G', '25G']);
    expect(modesOf(portOf(s5248, 'E1/49')?.portProfile ?? {})).toContain('4x25G');
  });
});
