import { dhcpSubnetDefaulting } from '../defaulting/dhcp-subnet.ts';
import { defineKind } from '../fabric-kind.ts';
import { boolean, dateTime, integer, list, map, object, string, uint32 } from '../schema-builders.ts';

const dhcpSubnetSpec = object(
  {
    advertisedRoutes: list(object({ destination: string(), gateway: string() })),
    cidrBlock: string(),
    circuitID: string(),
    defaultURL: string(),
    disableDefaultRoute: boolean(),
    dnsServers: list(string()),
    endIP: string(),
    gateway: string(),
    interfaceMTU: integer(),
    l3Mode: boolean(),
    leaseTimeSeconds: uint32(),
    onieOnly: boolean(),
    pxeURL: string(),
    startIP: string(),
    static: map(object({ ip: string() }, { required: ['ip'] })),
    subnet: string(),
    timeServers: list(string()),
    vrf: string(),
    ztpBaseURL: string(),
  },
  {
    atomic: true,
    required: [
      'cidrBlock',
      'circuitID',
      'defaultURL',
      'dnsServers',
      'endIP',
      'gateway',
      'interfaceMTU',
      'leaseTimeSeconds',
      'pxeURL',
      'startIP',
      'subnet',
      'timeServers',
      'vrf',
    ],
  },
);

export const dhcpSubnetKind = defineKind({
  kind: 'DHCPSubnet',
  group: 'dhcp',
  version: 'v1beta1',
  plural: 'dhcpsubnets',
  shortNames: ['dhcp'],
  categories: ['hedgehog'],
  spec: dhcpSubnetSpec,
  defaulting: dhcpSubnetDefaulting,
  status: object(
    {
      allocated: map(
        object(
          { discover: boolean(), expiry: dateTime(), hostname: string(), ip: string() },
          { required: ['ip'] },
        ),
      ),
    },
    { atomic: true },
  ),
  owner: 'controller',
});
