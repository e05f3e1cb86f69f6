import { metadataOf } from '../../resource/live-object.ts';
import { getOwn, type JsonObject } from '../../shared/json.ts';
import { defineKind } from '../fabric-kind.ts';
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

const BUILT_IN_PROFILES: readonly string[] = [
  'dell-s5232f-on',
  'dell-s5248f-on',
  'dell-z9332f-on',
  'celestica-ds2000',
  'celestica-ds3000',
  'celestica-ds4000',
  'celestica-ds4101',
  'celestica-ds5000',
  'edgecore-dcs203',
  'edgecore-dcs204',
  'edgecore-dcs240',
  'edgecore-dcs501',
  'edgecore-eps202',
  'edgecore-eps203',
  'supermicro-sse-c4632sb',
  'vs',
  'celestica-ds2000-clsp',
  'celestica-ds3000-clsp',
  'celestica-ds4000-clsp',
  'celestica-ds4101-clsp',
  'celestica-ds5000-clsp',
  'vs-clsp',
  'cumulus-vx',
];

function isBuiltIn(object: JsonObject): boolean {
  const name = getOwn(metadataOf(object), 'name');
  return typeof name === 'string' && BUILT_IN_PROFILES.includes(name);
}

export const switchProfileKind = defineKind({
  kind: 'SwitchProfile',
  group: 'wiring',
  version: 'v1beta1',
  plural: 'switchprofiles',
  shortNames: ['sp'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: switchProfileSpec,
  canonical: { keep: ['portProfiles.*.speed', 'portProfiles.*.breakout'] },
  builtInNames: BUILT_IN_PROFILES,
  isGenerated: isBuiltIn,
  ownsAnnotation: (key) => key === 'fabric.githedgehog.com/ports',
});
