import type { Rule, RuleContext } from '../../resource/kind.ts';
import { numberOf, specOf } from '../read.ts';
import { anotherIn, type Groups, groupBy, isLeaf, isSpine, redundancyOf } from './switch-parts.ts';

function leavesByAsn({ all }: RuleContext): Groups {
  return groupBy(all('Switch'), ({ defaulted }) => {
    const spec = specOf(defaulted);
    const asn = numberOf(spec, 'asn');
    return isLeaf(spec) && asn !== 0 ? [String(asn)] : [];
  });
}

const leafUnique: Rule = {
  code: 'HHS-SW-29',
  severity: 'error',
  needs: 'references',
  title: 'the ASN of a leaf is that of no other leaf',
  example: 'asn: 65101   # in two leaves',
  cure: 'Give each leaf an ASN of its own.',
  check(object, context) {
    const spec = specOf(object.defaulted);
    if (!isLeaf(spec) || redundancyOf(spec) === 'mclag') return [];
    const asn = numberOf(spec, 'asn');
    const other = anotherIn(context.index(leavesByAsn), String(asn), object);
    if (other === undefined) return [];
    const { leafASNStart, leafASNEnd } = context.config;
    return [
      {
        pointer: '/spec/asn',
        message: `the ASN ${asn} is in use by the leaf ${other.id.name}`,
        help: `Choose a free ASN from ${leafASNStart} to ${leafASNEnd}.`,
        related: [
          {
            object: other,
            pointer: '/spec/asn',
            message: `Switch ${other.id.namespace}/${other.id.name} has it here`,
          },
        ],
      },
    ];
  },
};

const leafRange: Rule = {
  code: 'HHS-SW-30',
  severity: 'error',
  needs: 'config',
  stage: 'validate',
  title: 'the ASN of a leaf lies in the range for leaves',
  example: 'role: server-leaf\nasn: 65100',
  cure: 'Choose an ASN of the range for leaves.',
  check({ defaulted }, { config }) {
    const spec = specOf(defaulted);
    const asn = numberOf(spec, 'asn');
    const { leafASNStart, leafASNEnd } = config;
    if (!isLeaf(spec) || asn === 0 || (asn >= leafASNStart && asn <= leafASNEnd)) return [];
    return [
      {
        pointer: '/spec/asn',
        message: `the ASN ${asn} lies outside of the range for leaves, ${leafASNStart} to ${leafASNEnd}`,
        help: `Choose a free ASN from ${leafASNStart} to ${leafASNEnd}.`,
      },
    ];
  },
};

const spineAsn: Rule = {
  code: 'HHS-SW-31',
  severity: 'error',
  needs: 'config',
  stage: 'validate',
  title: 'a spine has the ASN of the spines',
  example: 'role: spine\nasn: 65101',
  cure: 'Write the ASN that the configuration of the fabric has for spines.',
  check({ defaulted }, { config }) {
    const spec = specOf(defaulted);
    const asn = numberOf(spec, 'asn');
    if (!isSpine(spec) || asn === 0 || asn === config.spineASN) return [];
    const message = `the spine has the ASN ${asn}, and all spines have ${config.spineASN}`;
    return [{ pointer: '/spec/asn', message, help: `Write asn: ${config.spineASN}.` }];
  },
};

export const switchAsnRules: readonly Rule[] = [leafUnique, leafRange, spineAsn];
