import { defineKind } from '../fabric-kind.ts';
import {
  boolean,
  dateTime,
  each,
  int32,
  int64,
  list,
  map,
  number,
  object,
  oneOf,
  string,
  uint32,
} from '../schema-builders.ts';
import { gatewaySpec } from './gateway.ts';
import { gatewayPeeringSpec } from './gateway-peering.ts';

const gatewayAgentSpec = object(
  {
    agentVersion: string(),
    communities: map(string()),
    config: object({ fabricBFD: boolean() }),
    gateway: gatewaySpec,
    groups: map(
      object({
        members: list(
          object(
            { name: string(), priority: uint32(), vtepIP: string() },
            { required: ['name', 'priority', 'vtepIP'] },
          ),
        ),
      }),
    ),
    peerings: map(gatewayPeeringSpec),
    vpcs: map(object({ internalID: string(), subnets: map(object({ cidr: string() })), vni: uint32() })),
  },
  { atomic: true },
);

const prefixes = object({ received: int32(), receivedPrePolicy: int32(), sent: int32() });

const messages = object(
  each(int64(), 'capability', 'keepalive', 'notification', 'open', 'routeRefresh', 'update'),
);

const bgpNeighbor = object({
  connectionsDropped: int64(),
  enabled: boolean(),
  establishedTransitions: int64(),
  ipv4UnicastPrefixes: prefixes,
  ipv6UnicastPrefixes: prefixes,
  l2VPNEVPNPrefixes: prefixes,
  lastResetReason: string(),
  localAS: int32(),
  messages: object({ received: messages, sent: messages }),
  peerAS: int32(),
  remoteRouterID: string(),
  sessionState: oneOf('unset', 'idle', 'connect', 'active', 'open', 'established'),
});

const gatewayAgentStatus = object(
  {
    agentVersion: string(),
    lastAppliedGen: int64(),
    lastAppliedTime: dateTime(),
    lastHeartbeat: dateTime(),
    state: object({
      bgp: object({ vrfs: map(object({ neighbors: map(bgpNeighbor) })) }),
      dataplane: object({ version: string() }),
      frr: object({ lastAppliedGen: int64() }),
      lastCollectedTime: dateTime(),
      peerings: map(object({ b: int64(), bps: number(), d: int64(), p: int64(), pps: number() })),
      vpcs: map(object({ b: int64(), d: int64(), p: int64() })),
    }),
  },
  { atomic: true },
);

export const gatewayAgentKind = defineKind({
  kind: 'GatewayAgent',
  group: 'gwint',
  version: 'v1alpha1',
  plural: 'gatewayagents',
  shortNames: ['gwag'],
  categories: ['hedgehog', 'hedgehog-gateway'],
  spec: gatewayAgentSpec,
  status: gatewayAgentStatus,
  owner: 'controller',
});
