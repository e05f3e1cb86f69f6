import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import { formatAddress, lastAddress, parsePrefix } from './ipv4.ts';
import {
  byText,
  listOf,
  mapValues,
  marks,
  partOf,
  sortedTexts,
  specOf,
  textOf,
  withFabricLabels,
  without,
  withSpec,
  withStructs,
} from './object-parts.ts';

const LONGEST_DHCP_PREFIX = 30;
const DEFAULT_MTU = 9036;
const DEFAULT_LEASE_SECONDS = 3600;
const OPTION_LISTS = ['dnsServers', 'timeServers', 'advertisedRoutes'] as const;

export function ipv4NamespaceDefaults(object: JsonObject): JsonObject {
  return withFabricLabels(withSpec(object, sortedTexts(specOf(object), 'subnets')), {});
}

export function vpcDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
  const vlanNamespace = textOf(spec, 'vlanNamespace') || 'default';
  const subnets = mapValues(partOf(spec, 'subnets'), (subnet) =>
    isJsonObject(subnet) ? subnetDefaults(subnet) : subnet,
  );
  const next = {
    ...spec,
    ipv4Namespace,
    vlanNamespace,
    ...(Object.hasOwn(spec, 'subnets') ? { subnets } : {}),
  };
  return withFabricLabels(withSpec(object, next), {
    'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
    'fabric.githedgehog.com/vlanns': vlanNamespace,
  });
}

export function vpcStructs(spec: JsonObject): JsonObject {
  if (!Object.hasOwn(spec, 'subnets')) return spec;
  const subnets = mapValues(partOf(spec, 'subnets'), (subnet) =>
    isJsonObject(subnet) ? withStructs(subnet, ['dhcp']) : subnet,
  );
  return { ...spec, subnets };
}

function subnetDefaults(subnet: JsonObject): JsonObject {
  const prefix = parsePrefix(textOf(subnet, 'subnet'));
  if (prefix === undefined) return subnet;
  const first = formatAddress(prefix.network + 1);
  const hasGateway = textOf(subnet, 'gateway') !== '' || getOwn(subnet, 'hostBGP') === true;
  const next = hasGateway ? subnet : { ...subnet, gateway: first };
  if (prefix.length > LONGEST_DHCP_PREFIX) return next;
  const dhcp = partOf(next, 'dhcp');
  if (getOwn(dhcp, 'enable') !== true) {
    return Object.hasOwn(next, 'dhcp') ? { ...next, dhcp: without(dhcp, ['range', 'options']) } : next;
  }
  const range = partOf(dhcp, 'range');
  const start = textOf(range, 'start') || formatAddress(prefix.network + 2);
  const end = textOf(range, 'end') || formatAddress(lastAddress(prefix));
  return { ...next, dhcp: dhcpDetails({ ...dhcp, range: { ...range, start, end } }) };
}

/** Options that say nothing are dropped, and then static leases keep their spelling. */
function dhcpDetails(dhcp: JsonObject): JsonObject {
  const options = getOwn(dhcp, 'options');
  if (isJsonObject(options)) {
    if (Object.values(options).every(isZero)) return without(dhcp, ['options']);
    return withCanonicalMacs({ ...dhcp, options: optionDefaults(options) });
  }
  return withCanonicalMacs(dhcp);
}

function optionDefaults(options: JsonObject): JsonObject {
  let next: JsonObject = {
    ...options,
    interfaceMTU: numberOf(options, 'interfaceMTU') || DEFAULT_MTU,
    leaseTimeSeconds: numberOf(options, 'leaseTimeSeconds') || DEFAULT_LEASE_SECONDS,
  };
  for (const key of OPTION_LISTS) {
    const list = [...listOf(options, key)].sort((a, b) => byText(sortKey(a), sortKey(b)));
    if (key === 'advertisedRoutes' && list.length === 0 && !Object.hasOwn(options, key)) continue;
    next = { ...next, [key]: list };
  }
  return next;
}

function sortKey(item: Json): string {
  return isJsonObject(item) ? `${textOf(item, 'destination')} ${textOf(item, 'gateway')}` : String(item);
}

function withCanonicalMacs(dhcp: JsonObject): JsonObject {
  if (!Object.hasOwn(dhcp, 'static')) return dhcp;
  const entries = Object.entries(partOf(dhcp, 'static')).map(([mac, lease]): [string, Json] => [
    mac.toLowerCase().replaceAll('-', ':'),
    lease,
  ]);
  return { ...dhcp, static: Object.fromEntries(entries) };
}

export function vpcAttachmentDefaults(object: JsonObject): JsonObject {
  const spec = specOf(object);
  const given = textOf(spec, 'subnet');
  const subnet = given.includes('/') ? given : `${given}/default`;
  const [vpc = ''] = subnet.split('/', 1);
  if (vpc === '') return object;
  return withFabricLabels(withSpec(object, { ...spec, subnet }), {
    'fabric.githedgehog.com/vpc': vpc,
    'fabric.githedgehog.com/subnet': subnet.slice(vpc.length + 1),
    'fabric.githedgehog.com/connection': textOf(spec, 'connection'),
    ...(getOwn(spec, 'nativeVLAN') === true ? { 'fabric.githedgehog.com/nativevlan': 'true' } : {}),
  });
}

export function vpcPeeringDefaults(object: JsonObject): JsonObject {
  const pair = peeredVpcs(specOf(object));
  const [vpc1, vpc2] = pair;
  if (pair.length !== 2 || vpc1 === undefined || vpc2 === undefined) return withFabricLabels(object, {});
  return withFabricLabels(object, {
    ...marks('vpc.fabric.githedgehog.com', pair),
    'fabric.githedgehog.com/vpc1': vpc1,
    'fabric.githedgehog.com/vpc2': vpc2,
  });
}

/** The VPCs a peering names, sorted. */
export function peeredVpcs(spec: JsonObject): string[] {
  const names = listOf(spec, 'permit')
    .filter(isJsonObject)
    .flatMap((item) => Object.keys(item));
  return [...new Set(names)].sort();
}

export function vpcPeeringStructs(spec: JsonObject): JsonObject {
  const permit = listOf(spec, 'permit').map((item) =>
    isJsonObject(item) ? mapValues(item, (side) => side ?? {}) : item,
  );
  return Object.hasOwn(spec, 'permit') ? { ...spec, permit } : spec;
}

function numberOf(object: JsonObject, key: string): number {
  const value = getOwn(object, key);
  return typeof value === 'number' ? value : 0;
}

/** Zero to the fabric's decoder; an explicit empty list is not. */
function isZero(value: Json): boolean {
  return value === '' || value === 0 || value === false || value === null;
}
