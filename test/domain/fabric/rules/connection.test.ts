import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { findingsOn, found, foundOnDelete, type Neighbour } from '../rule-world.ts';

const port = (text: string): Json => ({ port: text });
const unbundled = (server: string, at: string): Json => ({
  unbundled: { link: { server: port(server), switch: port(at) } },
});
const pairs = (...links: readonly (readonly [string, string])[]): Json =>
  links.map(([server, at]) => ({ server: port(server), switch: port(at) }));
const fabricLink = (spine: string, ip: string, leaf: string, other: string): Json => ({
  spine: { port: spine, ip },
  leaf: { port: leaf, ip: other },
});

const leaf = (name: string, more: Record<string, Json> = {}): Neighbour => [
  'Switch',
  name,
  { role: 'server-leaf', profile: 'dell-s5248f-on', ...more },
];
const inGroup = (group: string, type = 'eslag'): Record<string, Json> => ({ redundancy: { group, type } });
const spine: Neighbour = ['Switch', 's1', { role: 'spine', profile: 'dell-s5232f-on' }];
const world: readonly Neighbour[] = [leaf('l1'), leaf('l2'), spine];
const plain = { others: world };

describe('the type of a connection', () => {
  test('MCLAG is told once, and nothing else of it is judged', () => {
    expect(found('Connection', 'c', { mclag: { links: pairs(['x', 'y']) } })).toEqual([
      'warning HHS-CN-2 /spec/mclag',
    ]);
  });

  test('one has to be set, and only the first of several counts', () => {
    expect(found('Connection', 'c', {})).toEqual(['error HHS-CN-4 /spec']);
    const both = { ...(unbundled('a/e', 'l1/E1/1') as object), bundled: { links: [] } };
    expect(found('Connection', 'c', both, plain)).toEqual(['warning HHS-CN-4a /spec/bundled']);
  });

  test('may not change', () => {
    const previous = { bundled: { links: pairs(['a/e', 'l1/E1/1']) } };
    expect(found('Connection', 'c', unbundled('a/e', 'l1/E1/1'), { ...plain, previous })).toEqual([
      'error HHS-CN-23 /spec/unbundled',
    ]);
    const same = { unbundled: { link: { server: port('b/e'), switch: port('l2/E1/1') } } };
    expect(found('Connection', 'c', unbundled('a/e', 'l1/E1/1'), { ...plain, previous: same })).toEqual([]);
  });
});

describe('the ends of a connection', () => {
  test.each<[string, Json, string[]]>([
    [
      'unbundled, one port twice',
      unbundled('l1/E1/1', 'l1/E1/1'),
      ['error HHS-CN-5 /spec/unbundled/link/switch/port'],
    ],
    [
      'bundled without links',
      { bundled: { links: [] } },
      ['error HHS-CN-6 /spec/bundled', 'error HHS-CN-6 /spec/bundled'],
    ],
    [
      'bundled to two switches',
      { bundled: { links: pairs(['a/e1', 'l1/E1/1'], ['a/e2', 'l2/E1/1']) } },
      ['error HHS-CN-6 /spec/bundled'],
    ],
    ['bundled to one', { bundled: { links: pairs(['a/e1', 'l1/E1/1'], ['a/e2', 'l1/E1/2']) } }, []],
    [
      'eslag of two servers',
      { eslag: { links: pairs(['a/e1', 'l1/E1/1'], ['b/e2', 'l2/E1/1']) } },
      ['error HHS-CN-7 /spec/eslag'],
    ],
    [
      'fabric with one switch',
      { fabric: { links: [fabricLink('s1/E1/1', '172.30.128.0/31', 's1/E1/2', '172.30.128.1/31')] } },
      ['error HHS-CN-8 /spec/fabric'],
    ],
    [
      'a port without a device',
      unbundled('a/e', '/E1/1'),
      ['error HHS-CN-9 /spec/unbundled/link/switch/port'],
    ],
    [
      'a port without a slash',
      unbundled('a', 'l1/E1/1'),
      ['error HHS-CN-9 /spec/unbundled/link/server/port'],
    ],
    ['no port at all', { external: {} }, ['error HHS-CN-9 /spec/external/link/switch/port']],
  ])('%s', (_name, spec, expected) => {
    expect(found('Connection', 'c', spec, plain)).toEqual(expected);
  });

  test('the MTU leaves room for what the fabric adds, and that of eslag is nobody’s business', () => {
    const withMtu = (mtu: number): Json => ({
      unbundled: { mtu, link: { server: port('a/e'), switch: port('l1/E1/1') } },
    });
    expect(found('Connection', 'c', withMtu(9036), plain)).toEqual([]);
    expect(found('Connection', 'c', withMtu(9037), plain)).toEqual(['error HHS-CN-3 /spec/unbundled/mtu']);
    const config = { fabricMTU: 9000 };
    expect(found('Connection', 'c', withMtu(9036), { ...plain, config })).toEqual([
      'error HHS-CN-3 /spec/unbundled/mtu',
    ]);
    const others = [leaf('l1', inGroup('g')), leaf('l2', inGroup('g'))];
    const eslag = { mtu: 9999, links: pairs(['a/e1', 'l1/E1/1'], ['a/e2', 'l2/E1/1']) };
    expect(found('Connection', 'c', { eslag }, { others })).toEqual([]);
  });

  test('eslag and gateway need the fabric mode spine-leaf', () => {
    const gateway = {
      links: [
        {
          switch: { port: 's1/E1/1', ip: '172.30.128.0/31' },
          gateway: { port: 'g/e', ip: '172.30.128.1/31' },
        },
      ],
    };
    expect(found('Connection', 'c', { gateway }, plain)).toEqual([]);
    expect(found('Connection', 'c', { gateway }, { ...plain, config: { fabricMode: 'x' } })).toEqual([
      'error HHS-CN-13 /spec/gateway',
    ]);
  });
});

describe('ports of switches', () => {
  const at = '/spec/unbundled/link/switch/port';

  test.each<[string, string[]]>([
    ['l1/E1/1', []],
    ['l1/E1/49', []],
    ['l1/E1/49/1', []],
    ['l1/E1/49/2', [`error HHS-CN-15 ${at}`]],
    ['l1/E1/0', [`error HHS-CN-15 ${at}`]],
    ['l1/Ethernet1', [`error HHS-CN-15 ${at}`]],
    ['l1/M1', [`warning HHS-L24 ${at}`]],
    ['gone/E1/1', []],
  ])('%s', (name, expected) => {
    expect(found('Connection', 'c', unbundled('a/e', name), plain)).toEqual(expected);
  });

  test('lanes are there in the mode that the switch sets', () => {
    const others = [leaf('l1', { portBreakouts: { 'E1/49': '4x25G' } })];
    expect(found('Connection', 'c', unbundled('a/e', 'l1/E1/49/4'), { others })).toEqual([]);
    expect(found('Connection', 'c', unbundled('a/e', 'l1/E1/49/5'), { others })).toEqual([
      `error HHS-CN-15 ${at}`,
    ]);
  });

  test('a switch with a mode that its profile lacks, or with a profile that is nowhere, takes no connection', () => {
    const broken = [leaf('l1', { portBreakouts: { 'E1/49': '9x25G' } })];
    expect(found('Connection', 'c', unbundled('a/e', 'l1/E1/1'), { others: broken })).toEqual([
      `error HHS-CN-15 ${at}`,
    ]);
    const lost = [leaf('l1', { profile: 'gone' })];
    expect(found('Connection', 'c', unbundled('a/e', 'l1/E1/1'), { others: lost })).toEqual([
      `error HHS-CN-14 ${at}`,
    ]);
  });

  test('a profile whose lanes get no names makes its ports unusable', () => {
    const profile = (base: string, offset: string): Neighbour => [
      'SwitchProfile',
      'own',
      {
        ports: { 'E1/1': { nos: '1/1', baseNOSName: base, profile: 'p' } },
        portProfiles: {
          p: { breakout: { default: '1x100G', supported: { '1x100G': { offsets: [offset] } } } },
        },
      },
    ];
    const withProfile = (one: Neighbour) => ({ others: [leaf('l1', { profile: 'own' }), one] });
    const spec = unbundled('a/e', 'l1/E1/1');
    expect(found('Connection', 'c', spec, withProfile(profile('Ethernet0', '0')))).toEqual([]);
    expect(found('Connection', 'c', spec, withProfile(profile('EthernetX', '0')))).toEqual([
      `error HHS-CN-15 ${at}`,
    ]);
    expect(found('Connection', 'c', spec, withProfile(profile('Ethernet0', 'x')))).toEqual([
      `error HHS-CN-15 ${at}`,
    ]);
  });
});

describe('ESLAG', () => {
  const spec = { eslag: { links: pairs(['a/e1', 'l1/E1/1'], ['a/e2', 'l2/E1/1']) } };
  const of = (one: Record<string, Json>, other: Record<string, Json>) => ({
    others: [leaf('l1', one), leaf('l2', other)],
  });

  test.each<[string, Record<string, Json>, Record<string, Json>, string[]]>([
    ['one group', inGroup('g'), inGroup('g'), []],
    ['two groups', inGroup('g'), inGroup('h'), ['error HHS-CN-16 /spec/eslag/links/1/switch/port']],
    ['two types', inGroup('g'), inGroup('g', 'mclag'), ['error HHS-CN-16 /spec/eslag/links/1/switch/port']],
    ['no group', {}, {}, ['error HHS-CN-16 /spec/eslag']],
    ['another type', inGroup('g', 'mclag'), inGroup('g', 'mclag'), ['error HHS-CN-16 /spec/eslag']],
    ['one without', inGroup('g'), {}, ['warning HHS-L13 /spec/eslag/links/1/switch/port']],
  ])('%s', (_name, one, other, expected) => {
    expect(found('Connection', 'c', spec, of(one, other))).toEqual(expected);
  });

  test('both links on one switch are told', () => {
    const links = pairs(['a/e1', 'l1/E1/1'], ['a/e2', 'l1/E1/2']);
    expect(found('Connection', 'c', { eslag: { links } }, of(inGroup('g'), {}))).toEqual([
      'warning HHS-L13 /spec/eslag/links',
    ]);
  });
});

describe('ports of two connections', () => {
  const at = '/spec/unbundled/link';
  const beside = (name: string, spec: Json) => ({ others: [...world, ['Connection', name, spec] as const] });
  const here = unbundled('a/e', 'l1/E1/55/1');

  test.each<[string, Json, string[]]>([
    [
      'the same switch port under its other name',
      unbundled('b/e', 'l1/E1/55'),
      [`error HHS-CN-18 ${at}/switch/port`],
    ],
    ['the same server port', unbundled('a/e', 'l2/E1/1'), [`error HHS-CN-18 ${at}/server/port`]],
    ['another lane', unbundled('b/e', 'l1/E1/55/2'), []],
    ['MCLAG', { mclag: { links: pairs(['a/e', 'l1/E1/55']) } }, []],
    ['one without a type', {}, ['error HHS-CN-18 /spec']],
  ])('%s', (_name, other, expected) => {
    expect(found('Connection', 'c', here, beside('z', other))).toEqual(expected);
  });

  test('both ends are told, the other one with its place', () => {
    const [clash] = findingsOn('Connection', 'c', here, beside('z', unbundled('b/e', 'l1/E1/55')));
    expect(clash?.message).toContain('Connection default/z');
    expect(clash?.related?.map(({ file }) => file)).toEqual(['z.yaml']);
  });

  test('one connection with a port under both names is told', () => {
    const links = pairs(['a/e1', 'l1/E1/55'], ['a/e2', 'l1/E1/55/1']);
    expect(found('Connection', 'c', { bundled: { links } }, plain)).toEqual([
      'warning HHS-CN-18a /spec/bundled/links/1/switch/port',
    ]);
  });
});

describe('addresses of links', () => {
  const of = (ip: string, other: string): Json => ({
    fabric: { links: [fabricLink('s1/E1/1', ip, 'l1/E1/49', other)] },
  });
  const [spineIp, leafIp] = ['/spec/fabric/links/0/spine/ip', '/spec/fabric/links/0/leaf/ip'];

  test.each<[string, string, string[]]>([
    ['172.30.128.0/31', '172.30.128.1/31', []],
    ['172.30.128.0/31', '172.30.128.1/24', [`error HHS-CN-19 ${leafIp}`, `error HHS-CN-21 ${leafIp}`]],
    ['10.0.0.0/31', '10.0.0.1/31', [`error HHS-CN-19 ${spineIp}`, `error HHS-CN-19 ${leafIp}`]],
    ['172.30.128.1/31', '172.30.128.2/31', [`error HHS-CN-21 ${leafIp}`]],
    ['172.30.128.0/31', '172.30.128.0/31', [`error HHS-CN-20 ${leafIp}`]],
  ])('%s and %s', (ip, other, expected) => {
    expect(found('Connection', 'c', of(ip, other), plain)).toEqual(expected);
  });

  test('an address of another connection is told, of whichever type it is', () => {
    const mesh = {
      links: [
        {
          leaf1: { port: 'l1/E1/50', ip: '172.30.128.1/31' },
          leaf2: { port: 'l2/E1/50', ip: '172.30.128.0/31' },
        },
      ],
    };
    const others = [...world, ['Connection', 'z', { mesh }] as const];
    expect(found('Connection', 'c', of('172.30.128.0/31', '172.30.128.1/31'), { others })).toEqual([
      `error HHS-CN-20 ${spineIp}`,
      `error HHS-CN-20 ${leafIp}`,
    ]);
  });

  test('a link without addresses is told once, with one missing at that end', () => {
    const bare = { fabric: { links: [{ spine: port('s1/E1/1'), leaf: port('l1/E1/49') }] } };
    expect(found('Connection', 'c', bare, plain)).toEqual(['warning HHS-L1 /spec/fabric/links/0']);
    const half = {
      fabric: { links: [{ spine: { port: 's1/E1/1', ip: '172.30.128.0/31' }, leaf: port('l1/E1/49') }] },
    };
    expect(found('Connection', 'c', half, plain)).toEqual([`warning HHS-L1 ${leafIp}`]);
  });
});

describe('roles of switches', () => {
  test('servers are on leaves, and fabric links join a spine and a leaf', () => {
    expect(found('Connection', 'c', unbundled('a/e', 's1/E1/1'), plain)).toEqual([
      'warning HHS-L11 /spec/unbundled/link/switch/port',
    ]);
    const links = [fabricLink('l2/E1/49', '172.30.128.0/31', 'l1/E1/49', '172.30.128.1/31')];
    expect(found('Connection', 'c', { fabric: { links } }, plain)).toEqual([
      'warning HHS-L11 /spec/fabric/links/0/spine/port',
    ]);
  });
});

test('a connection with attachments stays', () => {
  const attached: Neighbour = ['VPCAttachment', 'a', { subnet: 'v/s', connection: 'c' }];
  const external: Neighbour = ['ExternalAttachment', 'x', { external: 'e', connection: 'c' }];
  const spec = unbundled('a/e', 'l1/E1/1');
  expect(foundOnDelete('Connection', 'c', spec, { others: [attached, external] })).toEqual([
    'error HHS-CN-D1 /metadata/name',
    'error HHS-CN-D2 /metadata/name',
  ]);
  expect(foundOnDelete('Connection', 'other', spec, { others: [attached, external] })).toEqual([]);
});
