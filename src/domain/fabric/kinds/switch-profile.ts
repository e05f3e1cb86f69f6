import { metadataOf } from '../../resource/live-object.ts';
import { getOwn, type JsonObject } from '../../shared/json.ts';
import { switchProfileDefaulting } from '../defaulting/switch-profile.ts';
import { defineKind } from '../fabric-kind.ts';
import { BUILT_IN_PROFILE_NAMES, builtInProfiles } from '../profiles/built-in-profiles.ts';
import { switchProfileRules } from '../rules/switch-profile.ts';
import { boolean, list, map, object, since, string, uint16, uint32 } from '../schema-builders.ts';

export const switchProfileSpec = object({
  config: object({ maxPathsEBGP: uint32() }),
  displayName: string(),
  features: object({
    acls: boolean(),
    ecmpRoCEQPN: boolean(),
    eslag: boolean(),
    l2vni: boolean(),
    l3vni: boolean(),
    mclag: boolean(),
    portLocator: since('26.03', boolean()),
    roce: boolean(),
    subinterfaces: boolean(),
  }),
  maxPorts: uint16(),
  nosType: string(),
  notes: string(),
  otherNames: list(string()),
  pipelines: map(object({ maxPorts: uint16() })),
  platform: string(),
  portGroups: map(object({ nos: string(), profile: string() })),
  portProfiles: map(
    object({
      autoNegAllowed: boolean(),
      autoNegDefault: boolean(),
      breakout: object({ default: string(), supported: map(object({ offsets: list(string()) })) }),
      speed: object({ default: string(), supported: list(string()) }),
    }),
  ),
  ports: map(
    object({
      baseNOSName: string(),
      group: string(),
      label: string(),
      management: boolean(),
      nos: string(),
      oniePortName: string(),
      pipeline: string(),
      profile: string(),
    }),
  ),
  switchSilicon: string(),
});

function isBuiltIn(object: JsonObject): boolean {
  const name = getOwn(metadataOf(object), 'name');
  return typeof name === 'string' && BUILT_IN_PROFILE_NAMES.includes(name);
}

export const switchProfileKind = defineKind({
  kind: 'SwitchProfile',
  group: 'wiring',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'switchprofiles',
  shortNames: ['sp'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: switchProfileSpec,
  rules: switchProfileRules,
  defaulting: switchProfileDefaulting,
  canonical: { keep: ['portProfiles.*.speed', 'portProfiles.*.breakout'] },
  builtInNames: BUILT_IN_PROFILE_NAMES,
  builtIns: builtInProfiles,
  isGenerated: isBuiltIn,
  ownsAnnotation: (key) => key === 'fabric.githedgehog.com/ports',
});
