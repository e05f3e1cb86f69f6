import { getOwn, isJsonObject, type Json } from '../../shared/json.ts';
import { structOf } from '../read.ts';
import { changeTable, membersOf, rangeOf } from './change-table.ts';

const SUBNET = 'subnet {0}';

function subnetText(subnet: Json): string {
  const dhcp =
    isJsonObject(subnet) && getOwn(structOf(subnet, 'dhcp'), 'enable') === true ? ', with DHCP' : '';
  return `${membersOf(subnet, { subnet: '', vlan: 'VLAN' })}${dhcp}`;
}

function range(value: Json): string | undefined {
  return rangeOf(value, 'start', 'end');
}

function route(value: Json): string | undefined {
  return isJsonObject(value) ? membersOf(value, { prefix: '', nextHops: 'by' }) : undefined;
}

export const vpcWords = changeTable(
  'VPC',
  [
    { at: 'ipv4Namespace', what: 'IPv4 namespace', as: 'value' },
    { at: 'vlanNamespace', what: 'VLAN namespace', as: 'value' },
    { at: 'mode', what: 'mode', as: 'value' },
    { at: 'defaultIsolated', what: 'isolation of its subnets from each other by default', as: 'switch' },
    { at: 'defaultRestricted', what: 'restriction of hosts within its subnets by default', as: 'switch' },
    { at: 'permit', what: 'permission between subnets', as: 'items' },
    { at: 'staticRoutes', what: 'the static route', as: 'items', tell: route },
    { at: 'subnets.*', what: SUBNET, as: 'part', tell: subnetText },
    { at: 'subnets.*.subnet', of: SUBNET, what: 'the prefix', as: 'value' },
    { at: 'subnets.*.vlan', of: SUBNET, what: 'VLAN', as: 'value' },
    { at: 'subnets.*.gateway', of: SUBNET, what: 'the gateway', as: 'value' },
    { at: 'subnets.*.isolated', of: SUBNET, what: 'isolation from the other subnets', as: 'switch' },
    { at: 'subnets.*.restricted', of: SUBNET, what: 'restriction between its hosts', as: 'switch' },
    { at: 'subnets.*.hostBGP', of: SUBNET, what: 'BGP with hosts', as: 'switch' },
    { at: 'subnets.*.dhcp.enable', of: SUBNET, what: 'DHCP', as: 'switch' },
    { at: 'subnets.*.dhcp.relay', of: SUBNET, what: 'the DHCP relay', as: 'value' },
    { at: 'subnets.*.dhcp.relayVPC', of: SUBNET, what: 'the VPC of its DHCP relay', as: 'value' },
    { at: 'subnets.*.dhcp.range', of: SUBNET, what: 'the DHCP range', as: 'value', tell: range },
    { at: 'subnets.*.dhcp.range.start', of: SUBNET, what: 'the first address of DHCP', as: 'value' },
    { at: 'subnets.*.dhcp.range.end', of: SUBNET, what: 'the last address of DHCP', as: 'value' },
    { at: 'subnets.*.dhcp.static.*', of: SUBNET, what: 'the fixed lease of {1}', as: 'part', tell: lease },
    { at: 'subnets.*.dhcp.static.*.ip', of: SUBNET, what: 'the fixed address of {1}', as: 'value' },
    { at: 'subnets.*.dhcp.options.dnsServers', of: SUBNET, what: 'DNS server', as: 'items' },
    { at: 'subnets.*.dhcp.options.timeServers', of: SUBNET, what: 'time server', as: 'items' },
    { at: 'subnets.*.dhcp.options.interfaceMTU', of: SUBNET, what: 'the MTU given by DHCP', as: 'value' },
    {
      at: 'subnets.*.dhcp.options.leaseTimeSeconds',
      of: SUBNET,
      what: 'the lease time',
      as: 'value',
      tell: seconds,
    },
    { at: 'subnets.*.dhcp.options.pxeURL', of: SUBNET, what: 'the PXE address', as: 'value' },
    {
      at: 'subnets.*.dhcp.options.advertisedRoutes',
      of: SUBNET,
      what: 'the route given by DHCP',
      as: 'items',
      tell: (value) => membersOf(value, { destination: '', gateway: 'by' }),
    },
    {
      at: 'subnets.*.dhcp.options.disableDefaultRoute',
      of: SUBNET,
      what: 'DHCP without a default route',
      as: 'switch',
    },
  ],
  (_, object) => {
    const subnets = Object.keys(structOf(object, 'spec', 'subnets'));
    const [first] = subnets;
    if (first === undefined) return undefined;
    return subnets.length === 1 ? `with subnet ${first}` : `with ${subnets.length} subnets`;
  },
);

function lease(value: Json): string {
  return membersOf(value, { ip: '' });
}

function seconds(value: Json): string | undefined {
  return typeof value === 'number' ? `${value} s` : undefined;
}
