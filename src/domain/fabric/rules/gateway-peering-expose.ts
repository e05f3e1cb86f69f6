import type { Rule, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { getOwn } from '../../shared/json.ts';
import { durationNanoseconds } from '../go-text.ts';
import { parsePrefix } from '../ip.ts';
import { pointerOf, structsOf, textOf } from '../read.ts';
import {
  type Expose,
  natKinds,
  type PeeringSide,
  type PrefixEntry,
  portProblem,
  sidesOf,
} from './gateway-peering-sides.ts';

type Speaker = (expose: Expose, side: PeeringSide) => readonly RuleFinding[];

interface ExposeRule {
  readonly code: string;
  readonly title: string;
  readonly example: string;
  readonly cure: string;
  readonly speak: Speaker;
}

function exposeRule({ speak, ...words }: ExposeRule): Rule {
  return {
    ...words,
    severity: 'error',
    needs: 'self',
    check: ({ defaulted }) =>
      sidesOf(defaulted).flatMap((side) => side.exposes.flatMap((expose) => speak(expose, side))),
  };
}

const defaultAlone = exposeRule({
  code: 'HHS-GP-5',
  title: 'a block exposes prefixes, or is the default and nothing else',
  example: 'expose: [{default: true, ips: [{cidr: 10.0.1.0/24}]}]',
  cure: 'Name prefixes in ips, or write default: true alone.',
  speak({ isDefault, ips, as, nat, pointer }, { name }) {
    if (isDefault) {
      if (ips.length + as.length === 0 && nat === undefined) return [];
      const message = `the default of ${name} stands together with other fields`;
      return [{ pointer: `${pointer}/default`, message, help: 'Write default: true in a block of its own.' }];
    }
    if (ips.length > 0) return [];
    const help = 'Name at least one prefix or subnet in ips, or write default: true.';
    return [{ pointer: `${pointer}/ips`, message: `the block of ${name} exposes nothing`, help }];
  },
});

const ipsEntries = exposeRule({
  code: 'HHS-GP-6',
  title: 'each entry of ips is a cidr, a not or a vpcSubnet',
  example: 'ips: [{cidr: 10.0.1.0/24, vpcSubnet: default}]',
  cure: 'Keep one of cidr, not and vpcSubnet; an external has no vpcSubnet.',
  speak: ({ ips }, { vpc }) =>
    ips.flatMap((entry) => {
      if (entry.vpcSubnet !== '' && vpc === undefined) {
        const message = `vpcSubnet ${entry.vpcSubnet} stands on the side of an external, which has no subnets`;
        return [{ pointer: `${entry.pointer}/vpcSubnet`, message, help: 'Write the prefix as cidr.' }];
      }
      return entryProblems(entry, ['cidr', 'not', 'vpcSubnet']);
    }),
});

const asEntries = exposeRule({
  code: 'HHS-GP-7',
  title: 'each entry of as is a cidr or a not',
  example: 'as: [{cidr: 192.0.2.0/24, not: 192.0.2.1/32}]',
  cure: 'Keep one of cidr and not.',
  speak: ({ as }) => as.flatMap((entry) => entryProblems(entry, ['cidr', 'not'])),
});

function entryProblems(
  entry: PrefixEntry,
  fields: readonly ('cidr' | 'not' | 'vpcSubnet')[],
): readonly RuleFinding[] {
  const set = fields.filter((field) => entry[field] !== '');
  const choice = fields.join(', ');
  if (set.length !== 1) {
    const message =
      set.length === 0 ? `the entry has none of ${choice}` : `the entry has ${set.join(' and ')}`;
    return [{ pointer: entry.pointer, message, help: `Write exactly one of ${choice}.` }];
  }
  return (['cidr', 'not'] as const)
    .filter((field) => entry[field] !== '' && parsePrefix(entry[field]) === undefined)
    .map((field) => ({
      pointer: `${entry.pointer}/${field}`,
      message: `${field} "${entry[field]}" is no prefix (address/length)`,
      help: 'Write it like 10.0.1.0/24.',
    }));
}

const translated = exposeRule({
  code: 'HHS-GP-8',
  title: 'as and nat stand together',
  example: 'expose: [{ips: [{cidr: 10.0.1.0/24}], as: [{cidr: 192.0.2.0/24}]}]',
  cure: 'Say with nat how ips become as, or leave both out.',
  speak({ as, nat, pointer, isDefault }) {
    if (isDefault || as.length > 0 === (nat !== undefined)) return [];
    const help = 'Say with nat how ips become as, or leave both out.';
    return as.length > 0
      ? [{ pointer: `${pointer}/as`, message: 'as is there, and nat is not', help }]
      : [{ pointer: `${pointer}/nat`, message: 'nat is there, and as is not', help }];
  },
});

const knownNat = exposeRule({
  code: 'HHS-GP-9',
  title: 'nat is static, masquerade or portForward',
  example: 'nat: {}',
  cure: 'Keep exactly one of static, masquerade and portForward.',
  speak({ nat, pointer }) {
    if (nat === undefined) return [];
    const help = 'Write exactly one of static, masquerade and portForward.';
    const kinds = natKinds(nat);
    if (kinds.length !== 1) {
      const message =
        kinds.length === 0 ? 'nat does not say of which sort' : `nat has ${kinds.join(' and ')}`;
      return [{ pointer: `${pointer}/nat`, message, help }];
    }
    return kinds.flatMap((kind) => {
      const timeout = textOf(pointerOf(nat, kind) ?? {}, 'idleTimeout');
      if (timeout === '' || durationNanoseconds(timeout) !== undefined) return [];
      const message = `idleTimeout "${timeout}" is no duration`;
      return [{ pointer: `${pointer}/nat/${kind}/idleTimeout`, message, help: 'Write it like 2m or 90s.' }];
    });
  },
});

/** Defaulting leaves it out before it is looked at; but the fabric cannot read the object at all. */
function emptyTimeouts({ object }: RuleObject): RuleFinding[] {
  return sidesOf(object).flatMap(({ exposes }) =>
    exposes.flatMap(({ nat = {}, pointer }) =>
      natKinds(nat)
        .filter((kind) => getOwn(pointerOf(nat, kind) ?? {}, 'idleTimeout') === '')
        .map((kind) => ({
          pointer: `${pointer}/nat/${kind}/idleTimeout`,
          message: 'idleTimeout is empty, which is no duration',
          help: 'Write it like 2m or 90s, or leave it out for two minutes.',
        })),
    ),
  );
}

const oneNat: Rule = {
  ...knownNat,
  check: (object, context) => [...knownNat.check(object, context), ...emptyTimeouts(object)],
};

const forwarding = exposeRule({
  code: 'HHS-GP-10',
  title: 'port forwarding names ports from 1 to 65535',
  example: 'portForward: {ports: [{port: "0", as: "8080"}]}',
  cure: 'Give each entry port and as, a port or a range such as 80-90.',
  speak({ nat, pointer }) {
    const forward = nat === undefined ? undefined : pointerOf(nat, 'portForward');
    if (forward === undefined) return [];
    const ports = structsOf(forward, 'ports');
    const at = `${pointer}/nat/portForward/ports`;
    if (ports.length === 0) {
      return [{ pointer: at, message: 'portForward names no ports', help: 'Name at least one port.' }];
    }
    return ports.flatMap(({ at: index, value }) => [
      ...(['port', 'as'] as const).flatMap((field) => {
        const problem = portProblem(textOf(value, field));
        const help = 'Write a port or a range such as 80-90.';
        return problem === undefined
          ? []
          : [{ pointer: `${at}/${index}/${field}`, message: `${field} ${problem}`, help }];
      }),
      ...(['', 'tcp', 'udp'].includes(textOf(value, 'proto'))
        ? []
        : [
            {
              pointer: `${at}/${index}/proto`,
              message: 'proto is neither tcp nor udp',
              help: 'Write tcp or udp.',
            },
          ]),
    ]);
  },
});

const STATEFUL = ['masquerade', 'portForward'];

function natsOf(side: PeeringSide): ReadonlySet<string> {
  return new Set(side.exposes.flatMap(({ nat }) => (nat === undefined ? [] : natKinds(nat))));
}

function isStateful(kinds: ReadonlySet<string>): boolean {
  return STATEFUL.some((kind) => kinds.has(kind));
}

const oneStateful: Rule = {
  code: 'HHS-GP-11',
  severity: 'error',
  needs: 'self',
  title: 'one side of a peering at most translates with state',
  example: 'nat: {masquerade: {}}   # on both sides',
  cure: 'Use masquerade and portForward on one side only.',
  check({ defaulted }) {
    const sides = sidesOf(defaulted).filter((side) => isStateful(natsOf(side)));
    const [first, second] = sides;
    if (first === undefined || second === undefined) return [];
    const message = `${first.name} and ${second.name} both translate with state (masquerade or portForward)`;
    return [{ pointer: second.pointer, message, help: 'Use masquerade and portForward on one side only.' }];
  },
};

const notBesideStatic: Rule = {
  code: 'HHS-GP-12',
  severity: 'error',
  needs: 'self',
  title: 'static NAT on one side does not meet NAT with state on the other',
  example: 'nat: {static: {}}   # and masquerade on the other side',
  cure: 'Use static on both sides, or leave NAT out on one.',
  check({ defaulted }) {
    const [a, b] = sidesOf(defaulted);
    if (a === undefined || b === undefined) return [];
    const clash = [
      [a, b],
      [b, a],
    ].find(([x, y]) => x && y && natsOf(x).has('static') && isStateful(natsOf(y)));
    const [fixed, stateful] = clash ?? [];
    if (fixed === undefined || stateful === undefined) return [];
    const message = `${fixed.name} uses static NAT, and ${stateful.name} NAT with state (masquerade or portForward)`;
    const help = 'Use static on both sides, or leave NAT out on one.';
    return [{ pointer: fixed.pointer, message, help }];
  },
};

export const gatewayExposeRules: readonly Rule[] = [
  defaultAlone,
  ipsEntries,
  asEntries,
  translated,
  oneNat,
  forwarding,
  oneStateful,
  notBesideStatic,
];
