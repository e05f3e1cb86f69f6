import { defineKind } from '../fabric-kind.ts';
import { serverProfileRules } from '../rules/server-profile.ts';
import { list, object, string } from '../schema-builders.ts';

const serverProfileSpec = object({
  nics: list(object({ name: string(), ports: list(object({ name: string() })) })),
});

/** Not used by the fabric, and no webhook looks at it. */
export const serverProfileKind = defineKind({
  kind: 'ServerProfile',
  group: 'wiring',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'serverprofiles',
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: serverProfileSpec,
  rules: serverProfileRules,
});
