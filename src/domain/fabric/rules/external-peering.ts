import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import type { JsonObject } from '../../shared/json.ts';
import { closest } from '../../shared/suggest.ts';
import { parsePrefix } from '../ip.ts';
import { specOf, structOf, structsOf, textOf, textsOf } from '../read.ts';
import { switchesOfExternal } from './external-switches.ts';
import { vlanNamespaceGap } from './vlan-namespace-gap.ts';

const VPC = '/spec/permit/vpc';
const EXTERNAL = '/spec/permit/external';

/** Both lists are sorted by defaulting, so positions are those of the written ones. */
function side({ object }: RuleObject, name: 'vpc' | 'external'): JsonObject {
  return structOf(specOf(object), 'permit', name);
}

function nameOf({ defaulted }: RuleObject, name: 'vpc' | 'external'): string {
  return textOf(structOf(specOf(defaulted), 'permit', name), 'name');
}

function ends(object: RuleObject, context: RuleContext): { vpc?: RuleObject; external?: RuleObject } {
  const vpc = context.find('VPC', nameOf(object, 'vpc'));
  const external = context.find('External', nameOf(object, 'external'));
  return { ...(vpc && { vpc }), ...(external && { external }) };
}

const bothNamed: Rule = {
  code: 'HHS-EP-2',
  severity: 'error',
  needs: 'self',
  title: 'the VPC and the external are named',
  example: 'permit: {vpc: {name: vpc-1}}',
  cure: 'Set permit.vpc.name and permit.external.name.',
  check(object) {
    const sides = [
      ['vpc', 'VPC', VPC],
      ['external', 'External', EXTERNAL],
    ] as const;
    return sides.flatMap(([name, kind, at]): RuleFinding[] =>
      nameOf(object, name) !== ''
        ? []
        : [
            {
              pointer: `${at}/name`,
              message: `permit.${name}.name is missing`,
              help: `Name the ${kind} that takes part in the peering.`,
            },
          ],
    );
  },
};

const prefixesSet: Rule = {
  code: 'HHS-EP-3',
  severity: 'error',
  needs: 'self',
  title: 'every entry of the prefixes has a prefix',
  example: 'external: {name: ext, prefixes: [{}]}',
  cure: 'Write the prefix, or remove the entry.',
  check(object) {
    return structsOf(side(object, 'external'), 'prefixes')
      .filter(({ value }) => textOf(value, 'prefix') === '')
      .map(({ at }) => ({
        pointer: `${EXTERNAL}/prefixes/${at}/prefix`,
        message: 'the entry has no prefix',
        help: 'Write it as prefix: 0.0.0.0/0, or remove the entry.',
      }));
  },
};

const sameIpv4Namespace: Rule = {
  code: 'HHS-EP-6',
  severity: 'error',
  needs: 'references',
  title: 'the VPC and the external are in the same IPv4 namespace',
  example: 'permit: {vpc: {name: vpc-of-lab}, external: {name: ext-of-default}}',
  cure: 'Peer a VPC with an external of its own IPv4 namespace.',
  check(object, context) {
    const { vpc, external } = ends(object, context);
    if (vpc === undefined || external === undefined) return [];
    const [ofVpc, ofExternal] = [vpc, external].map(({ defaulted }) =>
      textOf(specOf(defaulted), 'ipv4Namespace'),
    );
    if (ofVpc === ofExternal) return [];
    const at = '/spec/ipv4Namespace';
    return [
      {
        pointer: EXTERNAL,
        message: `${displayId(vpc.id)} is in the IPv4 namespace ${ofVpc}, ${displayId(external.id)} in ${ofExternal}`,
        help: 'Choose a VPC and an External of one IPv4 namespace.',
        related: [
          { object: vpc, pointer: at, message: `${displayId(vpc.id)} is in ${ofVpc}` },
          { object: external, pointer: at, message: `${displayId(external.id)} is in ${ofExternal}` },
        ],
      },
    ];
  },
};

const subnetsExist: Rule = {
  code: 'HHS-EP-7',
  severity: 'error',
  needs: 'references',
  title: 'every subnet that is permitted is one of the VPC',
  example: 'vpc: {name: vpc-1, subnets: [gone]}',
  cure: 'List subnets that the VPC has.',
  check(object, context) {
    const { vpc } = ends(object, context);
    if (vpc === undefined) return [];
    const subnets = structOf(specOf(vpc.defaulted), 'subnets');
    return textsOf(side(object, 'vpc'), 'subnets').flatMap(({ at, value }): RuleFinding[] => {
      if (Object.hasOwn(subnets, value)) return [];
      const meant = closest(value, Object.keys(subnets))?.word;
      return [
        {
          pointer: `${VPC}/subnets/${at}`,
          message: `${displayId(vpc.id)} has no subnet "${value}"`,
          help: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Correct the name, or add the subnet to the VPC.`,
          related: [
            { object: vpc, pointer: '/spec/subnets', message: `${displayId(vpc.id)} has its subnets here` },
          ],
        },
      ];
    });
  },
};

const ipv4Prefixes: Rule = {
  code: 'HHS-L3',
  severity: 'warning',
  needs: 'self',
  title: 'every prefix of an external peering is an IPv4 prefix',
  example: 'prefixes: [{prefix: default}]',
  cure: 'Write IPv4 prefixes: what is none reaches the switch as it is.',
  check(object) {
    return structsOf(side(object, 'external'), 'prefixes').flatMap(({ at, value }): RuleFinding[] => {
      const text = textOf(value, 'prefix');
      if (text === '' || parsePrefix(text)?.family === 4) return [];
      return [
        {
          pointer: `${EXTERNAL}/prefixes/${at}/prefix`,
          message: `"${text}" is no IPv4 prefix; nothing refuses it, and the switches cannot use it`,
          help: 'Write address/length, such as 0.0.0.0/0.',
        },
      ];
    });
  },
};

const permitsSomething: Rule = {
  code: 'HHS-L25',
  severity: 'warning',
  needs: 'self',
  title: 'an external peering permits at least one subnet and one prefix',
  example: 'permit: {vpc: {name: vpc-1}, external: {name: ext}}',
  cure: 'List the subnets and the prefixes; an empty list means none.',
  check(object) {
    const lists = [
      [VPC, 'subnets', textsOf(side(object, 'vpc'), 'subnets').length],
      [EXTERNAL, 'prefixes', structsOf(side(object, 'external'), 'prefixes').length],
    ] as const;
    return lists
      .filter(([, , length]) => length === 0)
      .map(([at, field]) => ({
        pointer: `${at}/${field}`,
        message: `no ${field} are listed, so the peering permits nothing`,
        help: `List the ${field} that are permitted; an empty list does not mean all of them.`,
      }));
  },
};

/** The VPC is reachable on every switch that the external is attached to. */
const switchesHaveVlans: Rule = {
  code: 'HHS-L5',
  severity: 'warning',
  needs: 'references',
  title: 'switches on which a VPC is reachable list its VLAN namespace',
  example:
    'permit: {vpc: {name: vpc-1}, external: {name: ext}}  # ext is attached to a switch without vpc-1’s VLANs',
  cure: 'Add the VLAN namespace to the vlanNamespaces of the switch.',
  check(object, context) {
    const { vpc, external } = ends(object, context);
    if (vpc === undefined || external === undefined) return [];
    return switchesOfExternal(external.id.name, context).flatMap((on) =>
      vlanNamespaceGap(vpc, on, `${EXTERNAL}/name`),
    );
  },
};

export const externalPeeringRules: readonly Rule[] = [
  bothNamed,
  prefixesSet,
  sameIpv4Namespace,
  subnetsExist,
  ipv4Prefixes,
  permitsSomething,
  switchesHaveVlans,
];
