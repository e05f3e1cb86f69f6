import { describe, expect, test } from '@jest/globals';
import type { FabricRelease } from '../../../../src/domain/resource/schema.ts';
import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { kindOf, objectOf } from '../sample.ts';

interface Written {
  readonly spec: Json;
  readonly labels?: JsonObject;
  readonly annotations?: JsonObject;
}

function stored(kind: string, { spec, labels, annotations }: Written, release?: FabricRelease) {
  const object = objectOf(kind, 'x', spec);
  const metadata = {
    name: 'x',
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
  };
  const result = kindOf(kind).defaulted({ ...object, metadata }, { release });
  const { labels: made = {}, annotations: noted = {} } = result.metadata as JsonObject;
  return { spec: result.spec, labels: made, annotations: noted };
}

const PREFIX = 'fabric.githedgehog.com';

describe('what the fabric stores', () => {
  test('of a Switch: groups with the redundancy group, namespaces, plain speeds, its own labels only', () => {
    const spec = {
      role: 'server-leaf',
      profile: 'dell-s5248f-on',
      redundancy: { group: 'eslag-1', type: 'eslag' },
      groups: ['z'],
      portSpeeds: {},
      portGroupSpeeds: { '1': 'SPEED_10G' },
    };
    expect(stored('Switch', { spec, labels: { [`${PREFIX}/foo`]: 'x', mine: 'y' } })).toEqual({
      spec: {
        role: 'server-leaf',
        profile: 'dell-s5248f-on',
        redundancy: { group: 'eslag-1', type: 'eslag' },
        groups: ['eslag-1', 'z'],
        vlanNamespaces: ['default'],
        portGroupSpeeds: { '1': '10G' },
        boot: {},
        ecmp: {},
      },
      labels: {
        mine: 'y',
        [`switchgroup.${PREFIX}/eslag-1`]: 'true',
        [`switchgroup.${PREFIX}/z`]: 'true',
        [`vlanns.${PREFIX}/default`]: 'true',
        [`${PREFIX}/profile`]: 'dell-s5248f-on',
      },
      annotations: {},
    });
  });

  const eslag = {
    eslag: {
      links: [
        { server: { port: 's1/e1' }, switch: { port: 'leaf-02/E1/1' } },
        { server: { port: 's1/e2' }, switch: { port: 'leaf-01/E1/1' } },
      ],
    },
  };
  const eslagLabels = {
    [`${PREFIX}/connection-type`]: 'eslag',
    [`switch.${PREFIX}/leaf-01`]: 'true',
    [`switch.${PREFIX}/leaf-02`]: 'true',
    [`server.${PREFIX}/s1`]: 'true',
  };

  test('of a Connection: labels of its ends', () => {
    expect(stored('Connection', { spec: eslag })).toEqual({
      spec: eslag,
      labels: eslagLabels,
      annotations: {},
    });
  });

  test('of a Connection from 26.03 on: annotations, too, in place of what had the prefix', () => {
    const annotations = { [`${PREFIX}/mine`]: 'x', other: 'y' };
    expect(stored('Connection', { spec: eslag, annotations }, '26.03').annotations).toEqual({
      other: 'y',
      [`${PREFIX}/switches`]: 'leaf-01,leaf-02',
      [`${PREFIX}/servers`]: 's1',
    });
    expect(stored('Connection', { spec: { mclag: {} } }, '26.03').labels).toEqual({
      [`${PREFIX}/connection-type`]: '<invalid>',
    });
    expect(stored('Connection', { spec: { mclag: {} } }, '26.02').labels).toEqual({});
  });

  test.each<[Json, Json]>([
    [
      { ranges: [{ from: 2000, to: 2100 }, { from: 1000 }] },
      { ranges: [range(1000, 1000), range(2000, 2100)] },
    ],
    [{ ranges: [{ from: 1001, to: 1000 }] }, {}],
    [{ ranges: [range(1, 2), range(3, 4095)] }, {}],
  ])('of a VLANNamespace: %j', (spec, expected) => {
    expect(stored('VLANNamespace', { spec }).spec).toEqual(expected);
  });

  test('of an IPv4Namespace: subnets in the order of texts', () => {
    const spec = { subnets: ['10.2.0.0/16', '10.10.0.0/16'] };
    expect(stored('IPv4Namespace', { spec }).spec).toEqual({ subnets: ['10.10.0.0/16', '10.2.0.0/16'] });
  });

  test.each<[string, JsonObject, JsonObject]>([
    [
      'DHCP with options and leases',
      {
        subnet: '10.0.1.0/24',
        vlan: 1001,
        dhcp: {
          enable: true,
          options: { dnsServers: ['9.9.9.9', '1.1.1.1'] },
          static: { 'AA-BB-CC-DD-EE-01': { ip: '10.0.1.9' } },
        },
      },
      {
        subnet: '10.0.1.0/24',
        vlan: 1001,
        gateway: '10.0.1.1',
        dhcp: {
          enable: true,
          range: { start: '10.0.1.2', end: '10.0.1.255' },
          options: {
            dnsServers: ['1.1.1.1', '9.9.9.9'],
            timeServers: [],
            interfaceMTU: 9036,
            leaseTimeSeconds: 3600,
          },
          static: { 'aa:bb:cc:dd:ee:01': { ip: '10.0.1.9' } },
        },
      },
    ],
    [
      'DHCP that is off loses range and options',
      { subnet: '10.0.2.0/24', vlan: 1002, dhcp: { enable: false, range: { start: '10.0.2.5' } } },
      { subnet: '10.0.2.0/24', vlan: 1002, gateway: '10.0.2.1', dhcp: {} },
    ],
    [
      'host BGP has no gateway',
      { subnet: '10.0.3.0/24', hostBGP: true },
      { subnet: '10.0.3.0/24', hostBGP: true, dhcp: {} },
    ],
    [
      'options that say nothing go',
      { subnet: '10.0.4.0/24', vlan: 1004, dhcp: { enable: true, options: {} } },
      {
        subnet: '10.0.4.0/24',
        vlan: 1004,
        gateway: '10.0.4.1',
        dhcp: { enable: true, range: { start: '10.0.4.2', end: '10.0.4.255' } },
      },
    ],
    [
      'a subnet that cannot be read stays',
      { subnet: '10.0.4.0', vlan: 1004, dhcp: { range: { start: 'x' } } },
      { subnet: '10.0.4.0', vlan: 1004, dhcp: { range: { start: 'x' } } },
    ],
    [
      'a subnet that is too small keeps its DHCP',
      { subnet: '10.0.4.0/31', dhcp: { range: { start: 'x' } } },
      { subnet: '10.0.4.0/31', gateway: '10.0.4.1', dhcp: { range: { start: 'x' } } },
    ],
  ])('of a VPC: %s', (_, subnet, expected) => {
    expect(stored('VPC', { spec: { subnets: { a: subnet } } })).toEqual({
      spec: { ipv4Namespace: 'default', vlanNamespace: 'default', subnets: { a: expected } },
      labels: { [`${PREFIX}/ipv4ns`]: 'default', [`${PREFIX}/vlanns`]: 'default' },
      annotations: {},
    });
  });

  test('of a VPCAttachment: the subnet default, and labels', () => {
    expect(
      stored('VPCAttachment', { spec: { subnet: 'vpc-1', connection: 'c1', nativeVLAN: true } }),
    ).toMatchObject({
      spec: { subnet: 'vpc-1/default', connection: 'c1', nativeVLAN: true },
      labels: {
        [`${PREFIX}/vpc`]: 'vpc-1',
        [`${PREFIX}/subnet`]: 'default',
        [`${PREFIX}/connection`]: 'c1',
        [`${PREFIX}/nativevlan`]: 'true',
      },
    });
    const labels = { [`${PREFIX}/foo`]: 'x' };
    expect(stored('VPCAttachment', { spec: { subnet: '/a' }, labels })).toMatchObject({ labels });
  });

  test('of a VPCPeering: labels of both VPCs', () => {
    const spec = { permit: [{ 'vpc-2': {}, 'vpc-1': { subnets: ['a'] } }] };
    expect(stored('VPCPeering', { spec })).toMatchObject({
      spec,
      labels: {
        [`vpc.${PREFIX}/vpc-1`]: 'true',
        [`vpc.${PREFIX}/vpc-2`]: 'true',
        [`${PREFIX}/vpc1`]: 'vpc-1',
        [`${PREFIX}/vpc2`]: 'vpc-2',
      },
    });
    expect(stored('VPCPeering', { spec: { permit: [{ a: {}, b: {}, c: {} }] } }).labels).toEqual({});
  });

  test('of an ExternalAttachment: empty structs', () => {
    const spec = {
      external: 'e',
      connection: 'c',
      static: { remoteIP: '100.1.10.1', vlan: 10, proxy: true },
    };
    expect(stored('ExternalAttachment', { spec }).spec).toEqual({ ...spec, switch: {}, neighbor: {} });
  });

  test('of an ExternalPeering: sorted lists', () => {
    const permit = {
      vpc: { subnets: ['b', 'a'] },
      external: { prefixes: [{ prefix: '9.0.0.0/8' }, { prefix: '0.0.0.0/0' }] },
    };
    expect(stored('ExternalPeering', { spec: { permit } }).spec).toEqual({
      permit: {
        vpc: { subnets: ['a', 'b'] },
        external: { prefixes: [{ prefix: '0.0.0.0/0' }, { prefix: '9.0.0.0/8' }] },
      },
    });
  });

  test('of a Gateway: logs, workers and the group default', () => {
    expect(stored('Gateway', { spec: { logs: { rateLimit: { burst: 10 } } } })).toEqual({
      spec: {
        logs: { default: 'info', tags: { all: 'info' }, rateLimit: { burst: 10, replenishPerSecond: 5 } },
        workers: 4,
        groups: [{ name: 'default' }],
        profiling: {},
      },
      labels: {},
      annotations: {},
    });
  });

  const peering = {
    'vpc-1': {
      expose: [{ ips: [{ cidr: '10.0.0.0/24' }], as: [{ cidr: '10.9.0.0/24' }], nat: { masquerade: {} } }],
    },
    'ext.e1': { expose: [{ default: true }] },
  };

  test('of a GatewayPeering: group, timeouts, the ACL, labels beside old ones', () => {
    const spec = { peering, acl: { rules: [{ from: 'vpc-1', action: 'deny' }] } };
    const labels = { 'vpc.gateway.githedgehog.com/gone': 'true' };
    expect(stored('GatewayPeering', { spec, labels })).toMatchObject({
      spec: {
        gatewayGroup: 'default',
        peering: { 'vpc-1': { expose: [{ nat: { masquerade: { idleTimeout: '2m0s' } } }] } },
        acl: {
          default: 'deny-unless-exposed',
          rules: [{ from: 'vpc-1', action: 'deny', scope: 'flow', match: {} }],
        },
      },
      labels: {
        'vpc.gateway.githedgehog.com/gone': 'true',
        'vpc.gateway.githedgehog.com/vpc-1': 'true',
        'vpc.gateway.githedgehog.com/ext.e1': 'true',
      },
      annotations: {},
    });
    expect(stored('GatewayPeering', { spec: { peering: { a: {} } } })).toEqual({
      spec: { peering: { a: {} } },
      labels: {},
      annotations: {},
    });
  });

  test('of a GatewayPeering from 26.03 on: annotations of its sides and of its NAT', () => {
    const annotations = { 'gateway.githedgehog.com/nat': 'static' };
    expect(stored('GatewayPeering', { spec: { peering }, annotations }, '26.03').annotations).toEqual({
      'gateway.githedgehog.com/vpcs': 'ext.e1,vpc-1',
      'gateway.githedgehog.com/nat': 'masquerade',
    });
    const plain = { a: {}, b: {} };
    expect(stored('GatewayPeering', { spec: { peering: plain }, annotations }, '26.03').annotations).toEqual({
      'gateway.githedgehog.com/vpcs': 'a,b',
    });
  });
});

function range(from: number, to: number): JsonObject {
  return { from, to };
}
