import { defineKind } from '../fabric-kind.ts';
import { int32, integer, map, object, string } from '../schema-builders.ts';

export const catalogSpec = object({
  connectionIDs: map(int32()),
  externalIDs: map(integer()),
  irbVLANs: map(integer()),
  loopbackWorkaroundLinks: map(string()),
  loopbackWorkaroundVLANs: map(integer()),
  portChannelIDs: map(integer()),
  staticExternalSubnetOffsets: map(integer()),
  subnetIDs: map(int32()),
  th5WorkaroundVLANs: map(integer()),
  vpcInfoIDs: map(int32()),
  vpcSubnetVNIs: map(map(int32())),
  vpcVNIs: map(int32()),
});

/** The ids the fabric has dealt out. Losing one renumbers the fabric. */
export const catalogKind = defineKind({
  kind: 'Catalog',
  group: 'agent',
  version: 'v1beta1',
  plural: 'catalogs',
  categories: ['hedgehog'],
  spec: catalogSpec,
  owner: 'controller',
});
