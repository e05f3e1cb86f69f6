import { ipv4NamespaceDefaulting } from '../defaulting/ipv4-namespace.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { ipv4NamespaceRules } from '../rules/ipv4-namespace.ts';
import { list, object, string } from '../schema-builders.ts';
import { ipv4NamespaceWords } from '../words/outside.ts';

export const ipv4NamespaceSpec = object({ subnets: list(string(), { minItems: 1, maxItems: 20 }) });

export const ipv4NamespaceKind = defineKind({
  kind: 'IPv4Namespace',
  group: 'vpc',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'ipv4namespaces',
  shortNames: ['ipns'],
  categories: ['hedgehog', 'fabric'],
  spec: ipv4NamespaceSpec,
  words: ipv4NamespaceWords,
  defaulting: ipv4NamespaceDefaulting,
  ownsLabel: isFabricKey,
  canonical: { sort: { subnets: [] } },
  rules: ipv4NamespaceRules,
  normalForms: [{ at: 'subnets.*', form: 'prefix' }],
});
