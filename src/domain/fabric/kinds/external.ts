import { externalDefaulting } from '../defaulting/external.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { externalRules } from '../rules/external.ts';
import { list, object, string } from '../schema-builders.ts';
import { externalWords } from '../words/outside.ts';

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
  formerVersions: ['v1alpha2'],
  plural: 'externals',
  shortNames: ['ext'],
  categories: ['hedgehog', 'fabric', 'external'],
  spec: externalSpec,
  words: externalWords,
  defaulting: externalDefaulting,
  ownsLabel: isFabricKey,
  references: referTo({ kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default', rule: 'EXT-6' }),
  canonical: { keep: ['static'] },
  rules: externalRules,
  normalForms: [{ at: 'static.prefixes.*', form: 'prefix' }],
});
