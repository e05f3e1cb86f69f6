import { defineKind, isFabricKey } from '../fabric-kind.ts';
import { shortNameRule } from '../name-rules.ts';
import { list, object, string } from '../schema-builders.ts';

export const ipv4NamespaceSpec = object({ subnets: list(string(), { minItems: 1, maxItems: 20 }) });

export const ipv4NamespaceKind = defineKind({
  kind: 'IPv4Namespace',
  group: 'vpc',
  version: 'v1beta1',
  plural: 'ipv4namespaces',
  shortNames: ['ipns'],
  categories: ['hedgehog', 'fabric'],
  spec: ipv4NamespaceSpec,
  ownsLabel: isFabricKey,
  canonical: { sort: { subnets: [] } },
  rules: [shortNameRule('HHS-IPNS-2')],
});
