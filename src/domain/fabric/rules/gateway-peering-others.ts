import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId, type ResourceKey } from '../../resource/object-id.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { type IpPrefix, isSubset, parsePrefix } from '../ip.ts';
import { labelsOf, pointerOf, specOf, structEntriesOf, structOf, textOf } from '../read.ts';
import { gatewaysByGroup } from './gateway.ts';
import { otherSide, type PeeringSide, sidesOf } from './gateway-peering-sides.ts';
import { type OwnedPrefix, PrefixOwners } from './prefix-owners.ts';

const SIDE_LABEL = 'vpc.gateway.githedgehog.com/';

/** A prefix that a side shows, '' for an entry that names no cidr: the fabric collects these, too. */
interface Shown {
  readonly text: string;
  readonly pointer: FieldPointer;
}

export function shownBy(side: PeeringSide): Shown[] {
  return side.exposes
    .filter(({ isDefault }) => !isDefault)
    .flatMap(({ ips, as }) => (as.length > 0 ? as : ips))
    .map(({ cidr, pointer }) => ({ text: cidr, pointer }));
}

interface Showing {
  readonly peering: RuleObject;
  readonly shown: readonly Shown[];
}

/** What the peerings of a VPC or external show to it; a peering that shows nothing is left out. */
interface ShownTo {
  readonly showings: ReadonlyMap<ResourceKey, Showing>;
  readonly unreadable: ReadonlySet<Showing>;
  readonly prefixes: PrefixOwners<Showing | undefined>;
}

/** By the name of the side they are shown to, as the labels tell it. */
function shownToSides({ all }: RuleContext): ReadonlyMap<string, ShownTo> {
  const bySide = new Map<string, Map<ResourceKey, Showing>>();
  for (const peering of all('GatewayPeering')) {
    const sides = sidesOf(peering.defaulted);
    for (const label of Object.keys(labelsOf(peering.defaulted))) {
      if (!label.startsWith(SIDE_LABEL)) continue;
      const name = label.slice(SIDE_LABEL.length);
      const shown = sides.filter((side) => side.name !== name).flatMap(shownBy);
      if (shown.length === 0) continue;
      const showings = bySide.get(name) ?? new Map<ResourceKey, Showing>();
      bySide.set(name, showings.set(peering.key, { peering, shown }));
    }
  }
  return new Map([...bySide].map(([name, showings]) => [name, { showings, ...readAll(showings) }]));
}

function readAll(showings: ReadonlyMap<ResourceKey, Showing>) {
  const owned: OwnedPrefix<Showing | undefined>[] = [];
  const unreadable = new Set<Showing>();
  for (const owner of showings.values()) {
    for (const { text } of owner.shown) {
      const prefix = parsePrefix(text);
      if (prefix === undefined) unreadable.add(owner);
      else owned.push({ prefix, owner });
    }
  }
  return { unreadable, prefixes: new PrefixOwners(owned) };
}

const noOverlap: Rule = {
  code: 'HHS-GP-15',
  severity: 'error',
  needs: 'references',
  title: 'what several peerings show to one VPC does not overlap',
  example:
    'expose: [{ips: [{cidr: 10.0.1.0/24}]}]   # and another peering of the other side shows 10.0.0.0/16',
  cure: 'Show other prefixes, or translate them with as and nat.',
  check(object, context) {
    const sides = sidesOf(object.defaulted);
    return sides.flatMap((side): readonly RuleFinding[] => {
      const target = otherSide(sides, side.name);
      const known = target && context.index(shownToSides).get(target.name);
      const shown = shownBy(side);
      if (target === undefined || known === undefined || shown.length === 0) return [];
      const own = known.showings.get(object.key);
      if (known.showings.size === (own === undefined ? 0 : 1)) return [];
      return [...clashes(shown, target.name, own, known), ...unread(shown, side, target.name, own, known)];
    });
  },
};

function clashes(
  shown: readonly Shown[],
  target: string,
  own: Showing | undefined,
  { prefixes }: ShownTo,
): RuleFinding[] {
  return shown.flatMap(({ text, pointer }) => {
    const prefix = parsePrefix(text);
    const other = prefix === undefined ? undefined : prefixes.overlapping(prefix, own);
    if (other?.owner === undefined) return [];
    const { peering, shown: theirs } = other.owner;
    const place = theirs.find((one) => samePrefix(parsePrefix(one.text), other.prefix));
    const name = displayId(peering.id);
    return [
      {
        pointer: `${pointer}/cidr`,
        message: `${text} overlaps ${place?.text ?? 'a prefix'}, which ${name} shows to ${target}, too`,
        help: 'Show other prefixes, or translate them with as and nat.',
        related: [
          {
            object: peering,
            pointer: place?.pointer ?? '/spec/peering',
            message: `${name} shows it here`,
          },
        ],
      },
    ];
  });
}

function samePrefix(a: IpPrefix | undefined, b: IpPrefix): boolean {
  return a?.family === b.family && a.network === b.network && a.length === b.length;
}

/** The fabric reads the cidr of every entry here, also of those that have none, and gives up on the first. */
function unread(
  shown: readonly Shown[],
  side: PeeringSide,
  target: string,
  own: Showing | undefined,
  { unreadable }: ShownTo,
): RuleFinding[] {
  const empty = shown.find(({ text }) => text === '');
  const [first, second] = unreadable;
  const other = first === own ? second : first;
  const help = 'Write the prefixes as cidr in all peerings of the two sides.';
  const cause = 'uses not or vpcSubnet, which the fabric cannot compare';
  if (empty !== undefined) {
    const message = `${target} has several peerings, and this peering ${cause}`;
    return [{ pointer: empty.pointer, message, help }];
  }
  if (other === undefined) return [];
  const who = displayId(other.peering.id);
  const related = [{ object: other.peering, pointer: '/spec/peering', message: `${who} has it here` }];
  return [
    { pointer: side.pointer, message: `${target} has several peerings, and ${who} ${cause}`, help, related },
  ];
}

const ofTheVpc: Rule = {
  code: 'HHS-GP-17',
  severity: 'error',
  needs: 'references',
  title: 'what a VPC shows is part of its subnets',
  example: 'peering: {red: {expose: [{ips: [{cidr: 192.0.2.0/24}]}]}}',
  cure: 'Write prefixes that lie in one subnet of the VPC each, or name the subnet.',
  check({ defaulted }, context) {
    return sidesOf(defaulted).flatMap(({ vpc: name, exposes }) => {
      const vpc = name === undefined ? undefined : context.find('VPC', name);
      if (vpc === undefined) return [];
      const subnets = structEntriesOf(specOf(vpc.defaulted), 'subnets');
      const prefixes = subnets.flatMap(([, subnet]) => parsePrefix(textOf(subnet, 'subnet')) ?? []);
      const known = structOf(specOf(vpc.defaulted), 'subnets');
      const related = [
        { object: vpc, pointer: '/spec/subnets', message: `the subnets of ${displayId(vpc.id)} are here` },
      ];
      return exposes.flatMap(({ ips }) =>
        ips.flatMap(({ cidr, vpcSubnet, pointer }): readonly RuleFinding[] => {
          const prefix = parsePrefix(cidr);
          const help = 'Write a prefix that lies in one subnet of the VPC, or name the subnet in vpcSubnet.';
          if (prefix !== undefined && !prefixes.some((subnet) => isSubset(prefix, subnet))) {
            const message = `${cidr} is part of no subnet of ${displayId(vpc.id)}`;
            return [{ pointer: `${pointer}/cidr`, message, help, related }];
          }
          if (vpcSubnet === '' || pointerOf(known, vpcSubnet) !== undefined) return [];
          const message = `${displayId(vpc.id)} has no subnet ${vpcSubnet}`;
          return [{ pointer: `${pointer}/vpcSubnet`, message, help, related }];
        }),
      );
    });
  },
};

const groupHasGateway: Rule = {
  code: 'HHS-GP-19',
  severity: 'error',
  needs: 'references',
  stage: 'webhook',
  title: 'the gateway group of a peering has a gateway',
  example: 'gatewayGroup: backup   # and no Gateway is in it',
  cure: 'Put a Gateway into the group, or name a group that has one.',
  check({ defaulted }, context) {
    const group = textOf(specOf(defaulted), 'gatewayGroup');
    if (group === '' || (context.index(gatewaysByGroup).get(group) ?? []).length > 0) return [];
    const message = `no Gateway is in the group ${group}, so nobody would carry the traffic`;
    const help = 'Put a Gateway into the group (spec.groups), or name a group that has one.';
    return [{ pointer: '/spec/gatewayGroup', message, help }];
  },
};

export const gatewayPeeringOtherRules: readonly Rule[] = [noOverlap, ofTheVpc, groupHasGateway];
