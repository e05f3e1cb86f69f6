import type { Rule, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { specOf } from '../read.ts';
import {
  dataPorts,
  isNumbered,
  type ProfilePort,
  profilePorts,
  wholeNumber,
} from './switch-profile-parts.ts';

/** Finds texts that stand at two ports, at the later one. */
function repeated(
  object: RuleObject,
  ports: readonly ProfilePort[],
  field: 'nos' | 'baseNOSName' | 'label',
): RuleFinding[] {
  const first = new Map<string, ProfilePort>();
  return ports.flatMap((port): RuleFinding[] => {
    const text = port[field];
    if (text === '') return [];
    const other = first.get(text);
    if (other === undefined) {
      first.set(text, port);
      return [];
    }
    return [
      {
        pointer: `${port.pointer}/${field}`,
        message: `the ports ${other.name} and ${port.name} have the same ${field} ${text}`,
        help: `Give each port a ${field} of its own.`,
        related: [
          { object, pointer: `${other.pointer}/${field}`, message: `port ${other.name} has it here` },
        ],
      },
    ];
  });
}

const named: Rule = {
  code: 'HHS-SP-8',
  severity: 'error',
  needs: 'self',
  title: 'every port has a name of at least two characters and a NOS name of its own',
  example: 'ports: {E1/1: {nos: Ethernet0}, E1/2: {nos: Ethernet0}}',
  cure: 'Give each port its own nos, as the operating system of the switch calls it.',
  check(object) {
    const ports = profilePorts(specOf(object.defaulted));
    const findings: RuleFinding[] = [];
    for (const { name, nos, pointer } of ports) {
      if (name.length < 2) {
        const message = `"${name}" is no name of a port: it has at least two characters`;
        findings.push({ pointer, message, help: 'Call ports M1, E1/1 and so on.', onKey: true });
      }
      if (nos === '') {
        const help = 'Set nos to what the operating system of the switch calls the port.';
        findings.push({ pointer: `${pointer}/nos`, message: `the port ${name} has no nos`, help });
      }
    }
    return [...findings, ...repeated(object, ports, 'nos'), ...repeated(object, ports, 'baseNOSName')];
  },
};

const NUMBERED: readonly [field: 'nos' | 'oniePortName', prefix: string][] = [
  ['nos', 'Management'],
  ['oniePortName', 'eth'],
];

const management: Rule = {
  code: 'HHS-SP-9',
  severity: 'error',
  needs: 'self',
  title:
    'a management port is called M1, its nos Management0 and its oniePortName eth0, and it has nothing else',
  example: 'ports: {M1: {management: true, nos: Ethernet0, oniePortName: eth0}}',
  cure: 'Write {management: true, nos: Management0, oniePortName: eth0}.',
  check({ defaulted }) {
    return profilePorts(specOf(defaulted))
      .filter((port) => port.management)
      .flatMap(managementProblems);
  },
};

function managementProblems(port: ProfilePort): RuleFinding[] {
  const { name, pointer } = port;
  const findings: RuleFinding[] = [];
  if (name.length > 1 && !isNumbered(name, 'M', 1n)) {
    const message = `the management port "${name}" is not called M and a number from 1`;
    findings.push({ pointer, message, help: 'Call the port M1.', onKey: true });
  }
  for (const [field, prefix] of NUMBERED) {
    const text = port[field];
    if ((field === 'nos' && text === '') || isNumbered(text, prefix, 0n)) continue;
    const said = text === '' ? `has no ${field}` : `has the ${field} "${text}"`;
    findings.push({
      pointer: `${pointer}/${field}`,
      message: `the management port ${name} ${said}, where ${prefix} and a number is needed`,
      help: `Write ${prefix}0.`,
    });
  }
  for (const field of ['group', 'profile', 'baseNOSName'] as const) {
    if (port[field] === '') continue;
    const message = `the management port ${name} has a ${field}, which is for data ports`;
    findings.push({ pointer: `${pointer}/${field}`, message, help: `Remove ${field}.`, onKey: true });
  }
  return findings;
}

const dataName: Rule = {
  code: 'HHS-SP-10',
  severity: 'error',
  needs: 'self',
  title: 'a data port is called E, the number of the chip, a slash and the number of the port',
  example: 'ports: {E1: {nos: Ethernet0}}',
  cure: 'Call the port E1/1.',
  check({ defaulted }) {
    return dataPorts(specOf(defaulted))
      .filter(({ name }) => name.length > 1 && !isDataName(name))
      .map(({ name, pointer }) => ({
        pointer,
        message: `the data port "${name}" is not called like E1/1, with both numbers from 1`,
        help: 'Call it E, the number of the chip, a slash and the number of the port; a management port has management: true.',
        onKey: true,
      }));
  },
};

function isDataName(name: string): boolean {
  if (!name.startsWith('E')) return false;
  const segments = name.slice(1).split('/');
  return segments.length === 2 && segments.every((segment) => (wholeNumber(segment) ?? 0n) >= 1n);
}

const labels: Rule = {
  code: 'HHS-SP-11',
  severity: 'error',
  needs: 'self',
  title: 'every data port has a label of its own',
  example: 'ports: {E1/1: {label: "1"}, E1/2: {label: "1"}}',
  cure: 'Set label to what is printed beside the port.',
  check(object) {
    const ports = dataPorts(specOf(object.defaulted));
    const without = ports.filter(({ label }) => label === '');
    return [...without.map(withoutLabel), ...repeated(object, ports, 'label')];
  },
};

function withoutLabel({ name, pointer }: ProfilePort): RuleFinding {
  const help = 'Set label to what is printed beside the port.';
  return { pointer: `${pointer}/label`, message: `the port ${name} has no label`, help };
}

const profileOrGroup: Rule = {
  code: 'HHS-SP-12',
  severity: 'error',
  needs: 'self',
  title: 'a data port has either a profile or a group',
  example: 'ports: {E1/1: {profile: SFP28-25G, group: "1"}}',
  cure: 'Keep group for a port whose speed is set with its group, profile for any other.',
  check({ defaulted }) {
    return dataPorts(specOf(defaulted)).flatMap(({ name, pointer, profile, group }) => {
      if ((profile === '') !== (group === '')) return [];
      const help = 'Keep group for a port whose speed is set with its group, profile for any other.';
      const message =
        profile === ''
          ? `the port ${name} has neither a profile nor a group`
          : `the port ${name} has both a profile and a group`;
      return [{ pointer: profile === '' ? pointer : `${pointer}/profile`, message, help }];
    });
  },
};

/** How the ports of a profile are called. */
export const profilePortRules: readonly Rule[] = [named, management, dataName, labels, profileOrGroup];
