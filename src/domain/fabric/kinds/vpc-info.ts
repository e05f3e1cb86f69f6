import { vpcInfoDefaulting } from '../defaulting/vpc-info.ts';
import { defineKind } from '../fabric-kind.ts';
import { vpcInfoRules } from '../rules/vpc-info.ts';
import { map, object, string, uint32 } from '../schema-builders.ts';

const vpcInfoSpec = object({ subnets: map(object({ cidr: string() })), vni: uint32() });

export const vpcInfoKind = defineKind({
  kind: 'VPCInfo',
  group: 'gateway',
  version: 'v1alpha1',
  plural: 'vpcinfos',
  shortNames: ['gwvpc'],
  categories: ['hedgehog', 'hedgehog-gateway'],
  spec: vpcInfoSpec,
  rules: vpcInfoRules,
  defaulting: vpcInfoDefaulting,
  status: object({ internalID: string() }),
  owner: 'controller',
});
