import type { Rule, RuleFinding } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { parseBreakoutMode, SPEEDS } from '../profiles/port-names.ts';
import { listOf, pointerOf, specOf, structEntriesOf, textOf, textsOf } from '../read.ts';

const SPEED_LIST = SPEEDS.join(', ');

interface Choice {
  readonly what: 'speed' | 'breakout';
  readonly name: string;
  readonly member: JsonObject;
  readonly pointer: FieldPointer;
}

/** Every `speed` or `breakout` of the port profiles. */
function choicesOf(defaulted: JsonObject, what: Choice['what']): Choice[] {
  return structEntriesOf(specOf(defaulted), 'portProfiles').flatMap(([name, profile]) => {
    const member = pointerOf(profile, what);
    const pointer = `${childPointer('/spec/portProfiles', name)}/${what}`;
    return member === undefined ? [] : [{ what, name, member, pointer }];
  });
}

/** The default has to be there, and among what is supported; `supported` lists that. */
function defaultProblems(choice: Choice, supported: readonly string[]): RuleFinding[] {
  const { what, name, member, pointer } = choice;
  const chosen = textOf(member, 'default');
  const findings: RuleFinding[] = [];
  if (supported.length === 0) {
    const message = `the profile "${name}" supports no ${what}`;
    findings.push({ pointer: `${pointer}/supported`, message, help: 'List what the ports can do.' });
  }
  if (chosen !== '' && (supported.length === 0 || supported.includes(chosen))) return findings;
  const message =
    chosen === ''
      ? `the profile "${name}" has no default ${what}`
      : `the default ${what} ${chosen} of the profile "${name}" is not among ${supported.join(', ')}`;
  findings.push({
    pointer: `${pointer}/default`,
    message,
    help: 'Set default to what the ports start with, one of those supported.',
  });
  return findings;
}

const speeds: Rule = {
  code: 'HHS-SP-20',
  severity: 'error',
  needs: 'self',
  title: 'a profile of speeds supports its default, and only speeds the fabric knows',
  example: 'portProfiles: {SFP28-25G: {speed: {default: 25G, supported: [10G]}}}',
  cure: `Write speeds like 25G, and the default among those supported. The fabric knows ${SPEED_LIST}.`,
  check({ defaulted }) {
    return choicesOf(defaulted, 'speed').flatMap((choice) => {
      const supported = textsOf(choice.member, 'supported');
      const wrong = supported.filter(({ value }) => !SPEEDS.includes(value));
      return [
        ...defaultProblems(
          choice,
          supported.map(({ value }) => value),
        ),
        ...wrong.map(({ at, value }) => ({
          pointer: `${choice.pointer}/supported/${at}`,
          message: `the profile "${choice.name}" supports "${value}", which is no speed`,
          help: `Write one of ${SPEED_LIST}.`,
        })),
      ];
    });
  },
};

const breakouts: Rule = {
  code: 'HHS-SP-21',
  severity: 'error',
  needs: 'self',
  title: 'a profile of breakouts supports its default, and every mode has a name like 4x25G and offsets',
  example:
    'portProfiles: {QSFP28-100G: {breakout: {default: 1x100G, supported: {4by25G: {offsets: ["0"]}}}}}',
  cure: 'Write modes like 4x25G with an offset for each lane, and the default among them.',
  check({ defaulted }) {
    return choicesOf(defaulted, 'breakout').flatMap((choice) => {
      const modes = structEntriesOf(choice.member, 'supported');
      const names = modes.map(([mode]) => mode);
      return [
        ...defaultProblems(choice, names),
        ...modes.flatMap(([mode, value]) => modeProblems(choice, mode, value)),
      ];
    });
  },
};

function modeProblems({ name, pointer: above }: Choice, mode: string, value: JsonObject): RuleFinding[] {
  const pointer = childPointer(`${above}/supported`, mode);
  const findings: RuleFinding[] = [];
  if (parseBreakoutMode(mode) === undefined) {
    const message = `the profile "${name}" supports "${mode}", which is no breakout mode`;
    const help = `Write 1, 2, 4 or 8, an x and one of ${SPEED_LIST}.`;
    findings.push({ pointer, message, help, onKey: true });
  }
  if (listOf(value, 'offsets').length === 0) {
    const message = `the mode "${mode}" of the profile "${name}" has no offsets`;
    findings.push({ pointer: `${pointer}/offsets`, message, help: 'List one offset for each lane.' });
  }
  return findings;
}

/** What ports can be set to. */
export const profileSpeedRules: readonly Rule[] = [speeds, breakouts];
