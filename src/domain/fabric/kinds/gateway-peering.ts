import type { Json } from '../../shared/json.ts';
import { defineKind } from '../fabric-kind.ts';
import { durationNanoseconds, formatDuration } from '../go-text.ts';
import { nullEntryRule } from '../null-rules.ts';
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
      { required: ['default'] },
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

/** `300s` and `5m` are one duration; zero is absence, which the webhook fills. */
function canonicalDuration(value: Json): Json {
  const duration = typeof value === 'string' ? durationNanoseconds(value) : undefined;
  if (duration === undefined) return value;
  return duration === 0n ? '' : formatDuration(duration);
}

const nullSideRule = nullEntryRule('HHS-NULL-2', 'peering', 'side');

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
      'peering.*.expose.*.nat.masquerade.idleTimeout': canonicalDuration,
      'peering.*.expose.*.nat.portForward.idleTimeout': canonicalDuration,
    },
  },
  rules: [nullSideRule],
  ownsLabel: (key) => key.startsWith('vpc.gateway.githedgehog.com/'),
  ownsAnnotation: (key) => OWNED_ANNOTATIONS.has(key),
});
