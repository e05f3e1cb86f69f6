import type { Reference } from '../../resource/kind.ts';
import type { JsonObject } from '../../shared/json.ts';
import { connectionClaims } from '../claims/connection.ts';
import { CONNECTION_TYPES, DEPRECATED_TYPES } from '../connection-links.ts';
import { connectionDefaulting } from '../defaulting/connection.ts';
import { isFabricKey } from '../fabric-key.ts';
import { defineKind } from '../fabric-kind.ts';
import { pointerOf, specOf } from '../read.ts';
import { deviceOfPort, type ReferenceRow, type References, referTo } from '../references.ts';
import { connectionRules } from '../rules/connection.ts';
import { boolean, list, object, string, uint16 } from '../schema-builders.ts';
import { connectionWords } from '../words/wiring.ts';

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
  ...SWITCH_ENDS.map((at) => portRow('Switch', at, 'CN-14')),
  ...SERVER_ENDS.map((at) => portRow('Server', at, 'CN-17')),
  { ...portRow('Gateway', 'gateway.links.*.gateway'), enforced: false },
  { kind: 'VPC', at: 'staticExternal.withinVPC', rule: 'CN-22' },
);

function portRow(kind: string, at: string, rule?: string): ReferenceRow {
  return { kind, at: `${at}.port`, name: deviceOfPort, ...(rule === undefined ? {} : { rule }) };
}

const references: References = Object.assign(
  (object: JsonObject): readonly Reference[] => {
    const found = written(object);
    const spec = specOf(object);
    const unchecked = DEPRECATED_TYPES.some((type) => pointerOf(spec, type) !== undefined);
    return unchecked ? found.map(({ code: _, ...reference }) => ({ ...reference, enforced: false })) : found;
  },
  { rules: written.rules },
);

/** No spec field is rewritten by admission. Annotations with the fabric's prefix are removed by it from 26.03 on. */
export const connectionKind = defineKind({
  kind: 'Connection',
  group: 'wiring',
  version: 'v1beta1',
  formerVersions: ['v1alpha2'],
  plural: 'connections',
  shortNames: ['conn'],
  categories: ['hedgehog', 'wiring', 'fabric'],
  spec: connectionSpec,
  words: connectionWords,
  defaulting: connectionDefaulting,
  references,
  rules: connectionRules,
  claims: connectionClaims,
  canonical: { keep: CONNECTION_TYPES },
  ownsLabel: isFabricKey,
  ownsAnnotation: isFabricKey,
  normalForms: [{ at: 'staticExternal.link.switch.subnets.*', form: 'prefix' }],
});
