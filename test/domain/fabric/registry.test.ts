import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { kindOf, objectOf } from './sample.ts';

describe('looking kinds up', () => {
  test('by group and kind, exactly', () => {
    expect(fabricRegistry.find('vpc.githedgehog.com', 'VPC')?.plural).toBe('vpcs');
    expect(fabricRegistry.find('wiring.githedgehog.com', 'VPC')).toBeUndefined();
    expect(fabricRegistry.find('vpc.githedgehog.com', 'vpc')).toBeUndefined();
  });

  test.each([
    ['VPC', 'VPC'],
    ['vpcs', 'VPC'],
    ['SW', 'Switch'],
    ['switches', 'Switch'],
    ['switchprofile', 'SwitchProfile'],
    ['conn', 'Connection'],
    ['ipns', 'IPv4Namespace'],
    ['extpeer', 'ExternalPeering'],
    ['extpeering', 'ExternalPeering'],
    ['gwpeer', 'GatewayPeering'],
    ['ag', 'Agent'],
    ['dhcp', 'DHCPSubnet'],
    ['vpcs.vpc.githedgehog.com', 'VPC'],
  ])('by the name %s comes %s', (name, kind) => {
    expect(fabricRegistry.byName(name)?.kind).toBe(kind);
  });

  test.each(['', 'vp', 'constructor', '__proto__', 'pods'])('by the name "%s" comes nothing', (name) => {
    expect(fabricRegistry.byName(name)).toBeUndefined();
  });

  test('there are 22 kinds, and no name means two of them', () => {
    const names = fabricRegistry.kinds.flatMap((kind) => [
      kind.plural,
      ...new Set([kind.singular, ...kind.shortNames]),
    ]);
    expect(fabricRegistry.kinds).toHaveLength(22);
    expect(new Set(names).size).toBe(names.length);
  });

  test('the controllers own five kinds', () => {
    const owned = fabricRegistry.kinds.filter((kind) => kind.owner === 'controller').map((kind) => kind.kind);
    expect(owned.sort()).toEqual(['Agent', 'Catalog', 'DHCPSubnet', 'GatewayAgent', 'VPCInfo']);
  });
});

describe('labels and annotations of the fabric', () => {
  test.each([
    ['Switch', 'fabric.githedgehog.com/profile', true],
    ['Switch', 'vlanns.fabric.githedgehog.com/default', true],
    ['Connection', 'switch.fabric.githedgehog.com/leaf-01', true],
    ['VPC', 'fabric.githedgehog.com/anything', true],
    ['VPC', 'team', false],
    ['VPC', 'fabric.githedgehog.com', false],
    ['SwitchGroup', 'fabric.githedgehog.com/mine', false],
    ['GatewayPeering', 'vpc.gateway.githedgehog.com/vpc-1', true],
    ['GatewayPeering', 'fabric.githedgehog.com/mine', false],
    ['Gateway', 'vpc.gateway.githedgehog.com/vpc-1', false],
    ['DHCPSubnet', 'fabric.githedgehog.com/vpc', true],
    ['Pod', 'fabric.githedgehog.com/vpc', false],
  ])('of a %s the label %s: %s', (kind, key, owned) => {
    expect(fabricRegistry.isFabricMetadataKey('labels', key, kind)).toBe(owned);
  });

  test.each([
    ['Switch', 'fabric.githedgehog.com/route-summ', false],
    ['VPCAttachment', 'fabric.githedgehog.com/p2p-link', false],
    ['SwitchProfile', 'fabric.githedgehog.com/ports', true],
    ['SwitchProfile', 'fabric.githedgehog.com/other', false],
    ['Connection', 'fabric.githedgehog.com/switches', true],
    ['Connection', 'fabric.githedgehog.com/servers', true],
    ['Connection', 'note', false],
    ['GatewayPeering', 'gateway.githedgehog.com/vpcs', true],
    ['GatewayPeering', 'gateway.githedgehog.com/nat', true],
    ['GatewayPeering', 'gateway.githedgehog.com/other', false],
    ['VPC', 'fabric.githedgehog.com/x', false],
  ])('of a %s the annotation %s: %s', (kind, key, owned) => {
    expect(fabricRegistry.isFabricMetadataKey('annotations', key, kind)).toBe(owned);
  });
});

describe('what the fabric makes itself', () => {
  test('the built-in profiles, for every NOS', () => {
    const names = kindOf('SwitchProfile').builtInNames;
    expect(names.size).toBe(23);
    expect(names.has('vs')).toBe(true);
    expect(names.has('celestica-ds5000-clsp')).toBe(true);
    expect(names.has('cumulus-vx')).toBe(true);
    expect(names.has('roce')).toBe(false);
  });

  test('the gateway group default, but neither namespace of that name', () => {
    expect([...kindOf('GatewayGroup').builtInNames]).toEqual(['default']);
    expect(kindOf('VLANNamespace').builtInNames.size).toBe(0);
    expect(kindOf('IPv4Namespace').builtInNames.size).toBe(0);
  });

  test.each([
    ['SwitchProfile', 'dell-s5248f-on', true],
    ['SwitchProfile', 'my-own', false],
    ['GatewayGroup', 'default', true],
    ['GatewayGroup', 'gr-1', false],
    ['VLANNamespace', 'default', false],
    ['Agent', 'leaf-01', true],
    ['VPC', 'vs', false],
  ])('%s %s is generated: %s', (kind, name, generated) => {
    expect(kindOf(kind).isGenerated(objectOf(kind, name, {}))).toBe(generated);
  });

  test.each([{}, { metadata: null }, { metadata: [] }, { metadata: { name: 1 } }])(
    'an object without a name is not (%j)',
    (object) => {
      expect(kindOf('SwitchProfile').isGenerated(object)).toBe(false);
      expect(kindOf('GatewayGroup').isGenerated(object)).toBe(false);
    },
  );
});
