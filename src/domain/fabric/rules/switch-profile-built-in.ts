import type { FabricConfig } from '../../resource/fabric-config.ts';
import type { Rule, RuleObject } from '../../resource/kind.ts';
import { getOwn, type JsonObject, jsonEquals } from '../../shared/json.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { builtInProfiles } from '../profiles/built-in-profiles.ts';
import { specOf, structOf } from '../read.ts';

function builtIn({ id }: RuleObject, config: FabricConfig): JsonObject | undefined {
  return builtInProfiles(config).get(id.name);
}

const EXTRA_CURE = 'Remove the SwitchProfile and let the switches name a built-in one.';

/**
 * Only a new object is refused; one that is there already goes when the controller starts again. It asks whether there
 * was one before, hence `cluster`: such rules run whenever what was there may be known.
 */
const onlyBuiltIn: Rule = {
  code: 'HHS-SP-1',
  severity: 'error',
  needs: 'cluster',
  title: 'a profile is one the fabric brings along, unless it allows others',
  example: 'metadata: {name: my-switch}',
  cure: EXTRA_CURE,
  check(object, { config, previous }) {
    if (config.allowExtraSwitchProfiles || builtIn(object, config) !== undefined) return [];
    if (previous(object.key) !== undefined) return [];
    return [
      {
        pointer: '/metadata/name',
        message: `"${object.id.name}" is none of the profiles that the fabric brings along, and it takes no others`,
        help: EXTRA_CURE,
      },
    ];
  },
};

const builtInUnchanged: Rule = {
  code: 'HHS-SP-23',
  severity: 'error',
  needs: 'config',
  stage: 'webhook',
  title: 'a profile with the name of a built-in one is equal to it',
  example: 'metadata: {name: vs}\nspec: {displayName: My Switch}',
  cure: 'Remove the SwitchProfile: the fabric brings it along.',
  check(object, { config }) {
    const profile = builtIn(object, config);
    if (profile === undefined) return [];
    const pointer = firstDifference(comparable(specOf(object.defaulted)), comparable(specOf(profile)));
    if (pointer === undefined) return [];
    return [
      {
        pointer,
        message: `this is not what the built-in profile "${object.id.name}" says, and nobody can change a built-in profile`,
        help: 'Remove the SwitchProfile: the fabric brings it along by itself.',
      },
    ];
  },
};

/**
 * As the fabric stores a built-in profile, less the feature `portLocator`: releases differ in it, and which one compares
 * is not known here.
 */
function comparable(spec: JsonObject): JsonObject {
  const { portLocator: _, ...features } = structOf(spec, 'features');
  return { config: {}, ...spec, features };
}

/** The first member in which two specs part; undefined when they are equal. */
function firstDifference(a: JsonObject, b: JsonObject): FieldPointer | undefined {
  const keys = [...Object.keys(a), ...Object.keys(b)];
  const key = keys.find((one) => !jsonEquals(getOwn(a, one), getOwn(b, one)));
  return key === undefined ? undefined : childPointer('/spec', key);
}

const builtInStays: Rule = {
  code: 'HHS-SP-D1',
  severity: 'error',
  needs: 'delete',
  title: 'a built-in profile is not deleted',
  example: 'metadata: {name: vs}',
  cure: 'Leave the profile in the cluster; it need not be in Git.',
  check(object, { config }) {
    if (builtIn(object, config) === undefined) return [];
    return [
      {
        pointer: '/metadata/name',
        message: `"${object.id.name}" is a profile that the fabric brings along, and it lets nobody delete it`,
        help: 'Leave it in the cluster; it need not be in Git.',
      },
    ];
  },
};

/** Which profiles there may be. */
export const builtInProfileRules: readonly Rule[] = [onlyBuiltIn, builtInUnchanged, builtInStays];
