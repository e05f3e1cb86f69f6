import type { FabricConfig } from '../../resource/fabric-config.ts';
import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { contains, formatAddress, type IpAddress, type IpPrefix, parseAddress, parsePrefix } from '../ip.ts';
import { specOf, textOf } from '../read.ts';
import { anotherIn, type Groups, groupBy, isLeaf, redundancyOf } from './switch-parts.ts';

function addressOf({ family, address }: IpPrefix): IpAddress {
  return { family, value: address };
}

/** An address, undefined when the text is no prefix. */
function addressIn(text: string): string | undefined {
  const prefix = parsePrefix(text);
  return prefix === undefined ? undefined : formatAddress(addressOf(prefix));
}

const managementInside: Rule = {
  code: 'HHS-SW-25',
  severity: 'error',
  needs: 'config',
  stage: 'validate',
  title: 'ip is an address of the management subnet below its DHCP range',
  example: 'ip: 10.0.0.1/24',
  cure: 'Choose an address of the management subnet below the start of its DHCP range.',
  check({ defaulted }, { config }) {
    const text = textOf(specOf(defaulted), 'ip');
    if (text === '') return [];
    const message = managementProblem(text, config);
    if (message === undefined) return [];
    const help = `Choose an address of ${config.managementSubnet} below ${config.managementDHCPStart}, with the length of the subnet.`;
    return [{ pointer: '/spec/ip', message, help }];
  },
};

function managementProblem(text: string, config: FabricConfig): string | undefined {
  const prefix = parsePrefix(text);
  if (prefix === undefined) return `ip ${text} is no address with a length`;
  const address = addressOf(prefix);
  const subnet = parsePrefix(config.managementSubnet);
  if (subnet !== undefined && !contains(subnet, address)) {
    return `ip ${text} lies outside the management subnet ${config.managementSubnet}`;
  }
  const start = parseAddress(config.managementDHCPStart);
  if (start === undefined || start.family !== address.family || address.value < start.value) return undefined;
  return `ip ${text} lies in the DHCP range of the management subnet, which starts at ${config.managementDHCPStart}`;
}

function switchesByAddress({ all }: RuleContext): Groups {
  return groupBy(all('Switch'), ({ defaulted }) => [addressIn(textOf(specOf(defaulted), 'ip')) ?? '']);
}

const managementUnique: Rule = {
  code: 'HHS-SW-26',
  severity: 'error',
  needs: 'references',
  title: 'ip is neither the address of the control nodes nor that of another switch',
  example: 'ip: 172.30.0.1/21',
  cure: 'Choose a free address of the management subnet.',
  check(object, context) {
    const text = textOf(specOf(object.defaulted), 'ip');
    const address = addressIn(text);
    if (address === undefined) return [];
    const help = 'Choose a free address of the management subnet.';
    const findings: RuleFinding[] = [];
    if (address === addressIn(context.config.controlVIP)) {
      const message = `ip ${text} is the address of the control nodes`;
      findings.push({ pointer: '/spec/ip', message, help });
    }
    const other = anotherIn(context.index(switchesByAddress), address, object);
    if (other !== undefined) findings.push(takenBy('ip', text, other, help));
    return findings;
  },
};

type HostField = 'protocolIP' | 'vtepIP';

function takenBy(field: HostField | 'ip', text: string, other: RuleObject, help: string): RuleFinding {
  const who = `${other.id.kind} ${other.id.namespace}/${other.id.name}`;
  return {
    pointer: `/spec/${field}`,
    message: `${field} ${text} is in use by ${other.id.kind} ${other.id.name}`,
    help,
    related: [{ object: other, pointer: `/spec/${field}`, message: `${who} has it here` }],
  };
}

function hostProblem(field: HostField, text: string, subnetText: string): string | undefined {
  const prefix = parsePrefix(text);
  if (prefix === undefined)
    return `${field} ${text === '' ? 'is missing' : `${text} is no address with a length`}`;
  if (prefix.length !== 32) return `${field} ${text} is not a single address, a /32`;
  const subnet = parsePrefix(subnetText);
  if (subnet === undefined || contains(subnet, addressOf(prefix))) return undefined;
  return `${field} ${text} lies outside of ${subnetText}`;
}

const protocolInside: Rule = {
  code: 'HHS-SW-27',
  severity: 'error',
  needs: 'config',
  stage: 'validate',
  title: 'protocolIP is a /32 of the protocol subnet',
  example: 'protocolIP: 172.30.8.0/22',
  cure: 'Choose a /32 of the protocol subnet.',
  check({ defaulted }, { config }) {
    const text = textOf(specOf(defaulted), 'protocolIP');
    const message = text === '' ? undefined : hostProblem('protocolIP', text, config.protocolSubnet);
    if (message === undefined) return [];
    return [{ pointer: '/spec/protocolIP', message, help: `Choose a /32 of ${config.protocolSubnet}.` }];
  },
};

const vtepInside: Rule = {
  code: 'HHS-SW-32',
  severity: 'error',
  needs: 'config',
  stage: 'validate',
  title: 'the vtepIP of a leaf is a /32 of the VTEP subnet',
  example: 'vtepIP: 172.30.12.0/24',
  cure: 'Choose a /32 of the VTEP subnet.',
  check({ defaulted }, { config }) {
    const spec = specOf(defaulted);
    const text = textOf(spec, 'vtepIP');
    if (!isLeaf(spec) || (text === '' && config.fabricMode === 'spine-leaf')) return [];
    const message = hostProblem('vtepIP', text, config.vtepSubnet);
    if (message === undefined) return [];
    return [{ pointer: '/spec/vtepIP', message, help: `Choose a /32 of ${config.vtepSubnet}.` }];
  },
};

/** The fabric compares texts, and asks gateways only when they are enabled. */
function usersOf(field: HostField, { all, config }: RuleContext): Groups {
  const users = [...all('Switch'), ...(config.enableGateway ? all('Gateway') : [])];
  return groupBy(users, ({ defaulted }) => [textOf(specOf(defaulted), field)]);
}

function protocolUsers(context: RuleContext): Groups {
  return usersOf('protocolIP', context);
}

function vtepUsers(context: RuleContext): Groups {
  return usersOf('vtepIP', context);
}

const protocolUnique: Rule = {
  code: 'HHS-SW-28',
  severity: 'error',
  needs: 'references',
  title: 'protocolIP is that of no other switch or gateway',
  example: 'protocolIP: 172.30.8.1/32   # in two switches',
  cure: 'Choose a free /32 of the protocol subnet.',
  check(object, context) {
    const text = textOf(specOf(object.defaulted), 'protocolIP');
    const other = anotherIn(context.index(protocolUsers), text, object);
    const help = `Choose a free /32 of ${context.config.protocolSubnet}.`;
    return other === undefined ? [] : [takenBy('protocolIP', text, other, help)];
  },
};

const vtepUnique: Rule = {
  code: 'HHS-SW-33',
  severity: 'error',
  needs: 'references',
  title: 'the vtepIP of a leaf is that of no other switch or gateway',
  example: 'vtepIP: 172.30.12.1/32   # in two switches',
  cure: 'Choose a free /32 of the VTEP subnet.',
  check(object, context) {
    const spec = specOf(object.defaulted);
    if (!isLeaf(spec) || redundancyOf(spec) === 'mclag') return [];
    const text = textOf(spec, 'vtepIP');
    const other = anotherIn(context.index(vtepUsers), text, object);
    const help = `Choose a free /32 of ${context.config.vtepSubnet}.`;
    return other === undefined ? [] : [takenBy('vtepIP', text, other, help)];
  },
};

export const switchAddressRules: readonly Rule[] = [
  managementInside,
  managementUnique,
  protocolInside,
  protocolUnique,
  vtepInside,
  vtepUnique,
];
