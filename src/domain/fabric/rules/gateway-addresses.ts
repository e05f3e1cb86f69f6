import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { canonicalMac } from '../go-text.ts';
import { type IpPrefix, parsePrefix } from '../ip.ts';
import { specOf, textOf } from '../read.ts';
import { anotherIn, type Groups, groupBy } from './switch-parts.ts';

type HostField = 'protocolIP' | 'vtepIP';

/** 224.0.0.0/4, 127.0.0.0/8 and 0.0.0.0. */
function isUnicast(address: bigint): boolean {
  const first = address >> 24n;
  return address !== 0n && first !== 127n && (first < 224n || first > 239n);
}

function hostProblem(field: HostField, text: string, unicast: boolean): string | undefined {
  if (text === '') return `${field} is missing`;
  const prefix = parsePrefix(text);
  if (prefix === undefined) return `${field} ${text} is no address with a length`;
  if (prefix.family !== 4) return `${field} ${text} is no IPv4 address`;
  if (prefix.length !== 32) return `${field} ${text} is not a single address, a /32`;
  return unicast && !isUnicast(prefix.address) ? `${field} ${text} is no unicast address` : undefined;
}

function hostRule(code: string, field: HostField, unicast: boolean): Rule {
  const what = unicast ? 'a unicast IPv4 address' : 'an IPv4 address';
  return {
    code,
    severity: 'error',
    needs: 'self',
    title: `${field} is ${what} with the length 32`,
    example: `${field}: 172.30.8.23`,
    cure: 'Write one IPv4 address with /32.',
    check({ defaulted }) {
      const message = hostProblem(field, textOf(specOf(defaulted), field), unicast);
      if (message === undefined) return [];
      return [{ pointer: `/spec/${field}`, message, help: 'Write one IPv4 address with /32.' }];
    },
  };
}

const macRule: Rule = {
  code: 'HHS-GW-7',
  severity: 'error',
  needs: 'self',
  title: 'vtepMAC is a unicast MAC address other than zero',
  example: 'vtepMAC: "01:00:5e:00:00:01"',
  cure: 'Choose a MAC whose first byte is even, such as ca:fe:ba:be:01:01.',
  check({ defaulted }) {
    const message = macProblem(textOf(specOf(defaulted), 'vtepMAC'));
    if (message === undefined) return [];
    const help = 'Choose a MAC whose first byte is even, such as ca:fe:ba:be:01:01.';
    return [{ pointer: '/spec/vtepMAC', message, help }];
  },
};

function macProblem(text: string): string | undefined {
  if (text === '') return 'vtepMAC is missing';
  const mac = canonicalMac(text);
  if (mac === undefined) return `vtepMAC ${text} is no MAC address`;
  if (/^[0:]+$/.test(mac)) return `vtepMAC ${text} is zero`;
  return Number.parseInt(mac.slice(0, 2), 16) % 2 === 0 ? undefined : `vtepMAC ${text} is no unicast address`;
}

function keyOfPrefix(prefix: IpPrefix | undefined): string {
  return prefix === undefined ? '' : `${prefix.family}/${prefix.address}`;
}

function usersOf(field: HostField, { all }: RuleContext): Groups {
  return groupBy([...all('Switch'), ...all('Gateway')], ({ defaulted }) => [
    keyOfPrefix(parsePrefix(textOf(specOf(defaulted), field))),
  ]);
}

const indexes: Readonly<Record<HostField, (context: RuleContext) => Groups>> = {
  protocolIP: (context) => usersOf('protocolIP', context),
  vtepIP: (context) => usersOf('vtepIP', context),
};

function usersOfMac({ all }: RuleContext): Groups {
  return groupBy(all('Gateway'), ({ defaulted }) => [textOf(specOf(defaulted), 'vtepMAC')]);
}

function uniqueHostRule(code: string, field: HostField): Rule {
  return {
    code,
    severity: 'error',
    needs: 'references',
    title: `${field} is that of no other gateway or switch`,
    example: `${field}: 172.30.8.23/32   # in a gateway and a switch`,
    cure: 'Choose a free address.',
    check(object, context) {
      const text = textOf(specOf(object.defaulted), field);
      const other = anotherIn(context.index(indexes[field]), keyOfPrefix(parsePrefix(text)), object);
      return other === undefined ? [] : [takenBy(field, text, other)];
    },
  };
}

const uniqueMacRule: Rule = {
  code: 'HHS-GW-16',
  severity: 'error',
  needs: 'references',
  title: 'vtepMAC is that of no other gateway',
  example: 'vtepMAC: ca:fe:ba:be:01:01   # in two gateways',
  cure: 'Choose another MAC.',
  check(object, context) {
    const text = textOf(specOf(object.defaulted), 'vtepMAC');
    const other = anotherIn(context.index(usersOfMac), text, object);
    return other === undefined ? [] : [takenBy('vtepMAC', text, other)];
  },
};

function takenBy(field: HostField | 'vtepMAC', text: string, other: RuleObject): RuleFinding {
  return {
    pointer: `/spec/${field}`,
    message: `${field} ${text} is in use by ${displayId(other.id)}`,
    help: field === 'vtepMAC' ? 'Choose another MAC.' : 'Choose a free address.',
    related: [{ object: other, pointer: `/spec/${field}`, message: `${displayId(other.id)} has it here` }],
  };
}

export const gatewayAddressRules: readonly Rule[] = [
  hostRule('HHS-GW-5', 'protocolIP', false),
  hostRule('HHS-GW-6', 'vtepIP', true),
  macRule,
  uniqueHostRule('HHS-GW-14', 'protocolIP'),
  uniqueHostRule('HHS-GW-15', 'vtepIP'),
  uniqueMacRule,
];
