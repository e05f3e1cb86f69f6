import { serverDefaulting } from '../defaulting/server.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { serverRules } from '../rules/server.ts';
import { object, string } from '../schema-builders.ts';
import { serverWords } from '../words/wiring.ts';

const serverSpec = object({ description: string(), profile: string() });

/** `spec.profile` is looked up by nobody, so it is not a reference. */
export const serverKind = defineKind({
  kind: 'Server',
  group: 'wiring',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'servers',
  shortNames: ['srv'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: serverSpec,
  words: serverWords,
  rules: serverRules,
  defaulting: serverDefaulting,
  ownsLabel: isFabricKey,
});
