import { vpcPeeringDefaulting } from '../defaulting/vpc-peering.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { vpcPeeringRules } from '../rules/vpc-peering.ts';
import { list, map, object, string } from '../schema-builders.ts';
import { vpcPeeringWords } from '../words/peerings.ts';

export const vpcPeeringSpec = object({
  permit: list(map(object({ subnets: list(string(), { minItems: 1, maxItems: 10 }) })), {
    minItems: 1,
    maxItems: 10,
  }),
  remote: string(),
});

export const vpcPeeringKind = defineKind({
  kind: 'VPCPeering',
  group: 'vpc',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'vpcpeerings',
  shortNames: ['vpcpeer'],
  categories: ['hedgehog', 'fabric'],
  spec: vpcPeeringSpec,
  words: vpcPeeringWords,
  defaulting: vpcPeeringDefaulting,
  ownsLabel: isFabricKey,
  rules: vpcPeeringRules,
  references: referTo({ kind: 'VPC', at: 'permit.*', keys: true, rule: 'VP-5' }),
});
