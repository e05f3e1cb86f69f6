import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import {
  listOf,
  mapValues,
  marks,
  partOf,
  sortedTexts,
  specOf,
  textOf,
  textsOf,
  withFabricLabels,
  without,
  withSpec,
  withStructs,
} from './object-parts.ts';

/** The two ends of a link by connection type, in the order of the fabric's API. */
const LINK_SIDES: Readonly<Record<string, readonly string[]>> = {
  unbundled: ['server', 'switch'],
  bundled: ['server', 'switch'],
  eslag: ['server', 'switch'],
  fabric: ['spine', 'leaf'],
  mesh: ['leaf1', 'leaf2'],
  gateway: ['switch', 'gateway'],
  vpcLoopback: ['switch1', 'switch2'],
  external: ['switch'],
  staticExternal: ['switch'],
};
const TYPE_LABELS: Readonly<Record<string, string>> = {
  vpcLoopback: 'vpc-loopback',
  staticExternal: 'static-external',
};
const SERVER_SIDES = ['server'];
const UNCOUNTED_SIDES = ['gateway'];
const LINK_FLAP_DEFAULTS = { flapThreshold: 3, samplingInterval: 30, recoveryInterval: 300 };
const HIGHEST_VLAN = 4094;

export function switchDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const redundancyGroup = textOf(partOf(spec, 'redundancy'), 'group');
  const named = textsOf(spec, 'groups');
  const groups =
    redundancyGroup === '' || named.includes(redundancyGroup) ? named : [...named, redundancyGroup];
  const vlans = textsOf(spec, 'vlanNamespaces');
  const vlanNamespaces = vlans.length === 0 ? ['default'] : vlans;
  const linkFlap = getOwn(spec, 'linkFlapErrDisable');
  let next: JsonObject = { ...spec, vlanNamespaces, ...(groups.length > 0 ? { groups } : {}) };
  for (const key of ['portGroupSpeeds', 'portSpeeds']) {
    if (Object.hasOwn(spec, key)) next = { ...next, [key]: mapValues(partOf(spec, key), withoutSpeedPrefix) };
  }
  if (isJsonObject(linkFlap)) next = { ...next, linkFlapErrDisable: { ...LINK_FLAP_DEFAULTS, ...linkFlap } };
  next = sortedTexts(sortedTexts(next, 'groups'), 'vlanNamespaces');
  const profile = textOf(spec, 'profile');
  return withFabricLabels(withSpec(object, next), {
    ...marks('switchgroup.fabric.githedgehog.com', groups),
    ...marks('vlanns.fabric.githedgehog.com', vlanNamespaces),
    'fabric.githedgehog.com/profile': profile,
  });
}

export function switchStructs(spec: JsonObject): JsonObject {
  return withStructs(spec, ['redundancy', 'boot', 'ecmp']);
}

export function serverDefaults(object: JsonObject): JsonObject {
  return withFabricLabels(object, {});
}

/** A range that ends before it starts empties the whole list, without a word. */
export function vlanNamespaceDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const ranges = listOf(spec, 'ranges').filter(isJsonObject).map(withRangeEnd);
  const cleaned = withFabricLabels(object, {});
  if (!Object.hasOwn(spec, 'ranges')) return cleaned;
  if (!ranges.every(isVlanRange)) return withSpec(cleaned, without(spec, ['ranges']));
  const sorted = [...ranges].sort(
    (a, b) => vlanOf(a, 'from') - vlanOf(b, 'from') || vlanOf(a, 'to') - vlanOf(b, 'to'),
  );
  return withSpec(cleaned, { ...spec, ranges: sorted });
}

export function connectionDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  if (Object.hasOwn(spec, 'mclag') || Object.hasOwn(spec, 'mclagDomain')) return withFabricLabels(object, {});
  const types = Object.keys(LINK_SIDES).filter((type) => isJsonObject(getOwn(spec, type)));
  const [type] = types;
  if (type === undefined) {
    return withFabricLabels(object, { 'fabric.githedgehog.com/connection-type': '<invalid>' });
  }
  const vpc = textOf(partOf(spec, 'staticExternal'), 'withinVPC');
  const { switches, servers } = endpointsOf({ [type]: partOf(spec, type) });
  return withFabricLabels(object, {
    'fabric.githedgehog.com/connection-type': TYPE_LABELS[type] ?? type,
    ...(vpc === '' ? {} : { 'fabric.githedgehog.com/vpc': vpc }),
    ...marks('switch.fabric.githedgehog.com', switches),
    ...marks('server.fabric.githedgehog.com', servers),
  });
}

/** Which devices a Connection's ports are on. */
export function endpointsOf(spec: JsonObject): { switches: string[]; servers: string[] } {
  const switches = new Set<string>();
  const servers = new Set<string>();
  for (const [type, sides] of Object.entries(LINK_SIDES)) {
    for (const link of linksOf(partOf(spec, type))) {
      for (const side of sides) {
        const device = deviceOf(textOf(partOf(link, side), 'port'));
        if (device === undefined || UNCOUNTED_SIDES.includes(side)) continue;
        (SERVER_SIDES.includes(side) ? servers : switches).add(device);
      }
    }
  }
  return { switches: [...switches].sort(), servers: [...servers].sort() };
}

/** The single type of a Connection; undefined: none, or more than one. */
export function connectionType(spec: JsonObject): string | undefined {
  const types = Object.keys(LINK_SIDES).filter((type) => isJsonObject(getOwn(spec, type)));
  return types.length === 1 ? types[0] : undefined;
}

export function connectionStructs(spec: JsonObject): JsonObject {
  return mapValues(spec, (value, type) => {
    const sides = LINK_SIDES[type];
    if (sides === undefined || !isJsonObject(value)) return value;
    const links = getOwn(value, 'links');
    if (Array.isArray(links)) {
      return { ...value, links: links.map((link) => (isJsonObject(link) ? withStructs(link, sides) : link)) };
    }
    const link = getOwn(value, 'link');
    return isJsonObject(link) ? { ...value, link: withStructs(link, sides) } : value;
  });
}

function linksOf(member: JsonObject): JsonObject[] {
  return [...listOf(member, 'links'), getOwn(member, 'link') ?? null].filter(isJsonObject);
}

/** `leaf-01/E1/1` is on `leaf-01`. */
function deviceOf(port: string): string | undefined {
  const slash = port.indexOf('/');
  return slash > 0 && slash < port.length - 1 ? port.slice(0, slash) : undefined;
}

function withoutSpeedPrefix(value: Json): Json {
  return typeof value === 'string' ? value.replace(/^SPEED_/, '') : value;
}

function withRangeEnd(range: JsonObject): JsonObject {
  return vlanOf(range, 'to') === 0 ? { ...range, to: vlanOf(range, 'from') } : range;
}

function isVlanRange(range: JsonObject): boolean {
  const from = vlanOf(range, 'from');
  const to = vlanOf(range, 'to');
  return from >= 1 && from <= to && to <= HIGHEST_VLAN;
}

function vlanOf(range: JsonObject, key: 'from' | 'to'): number {
  const value = getOwn(range, key);
  return typeof value === 'number' ? value : 0;
}
