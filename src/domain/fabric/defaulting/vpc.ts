import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';
import { canonicalMac } from '../go-text.ts';
import { addressIn, formatAddress, type IpPrefix, parsePrefix } from '../ip.ts';
import { flagOf, numberOf, pointerOf, specOf, structOf, textOf } from '../read.ts';
import type { Defaulting } from './defaulting.ts';
import { withOwnLabels, withSpec } from './metadata.ts';
import { withSorted } from './sort.ts';

/** Defaulting does not look at the DHCP of longer ones. */
export const LONGEST_SUBNET = 30;
export const DEFAULT_INTERFACE_MTU = 9036;
export const DEFAULT_LEASE_SECONDS = 3600;

const OPTIONS = 'subnets.*.dhcp.options';

export const vpcDefaulting: Defaulting = {
  go: {
    structs: ['subnets.*.dhcp'],
    pointers: ['subnets.*.isolated', 'subnets.*.restricted'],
    always: {
      [`${OPTIONS}.dnsServers`]: null,
      [`${OPTIONS}.timeServers`]: null,
      [`${OPTIONS}.interfaceMTU`]: 0,
      [`${OPTIONS}.leaseTimeSeconds`]: 0,
      'subnets.*.dhcp.static.*.ip': '',
    },
  },
  webhook(object) {
    const spec = specOf(object);
    const ipv4Namespace = textOf(spec, 'ipv4Namespace') || 'default';
    const vlanNamespace = textOf(spec, 'vlanNamespace') || 'default';
    const subnets: Record<string, Json> = {};
    for (const [name, subnet] of Object.entries(structOf(spec, 'subnets'))) {
      setOwn(subnets, name, isJsonObject(subnet) ? subnetDefaults(subnet) : subnet);
    }
    const next = { ...spec, ipv4Namespace, vlanNamespace, subnets };
    return withOwnLabels(withSpec(object, next), {
      'fabric.githedgehog.com/ipv4ns': ipv4Namespace,
      'fabric.githedgehog.com/vlanns': vlanNamespace,
    });
  },
};

function subnetDefaults(subnet: JsonObject): JsonObject {
  const prefix = parsePrefix(textOf(subnet, 'subnet'));
  if (prefix === undefined) return subnet;
  const wantsGateway = textOf(subnet, 'gateway') === '' && !flagOf(subnet, 'hostBGP');
  const next = wantsGateway ? { ...subnet, gateway: hostText(prefix, 1n) } : subnet;
  return prefix.length > LONGEST_SUBNET
    ? next
    : { ...next, dhcp: dhcpDefaults(structOf(next, 'dhcp'), prefix) };
}

function hostText(prefix: IpPrefix, offset: bigint): string {
  const address = addressIn(prefix, offset);
  return address === undefined ? '' : formatAddress(address);
}

/** With DHCP off range and options are dropped, but not the static leases. */
function dhcpDefaults(dhcp: JsonObject, prefix: IpPrefix): JsonObject {
  if (!flagOf(dhcp, 'enable')) return without(without(dhcp, 'range'), 'options');
  const range = structOf(dhcp, 'range');
  const start = textOf(range, 'start') || hostText(prefix, 2n);
  const end = textOf(range, 'end') || formatAddress({ family: prefix.family, value: prefix.last });
  const ranged = { ...dhcp, range: { ...range, start, end } };
  const options = pointerOf(dhcp, 'options');
  if (options === undefined) return withCanonicalMacs(ranged);
  if (Object.values(options).every(saysNothing)) return without(ranged, 'options');
  return withCanonicalMacs({ ...ranged, options: optionDefaults(options) });
}

/** Zero to Go; an empty list that is written is not. */
function saysNothing(value: Json): boolean {
  return typeof value !== 'object' ? !value : value === null;
}

function optionDefaults(options: JsonObject): JsonObject {
  const filled: JsonObject = {
    ...options,
    dnsServers: getOwn(options, 'dnsServers') ?? [],
    timeServers: getOwn(options, 'timeServers') ?? [],
    interfaceMTU: numberOf(options, 'interfaceMTU') || DEFAULT_INTERFACE_MTU,
    leaseTimeSeconds: numberOf(options, 'leaseTimeSeconds') || DEFAULT_LEASE_SECONDS,
  };
  const addresses = withSorted(withSorted(filled, 'dnsServers'), 'timeServers');
  return withSorted(addresses, 'advertisedRoutes', ['destination', 'gateway']);
}

/** One spelling for each MAC; what is none stays as it is. */
function withCanonicalMacs(dhcp: JsonObject): JsonObject {
  const leases = pointerOf(dhcp, 'static');
  if (leases === undefined) return dhcp;
  const canonical: Record<string, Json> = {};
  for (const [mac, lease] of Object.entries(leases)) setOwn(canonical, canonicalMac(mac) ?? mac, lease);
  return { ...dhcp, static: canonical };
}

function without(object: JsonObject, key: string): JsonObject {
  if (!Object.hasOwn(object, key)) return object;
  const rest: Record<string, Json> = { ...object };
  delete rest[key];
  return rest;
}
