import { getOwn, isJsonObject, type Json } from '../../shared/json.ts';
import { sorted } from '../canonical.ts';
import { switchClaims } from '../claims/switch.ts';
import { switchDefaulting } from '../defaulting/switch.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { switchRules } from '../rules/switch.ts';
import { boolean, list, map, object, oneOf, since, string, uint8, uint32 } from '../schema-builders.ts';
import { switchWords } from '../words/wiring.ts';

export const switchSpec = object(
  {
    asn: uint32(),
    boot: object({ mac: string(), serial: string() }),
    description: string(),
    ecmp: object({ roceQPN: boolean() }),
    enableAllPorts: boolean(),
    groups: list(string()),
    ip: string(),
    linkFlapErrDisable: since(
      '26.03',
      object({
        flapThreshold: uint8({ default: 3, minimum: 1, maximum: 50 }),
        recoveryInterval: uint32({ default: 300, minimum: 0, maximum: 65534 }),
        samplingInterval: uint32({ default: 30, minimum: 1, maximum: 65535 }),
      }),
    ),
    portAutoNegs: map(boolean()),
    portBreakouts: map(string()),
    portFECs: since('26.03', map(oneOf('rs', 'fc', 'auto', 'disabled'))),
    portGroupSpeeds: map(string()),
    portLocators: since('26.03', map(string())),
    portSpeeds: map(string()),
    profile: string(),
    protocolIP: string(),
    redundancy: object({ group: string(), type: oneOf('mclag', 'eslag') }),
    roce: boolean(),
    role: oneOf('spine', 'server-leaf', 'border-leaf', 'mixed-leaf', 'virtual-edge'),
    vlanNamespaces: list(string()),
    vtepIP: string(),
  },
  { required: ['role'] },
);

/** Speeds of old manifests: `SPEED_10G` is stored as `10G`; each write takes one prefix off. */
function withoutSpeedPrefix(value: Json): Json {
  return typeof value === 'string' ? value.replace(/^(?:SPEED_)+/, '') : value;
}

/** A list of groups is stored with the redundancy group in it. (A list that is left out is filled, not rewritten.) */
function withRedundancyGroup(spec: Json): Json {
  if (!isJsonObject(spec)) return spec;
  const groups = getOwn(spec, 'groups');
  const redundancy = getOwn(spec, 'redundancy');
  const group = isJsonObject(redundancy) ? getOwn(redundancy, 'group') : undefined;
  if (!Array.isArray(groups) || typeof group !== 'string' || groups.includes(group)) return spec;
  return { ...spec, groups: sorted([...groups, group], []) };
}

/**
 * `portLocators` never takes part in a comparison: the webhook turns them into points in time and drops the expired.
 * The annotation `fabric.githedgehog.com/route-summ` is the user's.
 */
export const switchKind = defineKind({
  kind: 'Switch',
  group: 'wiring',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'switches',
  shortNames: ['sw'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: switchSpec,
  words: switchWords,
  rules: switchRules,
  claims: switchClaims,
  defaulting: switchDefaulting,
  ownsLabel: isFabricKey,
  references: referTo(
    { kind: 'SwitchProfile', at: 'profile', rule: 'SW-15' },
    { kind: 'SwitchGroup', at: 'groups.*', rule: 'SW-14' },
    { kind: 'SwitchGroup', at: 'redundancy.group', rule: 'SW-14' },
    { kind: 'VLANNamespace', at: 'vlanNamespaces.*', byDefault: 'default', rule: 'SW-12' },
  ),
  canonical: {
    keep: [
      'linkFlapErrDisable',
      'linkFlapErrDisable.flapThreshold',
      'linkFlapErrDisable.samplingInterval',
      'linkFlapErrDisable.recoveryInterval',
    ],
    sort: { groups: [], vlanNamespaces: [] },
    rewrite: {
      'portSpeeds.*': withoutSpeedPrefix,
      'portGroupSpeeds.*': withoutSpeedPrefix,
      portLocators: () => null,
      '': withRedundancyGroup,
    },
  },
  normalForms: [{ at: 'boot.mac', form: 'mac' }],
});
