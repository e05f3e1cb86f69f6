import type { Rule, RuleFinding } from '../../resource/kind.ts';
import { pointerOf, specOf } from '../read.ts';
import {
  dataPorts,
  isBreakoutPort,
  isNumbered,
  type ProfilePort,
  wholeNumber,
} from './switch-profile-parts.ts';

const profileExists: Rule = {
  code: 'HHS-SP-13',
  severity: 'error',
  needs: 'self',
  title: 'the profile of a port is one of portProfiles',
  example: 'ports: {E1/1: {profile: nowhere}}',
  cure: 'Describe the profile below spec.portProfiles, or name one that is there.',
  check({ defaulted }) {
    return dataPorts(specOf(defaulted))
      .filter(({ profile, portProfile }) => profile !== '' && portProfile === undefined)
      .map(({ name, pointer, profile }) => ({
        pointer: `${pointer}/profile`,
        message: `the port ${name} names the profile "${profile}", which is not among portProfiles`,
        help: 'Describe the profile below spec.portProfiles, or name one that is there.',
      }));
  },
};

const groupExists: Rule = {
  code: 'HHS-SP-17',
  severity: 'error',
  needs: 'self',
  title: 'the group of a port is one of portGroups',
  example: 'ports: {E1/1: {group: "99"}}',
  cure: 'Describe the group below spec.portGroups, or name one that is there.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    return dataPorts(spec)
      .filter(({ group }) => group !== '' && pointerOf(spec, 'portGroups', group) === undefined)
      .map(({ name, pointer, group }) => ({
        pointer: `${pointer}/group`,
        message: `the port ${name} names the group "${group}", which is not among portGroups`,
        help: 'Describe the group below spec.portGroups, or name one that is there.',
      }));
  },
};

const breakoutNames: Rule = {
  code: 'HHS-SP-14',
  severity: 'error',
  needs: 'self',
  title: 'a breakout port has a nos like 1/4 and a baseNOSName like Ethernet12',
  example: 'ports: {E1/4: {nos: Ethernet12, profile: QSFP28-100G}}',
  cure: 'Write {nos: 1/4, baseNOSName: Ethernet12}.',
  check({ defaulted }) {
    return dataPorts(specOf(defaulted)).filter(isBreakoutPort).flatMap(breakoutProblems);
  },
};

function breakoutProblems({ name, pointer, nos, baseNOSName }: ProfilePort): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (nos !== '' && !(nos.startsWith('1/') && wholeNumber(nos.slice(2)) !== undefined)) {
    findings.push({
      pointer: `${pointer}/nos`,
      message: `the breakout port ${name} has the nos "${nos}", where 1/ and a number is needed`,
      help: 'Write 1/ and the number that the operating system gives the port.',
    });
  }
  if (!isNumbered(baseNOSName, 'Ethernet', 0n)) {
    const said = baseNOSName === '' ? 'has no baseNOSName' : `has the baseNOSName "${baseNOSName}"`;
    findings.push({
      pointer: `${pointer}/baseNOSName`,
      message: `the breakout port ${name} ${said}, where Ethernet and a number is needed`,
      help: 'Write Ethernet and the number of the first lane of the port.',
    });
  }
  return findings;
}

/** Ports whose profile is unknown are passed over: what they need cannot be told. */
const directNames: Rule = {
  code: 'HHS-SP-16',
  severity: 'error',
  needs: 'self',
  title: 'a data port that cannot be broken out has a nos like Ethernet8',
  example: 'ports: {E1/3: {nos: eth8, profile: SFP28-25G}}',
  cure: 'Write Ethernet and the number that the operating system gives the port.',
  check({ defaulted }) {
    return dataPorts(specOf(defaulted))
      .filter((port) => !isBreakoutPort(port) && (port.profile === '' || port.portProfile !== undefined))
      .filter(({ nos }) => nos !== '' && !isNumbered(nos, 'Ethernet', 0n))
      .map(({ name, pointer, nos }) => ({
        pointer: `${pointer}/nos`,
        message: `the port ${name} has the nos "${nos}", where Ethernet and a number is needed`,
        help: 'Write Ethernet and the number that the operating system gives the port.',
      }));
  },
};

const pipelineExists: Rule = {
  code: 'HHS-SP-15',
  severity: 'error',
  needs: 'self',
  title: 'only breakout ports have a pipeline, one of pipelines',
  example: 'ports: {E1/3: {profile: SFP28-25G, pipeline: p0}}',
  cure: 'Describe the pipeline below spec.pipelines, and name it at breakout ports only.',
  check({ defaulted }) {
    const spec = specOf(defaulted);
    return dataPorts(spec).flatMap((port): RuleFinding[] => {
      const { name, pipeline, profile, portProfile } = port;
      if (pipeline === '') return [];
      const pointer = `${port.pointer}/pipeline`;
      if (pointerOf(spec, 'pipelines', pipeline) === undefined) {
        const message = `the port ${name} names the pipeline "${pipeline}", which is not among pipelines`;
        return [{ pointer, message, help: 'Describe the pipeline below spec.pipelines.' }];
      }
      if (isBreakoutPort(port) || (profile !== '' && portProfile === undefined)) return [];
      const message = `the port ${name} has a pipeline, but its profile has no breakouts`;
      return [{ pointer, message, help: 'Remove pipeline.', onKey: true }];
    });
  },
};

/** What data ports name, and their names in the operating system. */
export const profileDataPortRules: readonly Rule[] = [
  profileExists,
  breakoutNames,
  pipelineExists,
  directNames,
  groupExists,
];
