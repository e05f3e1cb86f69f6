import { changeTable, specText } from './change-table.ts';

export const vpcAttachmentWords = changeTable(
  'VPC attachment',
  [
    { at: 'connection', what: 'the connection', as: 'value' },
    { at: 'subnet', what: 'the subnet', as: 'value' },
    { at: 'nativeVLAN', what: 'untagged frames (native VLAN)', as: 'switch' },
  ],
  (_, object) => {
    const [subnet, connection] = [specText(object, 'subnet'), specText(object, 'connection')];
    if (subnet === undefined || connection === undefined) return undefined;
    const [vpc = '', name = 'default'] = subnet.split('/', 2);
    return `attaching connection ${connection} to subnet ${name} of VPC ${vpc}`;
  },
);

export const externalAttachmentWords = changeTable(
  'external attachment',
  [
    { at: 'connection', what: 'the connection', as: 'value' },
    { at: 'external', what: 'the external', as: 'value' },
    { at: 'switch.ip', what: "the switch's address", as: 'value' },
    { at: 'switch.vlan', what: 'VLAN', as: 'value' },
    { at: 'neighbor.asn', what: "the neighbour's ASN", as: 'value' },
    { at: 'neighbor.ip', what: "the neighbour's address", as: 'value' },
    { at: 'static', what: 'static routing', as: 'part' },
    { at: 'static.ip', what: "the switch's static address", as: 'value' },
    { at: 'static.remoteIP', what: 'the remote address', as: 'value' },
    { at: 'static.vlan', what: 'VLAN', as: 'value' },
    { at: 'static.proxy', what: 'proxy ARP', as: 'switch' },
    { at: 'inboundACL', what: 'an inbound access list', as: 'part' },
  ],
  (_, object) => {
    const [external, connection] = [specText(object, 'external'), specText(object, 'connection')];
    if (external === undefined || connection === undefined) return undefined;
    return `attaching external ${external} to connection ${connection}`;
  },
);
