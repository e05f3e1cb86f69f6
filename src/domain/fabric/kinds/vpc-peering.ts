import type { Rule } from '../../resource/kind.ts';
import type { Manifest } from '../../resource/manifest.ts';
import { displayId } from '../../resource/object-id.ts';
import { isJsonObject, type Json } from '../../shared/json.ts';
import { type EntryMap, keptKeys, specMember } from '../entry-rules.ts';
import { defineKind, isFabricKey } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { list, map, object, string } from '../schema-builders.ts';

export const vpcPeeringSpec = object({
  permit: list(map(object({ subnets: list(string(), { minItems: 1, maxItems: 10 }) })), {
    minItems: 1,
    maxItems: 10,
  }),
  remote: string(),
});

function permitsOf(manifest: Manifest): readonly EntryMap[] {
  const permit = specMember(manifest, 'permit');
  if (!Array.isArray(permit)) return [];
  return permit.flatMap((entries: Json, index) =>
    isJsonObject(entries) ? [{ pointer: `/spec/permit/${index}`, entries }] : [],
  );
}

const twoVpcsRule: Rule = {
  code: 'HHS-VP-4',
  severity: 'error',
  needs: 'self',
  title: 'every permit names the same two VPCs',
  check(manifest) {
    const permits = permitsOf(manifest);
    const who = displayId(manifest.id);
    const help =
      'Name the same two VPCs in every item of spec.permit; write "{}" for a VPC with all its subnets.';
    if ((specMember(manifest, 'permit') ?? null) === null) {
      return [{ pointer: '/spec', message: `${who}: no VPCs are permitted to each other`, help }];
    }
    const wrong = permits.filter(({ entries }) => keptKeys(entries).length !== 2);
    if (wrong.length > 0) {
      return wrong.map(({ pointer, entries }) => ({
        pointer,
        message: `${who}: a permit names exactly two VPCs, this one names ${keptKeys(entries).length}`,
        help,
      }));
    }
    const vpcs = new Set(permits.flatMap(({ entries }) => keptKeys(entries)));
    if (vpcs.size <= 2) return [];
    const message = `${who}: the permits name ${vpcs.size} VPCs (${[...vpcs].sort().join(', ')}), and a peering is between two`;
    return [{ pointer: '/spec/permit', message, help }];
  },
};

export const vpcPeeringKind = defineKind({
  kind: 'VPCPeering',
  group: 'vpc',
  version: 'v1beta1',
  plural: 'vpcpeerings',
  shortNames: ['vpcpeer'],
  categories: ['hedgehog', 'fabric'],
  spec: vpcPeeringSpec,
  ownsLabel: isFabricKey,
  rules: [twoVpcsRule],
  references: referTo({ kind: 'VPC', at: 'permit.*', keys: true }),
});
