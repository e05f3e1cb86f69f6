import type { Rule, RuleFinding, RuleObject } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { endpointsOf } from '../connection-endpoints.ts';
import {
  contains,
  hasHostBits,
  type IpPrefix,
  overlappingPairs,
  overlaps,
  parseAddress,
  parseCidr,
  parsePrefix,
} from '../ip.ts';
import { numberOf, pointerOf, specOf, structOf, textOf, textsOf } from '../read.ts';
import { judgedSpec, switchEnds } from './connection-parts.ts';
import { lacksFeature } from './missing-feature.ts';
import { vlanNamespaceGap } from './vlan-namespace-gap.ts';

const AT = '/spec/staticExternal/link/switch';
/** As a text: that is how the fabric knows it. */
const DEFAULT_ROUTE = '0.0.0.0/0';
const LAST_VLAN = 4094;

/** The switch side of a static external, undefined when the Connection is none. */
function switchSide(object: RuleObject): JsonObject | undefined {
  const spec = judgedSpec(object);
  const member = spec && pointerOf(spec, 'staticExternal');
  return member && structOf(member, 'link', 'switch');
}

const addressAndNextHop: Rule = {
  code: 'HHS-CN-10',
  severity: 'error',
  needs: 'self',
  title: 'a static external has an address with its length, and a next hop within it',
  example: 'staticExternal: {link: {switch: {port: leaf-01/E1/1, ip: 10.0.0.1/24, nextHop: 10.0.1.1}}}',
  cure: 'Write ip as address/length and a nextHop of that subnet.',
  check(object) {
    const side = switchSide(object);
    if (side === undefined) return [];
    const findings: RuleFinding[] = [];
    const [ip, nextHop] = [textOf(side, 'ip'), textOf(side, 'nextHop')];
    const prefix = parseCidr(ip);
    const hop = parseAddress(nextHop);
    if (prefix === undefined) {
      const message = ip === '' ? 'ip is missing' : `"${ip}" is no address with a length`;
      findings.push({
        pointer: `${AT}/ip`,
        message,
        help: 'Write the address of the switch with its length, such as 10.0.0.1/24.',
      });
    }
    if (hop === undefined) {
      const message = nextHop === '' ? 'nextHop is missing' : `"${nextHop}" is no address`;
      findings.push({
        pointer: `${AT}/nextHop`,
        message,
        help: 'Write the address that the subnets are reached through, without a length.',
      });
    } else if (prefix !== undefined && !contains(prefix, hop)) {
      findings.push({
        pointer: `${AT}/nextHop`,
        message: `the next hop ${nextHop} is not in the subnet of ${ip}`,
        help: 'Choose a nextHop of that subnet, or correct ip.',
        related: [{ object, pointer: `${AT}/ip`, message: `${ip} is here` }],
      });
    }
    return findings;
  },
};

interface Subnet {
  readonly pointer: string;
  readonly text: string;
  readonly prefix: IpPrefix;
}

function subnetsOf(side: JsonObject): {
  readonly known: Subnet[];
  readonly unreadable: Omit<Subnet, 'prefix'>[];
} {
  const known: Subnet[] = [];
  const unreadable: Omit<Subnet, 'prefix'>[] = [];
  for (const { at, value: text } of textsOf(side, 'subnets')) {
    const pointer = `${AT}/subnets/${at}`;
    const prefix = parsePrefix(text);
    if (prefix === undefined) unreadable.push({ pointer, text });
    else known.push({ pointer, text, prefix });
  }
  return { known, unreadable };
}

const subnetsDisjoint: Rule = {
  code: 'HHS-CN-11',
  severity: 'error',
  needs: 'self',
  title: 'subnets of a static external are prefixes that do not overlap; the default route stands alone',
  example: 'subnets: [0.0.0.0/0, 10.0.0.0/8]',
  cure: 'List networks without host bits, each address once, or 0.0.0.0/0 alone.',
  check(object) {
    const side = switchSide(object);
    if (side === undefined) return [];
    const { known, unreadable } = subnetsOf(side);
    const routes = known.filter(({ text }) => text === DEFAULT_ROUTE);
    const networks = known.filter(({ text }) => text !== DEFAULT_ROUTE);
    const together = known.length + unreadable.length > 1 ? routes : [];
    return [
      ...unreadable.map(({ pointer, text }) => ({
        pointer,
        message: `"${text}" is no prefix`,
        help: 'Write address/length, such as 10.0.0.0/8.',
      })),
      ...together.map(({ pointer }) => ({
        pointer,
        message: 'the default route does not stand alone',
        help: `Keep ${DEFAULT_ROUTE} alone, it covers the others; or list the networks without it.`,
      })),
      ...networks
        .filter(({ prefix }) => hasHostBits(prefix))
        .map(({ pointer, text }) => ({
          pointer,
          message: `${text} has bits beyond its length`,
          help: 'Write the network itself: the address with zeros after the length.',
        })),
      ...overlappingPairs(networks).map(({ item, other }) => ({
        pointer: item.pointer,
        message: `the subnet ${item.text} overlaps ${other.text}`,
        help: 'Leave the narrower of the two out.',
        related: [{ object, pointer: other.pointer, message: `${other.text} is here` }],
      })),
    ];
  },
};

const subnetsNotReserved: Rule = {
  code: 'HHS-CN-12',
  severity: 'error',
  needs: 'config',
  title: 'subnets of a static external do not overlap what the fabric reserves',
  example: 'subnets: [172.16.0.0/12]',
  cure: 'List networks outside reservedSubnets of the fabric’s configuration.',
  check(object, { config }) {
    const side = switchSide(object);
    if (side === undefined) return [];
    const reserved = config.reservedSubnets.flatMap((text) => {
      const prefix = parsePrefix(text);
      return prefix === undefined ? [] : [{ text, prefix }];
    });
    return subnetsOf(side).known.flatMap(({ pointer, text, prefix }): RuleFinding[] => {
      const other = text === DEFAULT_ROUTE ? undefined : reserved.find((one) => overlaps(one.prefix, prefix));
      if (other === undefined) return [];
      return [
        {
          pointer,
          message: `the subnet ${text} overlaps ${other.text}, which the fabric reserves for itself`,
          help: 'Choose networks outside reservedSubnets, or split this one around it.',
        },
      ];
    });
  },
};

const vlanInRange: Rule = {
  code: 'HHS-L15',
  severity: 'warning',
  needs: 'self',
  title: 'VLANs towards externals are within 1 to 4094',
  example: 'switch: {port: leaf-01/E1/1, vlan: 5000}',
  cure: 'Choose a VLAN of 1 to 4094, or leave it out for untagged traffic.',
  check(object) {
    const vlan = numberOf(switchSide(object) ?? {}, 'vlan');
    if (vlan <= LAST_VLAN) return [];
    return [
      {
        pointer: `${AT}/vlan`,
        message: `${vlan} is no VLAN; the fabric accepts it, and the switch cannot use it`,
        help: `Choose a VLAN of 1 to ${LAST_VLAN}, or leave it out for untagged traffic.`,
      },
    ];
  },
};

const vlanNeedsSubinterfaces: Rule = {
  code: 'HHS-L12',
  severity: 'warning',
  needs: 'references',
  title:
    'VLANs towards externals are on switches that have sub-interfaces, access lists on those that have ACLs',
  example: 'switch: {port: leaf-01/E1/1, vlan: 100}  # leaf-01 is an edgecore-eps203',
  cure: 'Use a switch with that feature, or do without it.',
  check(object, context) {
    const side = switchSide(object);
    const endpoints = side && endpointsOf(specOf(object.defaulted));
    if (endpoints === undefined || numberOf(side ?? {}, 'vlan') === 0) return [];
    return switchEnds(endpoints, context).flatMap(({ at }) =>
      lacksFeature({ at, feature: 'subinterfaces', pointer: `${AT}/vlan`, what: 'a VLAN' }, context),
    );
  },
};

const switchHasVlans: Rule = {
  code: 'HHS-L5',
  severity: 'warning',
  needs: 'references',
  title: 'switches on which a VPC is reachable list its VLAN namespace',
  example: 'staticExternal: {withinVPC: vpc-1}  # the switch does not list vpc-1’s VLAN namespace',
  cure: 'Add the VLAN namespace to the vlanNamespaces of the switch.',
  check(object, context) {
    const spec = judgedSpec(object) ?? {};
    const vpc = context.find('VPC', textOf(structOf(spec, 'staticExternal'), 'withinVPC'));
    const endpoints = endpointsOf(spec);
    if (vpc === undefined || endpoints === undefined) return [];
    return switchEnds(endpoints, context).flatMap(({ at }) =>
      vlanNamespaceGap(vpc, at, '/spec/staticExternal/withinVPC'),
    );
  },
};

export const connectionStaticRules: readonly Rule[] = [
  addressAndNextHop,
  subnetsDisjoint,
  subnetsNotReserved,
  vlanInRange,
  vlanNeedsSubinterfaces,
  switchHasVlans,
];
