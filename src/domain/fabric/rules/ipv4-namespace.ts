import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { isSubset, overlappingPairs } from '../ip.ts';
import { shortNameRule } from '../name-rules.ts';
import { type NamespaceEntry, writtenEntries } from './ipv4-namespace-entries.ts';
import { firstOverlap, reservedPrefixes } from './ipv4-namespace-reserved.ts';
import { labelIndex, stillUsed } from './vpc-referrers.ts';
import { vpcSubnets } from './vpc-subnets.ts';

const NAMESPACE_LABEL = 'fabric.githedgehog.com/ipv4ns';
const vpcsOf = labelIndex('VPC', NAMESPACE_LABEL);
const externalsOf = labelIndex('External', NAMESPACE_LABEL);

const prefixRule: Rule = {
  code: 'HHS-IPNS-3',
  severity: 'error',
  needs: 'self',
  title: 'every entry is a prefix',
  example: 'subnets: [10.0.0.0]',
  cure: 'Write address/length, such as 10.0.0.0/16.',
  check(object) {
    return writtenEntries(object).flatMap(({ at, text, prefix }) =>
      prefix === undefined
        ? [
            {
              pointer: `/spec/subnets/${at}`,
              message: `"${text}" is no prefix`,
              help: 'Write address/length, such as 10.0.0.0/16; octets and length without leading zeros.',
            },
          ]
        : [],
    );
  },
};

/** The schema takes twenty. */
const MOST_ENTRIES = 10;

const countRule: Rule = {
  code: 'HHS-IPNS-4',
  severity: 'error',
  needs: 'self',
  title: `an IPv4Namespace has at most ${MOST_ENTRIES} entries`,
  example: 'subnets: [10.0.0.0/24, 10.0.1.0/24, …, 10.0.10.0/24]',
  cure: 'Join neighbouring entries, or spread them over two namespaces.',
  check(object) {
    const count = writtenEntries(object).length;
    if (count <= MOST_ENTRIES) return [];
    return [
      {
        pointer: '/spec/subnets',
        message: `${count} entries, and the fabric takes at most ${MOST_ENTRIES}`,
        help: 'Join neighbouring entries, or spread them over two namespaces.',
      },
    ];
  },
};

const disjointRule: Rule = {
  code: 'HHS-IPNS-5',
  severity: 'error',
  needs: 'self',
  title: 'the entries do not overlap each other',
  example: 'subnets: [10.0.0.0/8, 10.1.0.0/16]',
  cure: 'Keep the wider entry.',
  check(object) {
    const entries = writtenEntries(object).flatMap((entry) =>
      entry.prefix === undefined ? [] : [{ ...entry, prefix: entry.prefix }],
    );
    return overlappingPairs(entries).map(({ item, other }) => ({
      pointer: `/spec/subnets/${item.at}`,
      message: `${item.text} overlaps ${other.text}`,
      help: 'Keep the wider entry, or choose entries that have no address in common.',
      related: [{ object, pointer: `/spec/subnets/${other.at}`, message: `${other.text} stands here` }],
    }));
  },
};

const reservedRule: Rule = {
  code: 'HHS-IPNS-6',
  severity: 'error',
  needs: 'config',
  title: 'no entry overlaps what the fabric keeps for itself',
  example: 'subnets: [172.30.0.0/16]',
  cure: 'Choose entries outside the reserved subnets of the fabric’s configuration.',
  check(object, context) {
    const reserved = context.index(reservedPrefixes);
    return writtenEntries(object).flatMap(({ at, text, prefix }) => {
      const taken = prefix === undefined ? undefined : firstOverlap(prefix, reserved);
      if (taken === undefined) return [];
      return [
        {
          pointer: `/spec/subnets/${at}`,
          message: `${text} overlaps ${taken}, which the fabric keeps for itself`,
          help: 'Choose an entry outside the fabric’s reserved subnets.',
        },
      ];
    });
  },
};

/** Extra prefixes of subnets for hosts with BGP are not looked at here. */
const stillFitsRule: Rule = {
  code: 'HHS-IPNS-7',
  severity: 'error',
  needs: 'previous',
  title: 'after a change every VPC of the namespace still fits',
  example: 'subnets: [10.0.0.0/17]',
  cure: 'Keep the entries that VPCs use, or move their subnets first.',
  check(object, context) {
    const entries = writtenEntries(object);
    const vpcs = context.index(vpcsOf).get(object.id.name) ?? [];
    return vpcs.flatMap((vpc): RuleFinding[] => {
      const outside = vpcSubnets(vpc).filter(({ prefix }) => prefix !== undefined && !fits(prefix, entries));
      const [first] = outside;
      if (first === undefined) return [];
      const who = displayId(vpc.id);
      const subnets = outside.map(({ name, text }) => `${name} (${text})`).join(', ');
      return [
        {
          pointer: '/spec/subnets',
          message: `no entry holds ${subnets} of the ${who}`,
          help: 'Keep the entries that VPCs use, or change the VPC first.',
          related: [{ object: vpc, pointer: `${first.pointer}/subnet`, message: `${who} has it here` }],
        },
      ];
    });
  },
};

function fits(prefix: Parameters<typeof isSubset>[0], entries: readonly NamespaceEntry[]): boolean {
  return entries.some((entry) => entry.prefix !== undefined && isSubset(prefix, entry.prefix));
}

const deleteVpcsRule: Rule = {
  code: 'HHS-IPNS-D1',
  severity: 'error',
  needs: 'delete',
  title: 'an IPv4Namespace goes only when no VPC refers to it',
  cure: 'Delete the VPCs of the namespace first.',
  check: ({ id }, context) =>
    stillUsed('VPC', context.index(vpcsOf).get(id.name), 'takes its addresses from it'),
};

const deleteExternalsRule: Rule = {
  code: 'HHS-IPNS-D2',
  severity: 'error',
  needs: 'delete',
  title: 'an IPv4Namespace goes only when no External refers to it',
  cure: 'Delete the Externals of the namespace first.',
  check: ({ id }, context) => stillUsed('External', context.index(externalsOf).get(id.name), 'belongs to it'),
};

export const ipv4NamespaceRules: readonly Rule[] = [
  shortNameRule('HHS-IPNS-2'),
  prefixRule,
  countRule,
  disjointRule,
  reservedRule,
  stillFitsRule,
  deleteVpcsRule,
  deleteExternalsRule,
];
