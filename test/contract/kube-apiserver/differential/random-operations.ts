import type { Json, JsonObject } from '../../../../src/domain/shared/json.ts';
import {
  agent,
  agents,
  configMap,
  configMaps,
  fabricSwitch,
  server,
  servers,
  switches,
  vpc,
  vpcs,
} from '../fabric-objects.ts';

/** One write to one object; the same on both servers. */
export interface Operation {
  readonly verb: 'apply' | 'create' | 'patch' | 'replace' | 'delete';
  readonly collection: string;
  readonly name: string;
  readonly body: JsonObject;
  /** `fieldManager=…` and whatever else belongs to the verb. */
  readonly query: string;
}

type Pick = <T>(choices: readonly T[]) => T;

/** mulberry32: small, seeded, the same everywhere. */
function randomPick(seed: number): Pick {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return (choices) =>
    choices[Math.floor(next() * choices.length)] ?? (choices[0] as (typeof choices)[number]);
}

const absent = undefined;

/** Values to choose from for each field of a spec: absent, empty, good, sometimes bad. */
const fields: Readonly<Record<string, Readonly<Record<string, readonly (Json | undefined)[]>>>> = {
  [servers]: {
    description: [absent, absent, 'one', 'two', '', null, 3],
    profile: [absent, absent, 'a', 'b'],
    bogus: [absent, absent, absent, absent, absent, absent, absent, 1],
  },
  [switches]: {
    role: ['spine', 'spine', 'server-leaf', absent, 'leaf'],
    groups: [absent, [], ['a'], ['a', 'b'], ['b', 'a'], null],
    boot: [absent, {}, { mac: 'm' }, { mac: 'n', serial: 's' }, { serial: null }, null],
    portSpeeds: [absent, {}, { a: '1' }, { a: '2' }, { b: '1' }, { a: '1', b: '1' }, { a: null }],
    linkFlapErrDisable: [
      absent,
      absent,
      {},
      { flapThreshold: 5 },
      { flapThreshold: null },
      { flapThreshold: 99 },
    ],
    asn: [absent, absent, 1, 65_000, 1.5, 3_000_000_000],
    enableAllPorts: [absent, absent, true, false, 'yes'],
  },
  [vpcs]: {
    subnets: [
      absent,
      {},
      { a: {} },
      { a: { subnet: 's', dhcp: {} } },
      { a: { subnet: 't', dhcp: { enable: true, range: { start: 'x' } } }, b: {} },
      { b: { vlan: 5, dhcp: { static: { m: { ip: 'i' } } } } },
      { b: { vlan: 6, dhcp: { static: { m: {} } } } },
      { a: null, b: { vlan: null } },
    ],
    permit: [absent, [], [['a', 'b']], [[]], [['a'], null]],
    staticRoutes: [absent, [{ prefix: 'p', nextHops: ['n'] }], [{}], [{ bogus: 1 }]],
    mode: [absent, 'l3', 'l2'],
  },
  [agents]: {
    description: [absent, 'one', 'two', null],
    role: [absent, 'spine', 'server-leaf'],
    version: [absent, {}, { default: 'v1' }, { default: 'v2', repo: 'r' }],
  },
  [configMaps]: {
    a: [absent, '1', '2', ''],
    b: [absent, '1', '2'],
    'c/d': [absent, absent, absent, absent, absent, 'x'],
  },
};

function contents(pick: Pick, collection: string): JsonObject {
  const entries = Object.entries(fields[collection] ?? {}).map(([key, values]) => [key, pick(values)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as JsonObject;
}

function marks(pick: Pick): JsonObject {
  // no empty map and no null: whether those move the resourceVersion depends on the real server's cache
  const labels = pick<Json | undefined>([
    absent,
    absent,
    absent,
    { l: 'x' },
    { l: 'y', m: 'x' },
    { m: 'x' },
    { l: 'b c' },
  ]);
  const annotations = pick<Json | undefined>([absent, absent, absent, { n: 'x' }, { n: 'y' }]);
  return {
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}

function bodyFor(pick: Pick, collection: string, name: string): JsonObject {
  const inside = contents(pick, collection);
  const make: Readonly<Record<string, () => JsonObject>> = {
    [servers]: () => server(name, inside),
    [vpcs]: () => vpc(name, inside),
    [agents]: () => agent(name, inside),
    [configMaps]: () => configMap(name, inside),
    [switches]: () => ({ ...fabricSwitch(name), spec: inside }),
  };
  const whole = make[collection]?.() ?? {};
  const { spec, ...bare } = whole;
  const shaped = spec !== undefined && pick([false, false, false, false, false, true]) ? bare : whole;
  return { ...shaped, metadata: { name, namespace: 'default', ...marks(pick) } };
}

export function randomOperations(seed: number, count: number): Operation[] {
  const pick = randomPick(seed);
  const collection = pick([servers, switches, switches, vpcs, vpcs, agents, configMaps]);
  return Array.from({ length: count }, () => {
    const name = pick(['a', 'a', 'a', 'b']);
    const verb = pick([
      'apply',
      'apply',
      'apply',
      'apply',
      'patch',
      'patch',
      'replace',
      'create',
      'delete',
    ] as const);
    const manager = pick(verb === 'apply' ? ['git', 'git', 'else'] : ['hand', 'git', 'creator']);
    const extra = [
      verb === 'apply' ? pick(['', '', '&force=true']) : '',
      pick(['', '', '', '', '&dryRun=All']),
      pick(['', '&fieldValidation=Strict', '&fieldValidation=Ignore']),
    ].join('');
    const body = bodyFor(pick, collection, name);
    return { verb, collection, name, body, query: `fieldManager=${manager}${extra}` };
  });
}
