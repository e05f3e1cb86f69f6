import type { Feature, PortRange, ProfileFacts } from './profile-facts.ts';

const LEAF: readonly Feature[] = ['subinterfaces', 'acls', 'l2vni', 'l3vni', 'roce', 'mclag', 'eslag'];
const VIRTUAL: readonly Feature[] = ['subinterfaces', 'l2vni', 'l3vni', 'roce', 'mclag', 'eslag'];
const SPINE: readonly Feature[] = ['acls', 'roce'];
const TH5: readonly Feature[] = ['subinterfaces', 'acls', 'l3vni', 'roce', 'ecmpRoCEQPN'];

const BCM = 'sonic-bcm-base';
const CLS_PLUS = 'sonic-cls-plus-broadcom';
const KVM = 'x86_64-kvm_x86_64-r0';
const NO_SUBINTERFACES =
  "Doesn't support StaticExternals and ExternalAttachments with VLANs due to the lack of subinterfaces support.";

function ports(first: number, last: number, profile: PortRange['profile'], grouped?: number): PortRange {
  return { first, last, profile, ...(grouped === undefined ? {} : { grouped }) };
}

const ds2000: Omit<ProfileFacts, 'name' | 'nosType'> = {
  displayName: 'Celestica DS2000',
  otherName: 'Celestica Questone 2a',
  silicon: 'Broadcom TD3-X5 2.0T',
  platform: 'x86_64-cel_ds2000-r0',
  features: ['subinterfaces', 'acls', 'l2vni', 'l3vni', 'mclag', 'eslag'],
  ports: [
    ports(1, 48, 'SFP28-25G'),
    ports(49, 49, 'QSFP28-100G'),
    ports(50, 55, 'QSFP28-100G-nb'),
    ports(56, 56, 'QSFP28-100G'),
  ],
  nos: [
    { first: 1, base: 0, step: 1 },
    { first: 50, base: 52, step: 4 },
  ],
};

const ds3000: Omit<ProfileFacts, 'name' | 'nosType'> = {
  displayName: 'Celestica DS3000',
  otherName: 'Celestica Seastone2',
  silicon: 'Broadcom TD3-X7 3.2T',
  platform: 'x86_64-cel_seastone_2-r0',
  features: LEAF,
  ports: [ports(1, 32, 'QSFP28-100G:negotiating'), ports(33, 33, 'SFP28-10G')],
  nos: [{ first: 1, base: 0, step: 4 }],
};

const ds4000: Omit<ProfileFacts, 'name' | 'nosType'> = {
  displayName: 'Celestica DS4000',
  otherName: 'Celestica Silverstone2',
  silicon: 'Broadcom TH3',
  platform: 'x86_64-cel_silverstone-r0',
  features: SPINE,
  ports: [ports(1, 32, 'QSFPDD-400G'), ports(33, 33, 'SFP28-10G')],
  nos: [{ first: 1, base: 0, step: 8 }],
};

const MANAGEMENT_LABELS = { 33: 'M1', 34: 'M2' };
const THIRTY_TWO_AND_TWO = [
  { first: 1, base: 0, step: 8 },
  { first: 34, base: 257, step: 1 },
];

const ds4101: Omit<ProfileFacts, 'name' | 'nosType'> = {
  displayName: 'Celestica DS4101',
  otherName: 'Celestica Greystone',
  silicon: 'Broadcom TH4G',
  platform: 'x86_64-cel_ds4101-r0',
  features: ['acls', 'roce', 'ecmpRoCEQPN'],
  ports: [ports(1, 32, 'OSFP-2x400G'), ports(33, 34, 'SFP28-10G')],
  nos: THIRTY_TWO_AND_TWO,
  labels: MANAGEMENT_LABELS,
};

const ds5000: Omit<ProfileFacts, 'name' | 'nosType'> = {
  displayName: 'Celestica DS5000',
  otherName: 'Celestica Moonstone',
  silicon: 'Broadcom TH5',
  platform: 'x86-64-cls-ds5000-r0',
  features: TH5,
  notes: "Doesn't support non-L3 VPC modes due to the lack of L2VNI support.",
  ports: [ports(1, 64, 'OSFP-800G'), ports(65, 66, 'SFP28-25G:from-1G')],
  nos: [
    { first: 1, base: 0, step: 8 },
    { first: 66, base: 513, step: 1 },
  ],
};

const campus: Pick<ProfileFacts, 'nosType' | 'silicon' | 'notes' | 'nos' | 'maxPathsEBGP'> = {
  nosType: 'sonic-bcm-campus',
  silicon: 'Broadcom TD3-X3',
  notes: NO_SUBINTERFACES,
  nos: [
    { first: 1, base: 0, step: 1 },
    { first: 54, base: 56, step: 1 },
  ],
  maxPathsEBGP: 16,
};

const virtual: Pick<ProfileFacts, 'silicon' | 'platform' | 'features' | 'ports' | 'nos' | 'maxPathsEBGP'> = {
  silicon: 'vs',
  platform: KVM,
  features: VIRTUAL,
  ports: [ports(1, 48, 'SFP28-25G', 4)],
  nos: [{ first: 1, base: 0, step: 1 }],
  maxPathsEBGP: 16,
};

const TH3_PIPELINES = { layout: 'neighbours', size: 4, maxPorts: 18 } as const;

/** Always there. */
export const STANDARD_PROFILES: readonly ProfileFacts[] = [
  {
    name: 'dell-s5232f-on',
    displayName: 'Dell S5232F-ON',
    silicon: 'Broadcom TD3-X7 3.2T',
    nosType: BCM,
    platform: 'x86_64-dellemc_s5232f_c3538-r0',
    features: LEAF,
    ports: [ports(1, 31, 'QSFP28-100G:wide'), ports(32, 32, 'QSFP28-100G-nb'), ports(33, 34, 'SFP28-10G')],
    nos: [
      { first: 1, base: 0, step: 4 },
      { first: 34, base: 129, step: 1 },
    ],
  },
  {
    name: 'dell-s5248f-on',
    displayName: 'Dell S5248F-ON',
    silicon: 'Broadcom TD3-X7 3.2T',
    nosType: BCM,
    platform: 'x86_64-dellemc_s5248f_c3538-r0',
    features: LEAF,
    ports: [ports(1, 48, 'SFP28-25G', 4), ports(49, 56, 'QSFP28-100G:wide')],
    nos: ds2000.nos,
  },
  {
    name: 'dell-z9332f-on',
    displayName: 'Dell Z9332F-ON',
    silicon: 'Broadcom TH3',
    nosType: BCM,
    platform: 'x86_64-dellemc_z9332f_d1508-r0',
    features: SPINE,
    ports: [ports(1, 32, 'QSFPDD-400G:wide'), ports(33, 34, 'SFP28-10G')],
    nos: THIRTY_TWO_AND_TWO,
    labels: MANAGEMENT_LABELS,
    maxPorts: 144,
    pipelines: TH3_PIPELINES,
  },
  { ...ds2000, name: 'celestica-ds2000', nosType: BCM },
  { ...ds3000, name: 'celestica-ds3000', nosType: BCM },
  { ...ds4000, name: 'celestica-ds4000', nosType: BCM, maxPorts: 144, pipelines: TH3_PIPELINES },
  {
    ...ds4101,
    name: 'celestica-ds4101',
    nosType: BCM,
    maxPorts: 272,
    pipelines: { layout: 'neighbours', size: 2, maxPorts: 16 },
  },
  {
    ...ds5000,
    name: 'celestica-ds5000',
    nosType: BCM,
    maxPorts: 320,
    pipelines: { layout: 'outer-inner', size: 2, maxPorts: 10 },
  },
  {
    name: 'edgecore-dcs203',
    displayName: 'Edgecore DCS203',
    otherName: 'Edgecore AS7326-56X',
    silicon: 'Broadcom TD3-X7 2.0T',
    nosType: BCM,
    platform: 'x86_64-accton_as7326_56x-r0',
    features: LEAF,
    ports: [
      ports(1, 48, 'SFP28-25G', 12),
      ports(49, 55, 'QSFP28-100G'),
      ports(56, 56, 'QSFP28-100G-nb'),
      ports(57, 58, 'SFP28-10G'),
    ],
    nos: [...ds2000.nos, { first: 58, base: 81, step: 1 }],
    breakoutNames: { 49: 49, 50: 53, 51: 57, 52: 61, 53: 65, 54: 69, 55: 73 },
  },
  {
    name: 'edgecore-dcs204',
    displayName: 'Edgecore DCS204',
    otherName: 'Edgecore AS7726-32X',
    silicon: 'Broadcom TD3-X7 3.2T',
    nosType: BCM,
    platform: 'x86_64-accton_as7726_32x-r0',
    features: LEAF,
    ports: [ports(1, 31, 'QSFP28-100G:wide'), ports(32, 32, 'QSFP28-100G-nb'), ports(33, 34, 'SFP28-10G')],
    nos: [
      { first: 1, base: 0, step: 4 },
      { first: 34, base: 129, step: 1 },
    ],
  },
  {
    name: 'edgecore-dcs240',
    displayName: 'Edgecore DCS240',
    otherName: 'Edgecore AS9726',
    silicon: 'Broadcom TD4',
    nosType: BCM,
    platform: 'x86_64-accton_as9726_32d-r0',
    features: ['subinterfaces', 'acls', 'l2vni', 'l3vni', 'roce', 'eslag'],
    notes: 'Upper 16 ports supply maximum of 24W, lower 16 ports supply maximum of 14W',
    ports: [ports(1, 32, 'QSFP56DD-400G'), ports(33, 34, 'SFP28-10G')],
    nos: THIRTY_TWO_AND_TWO,
    pipelines: TH3_PIPELINES,
  },
  {
    name: 'edgecore-dcs501',
    displayName: 'Edgecore DCS501',
    otherName: 'Edgecore AS7712-32X',
    silicon: 'Broadcom TH',
    nosType: BCM,
    platform: 'x86_64-accton_as7712_32x-r0',
    features: ['acls'],
    ports: [ports(1, 32, 'QSFP28-100G')],
    nos: [{ first: 1, base: 0, step: 4 }],
  },
  {
    ...campus,
    name: 'edgecore-eps202',
    displayName: 'Edgecore EPS202',
    otherName: 'Edgecore AS4630-54PE',
    platform: 'x86_64-accton_as4630_54pe-r0',
    features: ['acls', 'l2vni', 'l3vni', 'eslag'],
    ports: [ports(1, 48, 'RJ45-1G'), ports(49, 52, 'SFP28-25G:from-1G'), ports(53, 54, 'QSFP28-100G')],
    onieName: 'eth2',
  },
  {
    ...campus,
    name: 'edgecore-eps203',
    displayName: 'Edgecore EPS203',
    otherName: 'Edgecore AS4630-54NPE',
    platform: 'x86_64-accton_as4630_54npe-r0',
    features: ['acls', 'l2vni', 'l3vni', 'mclag', 'eslag'],
    ports: [
      ports(1, 36, 'RJ45-2.5G'),
      ports(37, 48, 'RJ45-10G'),
      ports(49, 52, 'SFP28-25G:from-1G'),
      ports(53, 54, 'QSFP28-100G'),
    ],
  },
  {
    name: 'supermicro-sse-c4632sb',
    displayName: 'Supermicro SSE-C4632SB',
    silicon: ds3000.silicon,
    nosType: BCM,
    platform: ds3000.platform,
    features: LEAF,
    ports: ds3000.ports,
    nos: ds3000.nos,
  },
  { ...virtual, name: 'vs', displayName: 'Virtual Switch', nosType: 'sonic-bcm-vs' },
];

/** There where the configuration includes SONiC CLS+. */
export const CLS_PLUS_PROFILES: readonly ProfileFacts[] = [
  { ...ds2000, name: 'celestica-ds2000-clsp', nosType: CLS_PLUS },
  {
    ...ds3000,
    name: 'celestica-ds3000-clsp',
    nosType: CLS_PLUS,
    ports: [ports(1, 32, 'QSFP28-100G'), ports(33, 33, 'SFP28-10G')],
  },
  { ...ds4000, name: 'celestica-ds4000-clsp', nosType: CLS_PLUS },
  { ...ds4101, name: 'celestica-ds4101-clsp', nosType: CLS_PLUS },
  {
    ...ds5000,
    name: 'celestica-ds5000-clsp',
    nosType: CLS_PLUS,
    ports: [ports(1, 64, 'OSFP-800G:200G'), ports(65, 66, 'SFP28-25G:from-1G')],
  },
  { ...virtual, name: 'vs-clsp', displayName: 'Virtual Switch CLS+', nosType: 'sonic-cls-plus-vs' },
];

/** There where the configuration includes Cumulus. */
export const CUMULUS_PROFILES: readonly ProfileFacts[] = [
  {
    name: 'cumulus-vx',
    displayName: 'Cumulus VX',
    silicon: 'vs',
    nosType: 'cumulus-vx',
    platform: KVM,
    features: VIRTUAL,
    ports: [ports(1, 32, 'QSFP28-100G:speeds'), ports(33, 33, 'SFP28-10G')],
    nos: [{ first: 1, base: 0, step: 1 }],
  },
];
