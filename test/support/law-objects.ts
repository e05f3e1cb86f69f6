import type { JsonObject } from '../../src/domain/shared/json.ts';

function object(group: string, version: string, kind: string, name: string, spec: JsonObject): JsonObject {
  return {
    apiVersion: `${group}.githedgehog.com/${version}`,
    kind,
    metadata: { name, namespace: 'default' },
    spec,
  };
}

export const wiring = (kind: string, name: string, spec: JsonObject): JsonObject =>
  object('wiring', 'v1beta1', kind, name, spec);

export const tenant = (kind: string, name: string, spec: JsonObject): JsonObject =>
  object('vpc', 'v1beta1', kind, name, spec);

export const gateway = (kind: string, name: string, spec: JsonObject): JsonObject =>
  object('gateway', 'v1alpha1', kind, name, spec);

/** A VPC with one subnet, `default`. */
export function vpc(name: string, subnet: JsonObject): JsonObject {
  return tenant('VPC', name, { subnets: { default: subnet } });
}

export function withLabels(manifest: JsonObject, labels: JsonObject): JsonObject {
  return { ...manifest, metadata: { ...(manifest.metadata as JsonObject), labels } };
}

const dhcpLink = { switch: { port: 'leaf-01/E1/5' } };

/** What the objects of the tests refer to, in an order that admits them. */
export const surroundings: readonly JsonObject[] = [
  wiring('VLANNamespace', 'default', { ranges: [{ from: 1000, to: 2999 }] }),
  tenant('IPv4Namespace', 'default', { subnets: ['10.0.0.0/16'] }),
  wiring('SwitchGroup', 'first', {}),
  wiring('SwitchGroup', 'second', {}),
  wiring('Switch', 'leaf-01', {
    role: 'server-leaf',
    profile: 'vs',
    asn: 65101,
    ip: '172.30.0.8/21',
    protocolIP: '172.30.8.2/32',
    vtepIP: '172.30.12.0/32',
    boot: { mac: '0c:20:12:ff:00:00' },
  }),
  wiring('Connection', 'leaf-01--external', { external: { link: dhcpLink } }),
  tenant('External', 'upstream', { inboundCommunity: '65102:1000', outboundCommunity: '50000:50001' }),
  gateway('GatewayGroup', 'default', {}),
  tenant('External', 'fixed', { static: { prefixes: ['0.0.0.0/0'] } }),
];
