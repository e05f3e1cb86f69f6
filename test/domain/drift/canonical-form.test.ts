import { expect, test } from '@jest/globals';
import { canonicalDifferences } from '../../../src/domain/diff/diff-against-live.ts';
import { assessObject } from '../../../src/domain/drift/assess-object.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { LiveObject } from '../../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { captureNames, readCapture, toLive } from '../../support/captures.ts';
import { leavesOf, mutated, writtenByHand } from '../../support/hands.ts';
import { describeWithShared, hasShared } from '../../support/shared.ts';

function contextOf(manifest: Manifest) {
  const kind = fabricRegistry.find(manifest.id.group, manifest.id.kind);
  if (kind === undefined) throw new Error(`no kind ${manifest.id.kind}`);
  return { registry: fabricRegistry, kind, fieldManager: 'hedgehog-sync', admitted: true };
}

/** The form alone: nothing is known of who owns what. */
function withoutOwners(live: LiveObject): LiveObject {
  const metadata = { ...(live.object.metadata as Record<string, Json>) };
  delete metadata.managedFields;
  return { ...live, object: { ...live.object, metadata } };
}

function pairsOf(name: string): { readonly manifest: Manifest; readonly live: LiveObject }[] {
  const { manifests, objects } = readCapture(name);
  const live = new Map(objects.map(toLive).map((object) => [object.key, object]));
  return manifests.map((manifest) => ({ manifest, live: live.get(manifest.key) as LiveObject }));
}

/** Recorded as applied just before. */
function assess(manifest: Manifest, live: LiveObject, before: LiveObject) {
  const entry = {
    key: manifest.key,
    file: manifest.file,
    document: manifest.document,
    digest: manifest.digest,
    uid: before.uid,
    generation: before.generation,
    commit: null,
  };
  const base = () => ({ known: true, object: manifest.object }) as const;
  return assessObject({ manifest, live, entry, base }, contextOf(manifest));
}

/** Leaves that admission filled in: nothing stands there in Git. A list is one of them. */
function unownedDefaults(manifest: Manifest, live: LiveObject): string[] {
  const { kind } = contextOf(manifest);
  const spec = kind.canonicalSpec((live.object.spec ?? {}) as JsonObject);
  const leaves = leavesOf(spec, '/spec').map((pointer) => pointer.replace(/\/\d+(?=\/|$).*/, ''));
  return [...new Set(leaves)].filter((pointer) => {
    if (valueAt(manifest.object, pointer) !== undefined) return false;
    const value = valueAt(live.object, pointer);
    return value !== undefined && (!isJsonObject(value) || Object.keys(value).length > 0);
  });
}

describeWithShared('the canonical form alone', () => {
  const names = hasShared() ? captureNames() : [];

  test.each(names)('%s: nothing drifts, whoever owns what', (name) => {
    const pairs = pairsOf(name);
    expect(pairs.length).toBeGreaterThan(30);
    for (const { manifest, live } of pairs) {
      const { pointers } = canonicalDifferences(manifest.object, withoutOwners(live), contextOf(manifest));
      expect([manifest.key, pointers]).toEqual([manifest.key, []]);
    }
  });

  test.each(names)('%s: labels are those that follow from the manifest, and were compared', (name) => {
    let compared = 0;
    for (const { manifest, live } of pairsOf(name)) {
      const { kind } = contextOf(manifest);
      const bare = withoutOwners(live);
      const labels = Object.keys((bare.object.metadata as { labels?: JsonObject }).labels ?? {});
      for (const label of labels.filter((key) =>
        fabricRegistry.isFabricMetadataKey('labels', key, kind.kind),
      )) {
        const pointer = `/metadata/labels/${label.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const changed = writtenByHand(bare, pointer, { value: 'by-hand', admission: null });
        const found = canonicalDifferences(manifest.object, changed, contextOf(manifest));
        expect([manifest.key, found.pointers]).toEqual([manifest.key, [pointer]]);
        expect(valueAt(found.wanted, pointer)).toBe(valueAt(live.object, pointer));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test.each(names)('%s: a default that a hand changed is drift, with the value it should have', (name) => {
    let changes = 0;
    for (const { manifest, live } of pairsOf(name)) {
      for (const pointer of unownedDefaults(manifest, live)) {
        const changed = writtenByHand(live, pointer, {
          value: mutated(valueAt(live.object, pointer)),
          admission: null,
        });
        const verdict = assess(manifest, changed, live);
        expect([manifest.key, pointer, verdict]).toMatchObject([
          manifest.key,
          pointer,
          {
            state: 'cluster_ahead',
            fields: [
              {
                pointer,
                desired: valueAt(live.object, pointer),
                live: valueAt(changed.object, pointer),
                blame: { manager: 'somebody' },
              },
            ],
          },
        ]);
        changes += 1;
      }
    }
    expect(changes).toBeGreaterThan(10);
  });

  test.each(names)('%s: a default that was taken out past admission is drift, too', (name) => {
    let removals = 0;
    for (const { manifest, live } of pairsOf(name)) {
      for (const pointer of unownedDefaults(manifest, live)) {
        const changed = writtenByHand(live, pointer, { value: undefined, admission: null });
        const [field, ...more] = assess(manifest, changed, live)?.fields ?? [];
        const inside = field === undefined ? '' : pointer.slice(field.pointer.length);
        expect([manifest.key, pointer, more, field]).toMatchObject([
          manifest.key,
          pointer,
          [],
          { blame: null },
        ]);
        // a struct of which nothing is left is told as a whole
        expect(pointer).toBe(`${field?.pointer}${inside}`);
        expect(valueAt(field?.desired ?? null, inside)).toEqual(valueAt(live.object, pointer));
        expect(field?.live === undefined ? undefined : valueAt(field.live, inside)).toBeUndefined();
        removals += 1;
      }
    }
    expect(removals).toBeGreaterThan(10);
  });
});
