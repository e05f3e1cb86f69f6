import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../../shared/json.ts';
import { vpcClaims } from '../claims/vpc.ts';
import { vpcDefaulting } from '../defaulting/vpc.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { canonicalMac, prefixLength } from '../go-text.ts';
import { referTo } from '../references.ts';
import { vpcRules } from '../rules/vpc.ts';
import { boolean, list, map, object, since, string, uint8, uint16, uint32 } from '../schema-builders.ts';
import { vpcWords } from '../words/vpc.ts';

export const vpcSpec = object({
  defaultIsolated: boolean(),
  defaultRestricted: boolean(),
  ipv4Namespace: string(),
  mode: string(),
  permit: list(list(string())),
  staticRoutes: list(object({ nextHops: list(string()), prefix: string() })),
  subnets: map(
    object({
      dhcp: object({
        enable: boolean(),
        options: object(
          {
            advertisedRoutes: list(object({ destination: string(), gateway: string() })),
            disableDefaultRoute: boolean(),
            dnsServers: list(string()),
            interfaceMTU: uint16(),
            leaseTimeSeconds: uint32(),
            pxeURL: string(),
            timeServers: list(string()),
          },
          { required: ['interfaceMTU', 'leaseTimeSeconds'], filled: ['interfaceMTU', 'leaseTimeSeconds'] },
        ),
        range: object({ end: string(), start: string() }),
        relay: string(),
        relayVPC: since('26.02', string()),
        static: map(object({ ip: string() }, { required: ['ip'] })),
      }),
      gateway: string(),
      hostBGP: boolean(),
      hostBGPExtraPrefixes: since(
        '26.03',
        map(
          object({
            minPrefixLen: uint8({ minimum: 1, maximum: 32 }),
            maxPrefixLen: uint8({ minimum: 1, maximum: 32 }),
          }),
        ),
      ),
      hostBGPMaxPrefixLen: since('26.03', uint8({ minimum: 1, maximum: 32 })),
      hostBGPMinPrefixLen: since('26.03', uint8({ minimum: 1, maximum: 32 })),
      isolated: boolean(),
      restricted: boolean(),
      subnet: string(),
      vlan: uint16(),
    }),
  ),
  vlanNamespace: string(),
});

/** Subnets longer than this are refused, and defaulting does not look at their DHCP. */
const LONGEST_PREFIX = 30;

/** With DHCP off the webhook drops `range` and `options`, but only of a subnet that it could read. */
function withoutUnusedDhcp(subnet: Json): Json {
  if (!isJsonObject(subnet)) return subnet;
  const dhcp = getOwn(subnet, 'dhcp');
  if (!isJsonObject(dhcp) || getOwn(dhcp, 'enable') !== undefined) return subnet;
  if (!Object.hasOwn(dhcp, 'range') && !Object.hasOwn(dhcp, 'options')) return subnet;
  const prefix = getOwn(subnet, 'subnet');
  const length = typeof prefix === 'string' ? prefixLength(prefix) : undefined;
  if (length === undefined || length > LONGEST_PREFIX) return subnet;
  const left = without(dhcp, ['range', 'options']);
  return Object.keys(left).length > 0 ? { ...subnet, dhcp: left } : without(subnet, ['dhcp']);
}

function without(object: JsonObject, keys: readonly string[]): JsonObject {
  const left: Record<string, Json> = {};
  for (const key of Object.keys(object)) if (!keys.includes(key)) setOwn(left, key, object[key] as Json);
  return left;
}

/** One spelling for each MAC. Where two keys are the same MAC, one keeps its own spelling, so that neither is lost. */
function withCanonicalMacs(leases: Json): Json {
  if (!isJsonObject(leases)) return leases;
  const result: Record<string, Json> = {};
  for (const key of Object.keys(leases).sort()) {
    const mac = canonicalMac(key) ?? key;
    const taken = mac !== key && (Object.hasOwn(leases, mac) || Object.hasOwn(result, mac));
    setOwn(result, taken ? key : mac, leases[key] as Json);
  }
  return result;
}

export const vpcKind = defineKind({
  kind: 'VPC',
  group: 'vpc',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'vpcs',
  categories: ['hedgehog', 'fabric'],
  spec: vpcSpec,
  words: vpcWords,
  defaulting: vpcDefaulting,
  ownsLabel: isFabricKey,
  references: referTo(
    { kind: 'IPv4Namespace', at: 'ipv4Namespace', byDefault: 'default', rule: 'VPC-22' },
    { kind: 'VLANNamespace', at: 'vlanNamespace', byDefault: 'default', rule: 'VPC-22' },
    { kind: 'VPC', at: 'subnets.*.dhcp.relayVPC', rule: 'VPC-25' },
  ),
  canonical: {
    keep: ['subnets.*.isolated', 'subnets.*.restricted'],
    sort: {
      'subnets.*.dhcp.options.dnsServers': [],
      'subnets.*.dhcp.options.timeServers': [],
      'subnets.*.dhcp.options.advertisedRoutes': ['destination', 'gateway'],
    },
    rewrite: { 'subnets.*': withoutUnusedDhcp, 'subnets.*.dhcp.static': withCanonicalMacs },
  },
  rules: vpcRules,
  claims: vpcClaims,
  normalForms: [
    { at: 'subnets.*.subnet', form: 'prefix' },
    { at: 'subnets.*.hostBGPExtraPrefixes', form: 'prefix', keys: true },
    { at: 'subnets.*.dhcp.static', form: 'mac', keys: true },
    { at: 'subnets.*.dhcp.options.advertisedRoutes.*.destination', form: 'prefix' },
    { at: 'staticRoutes.*.prefix', form: 'prefix' },
  ],
});
