import type { RuleObject } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { LONGEST_SUBNET } from '../defaulting/vpc.ts';
import { type IpPrefix, parsePrefix } from '../ip.ts';
import { flagOf, numberOf, specOf, structEntriesOf, structOf, textOf } from '../read.ts';

/** A prefix that hosts may announce besides those of their subnet. */
export interface ExtraPrefix {
  readonly text: string;
  readonly pointer: FieldPointer;
  readonly value: JsonObject;
  /** Undefined when the text is none. */
  readonly prefix: IpPrefix | undefined;
}

/** One subnet of a VPC. */
export interface VpcSubnet {
  readonly name: string;
  readonly pointer: FieldPointer;
  /** As the fabric stores it. */
  readonly value: JsonObject;
  /** As in the manifest: where positions of lists count. */
  readonly written: JsonObject;
  readonly text: string;
  /** Undefined when the text is none. */
  readonly prefix: IpPrefix | undefined;
  readonly hostBgp: boolean;
  readonly vlan: number;
  readonly extras: readonly ExtraPrefix[];
}

const known = new WeakMap<RuleObject, readonly VpcSubnet[]>();

/** The subnets of a VPC; its prefixes are read once. */
export function vpcSubnets(vpc: RuleObject): readonly VpcSubnet[] {
  const remembered = known.get(vpc);
  if (remembered !== undefined) return remembered;
  const written = structOf(specOf(vpc.object), 'subnets');
  const subnets = structEntriesOf(specOf(vpc.defaulted), 'subnets').map(([name, value]) =>
    readSubnet(name, value, structOf(written, name)),
  );
  known.set(vpc, subnets);
  return subnets;
}

function readSubnet(name: string, value: JsonObject, written: JsonObject): VpcSubnet {
  const pointer = childPointer('/spec/subnets', name);
  const text = textOf(value, 'subnet');
  const prefix = parsePrefix(text);
  const extras = structEntriesOf(value, 'hostBGPExtraPrefixes').map(([extra, lengths]) => ({
    text: extra,
    pointer: childPointer(`${pointer}/hostBGPExtraPrefixes`, extra),
    value: lengths,
    prefix: parsePrefix(extra),
  }));
  const hostBgp = flagOf(value, 'hostBGP');
  return { name, pointer, value, written, text, prefix, hostBgp, vlan: numberOf(value, 'vlan'), extras };
}

/** A subnet with a prefix that the fabric takes. */
export interface UsableSubnet extends VpcSubnet {
  readonly prefix: IpPrefix;
}

/** Those whose prefix can be read and is short enough: with the others there is nothing to compare addresses with. */
export function usableSubnets(vpc: RuleObject): readonly UsableSubnet[] {
  return vpcSubnets(vpc).filter(isUsable);
}

function isUsable(subnet: VpcSubnet): subnet is UsableSubnet {
  return subnet.prefix !== undefined && subnet.prefix.length <= LONGEST_SUBNET;
}

/** Something of a VPC that takes addresses of its IPv4Namespace. */
export interface TakenPrefix {
  readonly text: string;
  readonly pointer: FieldPointer;
  readonly onKey: boolean;
  readonly prefix: IpPrefix;
  /** As in `the subnet a (10.0.1.0/24)`. */
  readonly what: string;
}

/** Subnets and extra prefixes that can be read. */
export function takenPrefixes(vpc: RuleObject): TakenPrefix[] {
  return vpcSubnets(vpc).flatMap((subnet) => [
    ...(subnet.prefix === undefined
      ? []
      : [
          {
            text: subnet.text,
            pointer: `${subnet.pointer}/subnet`,
            onKey: false,
            prefix: subnet.prefix,
            what: `the subnet ${subnet.name} (${subnet.text})`,
          },
        ]),
    ...(subnet.hostBgp ? extrasOf(subnet) : []),
  ]);
}

function extrasOf({ name, extras }: VpcSubnet): TakenPrefix[] {
  return extras.flatMap(({ text, pointer, prefix }) =>
    prefix === undefined
      ? []
      : [{ text, pointer, onKey: true, prefix, what: `the extra prefix ${text} of the subnet ${name}` }],
  );
}
