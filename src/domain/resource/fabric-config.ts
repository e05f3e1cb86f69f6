/** VLANs from `from` to `to`, both included. */
export interface VlanRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What the fabric's rules read of its configuration, under the fabric's own names. Prefixes and addresses are texts as
 * they were given; whoever reads a configuration has checked that they can be read.
 */
export interface FabricConfig {
  /** Sorted and merged. */
  readonly vpcIRBVLANRange: readonly VlanRange[];
  /** Sorted and merged. */
  readonly th5WorkaroundVLANRange: readonly VlanRange[];
  readonly vpcPeeringDisabled: boolean;
  /** Prefixes nobody else may use. */
  readonly reservedSubnets: readonly string[];
  readonly fabricMode: string;
  readonly fabricMTU: number;
  readonly serverFacingMTUOffset: number;
  readonly allowExtraSwitchProfiles: boolean;
  readonly includeSONiCCLSPlus: boolean;
  readonly includeCumulus: boolean;
  /** A prefix of one address. */
  readonly controlVIP: string;
  readonly managementSubnet: string;
  readonly managementDHCPStart: string;
  readonly managementDHCPEnd: string;
  readonly protocolSubnet: string;
  readonly vtepSubnet: string;
  readonly fabricSubnet: string;
  readonly spineASN: number;
  readonly leafASNStart: number;
  readonly leafASNEnd: number;
  readonly gatewayASN: number;
  readonly enableGateway: boolean;
  /** BGP communities by the rank of a gateway in its group; their number is the most gateways a group may have. */
  readonly gatewayCommunities: Readonly<Record<string, string>>;
}

/** What the fabric's installer writes when nobody says otherwise (release 26.03). */
export const DEFAULT_FABRIC_CONFIG: FabricConfig = {
  vpcIRBVLANRange: [{ from: 3000, to: 3899 }],
  th5WorkaroundVLANRange: [{ from: 3900, to: 3999 }],
  vpcPeeringDisabled: false,
  reservedSubnets: [
    '172.30.0.0/21',
    '172.30.128.0/17',
    '172.30.8.0/22',
    '172.30.12.0/22',
    '172.30.96.0/19',
    '172.30.95.0/31',
    '172.30.16.0/22',
  ],
  fabricMode: 'spine-leaf',
  fabricMTU: 9100,
  serverFacingMTUOffset: 64,
  allowExtraSwitchProfiles: false,
  includeSONiCCLSPlus: false,
  includeCumulus: false,
  controlVIP: '172.30.0.1/32',
  managementSubnet: '172.30.0.0/21',
  managementDHCPStart: '172.30.4.0',
  managementDHCPEnd: '172.30.7.254',
  protocolSubnet: '172.30.8.0/22',
  vtepSubnet: '172.30.12.0/22',
  fabricSubnet: '172.30.128.0/17',
  spineASN: 65100,
  leafASNStart: 65101,
  leafASNEnd: 65533,
  gatewayASN: 65534,
  enableGateway: false,
  gatewayCommunities: Object.fromEntries(
    Array.from({ length: 10 }, (_, rank) => [String(rank), `50001:${rank}`]),
  ),
};

/**
 * What is taken where nobody gave a configuration: the defaults, with everything enabled that a directory can only hold
 * because its fabric has it. What a rule then finds in numbers and prefixes is a warning, not an error.
 */
export const ASSUMED_FABRIC_CONFIG: FabricConfig = {
  ...DEFAULT_FABRIC_CONFIG,
  enableGateway: true,
  allowExtraSwitchProfiles: true,
  includeSONiCCLSPlus: true,
  includeCumulus: true,
};
