import type { Rule, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { getOwn, type JsonObject } from '../../shared/json.ts';
import { parseCidr } from '../ip.ts';
import { flagOf, numberOf, pointerOf, specOf, structOf, structsOf, textOf } from '../read.ts';

const FIRST_SEQUENCE = 10;
const ACTIONS: readonly string[] = ['permit', 'deny', 'discard', 'transit'];
const PROTOCOLS: readonly string[] = ['ip', 'tcp', 'udp', 'icmp'];
const PREFIXES = ['srcPrefix', 'dstPrefix'] as const;

/** Each flag with its negation. */
const FLAGS = [
  ['fin', 'notFin'],
  ['syn', 'notSyn'],
  ['rst', 'notRst'],
  ['psh', 'notPsh'],
  ['ack', 'notAck'],
  ['urg', 'notUrg'],
] as const;

interface Statement {
  readonly at: string;
  readonly seq: number;
  readonly protocol: string;
  readonly value: JsonObject;
}

function statementsOf({ defaulted }: RuleObject): Statement[] {
  return structsOf(structOf(specOf(defaulted), 'inboundACL'), 'statements').map(({ at, value }) => ({
    at: `/spec/inboundACL/statements/${at}`,
    seq: numberOf(value, 'seq'),
    protocol: textOf(value, 'protocol'),
    value,
  }));
}

const statements: Rule = {
  code: 'HHS-EA-6',
  severity: 'error',
  needs: 'self',
  title: 'statements of an ACL have a number of their own from 10 on, an action, a protocol and two prefixes',
  example: 'statements: [{seq: 5, action: permit, protocol: tcp, srcPrefix: any, dstPrefix: 10.0.0.1}]',
  cure: 'Number from 10 on; action permit, deny, discard or transit; protocol ip, tcp, udp or icmp; prefixes any or address/length.',
  check(object) {
    const seen = new Map<number, Statement>();
    return statementsOf(object).flatMap((statement): RuleFinding[] => {
      const first = seen.get(statement.seq);
      if (first === undefined) seen.set(statement.seq, statement);
      const repeated: RuleFinding[] =
        first === undefined
          ? []
          : [
              {
                pointer: `${statement.at}/seq`,
                message: `the number ${statement.seq} is there twice`,
                help: 'Give each statement a number of its own.',
                related: [{ object, pointer: `${first.at}/seq`, message: `${statement.seq} is here` }],
              },
            ];
      return [...repeated, ...fieldProblems(statement)];
    });
  },
};

function fieldProblems({ at, seq, protocol, value }: Statement): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (seq < FIRST_SEQUENCE) {
    const message = `the number ${seq} is kept for the fabric’s own rules`;
    findings.push({ pointer: `${at}/seq`, message, help: `Number statements from ${FIRST_SEQUENCE} on.` });
  }
  const action = textOf(value, 'action');
  if (!ACTIONS.includes(action)) {
    const help = `Choose one of ${ACTIONS.join(', ')}.`;
    findings.push({ pointer: `${at}/action`, message: `"${action}" is no action`, help });
  }
  if (!PROTOCOLS.includes(protocol)) {
    const help = `Choose one of ${PROTOCOLS.join(', ')}.`;
    findings.push({ pointer: `${at}/protocol`, message: `"${protocol}" is no protocol of an ACL`, help });
  }
  for (const field of PREFIXES) {
    const prefix = textOf(value, field);
    if (prefix === 'any' || parseCidr(prefix) !== undefined) continue;
    const message = prefix === '' ? `${field} is missing` : `"${prefix}" is neither any nor a prefix`;
    findings.push({
      pointer: `${at}/${field}`,
      message,
      help: 'Write any, or address/length such as 10.0.0.0/8.',
    });
  }
  return findings;
}

const tcpFlags: Rule = {
  code: 'HHS-EA-7',
  severity: 'error',
  needs: 'self',
  title: 'TCP flags stand with tcp only; established stands alone, and no flag with its negation',
  example: 'statements: [{protocol: udp, tcpFilters: {syn: true}}]',
  cure: 'Use tcpFilters with protocol tcp; either established or single flags; a flag or its negation.',
  check(object) {
    return statementsOf(object).flatMap(({ at, protocol, value }): RuleFinding[] => {
      const filters = pointerOf(value, 'tcpFilters');
      if (filters === undefined) return [];
      const pointer = `${at}/tcpFilters`;
      const findings: RuleFinding[] = [];
      if (protocol !== 'tcp') {
        const message = `TCP flags are set for the protocol ${protocol || 'none'}`;
        findings.push({ pointer, message, help: 'Remove tcpFilters, or set protocol to tcp.' });
      }
      const set = FLAGS.flat().filter((flag) => flagOf(filters, flag));
      if (flagOf(filters, 'established') && set.length > 0) {
        const message = `established is set together with ${set.join(', ')}`;
        findings.push({
          pointer: `${pointer}/established`,
          message,
          help: 'Keep established, or the single flags.',
        });
      }
      for (const [flag, negation] of FLAGS) {
        if (!flagOf(filters, flag) || !flagOf(filters, negation)) continue;
        const message = `${flag} and ${negation} are both set, so nothing matches`;
        findings.push({ pointer: `${pointer}/${negation}`, message, help: 'Keep one of the two.' });
      }
      return findings;
    });
  },
};

const icmpAndPorts: Rule = {
  code: 'HHS-EA-8',
  severity: 'error',
  needs: 'self',
  title: 'ICMP types and codes stand with icmp only, port ranges with tcp and udp and in order',
  example: 'statements: [{protocol: icmp, portRangeBegin: 80}]',
  cure: 'Use icmpType and icmpCode with icmp; portRangeBegin and portRangeEnd together, with tcp or udp.',
  check(object) {
    return statementsOf(object).flatMap((statement) => [
      ...icmpProblems(statement),
      ...portProblems(statement),
    ]);
  },
};

function icmpProblems({ at, protocol, value }: Statement): RuleFinding[] {
  if (protocol === 'icmp') return [];
  return ['icmpType', 'icmpCode']
    .filter((field) => getOwn(value, field) !== undefined)
    .map((field) => ({
      pointer: `${at}/${field}`,
      message: `${field} is set for the protocol ${protocol || 'none'}`,
      help: `Remove ${field}, or set protocol to icmp.`,
    }));
}

function portProblems({ at, protocol, value }: Statement): RuleFinding[] {
  const [begin, end] = [numberOf(value, 'portRangeBegin'), numberOf(value, 'portRangeEnd')];
  if (begin === 0 && end === 0) return [];
  const findings: RuleFinding[] = [];
  const first = begin === 0 ? 'portRangeEnd' : 'portRangeBegin';
  if (protocol !== 'tcp' && protocol !== 'udp') {
    const message = `ports are set for the protocol ${protocol || 'none'}`;
    findings.push({
      pointer: `${at}/${first}`,
      message,
      help: 'Remove the ports, or set protocol to tcp or udp.',
    });
  }
  if (begin === 0 || begin > end) {
    const message =
      begin === 0
        ? 'the range has no portRangeBegin'
        : end === 0
          ? 'the range has no portRangeEnd'
          : `the range ${begin}-${end} ends before it begins`;
    const help = 'Set portRangeBegin and portRangeEnd, the lower one first; for one port set both to it.';
    findings.push({ pointer: `${at}/${first}`, message, help });
  }
  return findings;
}

export const externalAclRules: readonly Rule[] = [statements, tcpFlags, icmpAndPorts];
