import type { Rule, RuleContext, RuleFinding } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { FieldPointer } from '../../shared/pointer.ts';
import { parsePrefix } from '../ip.ts';
import { pointerOf, specOf, structOf, textOf } from '../read.ts';
import {
  aclRulesOf,
  endsOf,
  otherSide,
  type PeeringSide,
  portProblem,
  sidesOf,
} from './gateway-peering-sides.ts';

const LONGEST_NAME = 64;
const RULE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const written: Rule = {
  code: 'HHS-GP-13',
  severity: 'error',
  needs: 'self',
  title: 'each rule of the access list can be read, and goes from or to a side of the peering',
  example: 'acl: {rules: [{action: allow, from: nobody}]}',
  cure: 'Name one side or both in from and to; write prefixes, ports and protocols as they are.',
  check({ defaulted }) {
    const sides = sidesOf(defaulted).map(({ name }) => name);
    return aclRulesOf(defaulted).flatMap(({ pointer, value }) => [
      ...nameProblems(value, pointer),
      ...directionProblems(value, pointer, sides),
      ...protocolProblems(value, pointer),
      ...endProblems(value, pointer),
    ]);
  },
};

function nameProblems(rule: JsonObject, pointer: FieldPointer): RuleFinding[] {
  const name = textOf(rule, 'name');
  const isGood = name === '' || (name.length <= LONGEST_NAME && RULE_NAME.test(name));
  if (isGood) return [];
  const message =
    name.length > LONGEST_NAME
      ? `the name of the rule has ${name.length} characters`
      : `"${name}" is no name of a rule`;
  const help = 'Use at most 64 lower-case letters, digits, "-" and ".", with a letter or digit at both ends.';
  return [{ pointer: `${pointer}/name`, message, help }];
}

function directionProblems(rule: JsonObject, pointer: FieldPointer, sides: readonly string[]): RuleFinding[] {
  const fields = (['from', 'to'] as const).filter((field) => textOf(rule, field) !== '');
  const help = `Name a side of the peering: ${sides.join(' or ')}.`;
  if (fields.length === 0) return [{ pointer, message: 'the rule has neither from nor to', help }];
  return fields
    .filter((field) => !sides.includes(textOf(rule, field)))
    .map((field) => ({
      pointer: `${pointer}/${field}`,
      message: `${field} ${textOf(rule, field)} is no side of the peering`,
      help,
    }));
}

function protocolProblems(rule: JsonObject, pointer: FieldPointer): RuleFinding[] {
  const proto = textOf(structOf(rule, 'match'), 'proto');
  if (['', 'tcp', 'udp'].includes(proto) || isInteger(proto)) return [];
  const help = 'Write tcp, udp or the number of the protocol.';
  return [{ pointer: `${pointer}/match/proto`, message: `proto "${proto}" is no protocol`, help }];
}

/** As Go's `strconv.Atoi` takes it: 64 bits, with or without a sign. */
function isInteger(text: string): boolean {
  if (!/^[-+]?\d{1,40}$/.test(text)) return false;
  const value = BigInt(text.replace(/^\+/, ''));
  return BigInt.asIntN(64, value) === value;
}

function endProblems(rule: JsonObject, pointer: FieldPointer): RuleFinding[] {
  return endsOf(rule, pointer).flatMap((end) => {
    if (end.cidr !== '' && end.vpcSubnet !== '') {
      const message = 'cidr and vpcSubnet stand together';
      return [{ pointer: end.pointer, message, help: 'Keep one of cidr and vpcSubnet.' }];
    }
    const findings: RuleFinding[] = [];
    if (end.cidr !== '' && parsePrefix(end.cidr) === undefined) {
      const message = `cidr "${end.cidr}" is no prefix (address/length)`;
      findings.push({ pointer: `${end.pointer}/cidr`, message, help: 'Write it like 10.0.1.0/24.' });
    }
    for (const [at, port] of end.ports.entries()) {
      const problem = portProblem(port);
      if (problem === undefined) continue;
      const help = 'Write a port or a range such as 80-90.';
      findings.push({ pointer: `${end.pointer}/ports/${at}`, message: `port ${problem}`, help });
    }
    return findings;
  });
}

const subnetsThere: Rule = {
  code: 'HHS-GP-18',
  severity: 'error',
  needs: 'references',
  title: 'subnets in the access list are subnets of the VPC they are looked for in',
  example: 'match: {src: [{vpcSubnet: ghost}]}',
  cure: 'Name a subnet of the VPC in from for src, of the VPC in to for dst.',
  check({ defaulted }, context) {
    const sides = sidesOf(defaulted);
    return aclRulesOf(defaulted).flatMap(({ pointer, value }) =>
      endsOf(value, pointer)
        .filter(({ vpcSubnet }) => vpcSubnet !== '')
        .flatMap(({ end, pointer: at, vpcSubnet }) => {
          const message = subnetProblem(sideOf(value, end, sides), vpcSubnet, context);
          if (message === undefined) return [];
          const help = 'Name a subnet of the VPC in from for src, of the VPC in to for dst.';
          return [{ pointer: `${at}/vpcSubnet`, message, help }];
        }),
    );
  },
};

/** src is looked for at `from`, dst at `to`; the one that is not written is the other side. */
function sideOf(
  rule: JsonObject,
  end: 'src' | 'dst',
  sides: readonly PeeringSide[],
): PeeringSide | undefined {
  const [own, other] = end === 'src' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const name = textOf(rule, own);
  if (name !== '') return sides.find((side) => side.name === name);
  return otherSide(sides, textOf(rule, other));
}

function subnetProblem(
  side: PeeringSide | undefined,
  subnet: string,
  context: RuleContext,
): string | undefined {
  if (side === undefined) return undefined;
  if (side.vpc === undefined) return `${side.name} is an external and has no subnet ${subnet}`;
  const vpc = context.find('VPC', side.vpc);
  if (vpc === undefined) return undefined;
  const known = pointerOf(structOf(specOf(vpc.defaulted), 'subnets'), subnet) !== undefined;
  return known ? undefined : `${displayId(vpc.id)} has no subnet ${subnet}`;
}

const portsNeedProtocol: Rule = {
  code: 'HHS-L10',
  severity: 'warning',
  needs: 'self',
  title: 'a rule of the access list that names ports names tcp or udp',
  example: 'match: {dst: [{ports: ["80"]}]}',
  cure: 'Add proto: tcp or proto: udp.',
  check({ defaulted }) {
    return aclRulesOf(defaulted).flatMap(({ pointer, value }) => {
      const proto = textOf(structOf(value, 'match'), 'proto');
      const withPorts = endsOf(value, pointer).find(({ ports }) => ports.length > 0);
      if (withPorts === undefined || proto === 'tcp' || proto === 'udp') return [];
      const message =
        'the rule names ports, and its proto is neither tcp nor udp; the gateway may refuse it later';
      const help = 'Add proto: tcp or proto: udp.';
      return [{ pointer: `${withPorts.pointer}/ports`, message, help }];
    });
  },
};

export const gatewayAclRules: readonly Rule[] = [written, subnetsThere, portsNeedProtocol];
