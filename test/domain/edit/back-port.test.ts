import { describe, expect, test } from '@jest/globals';
import { type BackPort, type BackPortOptions, backPort } from '../../../src/domain/edit/back-port.ts';
import type { KindRegistry } from '../../../src/domain/resource/kind.ts';
import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';
import type { DriftDocument, DriftField, DriftObject } from '../../../src/domain/status/drift-shape.ts';
import { sha256 } from '../../support/parse-text.ts';
import { sampleRegistry } from '../../support/sample-registry.ts';

interface Sides {
  readonly desired?: Json;
  readonly live?: Json;
  readonly changedBy?: DriftField['changedBy'];
}

function field(pointer: string, { desired, live, changedBy = 'cluster' }: Sides): DriftField {
  return {
    pointer,
    sides: [
      ...(desired === undefined ? [] : (['desired'] as const)),
      ...(live === undefined ? [] : (['live'] as const)),
    ],
    desired: desired ?? null,
    base: desired ?? null,
    live: live ?? null,
    baseKnown: changedBy !== 'unknown',
    changedBy,
    conflict: changedBy === 'both' || changedBy === 'unknown',
    manager: 'kubectl',
    operation: 'Update',
    time: '2024-05-01T10:00:00Z',
    file: 'vpcs.yaml',
    line: 1,
    column: 1,
  };
}

function vpc(name: string, fields: readonly DriftField[], more: Partial<DriftObject> = {}): DriftObject {
  return {
    group: 'vpc.githedgehog.com',
    version: 'v1beta1',
    kind: 'VPC',
    namespace: 'default',
    name,
    file: 'vpcs.yaml',
    document: 0,
    line: 1,
    state: 'cluster_ahead',
    status: 'live',
    reason: '',
    conflict: false,
    deleteCandidate: false,
    comparison: 'three-way',
    twoWayReason: null,
    resourceVersion: '1',
    fields: [...fields],
    live: null,
    ...more,
  };
}

function port(
  objects: readonly DriftObject[],
  files: Readonly<Record<string, string>>,
  more: Partial<BackPortOptions> = {},
): BackPort {
  const drift: DriftDocument = {
    version: 1,
    fabric: 'lab',
    observedAt: '2024-05-01T10:00:00Z',
    requestId: 'r',
    commit: null,
    status: 'in_sync',
    severity: 0,
    formula: '',
    counts: {},
    total: objects.length,
    omitted: {},
    objects: [...objects],
  };
  return backPort(drift, new Map(Object.entries(files)), {
    registry: sampleRegistry,
    digest: sha256,
    conflicts: 'refuse',
    placeOf: ({ name }) => `new/${name}.yaml`,
    ...more,
  });
}

const manifest = (name: string, spec: string) =>
  `apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n  name: ${name}\nspec:\n${spec}`;
const web = manifest('web', '  # the web\n  vlan: 1001 # by hand\n  mode: l2vni\n');
const db = manifest('db', '  vlan: 1002\n');

describe('a change of the cluster goes into its file', () => {
  test('values, new fields and removed ones, each at its place, and no other byte', () => {
    const fields = [
      field('/spec/vlan', { desired: 1001, live: 1009 }),
      field('/spec/mode', { desired: 'l2vni' }),
      field('/spec/dhcp/enable', { live: true }),
      field('/metadata/labels/team', { live: 'no' }),
    ];
    const { files, refused, taken } = port([vpc('web', fields)], {
      'vpcs.yaml': `${db}---\n${web}`,
      'other.yaml': '# x\n',
    });
    expect(refused).toEqual([]);
    expect(taken.map(({ pointer }) => pointer)).toEqual(fields.map(({ pointer }) => pointer));
    expect([...files]).toEqual([
      [
        'vpcs.yaml',
        `${db}---\n${manifest(
          'web',
          '  # the web\n  vlan: 1009 # by hand\n  dhcp:\n    enable: true\n',
        ).replace('name: web\n', 'name: web\n  labels:\n    team: "no"\n')}`,
      ],
    ]);
  });

  test('several objects of one file and several files come in one result, whatever the order of files', () => {
    const objects = ['web', 'db'].map((name) =>
      vpc(name, [field('/spec/vlan', { desired: name === 'web' ? 1001 : 1002, live: 7 })]),
    );
    const one = port(objects, { 'a.yaml': web, 'b.yaml': db });
    expect([...one.files.keys()]).toEqual(['a.yaml', 'b.yaml']);
    expect([...port(objects, { 'b.yaml': db, 'a.yaml': web }).files]).toEqual([...one.files]);
    expect(port(objects, { 'all.yaml': `${web}---\n${db}` }).files.get('all.yaml')).toBe(
      `${web.replace('1001', '7')}---\n${db.replace('1002', '7')}`,
    );
  });

  test('an object in a list is found there', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${db.trimEnd().replaceAll('\n', '\n  ')}\n- ${web.trimEnd().replaceAll('\n', '\n  ')}\n`;
    const { files } = port([vpc('web', [field('/spec/vlan', { desired: 1001, live: 5 })])], {
      'l.yaml': list,
    });
    expect(files.get('l.yaml')).toBe(list.replace('1001', '5'));
  });

  test('a list whose order means nothing keeps the order of the file', () => {
    const registry: KindRegistry = {
      ...sampleRegistry,
      find: (group, kind) => {
        const found = sampleRegistry.find(group, kind);
        const canonicalSpec = (spec: JsonObject) => ({
          ...spec,
          ports: [...((spec.ports ?? []) as string[])].sort(),
        });
        return found && { ...found, canonicalSpec };
      },
    };
    const text = manifest('web', '  ports:\n  - c # third\n  - a # first\n');
    const drift = [vpc('web', [field('/spec/ports', { desired: ['c', 'a'], live: ['a', 'b', 'c'] })])];
    expect(port(drift, { 'v.yaml': text }, { registry }).files.get('v.yaml')).toBe(`${text}  - b\n`);
    expect(port(drift, { 'v.yaml': text }).files.get('v.yaml')).toBe(
      manifest('web', '  ports:\n  - a # first\n  - b\n  - c # third\n'),
    );
  });
});

describe('three-way against the head of Git', () => {
  const files = { 'vpcs.yaml': web };

  test('a field that Git moved since is refused, the others are taken', () => {
    const fields = [
      field('/spec/vlan', { desired: 1000, live: 7 }),
      field('/spec/mode', { desired: 'l2vni', live: 'l3vni' }),
    ];
    const result = port([vpc('web', fields)], files);
    expect(result.refused).toMatchObject([
      {
        reason: 'git-moved',
        pointer: '/spec/vlan',
        file: 'vpcs.yaml',
        line: 7,
        message: 'spec.vlan of VPC default/web has moved in Git since it was compared',
      },
    ]);
    expect(result.files.get('vpcs.yaml')).toBe(web.replace('l2vni', 'l3vni'));
  });

  test('what head has already needs nothing', () => {
    expect(port([vpc('web', [field('/spec/vlan', { desired: 1000, live: 1001 })])], files)).toEqual({
      files: new Map(),
      taken: [],
      refused: [],
    });
  });

  test('what Git moved alone is left alone; a conflict is for a person, unless the cluster was chosen', () => {
    const fields = [
      field('/spec/mode', { desired: 'l2vni', live: 'old', changedBy: 'git' }),
      field('/spec/vlan', { desired: 1001, live: 7, changedBy: 'both' }),
    ];
    const refusing = port([vpc('web', fields)], files);
    expect(refusing.refused).toMatchObject([{ reason: 'conflict', pointer: '/spec/vlan' }]);
    expect(refusing.files.size).toBe(0);
    const taking = port([vpc('web', fields)], files, { conflicts: 'take-cluster' });
    expect(taking.files.get('vpcs.yaml')).toBe(web.replace('1001', '7'));
  });

  test('what cannot be edited does not hold up the rest', () => {
    const text = manifest('web', '  vlan: &v 1001\n  copy: *v\n  mode: l2vni\n');
    const fields = [
      field('/spec/vlan', { desired: 1001, live: 7 }),
      field('/spec/mode', { desired: 'l2vni', live: 'x' }),
    ];
    const result = port([vpc('web', fields)], { 'v.yaml': text });
    expect(result.refused).toMatchObject([{ reason: 'shared-by-anchor', pointer: '/spec/vlan', line: 6 }]);
    expect(result.files.get('v.yaml')).toBe(text.replace('l2vni', 'x'));
  });

  test('objects that left Git, were deleted, or are not asked for', () => {
    const change = [field('/spec/vlan', { desired: 1, live: 2 })];
    const objects = [
      vpc('gone', change),
      vpc('web', [], { state: 'missing' }),
      vpc('db', change, { state: 'git_ahead' }),
      vpc('other', change),
    ];
    const result = port(objects, files, { accepts: ({ name }) => name !== 'other' });
    expect(result.refused.map(({ name, reason }) => [name, reason])).toEqual([
      ['gone', 'not-in-git'],
      ['web', 'deleted-in-cluster'],
    ]);
    expect(result.files.size).toBe(0);
  });
});

describe('an object that Git does not have', () => {
  const live = {
    apiVersion: 'vpc.githedgehog.com/v1beta1',
    kind: 'VPC',
    metadata: { name: 'new' },
    spec: { vlan: 3 },
  };
  const extra = vpc('new', [], { state: 'extra', file: null, document: null, line: null, live });

  test('becomes a file of its own, or one more document', () => {
    const text =
      'apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n  name: new\n  namespace: default\nspec:\n  vlan: 3\n';
    expect([...port([extra], {}).files]).toEqual([['new/new.yaml', text]]);
    expect(port([extra], { 'vpcs.yaml': web }, { placeOf: () => 'vpcs.yaml' }).files.get('vpcs.yaml')).toBe(
      `${web}---\n${text}`,
    );
  });

  test('is refused without a place, or when Git has it by now', () => {
    expect(port([extra], {}, { placeOf: () => null }).refused).toMatchObject([
      { reason: 'no-place', name: 'new' },
    ]);
    expect(port([extra], { 'n.yaml': manifest('new', '  vlan: 1\n') }).refused).toMatchObject([
      { reason: 'git-moved' },
    ]);
  });
});
