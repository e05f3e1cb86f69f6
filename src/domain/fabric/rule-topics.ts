import type { RuleTopic } from '../resource/kind.ts';

/** `codes('SW', 2, '20a')` gives `HHS-SW-2` and `HHS-SW-20a`. */
function codes(prefix: string, ...numbers: readonly (number | string)[]): string[] {
  return numbers.map((number) => `HHS-${prefix}-${number}`);
}

/**
 * What the fabric itself demands beyond schemas and references, by topic: the rules each kind needs before a green
 * result covers the topic. A rule that is added to its kind counts as checked by that alone. Rules that only a running
 * cluster can judge are not listed.
 */
export const RULE_TOPICS: readonly RuleTopic[] = [
  {
    what: 'VLAN ranges',
    codes: {
      VLANNamespace: codes('VLNS', 2, 3, 4, 5),
      Switch: codes('SW', 13),
      VPC: codes('VPC', 10, 18, 24, 27),
      VPCAttachment: codes('VA', 11, 15),
      ExternalAttachment: codes('EA', 11),
    },
  },
  {
    what: 'overlapping subnets',
    codes: {
      IPv4Namespace: codes('IPNS', 3, 5, 6, 7),
      VPC: codes('VPC', 6, 7, 19, 23, 26),
      Connection: codes('CN', 10, 11, 12),
      External: codes('EXT', 5),
      GatewayPeering: codes('GP', 15, 17),
    },
  },
  {
    what: 'subnet gateways and DHCP',
    codes: { VPC: codes('VPC', 5, 8, '8a', '8b', 9, 11, 12, 13, 14, 15, 16, 17, 20, 21) },
  },
  {
    what: 'addresses and ASNs',
    codes: {
      Switch: codes('SW', 3, 25, 26, 27, 28, 29, 30, 31, 32, 33),
      Connection: codes('CN', 19, 20, 21),
      Gateway: codes('GW', 5, 6, 7, 8, 14, 15, 16),
    },
  },
  {
    what: 'ports of the switch profile',
    codes: {
      Switch: codes('SW', 16, 17, 18, 19, 20, '20a', 21, 22, 23, 24),
      SwitchProfile: codes('SP', 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22),
      Connection: codes('CN', 9, 15, 18),
      VPCAttachment: codes('VA', 12),
    },
  },
  {
    what: 'links and redundancy',
    codes: {
      Switch: codes('SW', 6, 7, 10, 11),
      Connection: codes('CN', 3, 5, 6, 7, 8, 13, 16),
    },
  },
  {
    what: 'what may be attached or peered',
    codes: {
      VPCAttachment: codes('VA', 4, 6, 8, 9, '9a', 10, 13, 14),
      VPCPeering: codes('VP', 2, 3, 6, 7, 8),
      External: codes('EXT', 3, 4),
      ExternalAttachment: codes('EA', 3, 4, 5, 6, 7, 8, 9, 10),
      ExternalPeering: codes('EP', 3, 6, 7),
      Gateway: codes('GW', 3, 4, 9, 10, 11, 12, 13, 18),
      GatewayPeering: codes('GP', 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 18),
    },
  },
  {
    what: 'fields that may not change',
    codes: { Switch: codes('SW', 34), Connection: codes('CN', 23, 24) },
  },
];
