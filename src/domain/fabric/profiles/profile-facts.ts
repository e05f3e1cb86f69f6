import type { PortProfileName } from './port-profiles.ts';

/** `features` of a profile, in the words of the API. */
export type Feature =
  | 'subinterfaces'
  | 'acls'
  | 'l2vni'
  | 'l3vni'
  | 'roce'
  | 'mclag'
  | 'eslag'
  | 'ecmpRoCEQPN';

/** Data ports `E1/<first>` to `E1/<last>` of one sort. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
  readonly profile: PortProfileName;
  /** The ports stand in groups of so many that share one speed. */
  readonly grouped?: number;
}

/** Ports from `first` on are `Ethernet<base>`, `Ethernet<base + step>` and so on. */
export interface NosNames {
  readonly first: number;
  readonly base: number;
  readonly step: number;
}

/** How breakout ports share pipelines: `size` neighbours each, or in blocks of four the outer and the inner two. */
export interface Pipelines {
  readonly layout: 'neighbours' | 'outer-inner';
  readonly size: number;
  readonly maxPorts: number;
}

/** A profile that the fabric brings along, in short. */
export interface ProfileFacts {
  readonly name: string;
  readonly displayName: string;
  readonly otherName?: string;
  readonly silicon: string;
  readonly nosType: string;
  readonly platform: string;
  readonly features: readonly Feature[];
  readonly notes?: string;
  readonly ports: readonly PortRange[];
  readonly nos: readonly NosNames[];
  readonly maxPorts?: number;
  readonly maxPathsEBGP?: number;
  readonly pipelines?: Pipelines;
  /** Labels of ports that are not their number. */
  readonly labels?: Readonly<Record<number, string>>;
  /** Names `1/<n>` of breakout ports where n is not the number of the port. */
  readonly breakoutNames?: Readonly<Record<number, number>>;
  /** ONIE's name of the management port. Default: eth0. */
  readonly onieName?: string;
}
