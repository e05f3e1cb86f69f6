import type { Rule, RuleFinding } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { flagOf, numberOf, pointerOf, specOf, structEntriesOf, textOf } from '../read.ts';
import { dataPorts, wholeNumber } from './switch-profile-parts.ts';

const groups: Rule = {
  code: 'HHS-SP-18',
  severity: 'error',
  needs: 'self',
  title:
    'a port group is used by a port, has a number as nos and a profile of speeds without auto negotiation',
  example: 'portGroups: {"1": {nos: one, profile: SFP28-25G}}',
  cure: 'Write {nos: "1", profile: ...} and name the group at its ports.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    const used = new Set(dataPorts(spec).map(({ group }) => group));
    return structEntriesOf(spec, 'portGroups').flatMap(([name, group]): RuleFinding[] => {
      const pointer = childPointer('/spec/portGroups', name);
      const findings: RuleFinding[] = [];
      if (!used.has(name) || name === '') {
        const help = 'Name the group at its ports, or remove it.';
        findings.push({ pointer, message: `no port is in the group "${name}"`, help, onKey: true });
      }
      const nos = textOf(group, 'nos');
      if ((wholeNumber(nos) ?? 0n) <= 0n) {
        findings.push({
          pointer: `${pointer}/nos`,
          message: `the group "${name}" ${nos === '' ? 'has no nos' : `has the nos "${nos}"`}, where a number from 1 is needed`,
          help: 'Set nos to the number of the group in the operating system of the switch.',
        });
      }
      return [...findings, ...groupProfileProblems(spec, name, textOf(group, 'profile'), pointer)];
    });
  },
};

function groupProfileProblems(
  spec: JsonObject,
  name: string,
  profileName: string,
  pointer: FieldPointer,
): RuleFinding[] {
  const problem = (message: string, help: string) => [{ pointer: `${pointer}/profile`, message, help }];
  const help = 'Name one of spec.portProfiles that has speeds and does not allow auto negotiation.';
  if (profileName === '') return problem(`the group "${name}" has no profile`, help);
  const profile = pointerOf(spec, 'portProfiles', profileName);
  const named = `the profile "${profileName}" of the group "${name}"`;
  if (profile === undefined) return problem(`${named} is not among portProfiles`, help);
  if (pointerOf(profile, 'speed') === undefined) return problem(`${named} has no speeds`, help);
  return flagOf(profile, 'autoNegAllowed') ? problem(`${named} allows auto negotiation`, help) : [];
}

const portProfiles: Rule = {
  code: 'HHS-SP-19',
  severity: 'error',
  needs: 'self',
  title: 'a port profile is used, and has either speeds or breakouts',
  example: 'portProfiles: {spare: {}}',
  cure: 'Give the profile speed or breakout, and name it at a port or a group.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    const used = new Set(dataPorts(spec).map(({ profile }) => profile));
    for (const [, group] of structEntriesOf(spec, 'portGroups')) used.add(textOf(group, 'profile'));
    return structEntriesOf(spec, 'portProfiles').flatMap(([name, profile]) =>
      portProfileProblems(name, profile, used.has(name) && name !== ''),
    );
  },
};

function portProfileProblems(name: string, profile: JsonObject, isUsed: boolean): RuleFinding[] {
  const pointer = childPointer('/spec/portProfiles', name);
  const findings: RuleFinding[] = [];
  if (!isUsed) {
    const help = 'Name the profile at a port or a group, or remove it.';
    findings.push({ pointer, message: `no port and no group has the profile "${name}"`, help, onKey: true });
  }
  const speed = pointerOf(profile, 'speed') !== undefined;
  if (speed === (pointerOf(profile, 'breakout') !== undefined)) {
    const message = `the profile "${name}" has ${speed ? 'both speed and' : 'neither speed nor'} breakout`;
    findings.push({ pointer, message, help: 'Keep one of speed and breakout.' });
  }
  if (flagOf(profile, 'autoNegDefault') && !flagOf(profile, 'autoNegAllowed')) {
    findings.push({
      pointer: `${pointer}/autoNegDefault`,
      message: `the profile "${name}" starts with auto negotiation, which it does not allow`,
      help: 'Set autoNegAllowed to true, or leave autoNegDefault out.',
    });
  }
  return findings;
}

const pipelines: Rule = {
  code: 'HHS-SP-22',
  severity: 'error',
  needs: 'self',
  title: 'a pipeline has a name and takes at least one port',
  example: 'pipelines: {p0: {maxPorts: 0}}',
  cure: 'Set maxPorts to how many ports and lanes the pipeline takes.',
  check({ defaulted }) {
    return structEntriesOf(specOf(defaulted), 'pipelines').flatMap(([name, pipeline]): RuleFinding[] => {
      const pointer = childPointer('/spec/pipelines', name);
      const findings: RuleFinding[] = [];
      if (name === '') {
        const help = 'Give the pipeline a name, and use it at its ports.';
        findings.push({ pointer, message: 'a pipeline has no name', help, onKey: true });
      }
      if (numberOf(pipeline, 'maxPorts') <= 0) {
        const help = 'Set maxPorts to how many ports and lanes the pipeline takes.';
        const message = `the pipeline "${name}" takes no ports`;
        findings.push({ pointer: `${pointer}/maxPorts`, message, help });
      }
      return findings;
    });
  },
};

/** Port groups, port profiles and pipelines as such. */
export const profileGroupRules: readonly Rule[] = [groups, portProfiles, pipelines];
