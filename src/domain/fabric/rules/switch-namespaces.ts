import type { VlanRange } from '../../resource/fabric-config.ts';
import type { RelatedField, Rule, RuleContext, RuleObject } from '../../resource/kind.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { numberOf, specOf, structsOf, textsOf } from '../read.ts';

/** The table of references passes over names that are empty; the fabric does not. */
function emptyNameRule(code: string, field: string, what: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'references',
    title: `no ${what} has an empty name`,
    example: `${field}: [""]`,
    cure: 'Remove the empty name.',
    check({ object }) {
      return textsOf(specOf(object), field)
        .filter(({ value }) => value === '')
        .map(({ at }) => ({
          pointer: `/spec/${field}/${at}`,
          message: `the name of a ${what} is empty`,
          help: 'Remove the empty name.',
        }));
    },
  };
}

interface PlacedRange extends VlanRange {
  readonly namespace: RuleObject;
  /** Where the switch names the namespace. */
  readonly pointer: FieldPointer;
}

function rangesOf({ object, defaulted }: RuleObject, context: RuleContext): PlacedRange[] {
  const written = textsOf(specOf(object), 'vlanNamespaces');
  const named = new Set(written.map(({ value }) => value));
  const implied = textsOf(specOf(defaulted), 'vlanNamespaces').filter(({ value }) => !named.has(value));
  const places = [
    ...written.map(({ at, value }) => ({ value, pointer: `/spec/vlanNamespaces/${at}` })),
    ...implied.map(({ value }) => ({ value, pointer: '/spec/vlanNamespaces' })),
  ];
  return places.flatMap(({ value, pointer }) => {
    const namespace = context.find('VLANNamespace', value);
    if (namespace === undefined) return [];
    return structsOf(specOf(namespace.defaulted), 'ranges').map(({ value: range }) => ({
      from: numberOf(range, 'from'),
      to: numberOf(range, 'to'),
      namespace,
      pointer,
    }));
  });
}

const apart: Rule = {
  code: 'HHS-SW-13',
  severity: 'error',
  needs: 'references',
  title: 'the VLANs of the namespaces of a switch do not overlap',
  example: 'vlanNamespaces: [a, b]   # a has the VLANs 1000-1999, b 1500-2500',
  cure: 'Name one of the namespaces only, or give them ranges that are apart.',
  check(object, context) {
    const ranges = rangesOf(object, context).sort((a, b) => a.from - b.from || a.to - b.to);
    let widest: PlacedRange | undefined;
    for (const range of ranges) {
      if (widest !== undefined && range.from <= widest.to) return [overlapOf(widest, range)];
      widest = range;
    }
    return [];
  },
};

function overlapOf(one: PlacedRange, other: PlacedRange) {
  const twice = one.namespace === other.namespace && one.pointer !== other.pointer;
  const related = [...new Set([one.namespace, other.namespace])].map(rangesHere);
  const message = twice
    ? `the VLAN namespace ${one.namespace.id.name} is named twice`
    : `the VLANs ${text(one)} of the namespace ${one.namespace.id.name} and ${text(other)} of ${other.namespace.id.name} overlap`;
  const help = twice
    ? 'Name it once.'
    : 'Name one of the namespaces only, or give them ranges that are apart.';
  return { pointer: other.pointer, message, help, related };
}

function rangesHere(object: RuleObject): RelatedField {
  return { object, pointer: '/spec/ranges', message: `the ranges of ${object.id.name} are here` };
}

function text({ from, to }: VlanRange): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** The VLAN namespaces and groups of a switch. */
export const switchNamespaceRules: readonly Rule[] = [
  emptyNameRule('HHS-SW-12', 'vlanNamespaces', 'VLAN namespace'),
  apart,
  emptyNameRule('HHS-SW-14', 'groups', 'switch group'),
];
