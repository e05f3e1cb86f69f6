import { describe, expect, test } from '@jest/globals';
import { assessFabric } from '../../../src/domain/drift/assess-fabric.ts';
import { planChanges } from '../../../src/domain/plan/plan-changes.ts';
import { freezePlan } from '../../../src/domain/plan/policy-stop.ts';
import type { InventoryEntry } from '../../../src/domain/resource/inventory.ts';
import type { LiveObject } from '../../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { liveOf, manifestOf, miniRegistry, OURS } from '../../support/mini-registry.ts';

function planOf(
  manifests: readonly Manifest[],
  live: readonly LiveObject[],
  entries: readonly InventoryEntry[] = [],
  constraints: Partial<Parameters<typeof planChanges>[1]> = {},
) {
  const { assessments, stale } = assessFabric({
    manifests,
    live,
    inventory: { fabric: 'f', entries: new Map(entries.map((entry) => [entry.key, entry])) },
    ignored: new Set(),
    unreadable: new Set(),
    base: () => ({ known: false, reason: 'none' }),
    registry: miniRegistry,
    fieldManager: OURS,
    isServed: () => true,
  });
  const all = { invalid: new Set<never>(), dragged: new Map<never, never>(), isServed: null, ...constraints };
  return { plan: planChanges(assessments, all, miniRegistry, 'c0ffee', (text) => text), stale };
}
const recorded = (manifest: Manifest): InventoryEntry => ({
  key: manifest.key,
  file: manifest.file,
  document: 0,
  digest: manifest.digest,
  uid: 'uid-1',
  generation: 1,
  commit: null,
});

describe('the plan', () => {
  test('orders creates after what they refer to', () => {
    const { plan } = planOf([manifestOf('a', { parent: 'z' }), manifestOf('z', {})], []);
    expect(plan.changes.map((change) => [change.id.name, change.action, change.wave])).toEqual([
      ['z', 'create', 1],
      ['a', 'create', 2],
    ]);
    expect(plan.changes.map((change) => change.refersTo)).toEqual([[], [plan.changes[0]?.key]]);
  });

  test('of a freeze writes nothing, so nothing waits for anything', () => {
    const { plan } = planOf([manifestOf('a', { parent: 'z' }), manifestOf('z', {})], []);
    const frozen = freezePlan(plan, { reasons: ['the end of the year'], untilMs: Date.UTC(2027, 0, 1) });
    expect(frozen.changes).toHaveLength(2);
    for (const change of frozen.changes) {
      expect(change).toMatchObject({ action: 'hold', hold: 'frozen', wave: 0, refersTo: [] });
    }
    expect(frozen.waves).toBe(0);
  });

  test('does not wait for what it leaves alone', () => {
    const there = manifestOf('z', {});
    const child = manifestOf('a', { parent: 'z' });
    const { plan } = planOf([there, child], [liveOf('z', {}, [])], [recorded(there)]);
    const byName = new Map(plan.changes.map((change) => [change.id.name, change]));
    expect(byName.get('z')).toMatchObject({ action: 'keep', refersTo: [] });
    expect(byName.get('a')).toMatchObject({ action: 'create', wave: 1, refersTo: [] });
  });

  test('never deletes: a candidate is held with what depends on it', () => {
    const dropped = manifestOf('z', {});
    const child = manifestOf('a', { parent: 'z' });
    const { plan } = planOf(
      [child],
      [liveOf('z', {}, []), liveOf('a', { parent: 'z' }, [])],
      [recorded(dropped), recorded(child)],
    );
    const held = plan.changes.find((change) => change.id.name === 'z');
    expect(held).toMatchObject({ action: 'hold', hold: 'delete-off' });
    expect(held?.assessment.dependents).toMatchObject([
      { id: { name: 'a' }, pointer: '/spec/parent', inGit: true },
    ]);
    expect(plan.byAction.delete).toBe(0);
  });

  test('holds the invalid and what refers to it, and lets the rest go on', () => {
    const bad = manifestOf('bad', {});
    const child = manifestOf('child', { parent: 'bad' });
    const { plan } = planOf([bad, child, manifestOf('fine', {})], [], [], {
      invalid: new Set([bad.key]),
      dragged: new Map([[child.key, bad.key]]),
    });
    expect(Object.fromEntries(plan.changes.map((change) => [change.id.name, change.hold]))).toEqual({
      bad: 'invalid',
      child: 'refers-to-invalid',
      fine: null,
    });
  });

  test('is the same for the same content, whatever the order, and another when live moved', () => {
    const one = planOf([manifestOf('a', {}), manifestOf('b', {})], []).plan.id;
    expect(planOf([manifestOf('b', {}), manifestOf('a', {})], []).plan.id).toBe(one);
    expect(planOf([manifestOf('a', { size: 1 }), manifestOf('b', {})], []).plan.id).not.toBe(one);
  });

  test('tells records of what is gone on both sides, so that the next apply drops them', () => {
    const { stale } = planOf([], [], [recorded(manifestOf('a', {}))]);
    expect(stale).toEqual([manifestOf('a', {}).key]);
  });

  test('after what it says was done, plans nothing', () => {
    const manifest = manifestOf('a', { size: 1 });
    const { plan } = planOf([manifest], [liveOf('a', { size: 1 }, [])], [recorded(manifest)]);
    expect(plan.changes.map((change) => change.action)).toEqual(['keep']);
  });
});
