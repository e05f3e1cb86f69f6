import { externalPeeringDefaulting } from '../defaulting/external-peering.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { externalPeeringRules } from '../rules/external-peering.ts';
import { list, object, string } from '../schema-builders.ts';
import { externalPeeringWords } from '../words/peerings.ts';

export const externalPeeringSpec = object({
  permit: object({
    external: object({ name: string(), prefixes: list(object({ prefix: string() })) }),
    vpc: object({ name: string(), subnets: list(string()) }),
  }),
});

export const externalPeeringKind = defineKind({
  kind: 'ExternalPeering',
  group: 'vpc',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'externalpeerings',
  shortNames: ['extpeering', 'extpeer'],
  categories: ['hedgehog', 'fabric', 'external'],
  spec: externalPeeringSpec,
  words: externalPeeringWords,
  rules: externalPeeringRules,
  defaulting: externalPeeringDefaulting,
  ownsLabel: isFabricKey,
  references: referTo(
    { kind: 'VPC', at: 'permit.vpc.name', rule: 'EP-4' },
    { kind: 'External', at: 'permit.external.name', rule: 'EP-5' },
  ),
  canonical: { sort: { 'permit.vpc.subnets': [], 'permit.external.prefixes': ['prefix'] } },
  normalForms: [{ at: 'permit.external.prefixes.*.prefix', form: 'prefix' }],
});
