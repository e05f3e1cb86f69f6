import { gatewayClaims } from '../claims/gateway.ts';
import { gatewayDefaulting } from '../defaulting/gateway.ts';
import { defineKind } from '../fabric-kind.ts';
import { referTo } from '../references.ts';
import { gatewayRules } from '../rules/gateway.ts';
import { boolean, list, map, object, since, string, uint8, uint32 } from '../schema-builders.ts';
import { gatewayWords } from '../words/outside.ts';

export const gatewaySpec = object({
  asn: uint32(),
  flowTableCapacity: since('26.02', uint32()),
  groups: list(object({ name: string(), priority: uint32() })),
  interfaces: map(object({ ips: list(string()), kernel: string(), mtu: uint32(), pci: string() })),
  logs: object({
    default: string(),
    rateLimit: since(
      '26.03',
      object({ burst: uint32({ minimum: 0 }), replenishPerSecond: uint32({ minimum: 0 }) }),
    ),
    tags: map(string()),
  }),
  neighbors: list(object({ asn: uint32(), ip: string(), source: string() })),
  profiling: object({ enabled: boolean() }),
  protocolIP: string(),
  vtepIP: string(),
  vtepMAC: string(),
  vtepMTU: uint32(),
  workers: uint8(),
});

export const gatewayKind = defineKind({
  kind: 'Gateway',
  group: 'gateway',
  version: 'v1alpha1',
  plural: 'gateways',
  shortNames: ['gw'],
  categories: ['hedgehog', 'hedgehog-gateway'],
  spec: gatewaySpec,
  words: gatewayWords,
  rules: gatewayRules,
  claims: gatewayClaims,
  defaulting: gatewayDefaulting,
  references: referTo({ kind: 'GatewayGroup', at: 'groups.*.name', byDefault: 'default', rule: 'GW-17' }),
  canonical: { keep: ['logs.rateLimit'], sort: { groups: ['name'] } },
  normalForms: [{ at: 'vtepMAC', form: 'mac-letters' }],
});
