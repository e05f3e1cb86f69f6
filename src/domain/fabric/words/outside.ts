import { changeTable, membersOf, rangeOf } from './change-table.ts';

export const externalWords = changeTable('external', [
  { at: 'ipv4Namespace', what: 'IPv4 namespace', as: 'value' },
  { at: 'inboundCommunity', what: 'the inbound community', as: 'value' },
  { at: 'outboundCommunity', what: 'the outbound community', as: 'value' },
  { at: 'static.prefixes', what: 'the static prefix', as: 'items' },
]);

export const ipv4NamespaceWords = changeTable('IPv4 namespace', [
  { at: 'subnets', what: 'the prefix', as: 'items' },
]);

export const vlanNamespaceWords = changeTable('VLAN namespace', [
  {
    at: 'ranges',
    what: 'the VLANs',
    as: 'items',
    tell: (value) => rangeOf(value, 'from', 'to'),
  },
  { at: 'ranges.*.from', of: 'range {0}', what: 'the first VLAN', as: 'value' },
  { at: 'ranges.*.to', of: 'range {0}', what: 'the last VLAN', as: 'value' },
]);

export const gatewayWords = changeTable('gateway', [
  { at: 'asn', what: 'the ASN', as: 'value' },
  { at: 'protocolIP', what: 'the protocol address', as: 'value' },
  { at: 'vtepIP', what: 'the VTEP address', as: 'value' },
  { at: 'vtepMAC', what: 'the VTEP MAC', as: 'value' },
  { at: 'vtepMTU', what: 'the VTEP MTU', as: 'value' },
  { at: 'workers', what: 'the number of workers', as: 'value' },
  { at: 'profiling.enabled', what: 'profiling', as: 'switch' },
  { at: 'logs.default', what: 'the log level', as: 'value' },
  { at: 'logs.tags.*', what: 'the log level of {0}', as: 'value' },
  { at: 'interfaces.*', what: 'interface {0}', as: 'part' },
  { at: 'interfaces.*.ips', of: 'interface {0}', what: 'the address', as: 'items' },
  { at: 'interfaces.*.mtu', of: 'interface {0}', what: 'the MTU', as: 'value' },
  {
    at: 'neighbors',
    what: 'the neighbour',
    as: 'items',
    tell: (value) => membersOf(value, { ip: '', asn: 'ASN' }),
  },
  { at: 'neighbors.*.asn', of: 'a neighbour', what: 'the ASN', as: 'value' },
  { at: 'neighbors.*.ip', of: 'a neighbour', what: 'the address', as: 'value' },
  {
    at: 'groups',
    what: 'the group',
    as: 'items',
    tell: (value) => membersOf(value, { name: '', priority: 'priority' }),
  },
  { at: 'groups.*.priority', of: 'its membership {0}', what: 'the priority', as: 'value' },
]);
