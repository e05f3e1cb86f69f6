import { describe, expect, test } from '@jest/globals';
import { builtInProfiles } from '../../../../src/domain/fabric/profiles/built-in-profiles.ts';
import type { FabricConfig } from '../../../../src/domain/resource/fabric-config.ts';
import { DEFAULT_FABRIC_CONFIG } from '../../../../src/domain/resource/fabric-config.ts';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { valueAt } from '../../../../src/domain/shared/pointer.ts';
import { found, foundOnDelete } from '../rule-world.ts';
import { PROFILE, withMember } from './switch-sample.ts';

const extra = { config: { allowExtraSwitchProfiles: true } };

function wrong(path: readonly string[], value: Json | undefined): string[] {
  return found('SwitchProfile', 'bench-one', withMember(PROFILE, path, value), extra);
}

function builtIn(name: string, config: Partial<FabricConfig> = {}): JsonObject {
  const object = builtInProfiles({ ...DEFAULT_FABRIC_CONFIG, ...config }).get(name) ?? {};
  return valueAt(object, '/spec') as JsonObject;
}

const port3 = ['ports', 'E1/3'];
const AT3 = '/spec/ports/E1~13';

describe('rules of a SwitchProfile', () => {
  test('have nothing to say of a profile with a port of each sort', () => {
    expect(found('SwitchProfile', 'bench-one', PROFILE, extra)).toEqual([]);
  });

  test.each<[string, readonly string[], Json | undefined, string[]]>([
    ['the display name is missing', ['displayName'], undefined, ['error HHS-SP-3 /spec/displayName']],
    ['five other names are the most', ['otherNames'], ['a', 'b', 'c', 'd', 'e'], []],
    ['six are too many', ['otherNames'], ['a', 'b', 'c', 'd', 'e', 'f'], ['error HHS-SP-4 /spec/otherNames']],
    ['one is empty', ['otherNames'], ['a', ''], ['error HHS-SP-4 /spec/otherNames/1']],
    ['one is there twice', ['otherNames'], ['a', 'b', 'a'], ['error HHS-SP-4 /spec/otherNames/2']],
    ['the silicon is missing', ['switchSilicon'], '', ['error HHS-SP-5 /spec/switchSilicon']],
    ['the nosType is unknown', ['nosType'], 'eos', ['error HHS-SP-6 /spec/nosType']],
    ['the nosType is another known one', ['nosType'], 'cumulus-mlx', []],
    ['the platform is missing', ['platform'], undefined, ['error HHS-SP-7 /spec/platform']],
    ['a nos is missing', [...port3, 'nos'], undefined, [`error HHS-SP-8 ${AT3}/nos`]],
    ['two ports have one nos', [...port3, 'nos'], '1/4', ['error HHS-SP-8 /spec/ports/E1~14/nos']],
    [
      'two ports have one baseNOSName',
      [...port3, 'baseNOSName'],
      'Ethernet12',
      ['error HHS-SP-8 /spec/ports/E1~14/baseNOSName'],
    ],
    [
      'a name has one character',
      ['ports', 'E'],
      { nos: 'Ethernet99', label: '9', group: '1' },
      ['error HHS-SP-8 /spec/ports/E'],
    ],
    [
      'a management port is called M0',
      ['ports'],
      {
        ...(PROFILE.ports as JsonObject),
        M0: { nos: 'Management1', management: true, oniePortName: 'eth1' },
      },
      ['error HHS-SP-9 /spec/ports/M0'],
    ],
    [
      'its nos is that of a data port',
      ['ports', 'M1', 'nos'],
      'Ethernet77',
      ['error HHS-SP-9 /spec/ports/M1/nos'],
    ],
    [
      'its nos has a number below zero',
      ['ports', 'M1', 'nos'],
      'Management-1',
      ['error HHS-SP-9 /spec/ports/M1/nos'],
    ],
    [
      'its ONIE name is missing',
      ['ports', 'M1', 'oniePortName'],
      undefined,
      ['error HHS-SP-9 /spec/ports/M1/oniePortName'],
    ],
    ['it is in a group', ['ports', 'M1', 'group'], '1', ['error HHS-SP-9 /spec/ports/M1/group']],
    [
      'a data port has three numbers',
      ['ports', 'E1/1/1'],
      { nos: 'Ethernet99', label: '9', group: '1' },
      ['error HHS-SP-10 /spec/ports/E1~11~11'],
    ],
    [
      'a data port has the number 0',
      ['ports', 'E1/0'],
      { nos: 'Ethernet99', label: '9', group: '1' },
      ['error HHS-SP-10 /spec/ports/E1~10'],
    ],
    [
      'a number of a port has a zero in front',
      ['ports', 'E1/09'],
      { nos: 'Ethernet99', label: '9', group: '1' },
      [],
    ],
    ['a label is missing', [...port3, 'label'], undefined, [`error HHS-SP-11 ${AT3}/label`]],
    ['a label is there twice', [...port3, 'label'], '1', [`error HHS-SP-11 ${AT3}/label`]],
    [
      'a port has a profile and a group',
      ['ports', 'E1/2', 'group'],
      '1',
      ['error HHS-SP-12 /spec/ports/E1~12/profile'],
    ],
    [
      'a port has neither',
      ['ports', 'E1/1', 'group'],
      undefined,
      ['error HHS-SP-12 /spec/ports/E1~11', 'error HHS-SP-18 /spec/portGroups/1'],
    ],
    [
      'the profile of a port does not exist',
      [...port3, 'profile'],
      'ghost',
      [`error HHS-SP-13 ${AT3}/profile`],
    ],
    [
      'the nos of a breakout port is that of a direct one',
      [...port3, 'nos'],
      'Ethernet8',
      [`error HHS-SP-14 ${AT3}/nos`],
    ],
    [
      'its base name has no number',
      [...port3, 'baseNOSName'],
      'Ethernet',
      [`error HHS-SP-14 ${AT3}/baseNOSName`],
    ],
    [
      'its base name is missing',
      [...port3, 'baseNOSName'],
      undefined,
      [`error HHS-SP-14 ${AT3}/baseNOSName`],
    ],
    [
      'the pipeline of a port does not exist',
      [...port3, 'pipeline'],
      'p9',
      [`error HHS-SP-15 ${AT3}/pipeline`],
    ],
    [
      'a direct port has a pipeline',
      ['ports', 'E1/2', 'pipeline'],
      'p0',
      ['error HHS-SP-15 /spec/ports/E1~12/pipeline'],
    ],
    [
      'the nos of a direct port is another word',
      ['ports', 'E1/2', 'nos'],
      'eth1',
      ['error HHS-SP-16 /spec/ports/E1~12/nos'],
    ],
    [
      'the group of a port does not exist',
      ['ports', 'E1/1', 'group'],
      '7',
      ['error HHS-SP-17 /spec/ports/E1~11/group', 'error HHS-SP-18 /spec/portGroups/1'],
    ],
    [
      'the number of a group is 0',
      ['portGroups', '1', 'nos'],
      '0',
      ['error HHS-SP-18 /spec/portGroups/1/nos'],
    ],
    ['the number of a group is +1', ['portGroups', '1', 'nos'], '+1', []],
    [
      'the profile of a group has breakouts',
      ['portGroups', '1', 'profile'],
      'breakout',
      ['error HHS-SP-18 /spec/portGroups/1/profile', 'error HHS-SP-19 /spec/portProfiles/grouped'],
    ],
    [
      'the profile of a group negotiates',
      ['portProfiles', 'grouped', 'autoNegAllowed'],
      true,
      ['error HHS-SP-18 /spec/portGroups/1/profile'],
    ],
    [
      'a profile has neither speed nor breakout',
      ['portProfiles', 'direct', 'speed'],
      undefined,
      ['error HHS-SP-19 /spec/portProfiles/direct'],
    ],
    [
      'nobody has a profile',
      ['portProfiles', 'spare'],
      { speed: { default: '1G', supported: ['1G'] } },
      ['error HHS-SP-19 /spec/portProfiles/spare'],
    ],
    [
      'a profile negotiates by default though it may not',
      ['portProfiles', 'grouped', 'autoNegDefault'],
      true,
      ['error HHS-SP-19 /spec/portProfiles/grouped/autoNegDefault'],
    ],
    [
      'a default speed is missing',
      ['portProfiles', 'direct', 'speed', 'default'],
      undefined,
      ['error HHS-SP-20 /spec/portProfiles/direct/speed/default'],
    ],
    [
      'a default speed is not supported',
      ['portProfiles', 'direct', 'speed', 'default'],
      '40G',
      ['error HHS-SP-20 /spec/portProfiles/direct/speed/default'],
    ],
    [
      'no speed is supported',
      ['portProfiles', 'direct', 'speed', 'supported'],
      [],
      ['error HHS-SP-20 /spec/portProfiles/direct/speed/supported'],
    ],
    [
      'a speed is none',
      ['portProfiles', 'direct', 'speed', 'supported'],
      ['25G', '30G'],
      ['error HHS-SP-20 /spec/portProfiles/direct/speed/supported/1'],
    ],
    [
      'a default mode is not supported',
      ['portProfiles', 'breakout', 'breakout', 'default'],
      '2x50G',
      ['error HHS-SP-21 /spec/portProfiles/breakout/breakout/default'],
    ],
    [
      'a mode has three lanes',
      ['portProfiles', 'breakout', 'breakout', 'supported', '3x25G'],
      { offsets: ['0'] },
      ['error HHS-SP-21 /spec/portProfiles/breakout/breakout/supported/3x25G'],
    ],
    [
      'a mode has no offsets',
      ['portProfiles', 'breakout', 'breakout', 'supported', '1x100G'],
      {},
      ['error HHS-SP-21 /spec/portProfiles/breakout/breakout/supported/1x100G/offsets'],
    ],
    [
      'a pipeline takes no ports',
      ['pipelines', 'p0', 'maxPorts'],
      0,
      ['error HHS-SP-22 /spec/pipelines/p0/maxPorts'],
    ],
    ['a pipeline has no name', ['pipelines', ''], { maxPorts: 1 }, ['error HHS-SP-22 /spec/pipelines/']],
  ])('say where it is when %s', (_, path, value, expected) => {
    expect(wrong(path, value)).toEqual(expected);
  });
});

describe('which profiles there may be', () => {
  test('one of our own is refused where the fabric takes no others', () => {
    expect(found('SwitchProfile', 'bench-one', PROFILE)).toEqual(['error HHS-SP-1 /metadata/name']);
  });

  test('one that is there already may change', () => {
    expect(found('SwitchProfile', 'bench-one', PROFILE, { previous: PROFILE })).toEqual([]);
  });

  test('a built-in one may stand in Git as it is, with or without what releases differ in', () => {
    const spec = builtIn('vs');
    expect(found('SwitchProfile', 'vs', spec)).toEqual([]);
    expect(found('SwitchProfile', 'vs', withMember(spec, ['features', 'portLocator'], true))).toEqual([]);
  });

  test('a built-in one may not be changed, whatever else is allowed', () => {
    const spec = withMember(builtIn('vs'), ['displayName'], 'My Switch');
    expect(found('SwitchProfile', 'vs', spec, extra)).toEqual(['error HHS-SP-23 /spec/displayName']);
  });

  test('every profile the fabric brings along passes its own rules', () => {
    const config = { includeSONiCCLSPlus: true, includeCumulus: true };
    const names = [...builtInProfiles({ ...DEFAULT_FABRIC_CONFIG, ...config }).keys()];
    expect(names.length).toBe(23);
    expect(names.flatMap((name) => found('SwitchProfile', name, builtIn(name, config), { config }))).toEqual(
      [],
    );
  });

  test('a profile is built in only where the configuration includes its kind', () => {
    const config = { includeCumulus: true };
    const spec = builtIn('cumulus-vx', config);
    expect(found('SwitchProfile', 'cumulus-vx', spec, { config })).toEqual([]);
    expect(found('SwitchProfile', 'cumulus-vx', spec)).toEqual(['error HHS-SP-1 /metadata/name']);
  });

  test('a built-in one is not deleted, one of our own is', () => {
    expect(foundOnDelete('SwitchProfile', 'vs', builtIn('vs'))).toEqual(['error HHS-SP-D1 /metadata/name']);
    expect(foundOnDelete('SwitchProfile', 'bench-one', PROFILE)).toEqual([]);
  });
});
