import type { Rule, RuleContext, RuleFinding, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { childPointer } from '../../shared/pointer.ts';
import { peeredVpcs } from '../defaulting/vpc-peering.ts';
import { listOf, pointerOf, specOf, structEntriesOf, structOf, structsOf, textOf } from '../read.ts';

/** The two VPCs of a peering; undefined while one is missing. */
function bothVpcs(object: RuleObject, context: RuleContext): readonly [RuleObject, RuleObject] | undefined {
  const names = peeredVpcs(specOf(object.defaulted));
  if (names === undefined) return undefined;
  const [first, second] = names.map((name) => context.find('VPC', name));
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** A peering needs two VPCs of the same namespace. */
function sameNamespaceRule(code: string, kind: string, field: 'ipv4Namespace' | 'vlanNamespace'): Rule {
  const help = `Peer VPCs of the same ${kind}.`;
  return {
    code,
    severity: 'error',
    needs: 'references',
    title: `both VPCs have the same ${kind}`,
    example: `${field}: lab`,
    cure: help,
    check(object, context) {
      const vpcs = bothVpcs(object, context);
      if (vpcs === undefined) return [];
      const [first, second] = vpcs.map((vpc) => textOf(specOf(vpc.defaulted), field));
      if (first === second) return [];
      const [one, other] = vpcs;
      return [
        {
          pointer: '/spec/permit',
          message: `the ${displayId(one.id)} has the ${kind} ${first}, the ${displayId(other.id)} has ${second}`,
          help,
          related: vpcs.map((vpc) => ({
            object: vpc,
            pointer: `/spec/${field}`,
            message: `${displayId(vpc.id)} has its ${kind} here`,
          })),
        },
      ];
    },
  };
}

const subnetsRule: Rule = {
  code: 'HHS-VP-8',
  severity: 'error',
  needs: 'references',
  title: 'every subnet that is listed is one of its VPC',
  example: 'permit: [{vpc-1: {subnets: [none]}, vpc-2: {}}]',
  cure: 'List subnets of the VPC, or leave subnets out for all of them.',
  check({ defaulted }, context) {
    const spec = specOf(defaulted);
    return structsOf(spec, 'permit').flatMap(({ at, value }) =>
      structEntriesOf({ value }, 'value').flatMap(([name, peer]) => {
        const vpc = context.find('VPC', name);
        const pointer = `${childPointer(`/spec/permit/${at}`, name)}/subnets`;
        return vpc === undefined
          ? []
          : listOf(peer, 'subnets').flatMap((subnet, position) =>
              typeof subnet === 'string' ? subnetFinding(vpc, subnet, `${pointer}/${position}`) : [],
            );
      }),
    );
  },
};

function subnetFinding(vpc: RuleObject, name: string, pointer: string): RuleFinding[] {
  const subnets = structOf(specOf(vpc.defaulted), 'subnets');
  if (pointerOf(subnets, name) !== undefined) return [];
  const names = Object.keys(subnets).sort();
  return [
    {
      pointer,
      message: `the ${displayId(vpc.id)} has no subnet "${name}"`,
      help: `List subnets of it${names.length === 0 ? '' : ` (${names.join(', ')})`}, or leave subnets out for all of them.`,
      related: [{ object: vpc, pointer: '/spec/subnets', message: 'the VPC has its subnets here' }],
    },
  ];
}

/** Index: what peers a pair of VPCs; the key holds both names, sorted. */
function peeringsByPair(context: RuleContext): ReadonlyMap<string, readonly RuleObject[]> {
  const pairs = new Map<string, RuleObject[]>();
  const add = (names: readonly string[] | undefined, object: RuleObject): void => {
    if (names === undefined || names.length !== 2) return;
    const key = [...names].sort().join('/');
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [object]);
    else list.push(object);
  };
  for (const peering of context.all('VPCPeering')) add(peeredVpcs(specOf(peering.defaulted)), peering);
  for (const peering of context.all('GatewayPeering')) {
    add(Object.keys(structOf(specOf(peering.defaulted), 'peering')), peering);
  }
  return pairs;
}

const onePeeringRule: Rule = {
  code: 'HHS-L16',
  severity: 'warning',
  needs: 'references',
  title: 'two VPCs are peered once, and not through a gateway as well',
  example: 'permit: [{vpc-1: {}, vpc-2: {}}]',
  cure: 'Keep one peering of the two VPCs.',
  check(object, context) {
    const names = peeredVpcs(specOf(object.defaulted));
    if (names === undefined) return [];
    const all = context.index(peeringsByPair).get(names.join('/')) ?? [];
    const other = all.find(({ key }) => key !== object.key);
    if (other === undefined) return [];
    const who = displayId(other.id);
    const doubled =
      other.id.kind === object.id.kind ? 'too' : 'through a gateway, which the fabric leaves undefined';
    return [
      {
        pointer: '/spec/permit',
        message: `the ${who} peers ${names.join(' and ')}, ${doubled}`,
        help:
          other.id.kind === object.id.kind
            ? 'Write all permits of two VPCs into one peering.'
            : 'Keep one of the two peerings.',
        related: [{ object: other, pointer: '/spec', message: `${who} peers them here` }],
      },
    ];
  },
};

export const vpcPeeringPairRules: readonly Rule[] = [
  sameNamespaceRule('HHS-VP-6', 'IPv4Namespace', 'ipv4Namespace'),
  sameNamespaceRule('HHS-VP-7', 'VLANNamespace', 'vlanNamespace'),
  subnetsRule,
  onePeeringRule,
];
