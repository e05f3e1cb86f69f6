import type { Reference, Rule } from '../../resource/kind.ts';
import { displayId } from '../../resource/object-id.ts';
import { getOwn, isJsonObject, type JsonObject } from '../../shared/json.ts';
import { childPointer } from '../../shared/pointer.ts';
import { defineKind, isFabricKey } from '../fabric-kind.ts';
import { deviceOfPort, type ReferenceRow, referTo } from '../references.ts';
import { boolean, list, object, string, uint16 } from '../schema-builders.ts';

const IPV4_PREFIX = '^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}/([1-2]?[0-9]|3[0-2])$';
const IPV4_ADDRESS = '^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}$';

const end = object({ port: string() });
const addressedEnd = object({ ip: string({ pattern: IPV4_PREFIX }), port: string() });

export const connectionSpec = object({
  bundled: object({ fallback: boolean(), links: list(object({ server: end, switch: end })), mtu: uint16() }),
  eslag: object({
    fallback: boolean(),
    links: list(object({ server: end, switch: end }), { minItems: 2 }),
    mtu: uint16(),
  }),
  external: object({ link: object({ switch: end }) }),
  fabric: object({ links: list(object({ leaf: addressedEnd, spine: addressedEnd }), { minItems: 1 }) }),
  gateway: object({ links: list(object({ gateway: addressedEnd, switch: addressedEnd }), { minItems: 1 }) }),
  mclag: object({
    fallback: boolean(),
    links: list(object({ server: end, switch: end }), { minItems: 2 }),
    mtu: uint16(),
  }),
  mclagDomain: object({
    peerLinks: list(object({ switch1: end, switch2: end }), { minItems: 1 }),
    sessionLinks: list(object({ switch1: end, switch2: end }), { minItems: 1 }),
  }),
  mesh: object({ links: list(object({ leaf1: addressedEnd, leaf2: addressedEnd }), { minItems: 1 }) }),
  staticExternal: object({
    link: object({
      switch: object({
        ip: string({ pattern: IPV4_PREFIX }),
        nextHop: string({ pattern: IPV4_ADDRESS }),
        port: string(),
        subnets: list(string()),
        vlan: uint16(),
      }),
    }),
    withinVPC: string(),
  }),
  unbundled: object({ link: object({ server: end, switch: end }), mtu: uint16() }),
  vpcLoopback: object({ links: list(object({ switch1: end, switch2: end }), { minItems: 1 }) }),
});

/** Members that say what the Connection is; the present one is the type even when it is empty. */
const TYPES = [
  'unbundled',
  'bundled',
  'eslag',
  'fabric',
  'mesh',
  'gateway',
  'vpcLoopback',
  'external',
  'staticExternal',
] as const;

/** No longer supported: accepted with a warning, and nothing else of the object is looked at. */
const DEPRECATED_TYPES = ['mclag', 'mclagDomain'] as const;

const SWITCH_ENDS = [
  'unbundled.link.switch',
  'bundled.links.*.switch',
  'eslag.links.*.switch',
  'fabric.links.*.spine',
  'fabric.links.*.leaf',
  'mesh.links.*.leaf1',
  'mesh.links.*.leaf2',
  'gateway.links.*.switch',
  'vpcLoopback.links.*.switch1',
  'vpcLoopback.links.*.switch2',
  'external.link.switch',
  'staticExternal.link.switch',
  'mclag.links.*.switch',
  'mclagDomain.peerLinks.*.switch1',
  'mclagDomain.peerLinks.*.switch2',
  'mclagDomain.sessionLinks.*.switch1',
  'mclagDomain.sessionLinks.*.switch2',
];
const SERVER_ENDS = [
  'unbundled.link.server',
  'bundled.links.*.server',
  'eslag.links.*.server',
  'mclag.links.*.server',
];

const written = referTo(
  ...SWITCH_ENDS.map((at) => portRow('Switch', at)),
  ...SERVER_ENDS.map((at) => portRow('Server', at)),
  { ...portRow('Gateway', 'gateway.links.*.gateway'), enforced: false },
  { kind: 'VPC', at: 'staticExternal.withinVPC' },
);

function portRow(kind: string, at: string): ReferenceRow {
  return { kind, at: `${at}.port`, name: deviceOfPort };
}

function references(object: JsonObject): readonly Reference[] {
  const found = written(object);
  const unchecked = membersOf(object, DEPRECATED_TYPES).length > 0;
  return unchecked ? found.map((reference) => ({ ...reference, enforced: false })) : found;
}

/** Null is absence. */
function membersOf(object: JsonObject, names: readonly string[]): string[] {
  const spec = getOwn(object, 'spec');
  return isJsonObject(spec) ? names.filter((name) => (getOwn(spec, name) ?? null) !== null) : [];
}

const deprecatedTypeRule: Rule = {
  code: 'HHS-CN-2',
  severity: 'warning',
  needs: 'self',
  title: 'the type is not MCLAG',
  check({ id, object }) {
    return membersOf(object, DEPRECATED_TYPES).map((name) => ({
      pointer: childPointer('/spec', name),
      message: `${displayId(id)}: ${name} is no longer supported; the fabric accepts the object and ignores it`,
      help: 'Move the servers to ESLAG (eslag) or to single links, and remove this Connection.',
      onKey: true,
    }));
  },
};

const someTypeRule: Rule = {
  code: 'HHS-CN-4',
  severity: 'error',
  needs: 'self',
  title: 'a connection type is set',
  check({ id, object }) {
    if (membersOf(object, [...TYPES, ...DEPRECATED_TYPES]).length > 0) return [];
    return [
      {
        pointer: '/spec',
        message: `${displayId(id)}: no connection type is set`,
        help: `Set exactly one of ${TYPES.join(', ')} below spec.`,
      },
    ];
  },
};

/** The fabric's own check finds the first type and looks no further, so this is accepted. */
const oneTypeRule: Rule = {
  code: 'HHS-CN-4a',
  severity: 'warning',
  needs: 'self',
  title: 'only one connection type is set',
  check({ id, object }) {
    if (membersOf(object, DEPRECATED_TYPES).length > 0) return [];
    const types = membersOf(object, TYPES);
    return types.slice(1).map((name) => ({
      pointer: childPointer('/spec', name),
      message: `${displayId(id)}: ${types.join(' and ')} are set; the fabric accepts it, uses one of them and does not look at the rest`,
      help: 'Keep one type, and give each of the others a Connection of its own.',
      onKey: true,
    }));
  },
};

/** No spec field is rewritten by admission. Annotations with the fabric's prefix are removed by it from 26.03 on. */
export const connectionKind = defineKind({
  kind: 'Connection',
  group: 'wiring',
  version: 'v1beta1',
  plural: 'connections',
  shortNames: ['conn'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: connectionSpec,
  references,
  rules: [deprecatedTypeRule, someTypeRule, oneTypeRule],
  canonical: { keep: [...TYPES, ...DEPRECATED_TYPES] },
  ownsLabel: isFabricKey,
  ownsAnnotation: isFabricKey,
});
