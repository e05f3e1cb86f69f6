import type { RuleContext, RuleObject } from '../../resource/kind.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { endpointsOf } from '../connection-endpoints.ts';
import { specOf, structEntriesOf, structOf, structsOf, textOf, textsOf } from '../read.ts';

/** A place that names a subnet of a VPC. */
export interface SubnetUse {
  readonly object: RuleObject;
  readonly pointer: FieldPointer;
}

type Uses = Map<string, Map<string, SubnetUse[]>>;

/** Index: who names a subnet, by VPC and subnet. */
export function subnetUses(
  context: RuleContext,
): ReadonlyMap<string, ReadonlyMap<string, readonly SubnetUse[]>> {
  const uses: Uses = new Map();
  for (const object of context.all('VPCAttachment')) {
    const place = attachedSubnet(object);
    if (place !== undefined) add(uses, place.vpc, place.subnet, { object, pointer: '/spec/subnet' });
  }
  for (const object of context.all('VPCPeering')) {
    for (const { at, value } of structsOf(specOf(object.object), 'permit')) {
      for (const [vpc, peer] of structEntriesOf({ permit: value }, 'permit')) {
        const pointer = `${childPointer(`/spec/permit/${at}`, vpc)}/subnets`;
        for (const subnet of textsOf(peer, 'subnets')) {
          add(uses, vpc, subnet.value, { object, pointer: `${pointer}/${subnet.at}` });
        }
      }
    }
  }
  for (const object of context.all('ExternalPeering')) {
    const vpc = structOf(specOf(object.object), 'permit', 'vpc');
    for (const { at, value } of textsOf(vpc, 'subnets')) {
      add(uses, textOf(vpc, 'name'), value, { object, pointer: `/spec/permit/vpc/subnets/${at}` });
    }
  }
  for (const object of context.all('GatewayPeering')) addGatewayUses(uses, object);
  return uses;
}

function addGatewayUses(uses: Uses, object: RuleObject): void {
  for (const [side, peer] of structEntriesOf(specOf(object.object), 'peering')) {
    for (const expose of structsOf(peer, 'expose')) {
      for (const { at, value } of structsOf(expose.value, 'ips')) {
        const subnet = textOf(value, 'vpcSubnet');
        const ips = `${childPointer('/spec/peering', side)}/expose/${expose.at}/ips/${at}`;
        if (subnet !== '') add(uses, side, subnet, { object, pointer: `${ips}/vpcSubnet` });
      }
    }
  }
}

function add(uses: Uses, vpc: string, subnet: string, use: SubnetUse): void {
  const ofVpc = uses.get(vpc) ?? new Map<string, SubnetUse[]>();
  uses.set(vpc, ofVpc);
  const list = ofVpc.get(subnet);
  if (list === undefined) ofVpc.set(subnet, [use]);
  else list.push(use);
}

/** What a VPCAttachment attaches: split at the first slash, undefined when a part or the slash is missing. */
export function attachedSubnet(
  attachment: RuleObject,
): { readonly vpc: string; readonly subnet: string } | undefined {
  const text = textOf(specOf(attachment.defaulted), 'subnet');
  const slash = text.indexOf('/');
  return slash <= 0 ? undefined : { vpc: text.slice(0, slash), subnet: text.slice(slash + 1) };
}

/** Index: the switches on which a VPC is attached, by VPC, each with an attachment that does it. */
export function attachedSwitches(context: RuleContext): ReadonlyMap<string, ReadonlyMap<string, RuleObject>> {
  const byVpc = new Map<string, Map<string, RuleObject>>();
  for (const attachment of context.all('VPCAttachment')) {
    const place = attachedSubnet(attachment);
    const connection = context.find('Connection', textOf(specOf(attachment.defaulted), 'connection'));
    if (place === undefined || connection === undefined) continue;
    const switches = byVpc.get(place.vpc) ?? new Map<string, RuleObject>();
    byVpc.set(place.vpc, switches);
    for (const name of endpointsOf(specOf(connection.defaulted))?.switches ?? []) {
      if (!switches.has(name)) switches.set(name, attachment);
    }
  }
  return byVpc;
}
