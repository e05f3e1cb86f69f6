import type { Rule, RuleContext, RuleObject } from '../../resource/kind.ts';
import type { ResourceKey } from '../../resource/object-id.ts';
import { displayId } from '../../resource/object-id.ts';
import { overlappingPairs } from '../ip.ts';
import { specOf, textOf } from '../read.ts';
import { type TakenPrefix, takenPrefixes, type VpcSubnet, vpcSubnets } from './vpc-subnets.ts';

/** What one VPC holds and another claims. */
interface Clash<T> {
  readonly own: T;
  readonly other: RuleObject;
  readonly theirs: T;
}

function vpcsBy(context: RuleContext, field: 'ipv4Namespace' | 'vlanNamespace'): Map<string, RuleObject[]> {
  const groups = new Map<string, RuleObject[]>();
  for (const vpc of context.all('VPC')) {
    const name = textOf(specOf(vpc.defaulted), field);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [vpc]);
    else group.push(vpc);
  }
  return groups;
}

/**
 * Index: for every VPC its prefixes that overlap one of another VPC of the same IPv4Namespace. Each VPC that overlaps
 * another is in it; of several prefixes around one prefix the widest is named.
 */
function overlapsByVpc(context: RuleContext): ReadonlyMap<ResourceKey, readonly Clash<TakenPrefix>[]> {
  const clashes = new Map<ResourceKey, Clash<TakenPrefix>[]>();
  const add = (vpc: RuleObject, own: TakenPrefix, other: RuleObject, theirs: TakenPrefix): void => {
    const list = clashes.get(vpc.key);
    if (list === undefined) clashes.set(vpc.key, [{ own, other, theirs }]);
    else list.push({ own, other, theirs });
  };
  for (const vpcs of vpcsBy(context, 'ipv4Namespace').values()) {
    const taken = vpcs.flatMap((vpc) =>
      takenPrefixes(vpc).map((held) => ({ vpc, held, prefix: held.prefix })),
    );
    for (const { item, other } of overlappingPairs(taken)) {
      if (item.vpc.id.name === other.vpc.id.name) continue;
      add(item.vpc, item.held, other.vpc, other.held);
      add(other.vpc, other.held, item.vpc, item.held);
    }
  }
  return clashes;
}

const overlapRule: Rule = {
  code: 'HHS-VPC-26',
  severity: 'error',
  needs: 'references',
  title: 'no prefix overlaps one of another VPC of the same IPv4Namespace',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001}}',
  cure: 'Choose prefixes that are free in the IPv4Namespace.',
  check(object, context) {
    const clashes = context.index(overlapsByVpc).get(object.key) ?? [];
    return clashes.map(({ own, other, theirs }) => ({
      pointer: own.pointer,
      onKey: own.onKey,
      message: `${own.what} overlaps ${theirs.what} of the ${displayId(other.id)}`,
      help: 'Choose prefixes that are free in the IPv4Namespace.',
      related: [{ object: other, pointer: theirs.pointer, message: `${displayId(other.id)} has it here` }],
    }));
  },
};

interface UnreadableSubnets {
  readonly vpc: RuleObject;
  readonly subnet: VpcSubnet;
}

/** Index: the first two VPCs of each IPv4Namespace with a prefix that is none. */
function unreadableByNamespace(context: RuleContext): ReadonlyMap<string, readonly UnreadableSubnets[]> {
  const found = new Map<string, UnreadableSubnets[]>();
  for (const [namespace, vpcs] of vpcsBy(context, 'ipv4Namespace')) {
    const unreadable: UnreadableSubnets[] = [];
    for (const vpc of vpcs) {
      if (unreadable.length === 2) break;
      const subnet = vpcSubnets(vpc).find(isUnreadable);
      if (subnet !== undefined) unreadable.push({ vpc, subnet });
    }
    found.set(namespace, unreadable);
  }
  return found;
}

function isUnreadable({ prefix, extras }: VpcSubnet): boolean {
  return prefix === undefined || extras.some((extra) => extra.prefix === undefined);
}

/** The fabric gives up at a VPC it cannot read. Such a VPC has an error of its own. */
const readableOthersRule: Rule = {
  code: 'HHS-VPC-26a',
  severity: 'error',
  needs: 'references',
  title: 'the prefixes of the other VPCs can be read',
  example: 'subnets: {a: {subnet: 10.0.1.0, vlan: 1001}}',
  cure: 'Correct the subnets of the other VPC.',
  check(object, context) {
    const namespace = textOf(specOf(object.defaulted), 'ipv4Namespace');
    const unreadable = context.index(unreadableByNamespace).get(namespace) ?? [];
    const other = unreadable.find(({ vpc }) => vpc.id.name !== object.id.name);
    if (other === undefined) return [];
    const who = displayId(other.vpc.id);
    return [
      {
        pointer: '/spec/subnets',
        message: `the subnets cannot be compared with those of the ${who}, because a prefix there is none`,
        help: `Correct the subnet ${other.subnet.name} of the ${who}.`,
        related: [{ object: other.vpc, pointer: other.subnet.pointer, message: `${who} has it here` }],
        ...(other.vpc.manifest === undefined ? {} : { follows: true }),
      },
    ];
  },
};

interface VlanUser {
  readonly vpc: RuleObject;
  readonly subnet: VpcSubnet;
}

/** Index: who uses a VLAN, by VLANNamespace and VLAN. */
function vlanUsers(context: RuleContext): ReadonlyMap<string, ReadonlyMap<number, readonly VlanUser[]>> {
  const namespaces = new Map<string, Map<number, VlanUser[]>>();
  for (const [namespace, vpcs] of vpcsBy(context, 'vlanNamespace')) {
    const users = new Map<number, VlanUser[]>();
    for (const vpc of vpcs) {
      for (const subnet of vpcSubnets(vpc)) {
        const list = users.get(subnet.vlan);
        if (list === undefined) users.set(subnet.vlan, [{ vpc, subnet }]);
        else list.push({ vpc, subnet });
      }
    }
    namespaces.set(namespace, users);
  }
  return namespaces;
}

const vlanRule: Rule = {
  code: 'HHS-VPC-27',
  severity: 'error',
  needs: 'references',
  title: 'no VLAN is used by another VPC of the same VLANNamespace',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001}}',
  cure: 'Choose a VLAN that no other VPC of the VLANNamespace uses, on whatever switch.',
  check(object, context) {
    const namespace = textOf(specOf(object.defaulted), 'vlanNamespace');
    const users = context.index(vlanUsers).get(namespace);
    return vpcSubnets(object).flatMap(({ name, pointer, vlan }) => {
      // without a VLAN there is a finding already, or none is needed
      if (vlan === 0) return [];
      const other = users?.get(vlan)?.find(({ vpc }) => vpc.id.name !== object.id.name);
      if (other === undefined) return [];
      const who = displayId(other.vpc.id);
      return [
        {
          pointer: `${pointer}/vlan`,
          message: `the VLAN ${vlan} of the subnet ${name} is that of the subnet ${other.subnet.name} of the ${who}, too`,
          help: `Choose a VLAN that no other VPC of the VLANNamespace ${namespace} uses, on whatever switch.`,
          related: [
            { object: other.vpc, pointer: `${other.subnet.pointer}/vlan`, message: `${who} has it here` },
          ],
        },
      ];
    });
  },
};

export const vpcOthersRules: readonly Rule[] = [overlapRule, readableOthersRule, vlanRule];
