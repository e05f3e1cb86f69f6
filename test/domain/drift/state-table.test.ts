import { describe, expect, test } from '@jest/globals';
import type { CompareContext } from '../../../src/domain/diff/diff-against-live.ts';
import { assessObject, type Base, type ObjectSides } from '../../../src/domain/drift/assess-object.ts';
import type { InventoryEntry } from '../../../src/domain/resource/inventory.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import type { JsonObject } from '../../../src/domain/shared/json.ts';
import { liveOf, manifestOf, miniKinds, miniRegistry, OURS } from '../../support/mini-registry.ts';

const context: CompareContext = {
  registry: miniRegistry,
  kind: miniKinds[0] as CompareContext['kind'],
  fieldManager: OURS,
};
const applied = manifestOf('a', { size: 1, color: 'red' });
const edited = manifestOf('a', { size: 2, color: 'red' });
const ourFields = { 'f:spec': { 'f:size': {}, 'f:color': {} } };
const asApplied = liveOf('a', { size: 1, color: 'red' }, [{ manager: OURS, fields: ourFields }]);
const handEdited = liveOf(
  'a',
  { size: 9, color: 'red' },
  [
    { manager: OURS, fields: { 'f:spec': { 'f:color': {} } } },
    {
      manager: 'kubectl-edit',
      operation: 'Update',
      time: '2026-02-02T02:02:02Z',
      fields: { 'f:spec': { 'f:size': {} } },
    },
  ],
  { generation: 2 },
);
const otherFieldEdited = liveOf(
  'a',
  { size: 1, color: 'blue' },
  [
    { manager: OURS, fields: { 'f:spec': { 'f:size': {} } } },
    { manager: 'kubectl-edit', operation: 'Update', fields: { 'f:spec': { 'f:color': {} } } },
  ],
  { generation: 2 },
);

function entryFor(manifest: Manifest): InventoryEntry {
  return {
    key: manifest.key,
    file: manifest.file,
    document: 0,
    digest: manifest.digest,
    uid: 'uid-1',
    generation: 1,
    commit: 'c0ffee',
  };
}
const known = (object: JsonObject): Base => ({ known: true, object });
const unknown: Base = { known: false, reason: 'a shallow clone' };

function judge(sides: Partial<ObjectSides> & { base?: () => Base }) {
  return assessObject(
    { manifest: null, live: null, entry: null, base: () => known(applied.object), ...sides },
    context,
  );
}

describe('the state table', () => {
  test('recorded, Git as applied, live as applied: in_sync by generation alone', () => {
    const verdict = judge({ manifest: applied, live: asApplied, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'in_sync', proof: 'generation', refreshInventory: false });
  });

  test('recorded, Git changed, live as applied: git_ahead with the field', () => {
    const verdict = judge({ manifest: edited, live: asApplied, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'git_ahead', comparison: 'three-way' });
    expect(verdict?.fields).toMatchObject([
      { pointer: '/spec/size', desired: 2, base: 1, live: 1, changedBy: 'git', conflict: false },
    ]);
  });

  test('recorded, Git as applied, live changed: cluster_ahead naming manager, operation and time', () => {
    const verdict = judge({ manifest: applied, live: handEdited, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'cluster_ahead' });
    expect(verdict?.fields).toEqual([
      {
        pointer: '/spec/size',
        desired: 1,
        base: 1,
        live: 9,
        baseKnown: true,
        changedBy: 'cluster',
        conflict: false,
        blame: { manager: 'kubectl-edit', operation: 'Update', time: '2026-02-02T02:02:02Z' },
        location: { file: 'boxes.yaml', line: 7, column: 3 },
      },
    ]);
  });

  test('both changed to the same value: in_sync, and only the record is refreshed', () => {
    const same = manifestOf('a', { size: 9, color: 'red' });
    const verdict = judge({ manifest: same, live: handEdited, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'in_sync', refreshInventory: true, fields: [] });
  });

  test('both changed the same field: both_changed with a conflict and the three values', () => {
    const verdict = judge({ manifest: edited, live: handEdited, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'both_changed', comparison: 'three-way' });
    expect(verdict?.fields).toMatchObject([
      { pointer: '/spec/size', desired: 2, base: 1, live: 9, changedBy: 'both', conflict: true },
    ]);
  });

  test('both changed different fields: both_changed, a merge without conflict', () => {
    const verdict = judge({ manifest: edited, live: otherFieldEdited, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'both_changed' });
    expect(
      verdict?.fields.map(({ pointer, changedBy, conflict }) => ({ pointer, changedBy, conflict })),
    ).toEqual(
      expect.arrayContaining([
        { pointer: '/spec/size', changedBy: 'git', conflict: false },
        { pointer: '/spec/color', changedBy: 'cluster', conflict: false },
      ]),
    );
  });

  test('both changed, and the base cannot be had: two-way, and the reason is said', () => {
    const verdict = judge({
      manifest: edited,
      live: handEdited,
      entry: entryFor(applied),
      base: () => unknown,
    });
    expect(verdict).toMatchObject({
      state: 'both_changed',
      comparison: 'two-way',
      twoWayReason: 'a shallow clone',
    });
    expect(verdict?.fields).toMatchObject([{ changedBy: 'unknown', conflict: true, baseKnown: false }]);
  });

  test('Git changed and the base cannot be had, but the generation proves live untouched: git_ahead', () => {
    const verdict = judge({
      manifest: edited,
      live: asApplied,
      entry: entryFor(applied),
      base: () => unknown,
    });
    expect(verdict).toMatchObject({ state: 'git_ahead', comparison: 'two-way' });
  });

  test('recorded, in Git, gone from the cluster: missing', () => {
    expect(judge({ manifest: applied, entry: entryFor(applied) })).toMatchObject({ state: 'missing' });
  });

  test('recorded, gone from Git, live as applied: git_ahead, a delete candidate', () => {
    expect(judge({ live: asApplied, entry: entryFor(applied) })).toMatchObject({
      state: 'git_ahead',
      deleteCandidate: true,
    });
  });

  test('recorded, gone from Git, live changed: both_changed, with what the cluster changed', () => {
    const verdict = judge({ live: handEdited, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'both_changed', deleteCandidate: true });
    expect(verdict?.fields).toMatchObject([{ pointer: '/spec/size', base: 1, live: 9 }]);
  });

  test('recorded, gone on both sides: no state', () => {
    expect(judge({ entry: entryFor(applied) })).toBeNull();
  });

  test('not recorded, only in Git: git_ahead, to be created', () => {
    expect(judge({ manifest: applied })).toMatchObject({ state: 'git_ahead', deleteCandidate: false });
  });

  test('not recorded, equal on both sides: in_sync, to be adopted', () => {
    expect(judge({ manifest: applied, live: asApplied })).toMatchObject({
      state: 'in_sync',
      refreshInventory: true,
    });
  });

  test('not recorded, different: both_changed, two-way, and said so', () => {
    expect(judge({ manifest: edited, live: asApplied })).toMatchObject({
      state: 'both_changed',
      comparison: 'two-way',
      twoWayReason: expect.stringContaining('never applied'),
    });
  });

  test('not recorded, only in the cluster: extra, but not what the fabric makes itself', () => {
    expect(judge({ live: asApplied })).toMatchObject({ state: 'extra' });
    expect(judge({ live: liveOf('generated', {}, []) })).toBeNull();
  });
});

describe('what is no drift', () => {
  test('a field that nobody owns came from admission', () => {
    const filled = liveOf(
      'a',
      { size: 1, color: 'red', filled: { deep: true } },
      [{ manager: OURS, fields: ourFields }],
      { generation: 5 },
    );
    expect(judge({ manifest: applied, live: filled, entry: entryFor(applied) })).toMatchObject({
      state: 'in_sync',
    });
  });

  test('an owned empty map does not own what admission puts into it, an owned list does own its items', () => {
    const desired = manifestOf('a', { dhcp: {}, ports: [{ name: 'p' }] });
    const live = liveOf('a', { dhcp: { range: 'x' }, ports: [{ name: 'p', speed: '10G' }] }, [
      { manager: OURS, fields: { 'f:spec': { 'f:dhcp': {}, 'f:ports': {} } } },
    ]);
    const verdict = judge({ manifest: desired, live });
    expect(verdict?.fields.map((field) => field.pointer)).toEqual(['/spec/ports/0/speed']);
  });

  test('a value that our apply still owns but live lacks was taken out by admission', () => {
    const live = liveOf('a', { color: 'red' }, [{ manager: OURS, fields: ourFields }], { generation: 2 });
    expect(judge({ manifest: applied, live, entry: entryFor(applied) })).toMatchObject({ state: 'in_sync' });
  });

  test('labels the fabric owns', () => {
    const live = liveOf('a', { size: 1, color: 'red' }, [{ manager: OURS, fields: ourFields }], {
      metadata: { labels: { 'owned.example/x': 'y' } },
    });
    expect(judge({ manifest: applied, live, entry: entryFor(applied) })).toMatchObject({
      state: 'in_sync',
      proof: 'generation',
    });
  });
});

describe('what is drift', () => {
  test('a value that Git sets where the cluster still has the zero we applied', () => {
    const before = manifestOf('a', { on: false });
    const after = manifestOf('a', { on: true });
    const live = liveOf('a', { on: false }, [{ manager: OURS, fields: { 'f:spec': { 'f:on': {} } } }]);
    const verdict = judge({
      manifest: after,
      live,
      entry: entryFor(before),
      base: () => known(before.object),
    });
    expect(verdict).toMatchObject({ state: 'git_ahead' });
    expect(verdict?.fields).toMatchObject([{ pointer: '/spec/on', desired: true, live: false }]);
  });

  test('a field removed by another manager, who is not recorded', () => {
    const live = liveOf('a', { color: 'red' }, [{ manager: OURS, fields: { 'f:spec': { 'f:color': {} } } }], {
      generation: 2,
    });
    const verdict = judge({ manifest: applied, live, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'cluster_ahead' });
    expect(verdict?.fields).toMatchObject([{ pointer: '/spec/size', desired: 1, blame: null }]);
    expect(verdict?.fields[0]).not.toHaveProperty('live');
  });

  test('a field that another manager set and Git lacks', () => {
    const live = liveOf(
      'a',
      { size: 1, color: 'red', extra: { a: 1, b: 2 } },
      [
        { manager: OURS, fields: ourFields },
        {
          manager: 'someone',
          operation: 'Update',
          fields: { 'f:spec': { 'f:extra': { '.': {}, 'f:a': {} } } },
        },
      ],
      { generation: 2 },
    );
    const verdict = judge({ manifest: applied, live, entry: entryFor(applied) });
    expect(verdict?.fields).toMatchObject([{ pointer: '/spec/extra/a', live: 1 }]);
  });

  test('a label set by hand, although the generation did not move', () => {
    const live = liveOf(
      'a',
      { size: 1, color: 'red' },
      [
        { manager: OURS, fields: ourFields },
        {
          manager: 'kubectl-label',
          operation: 'Update',
          fields: { 'f:metadata': { 'f:labels': { '.': {}, 'f:team': {} } } },
        },
      ],
      { metadata: { labels: { team: 'x' } } },
    );
    const verdict = judge({ manifest: applied, live, entry: entryFor(applied) });
    expect(verdict).toMatchObject({ state: 'cluster_ahead' });
    expect(verdict?.fields).toMatchObject([
      { pointer: '/metadata/labels/team', blame: { manager: 'kubectl-label' } },
    ]);
  });

  test('anything, on an object whose managed fields were wiped', () => {
    const live = liveOf('a', { size: 1, color: 'red', more: 1 }, [], { generation: 2 });
    expect(judge({ manifest: applied, live, entry: entryFor(applied) })).toMatchObject({
      state: 'cluster_ahead',
    });
  });
});
