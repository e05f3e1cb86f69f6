import { defineKind } from '../fabric-kind.ts';
import { boolean, each, list, map, object, oneOf, string } from '../schema-builders.ts';
import { agentAlloy, agentConfig } from './agent-config.ts';
import { agentStatus, statusUpdates } from './agent-status.ts';
import { catalogSpec } from './catalog.ts';
import { connectionSpec } from './connection.ts';
import { externalSpec } from './external.ts';
import { externalAttachmentSpec } from './external-attachment.ts';
import { externalPeeringSpec } from './external-peering.ts';
import { ipv4NamespaceSpec } from './ipv4-namespace.ts';
import { switchSpec } from './switch.ts';
import { switchProfileSpec } from './switch-profile.ts';
import { vlanNamespaceSpec } from './vlan-namespace.ts';
import { vpcSpec } from './vpc.ts';
import { vpcAttachmentSpec } from './vpc-attachment.ts';
import { vpcPeeringSpec } from './vpc-peering.ts';

const agentSpec = object(
  {
    alloy: agentAlloy,
    attachedVPCs: map(boolean()),
    catalog: catalogSpec,
    config: agentConfig,
    configuredVPCSubnets: map(boolean()),
    connections: map(connectionSpec),
    description: string(),
    externalAttachments: map(externalAttachmentSpec),
    externalPeerings: map(externalPeeringSpec),
    externals: map(externalSpec),
    ipv4Namespaces: map(ipv4NamespaceSpec),
    powerReset: string(),
    reboot: string(),
    redundancyGroupPeers: list(string()),
    reinstall: string(),
    role: oneOf('spine', 'server-leaf', 'border-leaf', 'mixed-leaf', 'virtual-edge'),
    statusUpdates,
    switch: switchSpec,
    switchProfile: switchProfileSpec,
    switches: map(switchSpec),
    users: list(object({ name: string(), password: string(), role: string(), sshKeys: list(string()) })),
    version: object(
      each(
        string(),
        'alloyRepo',
        'alloyVersion',
        'ca',
        'default',
        'override',
        'password',
        'repo',
        'username',
      ),
    ),
    vlanNamespaces: map(vlanNamespaceSpec),
    vpcAttachments: map(object({ ...vpcAttachmentSpec.fields, annotations: map(string()) })),
    vpcPeers: map(vpcPeeringSpec),
    vpcs: map(vpcSpec),
  },
  { atomic: true },
);

/**
 * What a switch is told, and how far it is. The spec holds credentials and password hashes: it is never stored,
 * printed or compared.
 */
export const agentKind = defineKind({
  kind: 'Agent',
  group: 'agent',
  version: 'v1beta1',
  plural: 'agents',
  shortNames: ['ag'],
  categories: ['hedgehog'],
  owner: 'controller',
  spec: agentSpec,
  status: agentStatus,
});
