import { metadataOf } from '../../resource/live-object.ts';
import { getOwn } from '../../shared/json.ts';
import { gatewayGroupDefaulting } from '../defaulting/gateway-group.ts';
import { defineKind } from '../fabric-kind.ts';
import { gatewayGroupRules } from '../rules/gateway-group.ts';
import { object } from '../schema-builders.ts';

const gatewayGroupSpec = object({});

const DEFAULT_GROUP = 'default';

/**
 * The controller makes the group `default` once there is a Gateway or a GatewayPeering, so one that is live but not in
 * Git is nobody's leftover. But the first Gateway is refused without it, so it does not count as present by itself.
 */
export const gatewayGroupKind = defineKind({
  kind: 'GatewayGroup',
  group: 'gateway',
  version: 'v1alpha1',
  plural: 'gatewaygroups',
  shortNames: ['gwgr'],
  categories: ['hedgehog', 'hedgehog-gateway'],
  spec: gatewayGroupSpec,
  rules: gatewayGroupRules,
  defaulting: gatewayGroupDefaulting,
  required: ['metadata'],
  builtInNames: [DEFAULT_GROUP],
  builtIns: () => new Map(),
  isGenerated: (object) => getOwn(metadataOf(object), 'name') === DEFAULT_GROUP,
});
