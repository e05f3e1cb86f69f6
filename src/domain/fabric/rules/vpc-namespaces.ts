import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { plural } from '../../shared/plural.ts';
import { isSubset } from '../ip.ts';
import { numberOf, specOf, structsOf, textOf } from '../read.ts';
import { type NamespaceEntry, namespaceEntries } from './ipv4-namespace-entries.ts';
import { takenPrefixes, vpcSubnets } from './vpc-subnets.ts';

const insideNamespaceRule: Rule = {
  code: 'HHS-VPC-23',
  severity: 'error',
  needs: 'references',
  title: 'every prefix of a VPC lies inside one entry of its IPv4Namespace',
  example: 'subnets: {a: {subnet: 192.168.1.0/24, vlan: 1001}}',
  cure: 'Choose a prefix of the IPv4Namespace, or add an entry to the namespace.',
  // an entry that cannot be read may be the one that was meant
  check(object, context) {
    const name = textOf(specOf(object.defaulted), 'ipv4Namespace');
    const namespace = context.find('IPv4Namespace', name);
    const entries = context.index(namespaceEntries).get(name);
    if (namespace === undefined || entries === undefined || entries.some(isUnreadable)) return [];
    return takenPrefixes(object).flatMap(({ pointer, onKey, prefix, what }) => {
      if (entries.some((entry) => entry.prefix !== undefined && isSubset(prefix, entry.prefix))) return [];
      const has = entries.length === 0 ? 'has none' : `has ${entries.map(({ text }) => text).join(', ')}`;
      return [
        {
          pointer,
          onKey,
          message: `${what} lies in no entry of the IPv4Namespace ${name}, which ${has}`,
          help: `Choose a prefix inside one entry, or add an entry to the IPv4Namespace ${name}.`,
          related: [
            {
              object: namespace,
              pointer: '/spec/subnets',
              message: 'the IPv4Namespace has its entries here',
            },
          ],
        },
      ];
    });
  },
};

function isUnreadable({ prefix }: NamespaceEntry): boolean {
  return prefix === undefined;
}

interface VlanRanges {
  readonly namespace: RuleObject;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** Index: the ranges of every VLANNamespace by name, as the fabric stores them. */
function vlanRanges(context: RuleContext): ReadonlyMap<string, VlanRanges> {
  const byName = new Map<string, VlanRanges>();
  for (const namespace of context.all('VLANNamespace')) {
    const ranges = structsOf(specOf(namespace.defaulted), 'ranges').map(({ value }) => ({
      from: numberOf(value, 'from'),
      to: numberOf(value, 'to'),
    }));
    if (!byName.has(namespace.id.name)) byName.set(namespace.id.name, { namespace, ranges });
  }
  return byName;
}

const vlanInNamespaceRule: Rule = {
  code: 'HHS-VPC-24',
  severity: 'error',
  needs: 'references',
  title: 'every VLAN of a VPC is in its VLANNamespace',
  example: 'subnets: {a: {subnet: 10.0.1.0/24, vlan: 4094}}',
  cure: 'Choose a VLAN of the VLANNamespace, or add a range to the namespace.',
  check(object, context) {
    const name = textOf(specOf(object.defaulted), 'vlanNamespace');
    const known = context.index(vlanRanges).get(name);
    if (known === undefined) return [];
    const { namespace, ranges } = known;
    return vpcSubnets(object).flatMap((subnet): RuleFinding[] => {
      const { vlan } = subnet;
      if (subnet.hostBgp || vlan === 0 || ranges.some(({ from, to }) => vlan >= from && vlan <= to))
        return [];
      const has =
        ranges.length === 0
          ? 'has none at all'
          : `has ${ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ')}`;
      const help =
        ranges.length === 0
          ? `Correct the ranges of the VLANNamespace ${name}: one that is wrong empties it.`
          : `Choose a VLAN of the VLANNamespace ${name}, or add a range to it.`;
      return [
        {
          pointer: `${subnet.pointer}/vlan`,
          message: `the VLAN ${vlan} of the subnet ${subnet.name} is not in the VLANNamespace ${name}, which ${has}`,
          help,
          related: [
            { object: namespace, pointer: '/spec/ranges', message: 'the VLANNamespace has its ranges here' },
          ],
        },
      ];
    });
  },
};

/**
 * The fabric reads the entries until one fits, and gives up at the first that it cannot read. The namespace has an error
 * of its own for such an entry.
 */
const readableEntriesRule: Rule = {
  code: 'HHS-VPC-23a',
  severity: 'error',
  needs: 'references',
  title: 'the entries of the IPv4Namespace can be read',
  example: 'subnets: [10.0.0.0]',
  cure: 'Correct the entries of the IPv4Namespace.',
  check(object, context) {
    const name = textOf(specOf(object.defaulted), 'ipv4Namespace');
    const namespace = context.find('IPv4Namespace', name);
    const entries = context.index(namespaceEntries).get(name) ?? [];
    const unreadable = entries.findIndex(isUnreadable);
    if (namespace === undefined || unreadable < 0) return [];
    const before = entries.slice(0, unreadable);
    const reached = takenPrefixes(object).filter(
      ({ prefix }) => !before.some((entry) => entry.prefix !== undefined && isSubset(prefix, entry.prefix)),
    );
    const [first] = reached;
    if (first === undefined) return [];
    return [
      {
        pointer: first.pointer,
        onKey: first.onKey,
        message: `${plural(reached.length, 'prefix', 'prefixes')} cannot be compared with the IPv4Namespace ${name}, because its entry "${entries[unreadable]?.text ?? ''}" is no prefix`,
        help: `Correct the entry of the IPv4Namespace ${name}.`,
        related: [
          { object: namespace, pointer: '/spec/subnets', message: 'the IPv4Namespace has its entries here' },
        ],
        ...(namespace.manifest === undefined ? {} : { follows: true }),
      },
    ];
  },
};

export const vpcNamespaceRules: readonly Rule[] = [
  insideNamespaceRule,
  readableEntriesRule,
  vlanInNamespaceRule,
];
