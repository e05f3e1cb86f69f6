import type { Rule, RuleContext, RuleFinding } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { hasHostBits, type IpPrefix } from '../ip.ts';
import { flagOf, numberOf, structOf } from '../read.ts';
import { firstOverlap, reservedPrefixes } from './ipv4-namespace-reserved.ts';
import { type ExtraPrefix, type VpcSubnet, vpcSubnets } from './vpc-subnets.ts';

const LONGEST_HOST_PREFIX = 32;
const MOST_EXTRA_PREFIXES = 100;

const dhcpRule: Rule = {
  code: 'HHS-VPC-8',
  severity: 'error',
  needs: 'self',
  title: 'a subnet for hosts with BGP has no DHCP',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, hostBGP: true, dhcp: {enable: true}}}',
  cure: 'Turn DHCP off, or leave hostBGP out.',
  check(object) {
    return vpcSubnets(object).flatMap(({ name, pointer, value, hostBgp }) =>
      hostBgp && flagOf(structOf(value, 'dhcp'), 'enable')
        ? [
            {
              pointer: `${pointer}/dhcp/enable`,
              message: `the subnet ${name} is for hosts with BGP, and DHCP is enabled in it`,
              help: 'Turn DHCP off in this subnet, or leave hostBGP out.',
            },
          ]
        : [],
    );
  },
};

const lengthsRule: Rule = {
  code: 'HHS-VPC-8a',
  severity: 'error',
  needs: 'config',
  title: 'what hosts with BGP may announce is consistent, and not reserved',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, hostBGP: true, hostBGPMinPrefixLen: 20}}',
  cure: 'Keep subnet length ≤ shortest ≤ longest ≤ 32, and write extra prefixes as IPv4 networks.',
  check: (object, context) =>
    vpcSubnets(object).flatMap((subnet) =>
      subnet.hostBgp ? [...ownLengths(subnet), ...extraPrefixes(subnet, context)] : [],
    ),
};

interface Lengths {
  readonly min: number;
  readonly max: number;
}

function subnetLengths(value: JsonObject): Lengths {
  return {
    min: numberOf(value, 'hostBGPMinPrefixLen') || LONGEST_HOST_PREFIX,
    max: numberOf(value, 'hostBGPMaxPrefixLen') || LONGEST_HOST_PREFIX,
  };
}

function ownLengths({ name, pointer, value, prefix }: VpcSubnet): RuleFinding[] {
  if (prefix === undefined) return [];
  const fields = { min: `${pointer}/hostBGPMinPrefixLen`, max: `${pointer}/hostBGPMaxPrefixLen` };
  return lengthFindings(`the subnet ${name}`, prefix, subnetLengths(value), fields);
}

function lengthFindings(
  what: string,
  prefix: IpPrefix,
  { min, max }: Lengths,
  fields: { readonly min: FieldPointer; readonly max: FieldPointer },
): RuleFinding[] {
  const help = `Keep ${prefix.length} ≤ shortest ≤ longest ≤ ${LONGEST_HOST_PREFIX}; a length that is left out is inherited or ${LONGEST_HOST_PREFIX}.`;
  if (min > max) {
    const message = `${what}: the shortest accepted prefix is a /${min}, the longest a /${max}`;
    return [{ pointer: fields.min, message, help }];
  }
  if (max > LONGEST_HOST_PREFIX) {
    return [{ pointer: fields.max, message: `${what}: no IPv4 prefix is as long as /${max}`, help }];
  }
  if (min >= prefix.length) return [];
  const message = `${what}: the shortest accepted prefix, a /${min}, is wider than the /${prefix.length} it has to lie in`;
  return [{ pointer: fields.min, message, help }];
}

function extraPrefixes(subnet: VpcSubnet, context: RuleContext): RuleFinding[] {
  const { name, pointer, extras } = subnet;
  const findings = extras.flatMap((extra) => extraFindings(subnet, extra, context));
  if (extras.length <= MOST_EXTRA_PREFIXES) return findings;
  const tooMany = {
    pointer: `${pointer}/hostBGPExtraPrefixes`,
    message: `the subnet ${name} has ${extras.length} extra prefixes, and the fabric takes at most ${MOST_EXTRA_PREFIXES}`,
    help: 'Join neighbouring prefixes, or spread the hosts over more subnets.',
  };
  return [tooMany, ...findings];
}

function extraFindings(subnet: VpcSubnet, extra: ExtraPrefix, context: RuleContext): RuleFinding[] {
  const { text, pointer, value, prefix } = extra;
  const at = { pointer, onKey: true };
  const what = `the extra prefix ${text} of the subnet ${subnet.name}`;
  if (prefix === undefined || prefix.family !== 4 || hasHostBits(prefix)) {
    const why = prefix?.family === 4 ? 'has bits set behind its length' : 'is no IPv4 prefix';
    return [{ ...at, message: `${what} ${why}`, help: 'Write an IPv4 network, such as 10.0.8.0/24.' }];
  }
  const taken = firstOverlap(prefix, context.index(reservedPrefixes));
  const reserved =
    taken === undefined
      ? []
      : [
          {
            ...at,
            message: `${what} overlaps ${taken}, which the fabric keeps for itself`,
            help: 'Choose a prefix outside the fabric’s reserved subnets.',
          },
        ];
  const inherited = subnetLengths(subnet.value);
  const lengths = {
    min: numberOf(value, 'minPrefixLen') || inherited.min,
    max: numberOf(value, 'maxPrefixLen') || inherited.max,
  };
  const fields = { min: `${pointer}/minPrefixLen`, max: `${pointer}/maxPrefixLen` };
  return [...reserved, ...lengthFindings(what, prefix, lengths, fields)];
}

const HOST_BGP_FIELDS = ['hostBGPExtraPrefixes', 'hostBGPMinPrefixLen', 'hostBGPMaxPrefixLen'] as const;

const onlyHostBgpRule: Rule = {
  code: 'HHS-VPC-8b',
  severity: 'error',
  needs: 'self',
  title: 'only subnets for hosts with BGP say what may be announced',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 1001, hostBGPMinPrefixLen: 28}}',
  cure: 'Set hostBGP: true, or remove the field.',
  check(object) {
    return vpcSubnets(object).flatMap(({ name, pointer, value, hostBgp }) =>
      HOST_BGP_FIELDS.filter((field) => !hostBgp && Object.hasOwn(value, field)).map((field) => ({
        pointer: `${pointer}/${field}`,
        message: `the subnet ${name} is not for hosts with BGP, and has ${field}`,
        help: `Set hostBGP: true, or remove ${field}.`,
        onKey: true,
      })),
    );
  },
};

export const vpcHostBgpRules: readonly Rule[] = [dhcpRule, lengthsRule, onlyHostBgpRule];
