import type { Rule, RuleObject } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { isJsonObject, type Json } from '../../shared/json.ts';
import { type EntryMap, keptKeys, specMember } from '../entry-rules.ts';
import { specOf, textOf } from '../read.ts';
import { vpcPeeringPairRules } from './vpc-peering-pair.ts';

function permitsOf(manifest: RuleObject): readonly EntryMap[] {
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

const allowedRule: Rule = {
  code: 'HHS-VP-2',
  severity: 'error',
  needs: 'config',
  title: 'the fabric allows VPC peerings',
  example: 'permit: [{vpc-1: {}, vpc-2: {}}]',
  cure: 'Remove the peering, or allow peerings in the fabric’s configuration.',
  check(_object, { config }) {
    if (!config.vpcPeeringDisabled) return [];
    const help = 'Remove it, or take vpcPeeringDisabled out of the fabric’s configuration.';
    return [{ pointer: '/spec', message: 'this fabric takes no VPC peerings', help }];
  },
};

const remoteRule: Rule = {
  code: 'HHS-VP-3',
  severity: 'error',
  needs: 'self',
  title: 'a peering is not remote',
  example: 'remote: border',
  cure: 'Remove remote.',
  check({ defaulted }) {
    if (textOf(specOf(defaulted), 'remote') === '') return [];
    const message = 'remote peering is no longer supported';
    return [{ pointer: '/spec/remote', message, help: 'Remove remote.', onKey: true }];
  },
};

export const vpcPeeringRules: readonly Rule[] = [
  allowedRule,
  remoteRule,
  twoVpcsRule,
  ...vpcPeeringPairRules,
];
