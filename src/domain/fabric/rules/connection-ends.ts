import type { Rule, RuleFinding } from '../../resource/kind.ts';
import type { EndpointProblem } from '../connection-endpoints.ts';
import { numberOf, pointerOf, structOf } from '../read.ts';
import { judgedEndpoints, judgedSpec } from './connection-parts.ts';

interface EndRule {
  readonly code: EndpointProblem['code'];
  readonly title: string;
  readonly example: string;
  readonly cure: string;
}

/** The ends are read once a Connection; each rule tells what is its own of it. */
function endRule({ code, title, example, cure }: EndRule): Rule {
  return {
    code,
    severity: 'error',
    needs: 'self',
    title,
    example,
    cure,
    check(object) {
      const problems = judgedEndpoints(object)?.problems ?? [];
      if (problems.length === 0) return [];
      return problems
        .filter((problem) => problem.code === code)
        .map(({ pointer, message }) => ({ pointer, message, help: cure }));
    },
  };
}

const MTU_TYPES = ['unbundled', 'bundled'] as const;

const mtuFits: Rule = {
  code: 'HHS-CN-3',
  severity: 'error',
  needs: 'config',
  title: 'the MTU towards a server leaves room for what the fabric adds',
  example: 'unbundled: {mtu: 9100, link: {...}}',
  cure: 'Choose an MTU of at most fabricMTU less serverFacingMTUOffset.',
  check(object, { config }) {
    const spec = judgedSpec(object);
    if (spec === undefined) return [];
    const most = config.fabricMTU - config.serverFacingMTUOffset;
    return MTU_TYPES.flatMap((type): RuleFinding[] => {
      const mtu = numberOf(structOf(spec, type), 'mtu');
      if (mtu <= most) return [];
      return [
        {
          pointer: `/spec/${type}/mtu`,
          message: `the MTU ${mtu} is greater than ${most}, the fabric’s ${config.fabricMTU} less ${config.serverFacingMTUOffset}`,
          help: `Choose an MTU of at most ${most}, or leave mtu out.`,
        },
      ];
    });
  },
};

const SPINE_LEAF = 'spine-leaf';

const modeFits: Rule = {
  code: 'HHS-CN-13',
  severity: 'error',
  needs: 'config',
  title: 'eslag and gateway connections are in a fabric of mode spine-leaf',
  example: 'eslag: {links: [...]}  # fabricMode is not spine-leaf',
  cure: 'Use another type of connection; or correct fabricMode, if the configuration was given wrong.',
  check(object, { config }) {
    const spec = judgedSpec(object);
    if (spec === undefined || config.fabricMode === SPINE_LEAF) return [];
    return ['eslag', 'gateway']
      .filter((type) => pointerOf(spec, type) !== undefined)
      .map((type) => ({
        pointer: `/spec/${type}`,
        message: `connections of type ${type} need the fabric mode ${SPINE_LEAF}, this fabric has ${config.fabricMode}`,
        help: 'Use another type of connection; or correct fabricMode, if the configuration was given wrong.',
        onKey: true,
      }));
  },
};

export const connectionEndRules: readonly Rule[] = [
  mtuFits,
  endRule({
    code: 'HHS-CN-5',
    title: 'an unbundled connection joins one server and one switch',
    example: 'unbundled: {link: {server: {port: a/b}, switch: {port: a/b}}}',
    cure: 'Name a port of the server and another of the switch.',
  }),
  endRule({
    code: 'HHS-CN-6',
    title: 'a bundled connection joins one server and one switch, each port once',
    example: 'bundled: {links: []}',
    cure: 'Write a link for each pair of ports, all of one server and one switch; use eslag for several switches.',
  }),
  endRule({
    code: 'HHS-CN-7',
    title: 'an ESLAG connection joins one server and one to four switches, each port once',
    example: 'eslag: {links: [...]}  # links of two servers',
    cure: 'Write a link for each pair of ports, all of one server and of at most four switches.',
  }),
  endRule({
    code: 'HHS-CN-8',
    title:
      'a fabric or mesh connection joins two switches, a gateway or vpcLoopback connection has one, and each port is there once',
    example:
      'fabric: {links: [{spine: {port: s1/E1/1}, leaf: {port: l1/E1/1}}, {spine: {port: s2/E1/1}, leaf: {port: l1/E1/2}}]}',
    cure: 'Give each pair of switches, and each switch with its gateway, a Connection of its own.',
  }),
  endRule({
    code: 'HHS-CN-9',
    title: 'every port is <device>/<port>',
    example: 'switch: {port: leaf-01}',
    cure: 'Write the name of the device, a slash and the name of its port, such as leaf-01/E1/1.',
  }),
  modeFits,
];
