import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  BUILT_IN_PROFILE_NAMES,
  builtInProfiles,
} from '../../../../src/domain/fabric/profiles/built-in-profiles.ts';
import { DEFAULT_FABRIC_CONFIG } from '../../../../src/domain/resource/fabric-config.ts';
import { isJsonObject, type JsonObject } from '../../../../src/domain/shared/json.ts';
import { valueAt } from '../../../../src/domain/shared/pointer.ts';
import { describeWithShared, sharedRoot } from '../../../support/shared.ts';
import { kindOf } from '../sample.ts';

const everything = { includeSONiCCLSPlus: true, includeCumulus: true };

describe('built-in switch profiles', () => {
  test('are sixteen, and more where the configuration includes them', () => {
    expect(builtInProfiles(DEFAULT_FABRIC_CONFIG).size).toBe(16);
    expect(builtInProfiles({ includeSONiCCLSPlus: true, includeCumulus: false }).size).toBe(22);
    expect([...builtInProfiles(everything).keys()]).toEqual(BUILT_IN_PROFILE_NAMES);
  });

  test('have port names that are used by no other port of the profile', () => {
    for (const [name, profile] of builtInProfiles(everything)) {
      const ports = valueAt(profile, '/spec/ports');
      const nos = Object.values(isJsonObject(ports) ? ports : {}).map((port) => valueAt(port, '/nos'));
      expect([name, new Set(nos).size]).toEqual([name, nos.length]);
    }
  });

  test.each([
    ['celestica-ds5000', 'E1/1', '1'],
    ['celestica-ds5000', 'E1/2', '2'],
    ['celestica-ds5000', 'E1/4', '1'],
    ['celestica-ds5000', 'E1/5', '3'],
    ['dell-z9332f-on', 'E1/4', '1'],
    ['dell-z9332f-on', 'E1/5', '2'],
    ['celestica-ds4101', 'E1/3', '2'],
  ])('on %s the port %s is in pipeline %s', (name, port, pipeline) => {
    const profile = builtInProfiles(DEFAULT_FABRIC_CONFIG).get(name) ?? {};
    expect(valueAt(profile, `/spec/ports/${port.replace('/', '~1')}/pipeline`)).toBe(pipeline);
  });
});

describeWithShared('the profiles that the fabric’s controller writes', () => {
  const lines = (): JsonObject[] =>
    readFileSync(join(sharedRoot, 'reference', 'switch-profiles.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line): JsonObject => JSON.parse(line));

  test('are ours, field by field', () => {
    const ours = builtInProfiles(DEFAULT_FABRIC_CONFIG);
    const names = lines().map((profile) => String(valueAt(profile, '/metadata/name')));
    expect(names.sort()).toEqual([...ours.keys()].sort());
    for (const profile of lines()) {
      const name = String(valueAt(profile, '/metadata/name'));
      const own = kindOf('SwitchProfile').defaulted(ours.get(name) ?? {}, {});
      expect(own.spec).toEqual(profile.spec);
    }
  });
});
