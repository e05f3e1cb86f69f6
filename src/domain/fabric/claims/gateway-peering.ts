import type { Claim } from '../../resource/claim.ts';
import type { RuleObject } from '../../resource/kind.ts';
import { parsePrefix } from '../ip.ts';
import { shownBy } from '../rules/gateway-peering-others.ts';
import { otherSide, sidesOf } from '../rules/gateway-peering-sides.ts';
import { rangeOf } from './address-range.ts';

/** What a side shows to the other, which no other peering may show there (GP-15). */
export function gatewayPeeringClaims({ defaulted }: RuleObject): readonly Claim[] {
  const sides = sidesOf(defaulted);
  return sides.flatMap((side) => {
    const target = otherSide(sides, side.name);
    if (target === undefined) return [];
    return shownBy(side).flatMap(({ text, pointer }): Claim[] => {
      const prefix = parsePrefix(text);
      if (prefix === undefined) return [];
      return [
        {
          space: `prefix shown to ${target.name}`,
          taken: rangeOf(prefix),
          pointer: `${pointer}/cidr`,
          what: `${text}, shown to ${target.name}`,
        },
      ];
    });
  });
}
