import { getOwn, isJsonObject, type Json, type JsonObject } from '../../shared/json.ts';
import { specOf, structOf } from '../read.ts';
import { changeTable, membersOf, specText } from './change-table.ts';

/** `default of VPC a` for each side of a permission. */
function permission(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const sides = Object.entries(value).map(([vpc, side]) => {
    const subnets = isJsonObject(side) ? getOwn(side, 'subnets') : undefined;
    return Array.isArray(subnets) ? `${vpc} (${subnets.join(', ')})` : `${vpc} (all subnets)`;
  });
  return sides.join(' with ');
}

function peered(object: JsonObject): string | undefined {
  const permit = getOwn(specOf(object), 'permit');
  const vpcs = Array.isArray(permit)
    ? permit.flatMap((one: Json) => (isJsonObject(one) ? Object.keys(one) : []))
    : [];
  const [a, b] = [...new Set(vpcs)];
  return a === undefined || b === undefined ? undefined : `peering VPC ${a} with VPC ${b}`;
}

export const vpcPeeringWords = changeTable(
  'peering',
  [
    { at: 'remote', what: 'the remote switch group', as: 'value' },
    { at: 'permit', what: 'the permission', as: 'items', tell: permission },
    { at: 'permit.*.*.subnets', what: 'in {1} the subnet', as: 'items' },
  ],
  (_, object) => peered(object),
);

export const externalPeeringWords = changeTable(
  'external peering',
  [
    { at: 'permit.vpc.name', what: 'the VPC', as: 'value' },
    { at: 'permit.vpc.subnets', what: 'the subnet', as: 'items' },
    { at: 'permit.external.name', what: 'the external', as: 'value' },
    {
      at: 'permit.external.prefixes',
      what: 'the prefix',
      as: 'items',
      tell: (value) => membersOf(value, { prefix: '' }),
    },
    { at: 'permit.external.prefixes.*.prefix', what: 'a prefix', as: 'value' },
  ],
  (_, object) => {
    const vpc = specText(object, 'permit', 'vpc', 'name');
    const external = specText(object, 'permit', 'external', 'name');
    return vpc === undefined || external === undefined
      ? undefined
      : `peering VPC ${vpc} with external ${external}`;
  },
);

export const gatewayPeeringWords = changeTable(
  'gateway peering',
  [
    { at: 'gatewayGroup', what: 'the gateway group', as: 'value' },
    { at: 'acl.default', what: 'the default of its access list', as: 'value' },
    { at: 'acl.rules.*.action', what: 'in an access rule the action', as: 'value' },
    { at: 'peering.*', what: 'the side of VPC {0}', as: 'part' },
  ],
  (_, object) => {
    const [a, b] = Object.keys(structOf(object, 'spec', 'peering'));
    return a === undefined || b === undefined
      ? undefined
      : `peering VPC ${a} with VPC ${b} through a gateway`;
  },
);
