import type { Defaulting } from './defaulting.ts';

export const dhcpSubnetDefaulting: Defaulting = {
  fillsNamespace: false,
  go: {
    always: {
      cidrBlock: '',
      circuitID: '',
      defaultURL: '',
      dnsServers: null,
      endIP: '',
      gateway: '',
      interfaceMTU: 0,
      leaseTimeSeconds: 0,
      pxeURL: '',
      startIP: '',
      'static.*.ip': '',
      subnet: '',
      timeServers: null,
      vrf: '',
    },
  },
};
