import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import { type Around, found, type Neighbour } from '../rule-world.ts';

export const RED: Neighbour = [
  'VPC',
  'red',
  { subnets: { web: { subnet: '10.0.1.0/24', vlan: 1001 }, db: { subnet: '10.0.2.0/24', vlan: 1002 } } },
];
export const BLUE: Neighbour = ['VPC', 'blue', { subnets: { app: { subnet: '10.0.3.0/24', vlan: 1003 } } }];
export const GATEWAY: Neighbour = ['Gateway', 'gw', {}];

export const EXPOSED = '/spec/peering/red/expose/0';

/** Two VPCs and a gateway for the group `default` stand around. */
export function onPeering(spec: JsonObject, { others = [], ...around }: Around = {}): string[] {
  const world = { ...around, others: [RED, BLUE, GATEWAY, ...others] };
  return found('GatewayPeering', 'gp', spec, { ...world, config: { enableGateway: true, ...around.config } });
}

/** A peering of red and blue in which red exposes one block. */
export function onBlock(block: Json): string[] {
  return onPeering({ peering: { red: { expose: [block] }, blue: {} } });
}
