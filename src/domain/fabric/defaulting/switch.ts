import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';
import { pointerOf, specOf, structOf, textOf, textsOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { marks, withOwnLabels, withSpec } from './metadata.ts';
import { withSorted } from './sort.ts';

const LINK_FLAP_DEFAULTS: JsonObject = { flapThreshold: 3, samplingInterval: 30, recoveryInterval: 300 };

/**
 * `portLocators` stays as written: the webhook turns its values into points in time, which nobody can foresee, and a
 * comparison leaves the field out.
 */
export const switchDefaulting: Defaulting = {
  go: {
    structs: ['redundancy', 'boot', 'ecmp'],
    pointers: [
      'linkFlapErrDisable.flapThreshold',
      'linkFlapErrDisable.recoveryInterval',
      'linkFlapErrDisable.samplingInterval',
    ],
  },
  webhook(object) {
    const spec = specOf(object);
    const vlans = textsOf(spec, 'vlanNamespaces').map(({ value }) => value);
    const vlanNamespaces = vlans.length === 0 ? ['default'] : vlans;
    const groups = groupsOf(spec);
    const linkFlap = pointerOf(spec, 'linkFlapErrDisable');
    const filled: JsonObject = {
      ...spec,
      ...(groups.length === 0 ? {} : { groups }),
      vlanNamespaces,
      ...(linkFlap === undefined ? {} : { linkFlapErrDisable: { ...LINK_FLAP_DEFAULTS, ...linkFlap } }),
    };
    const speeds = withPlainSpeeds(withPlainSpeeds(filled, 'portSpeeds'), 'portGroupSpeeds');
    const next = withSorted(withSorted(speeds, 'groups'), 'vlanNamespaces');
    return withOwnLabels(withSpec(object, next), {
      ...marks('switchgroup.fabric.githedgehog.com', groups),
      ...marks('vlanns.fabric.githedgehog.com', vlanNamespaces),
      'fabric.githedgehog.com/profile': textOf(spec, 'profile'),
    });
  },
};

/** The groups of a switch, the redundancy group among them. */
function groupsOf(spec: JsonObject): string[] {
  const groups = textsOf(spec, 'groups').map(({ value }) => value);
  const group = textOf(structOf(spec, 'redundancy'), 'group');
  return group === '' || groups.includes(group) ? groups : [...groups, group];
}

const SPEED_PREFIX = 'SPEED_';

/** `SPEED_10G` of old manifests becomes `10G`. */
function withPlainSpeeds(spec: JsonObject, key: 'portSpeeds' | 'portGroupSpeeds'): JsonObject {
  const speeds = getOwn(spec, key);
  if (!isJsonObject(speeds)) return spec;
  const plain: Record<string, Json> = {};
  for (const [port, speed] of Object.entries(speeds)) {
    const prefixed = typeof speed === 'string' && speed.startsWith(SPEED_PREFIX);
    setOwn(plain, port, prefixed ? speed.slice(SPEED_PREFIX.length) : speed);
  }
  return { ...spec, [key]: plain };
}
