import { defineKind, isFabricKey } from '../fabric-kind.ts';
import { shortNameRule } from '../name-rules.ts';
import { referTo } from '../references.ts';
import { list, object, string } from '../schema-builders.ts';

export const externalSpec = object({
  inboundCommunity: string(),
  ipv4Namespace: string(),
  outboundCommunity: string(),
  static: object({ prefixes: list(string()) }),
});

/** `static`, even an empty one, is what makes an External static. */
export const externalKind = defineKind({
  kind: 'External',
  group: 'vpc',
  version: 'v1beta1',
  plural: 'externals',
  shortNames: ['ext'],
  categories: ['hedgehog', 'fabric', 'external'],
  spec: externalSpec,
  ownsLabel: isFabricKey,
  references: referTo({ kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default' }),
  canonical: { keep: ['static'] },
  rules: [shortNameRule('HHS-EXT-1')],
});
