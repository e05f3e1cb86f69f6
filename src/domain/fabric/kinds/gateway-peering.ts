import type { Json } from '../../shared/json.ts';
import { gatewayPeeringClaims } from '../claims/gateway-peering.ts';
import { gatewayPeeringDefaulting } from '../defaulting/gateway-peering.ts';
import { defineKind } from '../fabric-kind.ts';
import { durationNanoseconds, formatDuration } from '../go-text.ts';
import { referTo } from '../references.ts';
import { gatewayPeeringRules } from '../rules/gateway-peering.ts';
import { boolean, list, map, object, oneOf, since, string } from '../schema-builders.ts';
import { gatewayPeeringWords } from '../words/peerings.ts';

export const gatewayPeeringSpec = object({
  acl: since(
    '26.03',
    object(
      {
        default: oneOf('deny', 'deny-unless-exposed', ''),
        rules: list(
          object(
            {
              action: oneOf('deny', 'allow'),
              from: string(),
              log: boolean(),
              match: object({
                dst: list(object({ cidr: string(), ports: list(string()), vpcSubnet: string() })),
                proto: string(),
                src: list(object({ cidr: string(), ports: list(string()), vpcSubnet: string() })),
              }),
              name: string(),
              scope: oneOf('flow', 'packet', ''),
              to: string(),
            },
            { required: ['action'] },
          ),
        ),
      },
      { required: ['default'], filled: ['default'] },
    ),
  ),
  gatewayGroup: string(),
  peering: map(
    object({
      expose: list(
        object({
          as: list(object({ cidr: string(), not: string() })),
          default: boolean(),
          ips: list(object({ cidr: string(), not: string(), vpcSubnet: string() })),
          nat: object({
            masquerade: object({ idleTimeout: string() }),
            portForward: object({
              idleTimeout: string(),
              ports: list(object({ as: string(), port: string(), proto: oneOf('tcp', 'udp', '') })),
            }),
            static: object({}),
          }),
        }),
      ),
    }),
  ),
});

const OWNED_ANNOTATIONS: ReadonlySet<string> = new Set([
  'gateway.githedgehog.com/vpcs',
  'gateway.githedgehog.com/nat',
]);

const EXTERNAL_PREFIX = 'ext.';

/** A side is the name of a VPC, or `ext.` and the name of an External. */
function vpcOfSide(side: string): string | undefined {
  return side.startsWith(EXTERNAL_PREFIX) ? undefined : side;
}

function externalOfSide(side: string): string | undefined {
  return side.startsWith(EXTERNAL_PREFIX) ? side.slice(EXTERNAL_PREFIX.length) : undefined;
}

const DEFAULT_IDLE_TIMEOUT = 120_000_000_000n;

/**
 * `300s` and `5m` are one duration, and zero and the default are absence. What is filled in inside a list must not
 * stay in the comparison, because a list differs as a whole.
 */
function canonicalIdleTimeout(value: Json): Json {
  const duration = typeof value === 'string' ? durationNanoseconds(value) : undefined;
  if (duration === undefined) return value;
  return duration === 0n || duration === DEFAULT_IDLE_TIMEOUT ? null : formatDuration(duration);
}

/** `flow` is what a rule without a scope gets. */
function canonicalScope(value: Json): Json {
  return value === 'flow' ? null : value;
}

export const gatewayPeeringKind = defineKind({
  kind: 'GatewayPeering',
  group: 'gateway',
  version: 'v1alpha1',
  plural: 'gatewaypeerings',
  shortNames: ['gwpeer'],
  categories: ['hedgehog', 'hedgehog-gateway'],
  spec: gatewayPeeringSpec,
  words: gatewayPeeringWords,
  defaulting: gatewayPeeringDefaulting,
  references: referTo(
    { kind: 'GatewayGroup', at: 'gatewayGroup', byDefault: 'default', rule: 'GP-14' },
    { kind: 'VPC', at: 'peering', keys: true, name: vpcOfSide, rule: 'GP-16' },
    { kind: 'External', at: 'peering', keys: true, name: externalOfSide, rule: 'GP-16' },
  ),
  canonical: {
    keep: [
      'acl',
      'peering.*.expose.*.nat.static',
      'peering.*.expose.*.nat.masquerade',
      'peering.*.expose.*.nat.portForward',
    ],
    rewrite: {
      'acl.rules.*.scope': canonicalScope,
      'peering.*.expose.*.nat.masquerade.idleTimeout': canonicalIdleTimeout,
      'peering.*.expose.*.nat.portForward.idleTimeout': canonicalIdleTimeout,
    },
  },
  rules: gatewayPeeringRules,
  claims: gatewayPeeringClaims,
  ownsLabel: (key) => key.startsWith('vpc.gateway.githedgehog.com/'),
  ownsAnnotation: (key) => OWNED_ANNOTATIONS.has(key),
  normalForms: [
    { at: 'peering.*.expose.*.ips.*.cidr', form: 'prefix' },
    { at: 'peering.*.expose.*.ips.*.not', form: 'prefix' },
    { at: 'peering.*.expose.*.as.*.cidr', form: 'prefix' },
    { at: 'peering.*.expose.*.as.*.not', form: 'prefix' },
    { at: 'acl.rules.*.match.src.*.cidr', form: 'prefix' },
    { at: 'acl.rules.*.match.dst.*.cidr', form: 'prefix' },
  ],
});
