import type { VlanRange } from '../../resource/fabric-config.ts';
import type { Rule, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { numberOf, specOf, structEntriesOf, structsOf } from '../read.ts';
import { heldRule, labelIndex } from './labelled.ts';
import { isRewritten } from './rewritten.ts';

const FIRST_VLAN = 1;
const LAST_VLAN = 4094;

interface PlacedRange extends VlanRange {
  /** Undefined: reserved by the fabric's configuration. */
  readonly pointer?: FieldPointer;
}

/** Ranges as written, `to` filled in; defaulting sorts them, or drops them all. */
function writtenRanges({ object }: RuleObject): PlacedRange[] {
  return structsOf(specOf(object), 'ranges').map(({ at, value }) => {
    const from = numberOf(value, 'from');
    return { from, to: numberOf(value, 'to') || from, pointer: `/spec/ranges/${at}` };
  });
}

function isValid({ from, to }: VlanRange): boolean {
  return from >= FIRST_VLAN && to <= LAST_VLAN && from <= to;
}

function rangeText({ from, to }: VlanRange): string {
  return from === to ? `VLAN ${from}` : `VLANs ${from}-${to}`;
}

const validRanges: Rule = {
  code: 'HHS-VLNS-2',
  severity: 'warning',
  needs: 'self',
  title:
    'every range goes up and stays within 1 to 4094; with one that does not, the fabric keeps no range at all',
  example: 'ranges: [{from: 1999, to: 1000}]',
  cure: 'Write ranges from the lower to the higher VLAN, within 1 to 4094.',
  check(object) {
    return writtenRanges(object).flatMap((range): RuleFinding[] => {
      if (isValid(range)) return [];
      const cause =
        range.from > range.to ? 'ends before it begins' : `is not within ${FIRST_VLAN} to ${LAST_VLAN}`;
      return [
        {
          pointer: range.pointer ?? '/spec/ranges',
          message: `the range ${range.from}-${range.to} ${cause}; the fabric takes the object without a word and keeps none of its ranges`,
          help: `Write from and to so that ${FIRST_VLAN} <= from <= to <= ${LAST_VLAN}.`,
        },
      ];
    });
  },
};

/** Every range with one that it overlaps, reserved ones included; one sweep. Only pairs with a written range count. */
function overlapping(
  ranges: readonly PlacedRange[],
): { readonly range: PlacedRange; readonly other: PlacedRange }[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
  const pairs: { range: PlacedRange; other: PlacedRange }[] = [];
  let widest: PlacedRange | undefined;
  for (const range of sorted) {
    if (widest !== undefined && widest.to >= range.from) {
      if (range.pointer !== undefined) pairs.push({ range, other: widest });
      else if (widest.pointer !== undefined) pairs.push({ range: widest, other: range });
    }
    if (widest === undefined || range.to > widest.to) widest = range;
  }
  return pairs;
}

interface Reservation {
  readonly code: string;
  readonly title: string;
  readonly key: 'vpcIRBVLANRange' | 'th5WorkaroundVLANRange';
  /** Whether it also tells of ranges of the namespace that overlap each other. */
  readonly own: boolean;
}

function reservedRule({ code, title, key, own }: Reservation): Rule {
  return {
    code,
    severity: 'error',
    needs: 'config',
    title,
    example: own ? 'ranges: [{from: 2000, to: 3100}]' : 'ranges: [{from: 3900, to: 3910}]',
    cure: `Choose VLANs outside ${key} of the fabric's configuration, and each of them once.`,
    check(object, { config }) {
      const ranges = writtenRanges(object);
      if (!ranges.every(isValid)) return [];
      return overlapping([...ranges, ...config[key]]).flatMap(({ range, other }): RuleFinding[] => {
        if (range.pointer === undefined || (other.pointer !== undefined && !own)) return [];
        const what =
          other.pointer === undefined
            ? `${rangeText(other)}, which the fabric reserves (${key})`
            : `${rangeText(other)} of this object`;
        const related =
          other.pointer === undefined
            ? {}
            : { related: [{ object, pointer: other.pointer, message: `${rangeText(other)} are here` }] };
        return [
          {
            pointer: range.pointer,
            message: `${rangeText(range)} overlap ${what}`,
            help: 'Shorten or split the range so that no VLAN is taken twice.',
            ...related,
          },
        ];
      });
    },
  };
}

const IPV4NS_LABEL = 'fabric.githedgehog.com/ipv4ns';
const VLANNS_LABEL = 'fabric.githedgehog.com/vlanns';
const SWITCH_LABEL = 'vlanns.fabric.githedgehog.com/';
const vpcsByIpv4Namespace = labelIndex('VPC', IPV4NS_LABEL);
const vpcsByVlanNamespace = labelIndex('VPC', VLANNS_LABEL);
const switchesByVlanNamespace = labelIndex('Switch', SWITCH_LABEL);

/** The fabric picks the VPCs by the name of their IPv4 namespace, and asks VLAN 0 of hostBGP subnets, too. */
const vpcsStillFit: Rule = {
  code: 'HHS-VLNS-5',
  severity: 'error',
  needs: 'previous',
  title: 'a changed VLAN namespace still has the VLANs of the VPCs whose IPv4 namespace is called like it',
  example: 'ranges: [{from: 1000, to: 1099}]  # a subnet has vlan 1500',
  cure: 'Keep the VLANs that subnets have in the ranges, or move the subnets first.',
  check(object, context) {
    if (!isRewritten(object, context)) return [];
    const ranges = structsOf(specOf(object.defaulted), 'ranges').map(({ value }) => value);
    const vpcs = context.index(vpcsByIpv4Namespace).get(`${IPV4NS_LABEL}=${object.id.name}`) ?? [];
    return vpcs.flatMap((vpc) =>
      structEntriesOf(specOf(vpc.defaulted), 'subnets').flatMap(([name, subnet]): RuleFinding[] => {
        const vlan = numberOf(subnet, 'vlan');
        if (ranges.some((range) => numberOf(range, 'from') <= vlan && vlan <= numberOf(range, 'to')))
          return [];
        return [unfitting(vpc, name, vlan)];
      }),
    );
  },
};

function unfitting(vpc: RuleObject, subnet: string, vlan: number): RuleFinding {
  const at = childPointer('/spec/subnets', subnet);
  return {
    pointer: '/spec/ranges',
    message: `the subnet ${subnet} of ${displayId(vpc.id)} has VLAN ${vlan}, which is in none of the ranges; the fabric refuses the change`,
    help:
      vlan === 0
        ? 'The fabric refuses every change of this VLANNamespace while a subnet without a VLAN (hostBGP) is there: remove that subnet first, and add it again afterwards.'
        : `Keep VLAN ${vlan} in the ranges, or give the subnet another VLAN first.`,
    related: [{ object: vpc, pointer: `${at}/vlan`, message: `${displayId(vpc.id)} has it here` }],
  };
}

export const vlanNamespaceRules: readonly Rule[] = [
  validRanges,
  reservedRule({
    code: 'HHS-VLNS-3',
    title: 'the ranges overlap neither each other nor the VLANs that the fabric keeps for VPC interfaces',
    key: 'vpcIRBVLANRange',
    own: true,
  }),
  reservedRule({
    code: 'HHS-VLNS-4',
    title: 'the ranges do not overlap the VLANs that the fabric keeps for switches with a TH5 chip',
    key: 'th5WorkaroundVLANRange',
    own: false,
  }),
  vpcsStillFit,
  heldRule({
    code: 'HHS-VLNS-D1',
    title: 'a VLAN namespace that is deleted is listed by no switch',
    cure: 'Take it out of vlanNamespaces of these Switches first.',
    kind: 'Switch',
    label: (name) => `${SWITCH_LABEL}${name}=true`,
    index: switchesByVlanNamespace,
  }),
  heldRule({
    code: 'HHS-VLNS-D2',
    title: 'a VLAN namespace that is deleted has no VPCs',
    cure: 'Delete these VPCs first, or give them another vlanNamespace.',
    kind: 'VPC',
    label: (name) => `${VLANNS_LABEL}=${name}`,
    index: vpcsByVlanNamespace,
  }),
];
