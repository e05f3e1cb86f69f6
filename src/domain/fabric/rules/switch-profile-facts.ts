import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { specOf, textOf, textsOf } from '../read.ts';

const MOST_OTHER_NAMES = 5;

const NOS_TYPES: readonly string[] = [
  'sonic-bcm-base',
  'sonic-bcm-campus',
  'sonic-bcm-vs',
  'sonic-cls-plus-broadcom',
  'sonic-cls-plus-marvell',
  'sonic-cls-plus-vs',
  'cumulus-vx',
  'cumulus-mlx',
];

function requiredRule(code: string, field: string, what: string): Rule {
  return {
    code,
    severity: 'error',
    needs: 'self',
    title: `${field} is set`,
    example: `${field}: ""`,
    cure: `Set spec.${field} to ${what}.`,
    check({ defaulted }) {
      if (textOf(specOf(defaulted), field) !== '') return [];
      const pointer = `/spec/${field}`;
      return [{ pointer, message: `${field} is missing`, help: `Set spec.${field} to ${what}.` }];
    },
  };
}

const otherNames: Rule = {
  code: 'HHS-SP-4',
  severity: 'error',
  needs: 'self',
  title: `there are at most ${MOST_OTHER_NAMES} other names, none of them empty and none twice`,
  example: 'otherNames: [Box, Box]',
  cure: 'Keep each name once.',
  check({ defaulted }) {
    const names = textsOf(specOf(defaulted), 'otherNames');
    const findings: RuleFinding[] = [];
    if (names.length > MOST_OTHER_NAMES) {
      findings.push({
        pointer: '/spec/otherNames',
        message: `${names.length} other names, and the fabric takes at most ${MOST_OTHER_NAMES}`,
        help: `Keep the ${MOST_OTHER_NAMES} that people look for.`,
      });
    }
    const seen = new Set<string>();
    for (const { at, value } of names) {
      const pointer = `/spec/otherNames/${at}`;
      if (value === '')
        findings.push({ pointer, message: 'a name is empty', help: 'Remove the empty name.' });
      else if (seen.has(value)) {
        findings.push({
          pointer,
          message: `the name "${value}" is there twice`,
          help: 'Keep the name once.',
        });
      }
      seen.add(value);
    }
    return findings;
  },
};

const nosType: Rule = {
  code: 'HHS-SP-6',
  severity: 'error',
  needs: 'self',
  title: 'nosType is one the fabric knows',
  example: 'nosType: sonic',
  cure: `Choose one of ${NOS_TYPES.join(', ')}.`,
  check({ defaulted }) {
    const type = textOf(specOf(defaulted), 'nosType');
    if (NOS_TYPES.includes(type)) return [];
    return [
      {
        pointer: '/spec/nosType',
        message: type === '' ? 'nosType is missing' : `nosType "${type}" is none the fabric knows`,
        help: `Choose one of ${NOS_TYPES.join(', ')}.`,
      },
    ];
  },
};

/** What a profile says of the switch as a whole. */
export const profileFactRules: readonly Rule[] = [
  requiredRule('HHS-SP-3', 'displayName', 'the name that people know the switch by'),
  otherNames,
  requiredRule('HHS-SP-5', 'switchSilicon', 'the name of the switch chip'),
  nosType,
  requiredRule('HHS-SP-7', 'platform', 'the platform that the switch asks for when it is installed'),
];
