import type { Rule, RuleFinding } from '../resource/kind.ts';
import { displayId } from '../resource/object-id.ts';

/** Longest name of a VPC, External or IPv4Namespace. */
const LONGEST_SHORT_NAME = 11;

/** The name rule of the kinds whose names are bounded; `code` is the reference's id. */
export function shortNameRule(code: string, more?: (name: string) => RuleFinding | undefined): Rule {
  return {
    code,
    severity: 'error',
    needs: 'self',
    title: `the name has at most ${LONGEST_SHORT_NAME} characters`,
    check({ id }) {
      const findings: RuleFinding[] = [];
      if (id.name.length > LONGEST_SHORT_NAME) {
        findings.push({
          pointer: '/metadata/name',
          message: `${displayId(id)}: the name has ${id.name.length} characters, the fabric takes at most ${LONGEST_SHORT_NAME}`,
          help: `Choose a name of at most ${LONGEST_SHORT_NAME} characters and use it wherever this one is referred to.`,
        });
      }
      const another = more?.(id.name);
      if (another) findings.push(another);
      return findings;
    },
  };
}
