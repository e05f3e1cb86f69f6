import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type Endpoints, endpointsOf } from '../connection-endpoints.ts';
import { connectionType } from '../connection-links.ts';
import { flagOf, pointerOf, specOf, structOf, textOf, textsOf } from '../read.ts';
import { attachedSubnet } from './vpc-users.ts';

const CONNECTION = '/spec/connection';
const SERVER_TYPES = ['unbundled', 'bundled', 'eslag'] as const;

/** Both ends of an attachment; a rule that compares them has nothing to say while one is missing. */
interface Attached {
  readonly vpc: RuleObject;
  readonly subnet: JsonObject;
  readonly connection: RuleObject;
  /** Of the Connection. */
  readonly spec: JsonObject;
}

function attachedOf({ object, context }: Asked): Attached | undefined {
  const place = attachedSubnet(object);
  const vpc = place === undefined ? undefined : context.find('VPC', place.vpc);
  const connection = context.find('Connection', textOf(specOf(object.defaulted), 'connection'));
  if (place === undefined || vpc === undefined || connection === undefined) return undefined;
  const subnet = structOf(specOf(vpc.defaulted), 'subnets', place.subnet);
  return { vpc, subnet, connection, spec: specOf(connection.defaulted) };
}

interface Asked {
  readonly object: RuleObject;
  readonly context: RuleContext;
}

/** A rule that is asked when both ends of the attachment are there. */
function rule(
  facts: Omit<Rule, 'check' | 'severity' | 'needs'>,
  check: (attached: Attached, asked: Asked) => readonly RuleFinding[],
): Rule {
  return {
    ...facts,
    severity: 'error',
    needs: 'references',
    check(object, context) {
      const attached = attachedOf({ object, context });
      return attached === undefined ? [] : check(attached, { object, context });
    },
  };
}

function isServerConnection(spec: JsonObject): boolean {
  return SERVER_TYPES.some((type) => pointerOf(spec, type) !== undefined);
}

function modeOf(vpc: RuleObject): string {
  return textOf(specOf(vpc.defaulted), 'mode');
}

const eslagModeRule = rule(
  {
    code: 'HHS-VA-8',
    title: 'only VPCs of the default mode are attached to ESLAG',
    example: 'mode: l3vni',
    cure: 'Attach the VPC to another type of connection, or leave its mode out.',
  },
  ({ vpc, connection, spec }) =>
    pointerOf(spec, 'eslag') === undefined || modeOf(vpc) === ''
      ? []
      : [
          {
            pointer: CONNECTION,
            message: `the ${displayId(connection.id)} is an ESLAG, and the ${displayId(vpc.id)} has the mode ${modeOf(vpc)}`,
            help: 'Attach the VPC to another type of connection, or leave its mode out.',
            related: [
              { object: vpc, pointer: '/spec/mode', message: 'the VPC has its mode here' },
              { object: connection, pointer: '/spec/eslag', message: 'the Connection is an ESLAG here' },
            ],
          },
        ],
);

const hostBgpTypeRule = rule(
  {
    code: 'HHS-VA-9',
    title: 'a subnet for hosts with BGP is attached to single links',
    example: 'hostBGP: true',
    cure: 'Attach the subnet to an unbundled connection.',
  },
  ({ vpc, subnet, connection, spec }) =>
    !flagOf(subnet, 'hostBGP') || pointerOf(spec, 'unbundled') !== undefined
      ? []
      : [
          {
            pointer: CONNECTION,
            message: `the subnet is for hosts with BGP, and the ${displayId(connection.id)} is no single link`,
            help: 'Attach the subnet to an unbundled connection.',
            related: [
              { object: connection, pointer: '/spec', message: 'the Connection has its type here' },
              { object: vpc, pointer: '/spec/subnets', message: 'the VPC has its subnets here' },
            ],
          },
        ],
);

const hostBgpNativeRule = rule(
  {
    code: 'HHS-VA-9a',
    since: '26.03',
    title: 'a subnet for hosts with BGP is not attached with the native VLAN',
    example: 'nativeVLAN: true',
    cure: 'Leave nativeVLAN out and give the subnet no VLAN.',
  },
  ({ subnet }, { object }) =>
    !flagOf(subnet, 'hostBGP') || !flagOf(specOf(object.defaulted), 'nativeVLAN')
      ? []
      : [
          {
            pointer: '/spec/nativeVLAN',
            message: 'the subnet is for hosts with BGP, which do not take the native VLAN',
            help: 'Leave nativeVLAN out, and the VLAN of the subnet, too: without one its traffic is untagged.',
          },
        ],
);

const typeRule = rule(
  {
    code: 'HHS-VA-10',
    title: 'the connection is one of a server',
    example: 'connection: leaf-01--fabric--spine-01',
    cure: 'Name a Connection of type unbundled, bundled or eslag.',
  },
  ({ connection, spec }) => {
    if (isServerConnection(spec)) return [];
    const type = connectionType(spec);
    return [
      {
        pointer: CONNECTION,
        message: `the ${displayId(connection.id)} ${type === undefined ? 'has no type' : `is of type ${type}`}, and VPCs are attached to servers`,
        help: `Name a Connection of type ${SERVER_TYPES.join(', ')}.`,
        related: [{ object: connection, pointer: '/spec', message: 'the Connection has its type here' }],
      },
    ];
  },
);

function endsOf(spec: JsonObject): Endpoints | undefined {
  return isServerConnection(spec) ? endpointsOf(spec) : undefined;
}

const vlanNamespaceRule = rule(
  {
    code: 'HHS-VA-11',
    title: 'every switch of the connection is there and lists the VLANNamespace of the VPC',
    example: 'vlanNamespaces: [default]',
    cure: 'Add the VLANNamespace of the VPC to vlanNamespaces of the switches.',
  },
  ({ vpc, connection, spec }, { context }) => {
    const ends = endsOf(spec);
    const who = displayId(connection.id);
    const [problem] = ends?.problems ?? [];
    if (problem !== undefined) {
      const message = `the switches of the ${who} are not known: ${problem.message}`;
      const related = [{ object: connection, pointer: problem.pointer, message: 'it stands here' }];
      return [{ pointer: CONNECTION, message, help: `Correct the ${who}.`, related }];
    }
    const namespace = textOf(specOf(vpc.defaulted), 'vlanNamespace');
    return (ends?.switches ?? []).flatMap((name): RuleFinding[] => {
      const one = context.find('Switch', name);
      if (one === undefined) {
        const message = `the ${who} is on the Switch ${name}, which is not there`;
        const related = [{ object: connection, pointer: '/spec', message: 'the Connection names it here' }];
        return [
          { pointer: CONNECTION, message, help: `Add the Switch ${name}, or correct the ${who}.`, related },
        ];
      }
      if (textsOf(specOf(one.defaulted), 'vlanNamespaces').some(({ value }) => value === namespace))
        return [];
      return [
        {
          pointer: CONNECTION,
          message: `the ${displayId(one.id)} of this connection does not list ${namespace}, the VLANNamespace of the ${displayId(vpc.id)}`,
          help: `Add ${namespace} to vlanNamespaces of the ${displayId(one.id)}.`,
          related: [
            { object: one, pointer: '/spec/vlanNamespaces', message: 'the Switch lists its namespaces here' },
            { object: vpc, pointer: '/spec/vlanNamespace', message: 'the VPC has its namespace here' },
          ],
        },
      ];
    });
  },
);

function switchesOf({ spec }: Attached, context: RuleContext): RuleObject[] {
  const ends = endsOf(spec);
  if (ends === undefined || ends.problems.length > 0) return [];
  return ends.switches.flatMap((name) => context.find('Switch', name) ?? []);
}

const modeRule = rule(
  {
    code: 'HHS-VA-12',
    title: 'the profile of every switch of the connection supports the mode of the VPC',
    example: 'profile: edgecore-dcs501',
    cure: 'Attach the VPC to switches that support its mode, or choose another mode.',
  },
  (attached, { context }) =>
    switchesOf(attached, context).flatMap((one): RuleFinding[] => {
      const mode = modeOf(attached.vpc);
      const name = textOf(specOf(one.defaulted), 'profile');
      const profile = context.find('SwitchProfile', name);
      const who = displayId(one.id);
      const related = [
        { object: one, pointer: '/spec/profile', message: 'the Switch names its profile here' },
      ];
      if (profile === undefined) {
        const message = `the ${who} of this connection has the profile "${name}", which is not there`;
        return [{ pointer: CONNECTION, message, help: `Correct the profile of the ${who}.`, related }];
      }
      const features = structOf(specOf(profile.defaulted), 'features');
      const lacking = featuresOf(mode).filter((feature) => !flagOf(features, feature));
      if (lacking.length === 0) return [];
      const what = mode === '' ? 'the default mode' : `the mode ${mode}`;
      return [
        {
          pointer: CONNECTION,
          message: `the ${who} of this connection cannot take VPCs of ${what}: its profile ${name} lacks ${lacking.join(' and ')}`,
          help:
            mode === '' && !lacking.includes('l3vni')
              ? 'Set mode: l3vni in the VPC, or attach it elsewhere.'
              : 'Attach the VPC to other switches.',
          related,
        },
      ];
    }),
);

/** Features that a mode needs; a mode that is none has a finding already. */
function featuresOf(mode: string): readonly string[] {
  if (mode === '') return ['l2vni', 'l3vni'];
  return mode === 'l3vni' || mode === 'l3flat' ? ['l3vni'] : [];
}

const hostBgpMclagRule = rule(
  {
    code: 'HHS-VA-13',
    title: 'a subnet for hosts with BGP is not attached to a switch of an MCLAG pair',
    example: 'redundancy: {group: mclag-1, type: mclag}',
    cure: 'Attach the subnet to switches that are in no MCLAG pair.',
  },
  (attached, { context }) =>
    !flagOf(attached.subnet, 'hostBGP')
      ? []
      : switchesOf(attached, context).flatMap((one) => {
          const redundancy = structOf(specOf(one.defaulted), 'redundancy');
          if (textOf(redundancy, 'group') === '' || textOf(redundancy, 'type') !== 'mclag') return [];
          return [
            {
              pointer: CONNECTION,
              message: `the subnet is for hosts with BGP, and the ${displayId(one.id)} is in an MCLAG pair`,
              help: 'Attach the subnet to switches that are in no MCLAG pair.',
              related: [
                { object: one, pointer: '/spec/redundancy', message: 'the Switch has its redundancy here' },
              ],
            },
          ];
        }),
);

export const vpcAttachmentSwitchRules: readonly Rule[] = [
  eslagModeRule,
  hostBgpTypeRule,
  hostBgpNativeRule,
  typeRule,
  vlanNamespaceRule,
  modeRule,
  hostBgpMclagRule,
];
