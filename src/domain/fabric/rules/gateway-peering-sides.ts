import type { JsonObject } from '../../shared/json.ts';
import { childPointer, type FieldPointer } from '../../shared/pointer.ts';
import { flagOf, listOf, pointerOf, specOf, structEntriesOf, structsOf, textOf } from '../read.ts';

const EXTERNAL_SIDE = 'ext.';

/** One block of what a side shows to the other. */
export interface Expose {
  readonly pointer: FieldPointer;
  readonly isDefault: boolean;
  readonly ips: readonly PrefixEntry[];
  readonly as: readonly PrefixEntry[];
  readonly nat: JsonObject | undefined;
}

export interface PrefixEntry {
  readonly pointer: FieldPointer;
  readonly cidr: string;
  readonly not: string;
  readonly vpcSubnet: string;
}

export interface PeeringSide {
  readonly name: string;
  /** Name of the VPC; undefined for a side that is an external. */
  readonly vpc: string | undefined;
  readonly pointer: FieldPointer;
  readonly exposes: readonly Expose[];
}

export function sidesOf(object: JsonObject): PeeringSide[] {
  return structEntriesOf(specOf(object), 'peering').map(([name, side]) => {
    const pointer = childPointer('/spec/peering', name);
    return {
      name,
      vpc: isExternalSide(name) ? undefined : name,
      pointer,
      exposes: structsOf(side, 'expose').map(({ at, value }) => exposeOf(value, `${pointer}/expose/${at}`)),
    };
  });
}

export function isExternalSide(name: string): boolean {
  return name.startsWith(EXTERNAL_SIDE);
}

/** The other side of a peering that has two. */
export function otherSide(sides: readonly PeeringSide[], name: string): PeeringSide | undefined {
  return sides.length === 2 ? sides.find((side) => side.name !== name) : undefined;
}

function exposeOf(value: JsonObject, pointer: FieldPointer): Expose {
  const entries = (key: 'ips' | 'as') =>
    structsOf(value, key).map(({ at, value: entry }) => ({
      pointer: `${pointer}/${key}/${at}`,
      cidr: textOf(entry, 'cidr'),
      not: textOf(entry, 'not'),
      vpcSubnet: textOf(entry, 'vpcSubnet'),
    }));
  return {
    pointer,
    isDefault: flagOf(value, 'default'),
    ips: entries('ips'),
    as: entries('as'),
    nat: pointerOf(value, 'nat'),
  };
}

/** Kinds of NAT that a block asks for. */
export function natKinds(nat: JsonObject): string[] {
  return ['static', 'masquerade', 'portForward'].filter((kind) => pointerOf(nat, kind) !== undefined);
}

/** The rules of the access list, each with its place. */
export function aclRulesOf(
  object: JsonObject,
): { readonly pointer: FieldPointer; readonly value: JsonObject }[] {
  const acl = pointerOf(specOf(object), 'acl');
  if (acl === undefined) return [];
  return structsOf(acl, 'rules').map(({ at, value }) => ({ pointer: `/spec/acl/rules/${at}`, value }));
}

/** Both ends that a rule of the access list matches on. */
export function endsOf(rule: JsonObject, pointer: FieldPointer) {
  const match = pointerOf(rule, 'match') ?? {};
  return (['src', 'dst'] as const).flatMap((end) =>
    structsOf(match, end).map(({ at, value }) => ({
      end,
      pointer: `${pointer}/match/${end}/${at}`,
      cidr: textOf(value, 'cidr'),
      vpcSubnet: textOf(value, 'vpcSubnet'),
      ports: listOf(value, 'ports').flatMap((port) => (typeof port === 'string' ? [port] : [])),
    })),
  );
}

/** What is wrong with a port or a range of ports as text; undefined: nothing. */
export function portProblem(text: string): string | undefined {
  if (text !== text.trim()) return `"${text}" has blanks around it`;
  const [start = '', end, ...more] = text.split('-');
  if (more.length > 0) return `"${text}" is no port and no range such as 80-90`;
  if (end === undefined) return isPort(start) ? undefined : `"${text}" is no port (1 to 65535)`;
  const [first, last] = [start.trim(), end.trim()];
  if (!isPort(first) || !isPort(last)) return `"${text}" is no range of ports (1 to 65535)`;
  return Number(first) <= Number(last) ? undefined : `"${text}" ends before it begins`;
}

function isPort(text: string): boolean {
  const port = /^\+?\d{1,9}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535;
}
