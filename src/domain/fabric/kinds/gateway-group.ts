import { metadataOf } from '../../resource/live-object.ts';
import { getOwn } from '../../shared/json.ts';
import { defineKind } from '../fabric-kind.ts';
import { object } from '../schema-builders.ts';

const gatewayGroupSpec = object({});

const DEFAULT_GROUP = 'default';

/**
 * The controller makes the group `default` once there is a Gateway or a GatewayPeering, so it counts as present, and
 * one that is live but not in Git is nobody's leftover.
 */
export const gatewayGroupKind = defineKind({
  kind: 'GatewayGroup',
  group: 'gateway',
  version: 'v1alpha1',
  plural: 'gatewaygroups',
  shortNames: ['gwgr'],
  categories: ['hedgehog', 'hedgehog-gateway'],
  spec: gatewayGroupSpec,
  required: ['metadata'],
  builtInNames: [DEFAULT_GROUP],
  isGenerated: (object) => getOwn(metadataOf(object), 'name') === DEFAULT_GROUP,
});
