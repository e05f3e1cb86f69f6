import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { type IpPrefix, isSubset, overlappingPairs, parsePrefix } from '../ip.ts';
import { pointerOf, specOf, structOf, textOf } from '../read.ts';
import { otherSide, type PeeringSide, type PrefixEntry, sidesOf } from './gateway-peering-sides.ts';

interface DefaultShown {
  readonly peering: RuleObject;
  readonly pointer: FieldPointer;
}

/** Blocks that show the default route, by the side they show it to. */
function defaultsByTarget({ all }: RuleContext): ReadonlyMap<string, readonly DefaultShown[]> {
  const targets = new Map<string, DefaultShown[]>();
  for (const peering of all('GatewayPeering')) {
    const sides = sidesOf(peering.defaulted);
    for (const side of sides) {
      const target = otherSide(sides, side.name);
      if (target === undefined) continue;
      for (const { isDefault, pointer } of side.exposes) {
        if (!isDefault) continue;
        const known = targets.get(target.name) ?? [];
        known.push({ peering, pointer: `${pointer}/default` });
        targets.set(target.name, known);
      }
    }
  }
  return targets;
}

const oneDefault: Rule = {
  code: 'HHS-L10a',
  severity: 'warning',
  needs: 'references',
  title: 'only one peering shows the default route to a VPC',
  example: 'expose: [{default: true}]   # in two peerings of one VPC',
  cure: 'Keep default: true in one of the peerings.',
  check(object, context) {
    const sides = sidesOf(object.defaulted);
    return sides.flatMap((side): RuleFinding[] => {
      const target = otherSide(sides, side.name);
      const shown = target === undefined ? undefined : context.index(defaultsByTarget).get(target.name);
      if (target === undefined || shown === undefined || shown.length < 2) return [];
      return side.exposes.flatMap(({ isDefault, pointer }): RuleFinding[] => {
        const place = `${pointer}/default`;
        const other = shown.find((one) => one.peering.key !== object.key || one.pointer !== place);
        if (!isDefault || other === undefined) return [];
        const who = displayId(other.peering.id);
        return [
          {
            pointer: place,
            message: `${target.name} is shown the default route by ${who}, too; which of them counts is not defined`,
            help: 'Keep default: true in one of the two.',
            related: [{ object: other.peering, pointer: other.pointer, message: `${who} shows it here` }],
          },
        ];
      });
    });
  },
};

/** Addresses that the entries name, each once; undefined where it cannot be told. */
function countOf(
  entries: readonly PrefixEntry[],
  side: PeeringSide,
  context: RuleContext,
): bigint | undefined {
  const named: { readonly prefix: IpPrefix }[] = [];
  const left: { readonly prefix: IpPrefix }[] = [];
  for (const { cidr, not, vpcSubnet } of entries) {
    const vpc = vpcSubnet === '' || side.vpc === undefined ? undefined : context.find('VPC', side.vpc);
    const subnet = vpc === undefined ? {} : structOf(specOf(vpc.defaulted), 'subnets', vpcSubnet);
    const prefix = parsePrefix(cidr || not || textOf(subnet, 'subnet'));
    if (prefix === undefined) return undefined;
    (cidr === '' && not !== '' ? left : named).push({ prefix });
  }
  const apart = overlappingPairs(named).length + overlappingPairs(left).length === 0;
  const inside = left.every((out) => named.some(({ prefix }) => isSubset(out.prefix, prefix)));
  return apart && inside ? sizeOf(named) - sizeOf(left) : undefined;
}

function sizeOf(prefixes: readonly { readonly prefix: IpPrefix }[]): bigint {
  return prefixes.reduce((sum, { prefix }) => sum + prefix.last - prefix.network + 1n, 0n);
}

const equalSizes: Rule = {
  code: 'HHS-L10b',
  severity: 'warning',
  needs: 'references',
  title: 'static NAT gives each address exactly one other',
  example: 'ips: [{cidr: 10.0.1.0/24}], as: [{cidr: 192.0.2.0/25}], nat: {static: {}}',
  cure: 'Name as many addresses in as as in ips.',
  check(object, context) {
    return sidesOf(object.defaulted).flatMap((side) =>
      side.exposes.flatMap(({ nat, ips, as, pointer }): RuleFinding[] => {
        if (nat === undefined || pointerOf(nat, 'static') === undefined || as.length === 0) return [];
        const own = countOf(ips, side, context);
        const shown = countOf(as, side, context);
        if (own === undefined || shown === undefined || own === shown) return [];
        return [
          {
            pointer: `${pointer}/as`,
            message: `static NAT needs as many addresses in as as in ips, and there are ${shown} for ${own}; the gateway may refuse it later`,
            help: 'Name as many addresses in as as in ips.',
          },
        ];
      }),
    );
  },
};

export const gatewayPeeringLintRules: readonly Rule[] = [oneDefault, equalSizes];
