import type { Claim } from '../../resource/claim.ts';
import type { RuleObject } from '../../resource/kind.ts';
import { specOf, textOf } from '../read.ts';
import { takenPrefixes, vpcSubnets } from '../rules/vpc-subnets.ts';
import { rangeOf } from './address-range.ts';

/** Prefixes of its IPv4Namespace (VPC-26) and VLANs of its VLANNamespace (VPC-27). */
export function vpcClaims(vpc: RuleObject): readonly Claim[] {
  const spec = specOf(vpc.defaulted);
  const prefixes = takenPrefixes(vpc).map(
    ({ prefix, pointer, onKey, what }): Claim => ({
      space: `prefix of ${textOf(spec, 'ipv4Namespace')}`,
      taken: rangeOf(prefix),
      pointer,
      onKey,
      what,
    }),
  );
  const vlans = vpcSubnets(vpc).flatMap(({ name, vlan, pointer }): Claim[] =>
    vlan === 0
      ? []
      : [
          {
            space: `VLAN of ${textOf(spec, 'vlanNamespace')}`,
            taken: String(vlan),
            pointer: `${pointer}/vlan`,
            what: `the VLAN ${vlan} of the subnet ${name}`,
          },
        ],
  );
  return [...prefixes, ...vlans];
}
