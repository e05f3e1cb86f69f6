import type { Rule } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { isJsonObject } from '../../shared/json.ts';
import { keptKeys, specMember } from '../entry-rules.ts';
import { specOf, textOf } from '../read.ts';
import { everyVpcInfoReady, gatewaysEnabled } from './gateway-common.ts';
import { gatewayAclRules } from './gateway-peering-acl.ts';
import { gatewayExposeRules } from './gateway-peering-expose.ts';
import { gatewayPeeringLintRules } from './gateway-peering-lint.ts';
import { gatewayPeeringOtherRules } from './gateway-peering-others.ts';

const twoSidesRule: Rule = {
  code: 'HHS-GP-4',
  severity: 'error',
  needs: 'self',
  title: 'a peering has exactly two sides',
  example: 'peering: {red: {}}',
  cure: 'Name two sides, each a VPC or "ext." and an External.',
  check(manifest) {
    const peering = specMember(manifest, 'peering') ?? null;
    if (peering !== null && !isJsonObject(peering)) return [];
    const sides = peering === null ? [] : keptKeys(peering);
    if (sides.length === 2) return [];
    return [
      {
        pointer: '/spec/peering',
        message: `${displayId(manifest.id)}: a peering has exactly two sides, this one has ${sides.length}`,
        help: 'Name two sides below spec.peering, each a VPC or "ext." and an External; write "{}" for a side that exposes nothing.',
      },
    ];
  },
};

const groupNamed: Rule = {
  code: 'HHS-GP-3',
  severity: 'error',
  needs: 'self',
  title: 'a peering names the gateway group that carries it',
  example: 'gatewayGroup: ""   # with a wrong number of sides, when no default is filled in',
  cure: 'Mend the sides, or name the group.',
  check({ defaulted }) {
    if (textOf(specOf(defaulted), 'gatewayGroup') !== '') return [];
    const help = 'Mend the sides first: the fabric fills the group in only for a peering of two sides.';
    return [{ pointer: '/spec/gatewayGroup', message: 'no gateway group is named', help }];
  },
};

export const gatewayPeeringRules: readonly Rule[] = [
  gatewaysEnabled('HHS-GP-1'),
  groupNamed,
  twoSidesRule,
  ...gatewayExposeRules,
  ...gatewayAclRules,
  ...gatewayPeeringOtherRules,
  everyVpcInfoReady('HHS-GP-20'),
  ...gatewayPeeringLintRules,
];
