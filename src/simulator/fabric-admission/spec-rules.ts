import { getOwn, isJsonObject, type JsonObject } from '../../domain/shared/json.ts';
import { containsAddress, parseAddress, parsePrefix } from './ipv4.ts';
import { partOf, specOf, textOf } from './object-parts.ts';
import { openingOf } from './references.ts';
import { connectionType } from './wiring-defaults.ts';

/**
 * The few rules on an object's own fields that a sync tool runs into by what it sends, not by what the user wrote:
 * defaults that no longer fit, and what may not change. All other rules are the fabric's own.
 */
export function brokenRule(
  kind: string,
  object: JsonObject,
  live: JsonObject | undefined,
): string | undefined {
  if (kind === 'VPC') return vpcProblem(object);
  if (kind === 'Connection' && live !== undefined) return connectionProblem(object, live);
  return undefined;
}

function vpcProblem(object: JsonObject): string | undefined {
  for (const [name, subnet] of Object.entries(partOf(specOf(object), 'subnets'))) {
    if (!isJsonObject(subnet)) continue;
    const prefix = parsePrefix(textOf(subnet, 'subnet'));
    if (prefix === undefined || getOwn(subnet, 'hostBGP') === true) continue;
    const gateway = textOf(subnet, 'gateway');
    const opening = `${openingOf('VPC')}subnet ${name}:`;
    const isInside = (text: string): boolean => containsAddress(prefix, parseAddress(text) ?? -1);
    if (!isInside(gateway)) return `${opening} gateway ${gateway} is not in the subnet`;
    const dhcp = partOf(subnet, 'dhcp');
    if (getOwn(dhcp, 'enable') !== true) continue;
    for (const edge of ['start', 'end'] as const) {
      const address = textOf(partOf(dhcp, 'range'), edge);
      if (!isInside(address)) return `${opening} dhcp range ${edge} ${address} is not in the subnet`;
    }
  }
  return undefined;
}

function connectionProblem(object: JsonObject, live: JsonObject): string | undefined {
  const spec = specOf(object);
  const before = specOf(live);
  if (connectionType(spec) !== connectionType(before)) return 'connection type is immutable';
  const within = textOf(partOf(spec, 'staticExternal'), 'withinVPC');
  if (within !== textOf(partOf(before, 'staticExternal'), 'withinVPC')) {
    return 'StaticExternal.WithinVPC is immutable';
  }
  return undefined;
}
