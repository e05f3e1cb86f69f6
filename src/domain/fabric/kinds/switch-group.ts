import { defineKind } from '../fabric-kind.ts';
import { switchGroupRules } from '../rules/switch-group.ts';
import { object } from '../schema-builders.ts';

const switchGroupSpec = object({});

/** Its name is all it has: switches list it, and a redundancy group is one. No webhook looks at it. */
export const switchGroupKind = defineKind({
  kind: 'SwitchGroup',
  group: 'wiring',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'switchgroups',
  shortNames: ['sg'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: switchGroupSpec,
  rules: switchGroupRules,
});
