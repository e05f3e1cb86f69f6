import { exact } from '../shared/exact.ts';
import type { JsonObject } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';
import { type PointerNode, SPEC_POINTER } from '../shared/pointer-tree.ts';
import { pointerOf, structOf, structsOf, textOf } from './read.ts';

/** Types of a Connection in the order in which the fabric looks for them: the first one that is set counts. */
export const CONNECTION_TYPES = [
  'unbundled',
  'bundled',
  'eslag',
  'mclag',
  'mclagDomain',
  'fabric',
  'mesh',
  'gateway',
  'vpcLoopback',
  'external',
  'staticExternal',
] as const;
export type ConnectionType = (typeof CONNECTION_TYPES)[number];

/** No longer supported: accepted with a warning, and nothing else of the object is looked at. */
export const DEPRECATED_TYPES: readonly ConnectionType[] = ['mclag', 'mclagDomain'];

/** What stands at one end of a link. Nobody looks up the gateway of a gateway link. */
export type EndRole = 'switch' | 'server' | 'gateway';

interface TypeFacts {
  /** Value of the label that names the type. */
  readonly label: string;
  /** Members that hold links; `link` holds one, the others lists. */
  readonly links: readonly string[];
  readonly sides: Readonly<Record<string, EndRole>>;
}

const SERVER_SIDE: TypeFacts['sides'] = { server: 'server', switch: 'switch' };
const TWO_SWITCHES: TypeFacts['sides'] = { switch1: 'switch', switch2: 'switch' };

export const TYPE_FACTS: Readonly<Record<ConnectionType, TypeFacts>> = {
  unbundled: { label: 'unbundled', links: ['link'], sides: SERVER_SIDE },
  bundled: { label: 'bundled', links: ['links'], sides: SERVER_SIDE },
  eslag: { label: 'eslag', links: ['links'], sides: SERVER_SIDE },
  mclag: { label: 'mclag', links: ['links'], sides: SERVER_SIDE },
  mclagDomain: { label: 'mclag-domain', links: ['peerLinks', 'sessionLinks'], sides: TWO_SWITCHES },
  fabric: { label: 'fabric', links: ['links'], sides: { spine: 'switch', leaf: 'switch' } },
  mesh: { label: 'mesh', links: ['links'], sides: { leaf1: 'switch', leaf2: 'switch' } },
  gateway: { label: 'gateway', links: ['links'], sides: { switch: 'switch', gateway: 'gateway' } },
  vpcLoopback: { label: 'vpc-loopback', links: ['links'], sides: TWO_SWITCHES },
  external: { label: 'external', links: ['link'], sides: { switch: 'switch' } },
  staticExternal: { label: 'static-external', links: ['link'], sides: { switch: 'switch' } },
};

/** One end of a link, as written. */
export interface LinkEnd {
  /** Name of the member, such as `leaf1`. */
  readonly side: string;
  readonly role: EndRole;
  /** `device/port`, whatever stands there. */
  readonly port: string;
  /** Prefix of the end, '' when none is written. */
  readonly ip: string;
  /** Of the end itself, `/spec/fabric/links/0/leaf`. */
  readonly pointer: FieldPointer;
}

export interface Link {
  readonly pointer: FieldPointer;
  readonly ends: readonly LinkEnd[];
}

/** The type of a Connection's spec, undefined when none is set. */
export function connectionType(spec: JsonObject): ConnectionType | undefined {
  for (const type of CONNECTION_TYPES) if (pointerOf(spec, type) !== undefined) return type;
  return undefined;
}

/** The links of one type. A type with a single link always has it, be it empty. */
export function linksOf(spec: JsonObject, type: ConnectionType): readonly Link[] {
  const { links: fields, sides } = TYPE_FACTS[type];
  const member = structOf(spec, type);
  const links: Link[] = [];
  for (const field of fields) {
    const at = SPEC_POINTER.member(type).member(field);
    if (field === 'link') links.push(linkOf(structOf(member, field), at, sides));
    else {
      for (const { at: index, value } of structsOf(member, field))
        links.push(linkOf(value, at.item(index), sides));
    }
  }
  return exact(links);
}

function linkOf(link: JsonObject, at: PointerNode, sides: TypeFacts['sides']): Link {
  const ends: LinkEnd[] = [];
  for (const side in sides) {
    const end = structOf(link, side);
    ends.push({
      side,
      role: sides[side] ?? 'switch',
      port: textOf(end, 'port'),
      ip: textOf(end, 'ip'),
      pointer: at.member(side).pointer,
    });
  }
  return { pointer: at.pointer, ends: exact(ends) };
}

/** `leaf-01/E1/1` → device `leaf-01`, port `E1/1`: split at the first slash; undefined when either half is empty. */
export function splitPort(text: string): { readonly device: string; readonly port: string } | undefined {
  const slash = text.indexOf('/');
  if (slash <= 0 || slash === text.length - 1) return undefined;
  return { device: text.slice(0, slash), port: text.slice(slash + 1) };
}
