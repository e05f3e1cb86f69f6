import type { Rule } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { isJsonObject, type Json } from '../../shared/json.ts';
import { keptKeys, specMember } from '../entry-rules.ts';
import { defineKind } from '../fabric-kind.ts';
import { durationNanoseconds, formatDuration } from '../go-text.ts';
import { referTo } from '../references.ts';
import { boolean, list, map, object, oneOf, since, string } from '../schema-builders.ts';

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

const twoSidesRule: Rule = {
  code: 'HHS-GP-4',
  severity: 'error',
  needs: 'self',
  title: 'a peering has exactly two sides',
  check(manifest) {
    const peering = specMember(manifest, 'peering') ?? null;
    if (peering !== null && !isJsonObject(peering)) return [];
    const sides = peering === null ? [] : keptKeys(peering);
    if (sides.length === 2) return [];
    return [
      {
        pointer: '/spec/peering',
        message: `${displayId(manifest.id)}: a peering has exactly two sides, this one has ${sides.length}`,
        help: 'Name two sides below spec.peering, each a VPC or "ext." and an External; write "{}" for a side that exposes nothing.',
      },
    ];
  },
};

export const gatewayPeeringKind = defineKind({
  kind: 'GatewayPeering',
  group: 'gateway',
  version: 'v1alpha1',
  plural: 'gatewaypeerings',
  shortNames: ['gwpeer'],
  categories: ['hedgehog', 'hedgehog-gateway'],
  spec: gatewayPeeringSpec,
  references: referTo(
    { kind: 'GatewayGroup', at: 'gatewayGroup' },
    { kind: 'VPC', at: 'peering', keys: true, name: vpcOfSide },
    { kind: 'External', at: 'peering', keys: true, name: externalOfSide },
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
  rules: [twoSidesRule],
  ownsLabel: (key) => key.startsWith('vpc.gateway.githedgehog.com/'),
  ownsAnnotation: (key) => OWNED_ANNOTATIONS.has(key),
});
