import { describe, expect, test } from '@jest/globals';
import { type CompareContext, diffAgainstLive } from '../../../src/domain/diff/diff-against-live.ts';
import { assessCommits } from '../../../src/domain/drift/assess-commits.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { LiveObject } from '../../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { keyOf } from '../../../src/domain/resource/object-id.ts';
import type { FabricRelease } from '../../../src/domain/resource/schema.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { toLive } from '../../support/captures.ts';
import { replacedAt, writtenByHand } from '../../support/hands.ts';

function kindOf(name: string) {
  const kind = fabricRegistry.byName(name);
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

function contextOf(kind: string, more: Partial<CompareContext> = {}): CompareContext {
  return { registry: fabricRegistry, kind: kindOf(kind), fieldManager: 'hedgehog-sync', ...more };
}

function written(kindName: string, spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  const { kind, group, version } = kindOf(kindName);
  const named = { name: 'one', namespace: 'default', ...metadata };
  return { apiVersion: `${group}/${version}`, kind, metadata: named, spec };
}

/** As a cluster of this release stores it; generation 2, so that nobody knows who made it. */
function storedAs(
  object: JsonObject,
  release?: FabricRelease,
  fieldsV1: JsonObject = { 'f:spec': {} },
): LiveObject {
  const stored = kindOf(String(object.kind)).defaulted(object, { release });
  return toLive({
    ...stored,
    metadata: {
      ...(stored.metadata as JsonObject),
      uid: 'u',
      resourceVersion: '7',
      generation: 2,
      managedFields: [{ manager: 'hedgehog-sync', operation: 'Apply', fieldsType: 'FieldsV1', fieldsV1 }],
    },
  });
}

function pointersBetween(wanted: JsonObject, live: LiveObject, more: Partial<CompareContext> = {}) {
  return diffAgainstLive(wanted, live, contextOf(String(wanted.kind), more)).pointers;
}

function byHand(
  live: LiveObject,
  changes: Readonly<Record<string, JsonObject[string] | undefined>>,
): LiveObject {
  let changed = live;
  for (const [pointer, value] of Object.entries(changes))
    changed = writtenByHand(changed, pointer, { value, admission: null });
  return changed;
}

const SUBNET = '/spec/subnets/a';
const vpc = written('VPC', {
  subnets: { a: { subnet: '10.0.1.0/24', vlan: 1001, dhcp: { enable: true } } },
});

describe('one difference and what follows from it', () => {
  test('another subnet takes its defaults along: only the subnet is told', () => {
    const moved = replacedAt(vpc, `${SUBNET}/subnet`, '10.0.2.0/24');
    expect(pointersBetween(vpc, storedAs(moved))).toEqual([`${SUBNET}/subnet`]);
    expect(pointersBetween(moved, storedAs(vpc))).toEqual([`${SUBNET}/subnet`]);
  });

  test('DHCP that is switched off or on takes range and options along', () => {
    const off = replacedAt(vpc, `${SUBNET}/dhcp`, { enable: false });
    const leased = replacedAt(vpc, `${SUBNET}/dhcp/options`, { leaseTimeSeconds: 60 });
    expect(pointersBetween(vpc, storedAs(off))).toEqual([`${SUBNET}/dhcp/enable`]);
    expect(pointersBetween(off, storedAs(vpc))).toEqual([`${SUBNET}/dhcp/enable`]);
    expect(pointersBetween(leased, storedAs(replacedAt(leased, `${SUBNET}/dhcp/enable`, false)))).toEqual([
      `${SUBNET}/dhcp/enable`,
    ]);
  });

  test('an old default that no longer fits is told beside nothing else, with the value that fits', () => {
    const stale = byHand(storedAs(vpc), { [`${SUBNET}/gateway`]: '10.0.1.77' });
    const found = diffAgainstLive(vpc, stale, contextOf('VPC'));
    expect(found.pointers).toEqual([`${SUBNET}/gateway`]);
    expect(valueAt(found.wanted, `${SUBNET}/gateway`)).toBe('10.0.1.1');
  });

  test('what somebody wrote beside it is told, too', () => {
    const moved = storedAs(replacedAt(vpc, `${SUBNET}/subnet`, '10.0.2.0/24'));
    const both = byHand(moved, { [`${SUBNET}/gateway`]: '10.0.2.9' });
    expect(pointersBetween(vpc, both)).toEqual([`${SUBNET}/subnet`, `${SUBNET}/gateway`]);
  });

  test('between two commits a default is told only where nothing explains it', () => {
    const moved = replacedAt(vpc, `${SUBNET}/subnet`, '10.0.2.0/24');
    const explicit = replacedAt(vpc, `${SUBNET}/gateway`, '10.0.1.1');
    const changed = (base: JsonObject, desired: JsonObject) =>
      assessCommits([manifestOf(base)], [manifestOf(desired)], new Set(), new Set(), fabricRegistry).flatMap(
        ({ fields }) => fields.map(({ pointer }) => pointer),
      );
    expect(changed(vpc, moved)).toEqual([`${SUBNET}/subnet`]);
    expect(changed(vpc, explicit)).toEqual([]);
    expect(changed(replacedAt(vpc, `${SUBNET}/gateway`, '10.0.1.9'), vpc)).toEqual([`${SUBNET}/gateway`]);
  });
});

describe('another spelling is no difference', () => {
  test.each([
    [
      'a MAC in capitals and lists in another order',
      written('VPC', {
        subnets: {
          a: {
            subnet: '10.0.1.0/24',
            vlan: 1001,
            dhcp: {
              enable: true,
              options: { dnsServers: ['1.1.1.1', '9.9.9.9'] },
              static: { 'aa:bb:cc:dd:ee:01': { ip: '10.0.1.9' } },
            },
          },
        },
      }),
      {
        [`${SUBNET}/dhcp/options/dnsServers`]: ['9.9.9.9', '1.1.1.1'],
        [`${SUBNET}/dhcp/static`]: { 'AA-BB-CC-DD-EE-01': { ip: '10.0.1.9' } },
      },
    ],
    [
      'ranges in another order, the end of one left out',
      written('VLANNamespace', {
        ranges: [
          { from: 1000, to: 1000 },
          { from: 2000, to: 2100 },
        ],
      }),
      { '/spec/ranges': [{ from: 2000, to: 2100 }, { from: 1000 }] },
    ],
    [
      'the prefix of an old speed, and groups without the redundancy group',
      written('Switch', {
        role: 'server-leaf',
        redundancy: { group: 'b', type: 'eslag' },
        groups: ['a', 'b'],
        portSpeeds: { 'E1/1': '10G' },
      }),
      { '/spec/portSpeeds/E1~11': 'SPEED_10G', '/spec/groups': ['a'] },
    ],
    [
      'a VPC without its subnet',
      written('VPCAttachment', { subnet: 'vpc-1/default', connection: 'c' }),
      { '/spec/subnet': 'vpc-1' },
    ],
  ])('%s', (_, object, changes) => {
    const live = storedAs(object);
    const respelled = Object.entries(changes).reduce<JsonObject>(
      (before, [pointer, value]) => replacedAt(before, pointer, value),
      object,
    );
    expect(pointersBetween(respelled, live)).toEqual([]);
    expect(pointersBetween(object, byHand(live, changes))).toEqual([]);
  });
});

describe('a default that live lacks', () => {
  const gateway = `${SUBNET}/gateway`;

  test('was taken out, where another one shows that admission has seen the object', () => {
    expect(pointersBetween(vpc, byHand(storedAs(vpc), { [gateway]: undefined }))).toEqual([gateway]);
  });

  test('was never filled in, where the API server has no webhooks of the fabric', () => {
    const bare = { ...storedAs(vpc), object: { ...storedAs(vpc).object, ...vpc } };
    expect(pointersBetween(vpc, bare)).toEqual([]);
    expect(pointersBetween(vpc, bare, { admitted: true })).toContain(gateway);
  });

  test('is a difference anyway, where Git says it', () => {
    const explicit = replacedAt(vpc, gateway, '10.0.1.1');
    const bare = { ...storedAs(vpc), object: { ...storedAs(vpc).object, ...vpc } };
    expect(pointersBetween(explicit, bare)).toEqual([gateway]);
  });
});

describe('labels and annotations that the fabric writes', () => {
  const mesh = written('Connection', {
    mesh: { links: [{ leaf1: { port: 'leaf-1/E1/1' }, leaf2: { port: 'leaf-2/E1/1' } }] },
  });
  const mclag = written('Connection', {
    mclag: { links: [{ server: { port: 's/e1' }, switch: { port: 'leaf-1/E1/1' } }] },
  });
  const peering = written('GatewayPeering', {
    peering: { 'vpc-1': { expose: [] }, 'vpc-2': { expose: [] } },
  });
  const label = (key: string) => `/metadata/labels/${key.replaceAll('/', '~1')}`;

  test('follow from the object in each release', () => {
    for (const release of [undefined, '26.01', '26.02', '26.03'] as const) {
      for (const object of [mesh, peering])
        expect(pointersBetween(object, storedAs(object, release), { admitted: true })).toEqual([]);
    }
  });

  test('are a difference when a hand changed them, set them or took them out', () => {
    const key = label('switch.fabric.githedgehog.com/leaf-1');
    const strange = label('switch.fabric.githedgehog.com/leaf-9');
    const note = '/metadata/annotations/fabric.githedgehog.com~1switches';
    expect(pointersBetween(mesh, byHand(storedAs(mesh), { [key]: undefined }))).toEqual([key]);
    expect(pointersBetween(mesh, byHand(storedAs(mesh), { [key]: 'no' }))).toEqual([key]);
    expect(pointersBetween(mesh, byHand(storedAs(mesh), { [strange]: 'true' }))).toEqual([strange]);
    expect(pointersBetween(mesh, byHand(storedAs(mesh, '26.03'), { [note]: 'leaf-9' }))).toEqual([note]);
  });

  test('that follow from what a hand changed are not told beside it', () => {
    const port = '/spec/mesh/links/0/leaf1/port';
    const moved = storedAs(replacedAt(mesh, port, 'leaf-7/E1/1'));
    expect(pointersBetween(mesh, moved)).toEqual([port]);
  });

  test('of a side that a peering had before are a difference', () => {
    const old = label('vpc.gateway.githedgehog.com/vpc-0');
    const live = storedAs({
      ...peering,
      metadata: {
        name: 'one',
        namespace: 'default',
        labels: { 'vpc.gateway.githedgehog.com/vpc-0': 'true' },
      },
    });
    expect(pointersBetween(peering, live)).toEqual([old]);
  });

  test('of a type that only older releases know are left to them, but not to a hand', () => {
    const labels = {
      'fabric.githedgehog.com/connection-type': 'mclag',
      'server.fabric.githedgehog.com/s': 'true',
    };
    const live = storedAs(mclag);
    const metadata = { ...(live.object.metadata as JsonObject), labels };
    const older = { ...live, object: { ...live.object, metadata } };
    expect(pointersBetween(mclag, older, { admitted: true })).toEqual([]);
    const type = label('fabric.githedgehog.com/connection-type');
    expect(pointersBetween(mclag, byHand(older, { [type]: 'bundled' }), { admitted: true })).toEqual([type]);
  });
});

describe('an object that our apply created', () => {
  test('owns a list whole, which says nothing of what an item lacks', () => {
    const open = written('VPCPeering', { permit: [{ 'vpc-1': {}, 'vpc-2': {} }] });
    const narrow = written('VPCPeering', { permit: [{ 'vpc-1': { subnets: ['a'] }, 'vpc-2': {} }] });
    const { object } = storedAs(open, undefined, { 'f:spec': { 'f:permit': {} } });
    const live = toLive({ ...object, metadata: { ...(object.metadata as JsonObject), generation: 1 } });
    expect(diffAgainstLive(open, live, contextOf('VPCPeering')).proof).toBe('ownership');
    expect(pointersBetween(narrow, live)).toEqual(['/spec/permit/0/vpc-1/subnets']);
  });

  test('owns a list that admission emptied, which says nothing of another one', () => {
    const empty = written('VLANNamespace', { ranges: [{ from: 5, to: 1 }] });
    const { object } = storedAs(empty, undefined, { 'f:spec': { 'f:ranges': {} } });
    const live = toLive({ ...object, metadata: { ...(object.metadata as JsonObject), generation: 1 } });
    expect(pointersBetween(empty, live)).toEqual([]);
    const mended = written('VLANNamespace', { ranges: [{ from: 1, to: 5 }] });
    expect(pointersBetween(mended, live)).toEqual(['/spec/ranges']);
  });
});

describe('a field that our tables do not have', () => {
  test('was filled in by another release where nobody owns it, and is a difference where somebody does', () => {
    const live = storedAs(vpc);
    const filled = toLive(replacedAt(live.object, `${SUBNET}/fromTheFuture`, { deep: [1] }));
    expect(pointersBetween(vpc, filled)).toEqual([]);
    expect(pointersBetween(vpc, byHand(live, { [`${SUBNET}/fromTheFuture/deep`]: [1] }))).toEqual([
      `${SUBNET}/fromTheFuture`,
    ]);
  });

  test('inside a list counts, whatever the list is sorted by', () => {
    const namespace = written('VLANNamespace', { ranges: [{ from: 1000, to: 1001 }] });
    const live = byHand(storedAs(namespace), { '/spec/ranges': [{ from: 1000, to: 1001, note: 'x' }] });
    expect(pointersBetween(namespace, live)).toEqual(['/spec/ranges/0/note']);
  });
});

function manifestOf(object: JsonObject): Manifest {
  const id = { group: 'vpc.githedgehog.com', kind: String(object.kind), namespace: 'default', name: 'one' };
  const place = { file: 'f.yaml', line: 1, column: 1 };
  return {
    id,
    key: keyOf(id),
    apiVersion: String(object.apiVersion),
    object,
    digest: JSON.stringify(object),
    file: 'f.yaml',
    document: 0,
    line: 1,
    fields: { at: () => place, keyAt: () => place },
  };
}
