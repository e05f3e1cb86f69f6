import type { KindRegistry } from '../resource/kind.ts';
import type { FabricKind } from './fabric-kind.ts';
import { agentKind } from './kinds/agent.ts';
import { catalogKind } from './kinds/catalog.ts';
import { connectionKind } from './kinds/connection.ts';
import { dhcpSubnetKind } from './kinds/dhcp-subnet.ts';
import { externalKind } from './kinds/external.ts';
import { externalAttachmentKind } from './kinds/external-attachment.ts';
import { externalPeeringKind } from './kinds/external-peering.ts';
import { gatewayKind } from './kinds/gateway.ts';
import { gatewayAgentKind } from './kinds/gateway-agent.ts';
import { gatewayGroupKind } from './kinds/gateway-group.ts';
import { gatewayPeeringKind } from './kinds/gateway-peering.ts';
import { ipv4NamespaceKind } from './kinds/ipv4-namespace.ts';
import { serverKind } from './kinds/server.ts';
import { serverProfileKind } from './kinds/server-profile.ts';
import { switchKind } from './kinds/switch.ts';
import { switchGroupKind } from './kinds/switch-group.ts';
import { switchProfileKind } from './kinds/switch-profile.ts';
import { vlanNamespaceKind } from './kinds/vlan-namespace.ts';
import { vpcKind } from './kinds/vpc.ts';
import { vpcAttachmentKind } from './kinds/vpc-attachment.ts';
import { vpcInfoKind } from './kinds/vpc-info.ts';
import { vpcPeeringKind } from './kinds/vpc-peering.ts';
import { RULE_TOPICS } from './rule-topics.ts';

/** A new kind is one more line here. */
export const fabricKinds: readonly FabricKind[] = [
  switchKind,
  switchGroupKind,
  switchProfileKind,
  serverKind,
  serverProfileKind,
  connectionKind,
  vlanNamespaceKind,
  ipv4NamespaceKind,
  vpcKind,
  vpcAttachmentKind,
  vpcPeeringKind,
  externalKind,
  externalAttachmentKind,
  externalPeeringKind,
  gatewayKind,
  gatewayGroupKind,
  gatewayPeeringKind,
  vpcInfoKind,
  gatewayAgentKind,
  agentKind,
  catalogKind,
  dhcpSubnetKind,
];

/** Every kind of the fabric. The rest of the house gets it as an argument. */
export const fabricRegistry: KindRegistry = registryOf(fabricKinds);

function registryOf(kinds: readonly FabricKind[]): KindRegistry {
  const byGroup = new Map<string, Map<string, FabricKind>>();
  for (const kind of kinds) {
    const ofGroup = byGroup.get(kind.group) ?? new Map<string, FabricKind>();
    byGroup.set(kind.group, ofGroup.set(kind.kind, kind));
  }
  const byKind = new Map(kinds.map((kind) => [kind.kind, kind]));
  const byAnyName = new Map(kinds.flatMap((kind) => namesOf(kind).map((name) => [name, kind] as const)));
  return {
    kinds,
    ruleTopics: RULE_TOPICS,
    find: (group, kind) => byGroup.get(group)?.get(kind),
    byName: (name) => byAnyName.get(name.toLowerCase()),
    isFabricMetadataKey(map, key, kind) {
      const definition = byKind.get(kind);
      if (!definition) return false;
      return map === 'labels' ? definition.ownsLabel(key) : definition.ownsAnnotation(key);
    },
  };
}

/** Also the kubectl form with the group, `vpcs.vpc.githedgehog.com`. */
function namesOf(kind: FabricKind): string[] {
  const names = [kind.singular, kind.plural, ...kind.shortNames];
  return [...names, `${kind.plural}.${kind.group}`].map((name) => name.toLowerCase());
}
