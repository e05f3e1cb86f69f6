import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { LONGEST_SUBNET } from '../defaulting/vpc.ts';
import { contains, formatAddress, type IpPrefix, overlappingPairs, parseAddress } from '../ip.ts';
import { textOf } from '../read.ts';
import { firstOverlap, reservedPrefixes } from './ipv4-namespace-reserved.ts';
import { takenPrefixes, usableSubnets, type VpcSubnet, vpcSubnets } from './vpc-subnets.ts';

const prefixRule: Rule = {
  code: 'HHS-VPC-6',
  severity: 'error',
  needs: 'self',
  title: `every subnet has a prefix of at most ${LONGEST_SUBNET} bits`,
  example: 'subnets: {a: {subnet: 10.0.1.0/31, vlan: 1001}}',
  cure: 'Write the subnet as address/length, such as 10.0.1.0/24.',
  check: (object) => vpcSubnets(object).flatMap(prefixFinding),
};

function prefixFinding({ name, pointer, text, prefix }: VpcSubnet): RuleFinding[] {
  const at = { pointer: `${pointer}/subnet` };
  const help = `Write a prefix of at most ${LONGEST_SUBNET} bits, such as 10.0.1.0/24.`;
  if (text === '') return [{ ...at, message: `the subnet ${name} has no prefix`, help }];
  if (prefix === undefined) {
    return [{ ...at, message: `"${text}" of the subnet ${name} is no prefix (address/length)`, help }];
  }
  if (prefix.length <= LONGEST_SUBNET) return [];
  const message = `the subnet ${name} is a /${prefix.length}, and the longest that the fabric takes is a /${LONGEST_SUBNET}`;
  return [{ ...at, message, help }];
}

const reservedRule: Rule = {
  code: 'HHS-VPC-7',
  severity: 'error',
  needs: 'config',
  title: 'no subnet overlaps what the fabric keeps for itself',
  example: 'subnets: {a: {subnet: 172.30.8.0/24, vlan: 1001}}',
  cure: 'Choose a prefix outside the reserved subnets of the fabric’s configuration.',
  check(object, context) {
    const reserved = context.index(reservedPrefixes);
    return vpcSubnets(object).flatMap(({ name, pointer, text, prefix }) => {
      const taken = prefix === undefined ? undefined : firstOverlap(prefix, reserved);
      if (taken === undefined) return [];
      return [
        {
          pointer: `${pointer}/subnet`,
          message: `the subnet ${name} (${text}) overlaps ${taken}, which the fabric keeps for itself`,
          help: 'Choose a prefix outside the fabric’s reserved subnets.',
        },
      ];
    });
  },
};

const gatewayRule: Rule = {
  code: 'HHS-VPC-9',
  severity: 'error',
  needs: 'self',
  title: 'the gateway of a subnet lies inside it',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, gateway: 10.0.2.1, vlan: 1001}}',
  cure: 'Choose an address of the subnet, or leave gateway out for its first one.',
  check: (object) => usableSubnets(object).flatMap((subnet) => gatewayFinding(subnet, subnet.prefix)),
};

function gatewayFinding({ name, pointer, value, text, hostBgp }: VpcSubnet, prefix: IpPrefix): RuleFinding[] {
  if (hostBgp) return [];
  const gateway = textOf(value, 'gateway');
  const address = parseAddress(gateway);
  if (address !== undefined && contains(prefix, address)) return [];
  const message =
    address === undefined
      ? `the gateway "${gateway}" of the subnet ${name} is no address`
      : `the gateway ${gateway} lies outside the subnet ${name} (${text})`;
  const first = formatAddress({ family: prefix.family, value: prefix.network + 1n });
  const help = `Write an address of ${text}, or leave gateway out for ${first}.`;
  return [{ pointer: `${pointer}/gateway`, message, help }];
}

const vlanRule: Rule = {
  code: 'HHS-VPC-10',
  severity: 'error',
  needs: 'self',
  title: 'every subnet that is not for hosts with BGP has a VLAN',
  example: 'subnets: {a: {subnet: 10.0.1.0/24}}',
  cure: 'Choose a free VLAN of the VLANNamespace.',
  check(object) {
    return vpcSubnets(object).flatMap(({ name, pointer, hostBgp, vlan }) => {
      if (hostBgp || vlan !== 0) return [];
      const help = 'Write a free VLAN of the VLANNamespace in vlan.';
      return [{ pointer: `${pointer}/vlan`, message: `the subnet ${name} has no VLAN`, help }];
    });
  },
};

const distinctVlansRule: Rule = {
  code: 'HHS-VPC-18',
  severity: 'error',
  needs: 'self',
  title: 'the subnets of a VPC have different VLANs',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001}, b: {subnet: 10.0.2.0/24, vlan: 1001}}',
  cure: 'Give each subnet a VLAN of its own.',
  check(object) {
    const first = new Map<number, VpcSubnet>();
    return vpcSubnets(object).flatMap((subnet): RuleFinding[] => {
      const { name, pointer, hostBgp, vlan } = subnet;
      if (hostBgp || vlan === 0) return [];
      const other = first.get(vlan);
      if (other === undefined) {
        first.set(vlan, subnet);
        return [];
      }
      return [
        {
          pointer: `${pointer}/vlan`,
          message: `the subnets ${other.name} and ${name} have the same VLAN ${vlan}`,
          help: 'Give each subnet a VLAN of its own.',
          related: [
            { object, pointer: `${other.pointer}/vlan`, message: `the subnet ${other.name} has it here` },
          ],
        },
      ];
    });
  },
};

const disjointRule: Rule = {
  code: 'HHS-VPC-19',
  severity: 'error',
  needs: 'self',
  title: 'the prefixes of a VPC do not overlap each other',
  example: 'subnets: {a: {subnet: 10.0.0.0/16, vlan: 1001}, b: {subnet: 10.0.1.0/24, vlan: 1002}}',
  cure: 'Choose prefixes that have no address in common.',
  check(object) {
    return overlappingPairs(takenPrefixes(object)).map(({ item, other }) => ({
      pointer: item.pointer,
      onKey: item.onKey,
      message: `${item.what} overlaps ${other.what}`,
      help: 'Choose prefixes that have no address in common.',
      related: [{ object, pointer: other.pointer, message: `${other.what} stands here` }],
    }));
  },
};

export const vpcAddressRules: readonly Rule[] = [
  prefixRule,
  reservedRule,
  gatewayRule,
  vlanRule,
  distinctVlansRule,
  disjointRule,
];
