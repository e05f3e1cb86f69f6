import type { KindDefinition, KindRegistry } from '../../src/domain/resource/kind.ts';

/** A registry of a few kinds, with nothing behind them: for tests of rooms that only ask what a kind is called. */
export const sampleRegistry: KindRegistry = registryOf([
  kind('wiring.githedgehog.com', 'v1beta1', 'Switch', 'switches'),
  kind('wiring.githedgehog.com', 'v1beta1', 'Server', 'servers'),
  kind('wiring.githedgehog.com', 'v1beta1', 'SwitchGroup', 'switchgroups'),
  kind('wiring.githedgehog.com', 'v1beta1', 'Connection', 'connections'),
  kind('vpc.githedgehog.com', 'v1beta1', 'VPC', 'vpcs'),
  kind('vpc.githedgehog.com', 'v1beta1', 'External', 'externals'),
  kind('gateway.githedgehog.com', 'v1alpha1', 'Gateway', 'gateways'),
  kind('agent.githedgehog.com', 'v1beta1', 'Agent', 'agents', 'controller'),
  kind('dhcp.githedgehog.com', 'v1beta1', 'DHCPSubnet', 'dhcpsubnets', 'controller'),
]);

function kind(
  group: string,
  version: string,
  name: string,
  plural: string,
  owner: KindDefinition['owner'] = 'user',
): KindDefinition {
  return {
    kind: name,
    group,
    version,
    plural,
    singular: name.toLowerCase(),
    shortNames: [],
    categories: [],
    owner,
    spec: { type: 'object', fields: {}, required: [] },
    status: { type: 'object', fields: {}, required: [] },
    required: [],
    defaulted: (object) => object,
    webhooks: true,
    referenceRules: [],
    references: () => [],
    rules: [],
    canonicalSpec: (spec) => spec,
    builtInNames: new Set(),
    isGenerated: () => false,
  };
}

function registryOf(kinds: readonly KindDefinition[]): KindRegistry {
  return {
    kinds,
    find: (group, name) => kinds.find((known) => known.group === group && known.kind === name),
    byName: (name) =>
      kinds.find((known) =>
        [known.kind, known.plural, known.singular].some((word) => word.toLowerCase() === name.toLowerCase()),
      ),
    isFabricMetadataKey: (map, key) => map === 'labels' && key.includes('fabric.githedgehog.com/'),
  };
}
