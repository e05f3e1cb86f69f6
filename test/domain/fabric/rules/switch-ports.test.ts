import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { found, type Neighbour } from '../rule-world.ts';
import { LEAF, PROFILE, withMember } from './switch-sample.ts';

const extra = { allowExtraSwitchProfiles: true };

/** Findings on a switch of a model, without the remark that some fields are no good in Git. */
function on(model: string, changes: JsonObject, profile: JsonObject = PROFILE): string[] {
  const others: Neighbour[] = model === 'bench-one' ? [['SwitchProfile', model, profile]] : [];
  const lines = found('Switch', 'leaf-1', { ...LEAF, profile: model, ...changes }, { others, config: extra });
  return lines.filter((line) => !line.includes('HHS-L17'));
}

const S5248 = 'dell-s5248f-on';

describe('ports of a Switch', () => {
  test.each<[string, string, JsonObject, string[]]>([
    ['a group has a speed it supports', S5248, { portGroupSpeeds: { '1': '10G' } }, []],
    ['it has the old name of one', S5248, { portGroupSpeeds: { '1': 'SPEED_10G' } }, []],
    [
      'it has another one',
      S5248,
      { portGroupSpeeds: { '1': '40G' } },
      ['error HHS-SW-16 /spec/portGroupSpeeds/1'],
    ],
    [
      'there is no such group',
      S5248,
      { portGroupSpeeds: { '13': '10G' } },
      ['error HHS-SW-16 /spec/portGroupSpeeds/13'],
    ],
    ['a port has a speed it supports', 'dell-s5232f-on', { portSpeeds: { 'E1/33': '1G' } }, []],
    [
      'it has another one',
      'dell-s5232f-on',
      { portSpeeds: { 'E1/33': '25G' } },
      ['error HHS-SW-17 /spec/portSpeeds/E1~133'],
    ],
    [
      'there is no such port',
      S5248,
      { portSpeeds: { 'E1/99': '10G' } },
      ['error HHS-SW-17 /spec/portSpeeds/E1~199'],
    ],
    [
      'a port of a group has a speed',
      S5248,
      { portSpeeds: { 'E1/1': '10G' } },
      ['error HHS-SW-17 /spec/portSpeeds/E1~11'],
    ],
    ['a port is broken out', S5248, { portBreakouts: { 'E1/50': '4x25G' } }, []],
    [
      'it is, in a mode it has not',
      S5248,
      { portBreakouts: { 'E1/50': '8x10G' } },
      ['error HHS-SW-18 /spec/portBreakouts/E1~150'],
    ],
    [
      'a lane is broken out',
      S5248,
      { portBreakouts: { 'E1/50/1': '4x25G' } },
      ['error HHS-SW-18 /spec/portBreakouts/E1~150~11'],
    ],
    [
      'a port of a group is broken out',
      S5248,
      { portBreakouts: { 'E1/1': '4x25G' } },
      ['error HHS-SW-18 /spec/portBreakouts/E1~11'],
    ],
    ['a port negotiates', 'edgecore-eps202', { portAutoNegs: { 'E1/5': false } }, []],
    [
      'a breakout port negotiates',
      'celestica-ds3000',
      { portAutoNegs: { 'E1/1': true } },
      ['error HHS-SW-19 /spec/portAutoNegs/E1~11'],
    ],
    ['its lane does', 'celestica-ds3000', { portAutoNegs: { 'E1/1/1': true } }, []],
    [
      'a lane does that is not there',
      'celestica-ds3000',
      { portAutoNegs: { 'E1/1/2': true } },
      ['error HHS-SW-19 /spec/portAutoNegs/E1~11~12'],
    ],
    [
      'a port of a group negotiates',
      S5248,
      { portAutoNegs: { 'E1/1': true } },
      ['error HHS-SW-19 /spec/portAutoNegs/E1~11'],
    ],
    ['a port in one piece has FEC', S5248, { portFECs: { 'E1/50': 'rs' } }, []],
    [
      'a broken-out port has FEC',
      S5248,
      { portBreakouts: { 'E1/50': '4x25G' }, portFECs: { 'E1/50': 'rs' } },
      ['error HHS-SW-20 /spec/portFECs/E1~150'],
    ],
    ['its last lane has', S5248, { portBreakouts: { 'E1/50': '4x25G' }, portFECs: { 'E1/50/4': 'rs' } }, []],
    ['the management port has FEC', S5248, { portFECs: { M1: 'rs' } }, ['error HHS-SW-20 /spec/portFECs/M1']],
    ['RoCE is asked of a model without', 'celestica-ds2000', { roce: true }, ['error HHS-SW-21 /spec/roce']],
    ['RoCE is asked of one that has it', S5248, { roce: true }, []],
    [
      'ECMP by queue pairs is asked',
      S5248,
      { ecmp: { roceQPN: true } },
      ['error HHS-SW-22 /spec/ecmp/roceQPN'],
    ],
    ['ECMP by queue pairs is there', 'celestica-ds5000', { ecmp: { roceQPN: true } }, []],
    [
      'ESLAG is asked of a model without',
      'dell-z9332f-on',
      { redundancy: { group: 'g', type: 'eslag' } },
      ['error HHS-SW-23 /spec/redundancy/type'],
    ],
  ])('%s', (_, model, changes, expected) => {
    expect(on(model, changes)).toEqual(expected);
  });

  test('a port in a wrong mode is told once, not for each thing set on it', () => {
    const changes = {
      portBreakouts: { 'E1/3': '9x9G' },
      portAutoNegs: { 'E1/3/1': true },
      portFECs: { 'E1/3/1': 'rs' },
    };
    expect(on('bench-one', changes)).toEqual(['error HHS-SW-18 /spec/portBreakouts/E1~13']);
  });

  test('nothing is said of the ports of an unknown model', () => {
    expect(on('nowhere', { portSpeeds: { x: 'y' }, roce: true })).toEqual([]);
  });

  test.each<[string, readonly string[], Json | undefined]>([
    ['a port without a profile', ['ports', 'E1/2', 'profile'], undefined],
    ['a port with a profile that does not exist', ['ports', 'E1/2', 'profile'], 'ghost'],
    ['a port profile without speed and breakout', ['portProfiles', 'direct', 'speed'], undefined],
    ['a default mode that is not supported', ['portProfiles', 'breakout', 'breakout', 'default'], '8x10G'],
  ])('a switch is refused for %s', (_, path, value) => {
    expect(on('bench-one', {}, withMember(PROFILE, path, value))).toEqual(['error HHS-SW-19 /spec/profile']);
  });
});

describe('ports and lanes in use', () => {
  test('may be as many as the pipeline has', () => {
    expect(on('bench-one', { portBreakouts: { 'E1/3': '4x25G' } })).toEqual([]);
  });

  test('may not be more', () => {
    expect(on('bench-one', { portBreakouts: { 'E1/3': '4x25G', 'E1/4': '4x25G' } })).toEqual([
      'error HHS-SW-24 /spec/portBreakouts',
    ]);
  });

  test('may not be more than the whole switch has', () => {
    expect(on('bench-one', {}, { ...PROFILE, maxPorts: 4 })).toEqual([]);
    expect(on('bench-one', {}, { ...PROFILE, maxPorts: 3 })).toEqual(['error HHS-SW-24 /spec/profile']);
  });

  test('need a pipeline that exists', () => {
    const others = withMember(PROFILE, ['pipelines'], { p1: { maxPorts: 9 } });
    expect(on('bench-one', {}, others)).toEqual(['error HHS-SW-24 /spec/profile']);
    expect(on('bench-one', {}, withMember(PROFILE, ['pipelines'], undefined))).toEqual([]);
  });
});

describe('port locators', () => {
  test.each<[string, string, JsonObject, string[]]>([
    ['for a while', S5248, { 'E1/1': '10m' }, []],
    ['for the usual while', S5248, { 'E1/50/1': '' }, []],
    ['until a time', S5248, { '*': '2028-02-29 18:45:47' }, []],
    [
      'until a day that is not',
      S5248,
      { '*': '2026-02-29 18:45:47' },
      ['error HHS-SW-20a /spec/portLocators/*'],
    ],
    ['until some time', S5248, { 'E1/1': 'soon' }, ['error HHS-SW-20a /spec/portLocators/E1~11']],
    [
      'on a breakout port by its short name',
      S5248,
      { 'E1/50': '10m' },
      ['error HHS-SW-20a /spec/portLocators/E1~150'],
    ],
    ['on a port that is not, beside all ports', S5248, { 'E9/9': '10m', '*': '10m' }, []],
    ['that is over at once, on a port that is not', S5248, { 'E9/9': '-1s' }, []],
    ['on a model without the feature', 'vs', { 'E1/1': '10m' }, ['error HHS-SW-20a /spec/portLocators']],
  ])('%s', (_, model, portLocators, expected) => {
    expect(on(model, { portLocators })).toEqual(expected);
  });

  test('are no good in Git', () => {
    expect(found('Switch', 'leaf-1', { ...LEAF, portLocators: { '*': '10m' } })).toEqual([
      'warning HHS-L17 /spec/portLocators',
    ]);
  });
});
