import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalDifferences, diffAgainstLive } from '../../src/domain/diff/diff-against-live.ts';
import { assessObject } from '../../src/domain/drift/assess-object.ts';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { InventoryEntry } from '../../src/domain/resource/inventory.ts';
import type { KindDefinition } from '../../src/domain/resource/kind.ts';
import type { LiveObject } from '../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../src/domain/resource/manifest.ts';
import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../../src/domain/shared/json.ts';
import { valueAt } from '../../src/domain/shared/pointer.ts';
import { captureNames, readCapture, toLive } from '../support/captures.ts';
import { leavesOf, mutated, replacedAt, writtenByHand } from '../support/hands.ts';
import { describeWithShared, hasShared } from '../support/shared.ts';

const OURS = 'hedgehog-sync';

/** One object with its file, as they stand after some steps. */
interface World {
  readonly manifest: Manifest;
  readonly live: LiveObject;
  readonly entry: InventoryEntry | null;
}

const step = fc.record({
  act: fc.constantFrom(
    'git',
    'git-default',
    'git-back',
    'hand',
    'hand-past-admission',
    'create',
    'apply',
    'bare-apply',
    'other-create',
  ),
  which: fc.nat(200),
  remove: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function next(world: World, { act, which, remove }: Step, kind: KindDefinition, first: Manifest): World {
  const { manifest, live } = world;
  switch (act) {
    case 'git': {
      const leaves = leavesOf(manifest.object.spec, '/spec');
      return { ...world, manifest: edited(manifest, leaves, which, remove) };
    }
    case 'git-default': {
      const leaves = leavesOf(live.object.spec, '/spec');
      const pointer = leaves[which % leaves.length] ?? '/spec';
      return {
        ...world,
        manifest: withSpec(manifest, replacedAt(manifest.object, pointer, valueAt(live.object, pointer))),
      };
    }
    case 'git-back':
      return { ...world, manifest: first };
    case 'hand':
    case 'hand-past-admission': {
      const { labels } = live.object.metadata as JsonObject;
      const leaves = [...leavesOf(live.object.spec, '/spec'), ...leavesOf(labels, '/metadata/labels')];
      const pointer = leaves[which % leaves.length] ?? '/spec';
      if (pointer === '/spec' || pointer === '/metadata/labels') return world;
      const value = remove ? undefined : mutated(valueAt(live.object, pointer));
      return {
        ...world,
        live: writtenByHand(live, pointer, { value, admission: act === 'hand' ? kind : null }),
      };
    }
    case 'create':
      return recorded({ ...world, live: stored(manifest, kind, manifest.object, OURS, 1) });
    case 'other-create':
      return { ...world, live: stored(manifest, kind, manifest.object, 'kubectl-create', 1), entry: null };
    case 'apply':
      return recorded({ ...world, live: stored(manifest, kind, manifest.object, OURS, live.generation + 1) });
    case 'bare-apply': {
      const merged = onTop(manifest.object.spec ?? {}, live.object.spec ?? {});
      const wanted = { ...manifest.object, spec: merged };
      return recorded({ ...world, live: stored(manifest, kind, wanted, OURS, live.generation + 1) });
    }
  }
}

function edited(manifest: Manifest, leaves: readonly string[], which: number, remove: boolean): Manifest {
  const pointer = leaves[which % leaves.length] ?? '/spec';
  if (pointer === '/spec') return manifest;
  const value = remove ? undefined : mutated(valueAt(manifest.object, pointer));
  return withSpec(manifest, replacedAt(manifest.object, pointer, value));
}

function withSpec(manifest: Manifest, object: JsonObject): Manifest {
  return { ...manifest, object, digest: canonicalJson(object) };
}

/** What Git lacks stays. */
function onTop(wanted: Json, there: Json): Json {
  if (!isJsonObject(wanted) || !isJsonObject(there)) return wanted;
  const result: Record<string, Json> = { ...there };
  for (const key of Object.keys(wanted)) result[key] = onTop(wanted[key] as Json, there[key] ?? null);
  return result;
}

function stored(
  { id, object }: Manifest,
  kind: KindDefinition,
  wanted: JsonObject,
  manager: string,
  generation: number,
): LiveObject {
  const { spec, metadata } = kind.defaulted(wanted, {});
  const fieldsV1 = { 'f:spec': ownedIn(object.spec ?? {}) };
  const operation = manager === OURS ? 'Apply' : 'Update';
  return toLive({
    ...object,
    spec: spec ?? {},
    metadata: {
      ...(metadata as JsonObject),
      name: id.name,
      namespace: id.namespace,
      uid: 'uid',
      resourceVersion: '1',
      generation,
      managedFields: [{ manager, operation, fieldsType: 'FieldsV1', fieldsV1 }],
    },
  });
}

function ownedIn(value: Json): JsonObject {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.keys(value).map((key) => [`f:${key}`, ownedIn(value[key] as Json)]));
}

/** An apply is recorded only when nothing is left to do. */
function recorded(world: World): World {
  const { manifest, live } = world;
  if (compare(world).pointers.length > 0) return { ...world, entry: null };
  const { key, file, document, digest } = manifest;
  return {
    ...world,
    entry: { key, file, document, digest, uid: live.uid, generation: live.generation, commit: null },
  };
}

function contextOf(manifest: Manifest) {
  const kind = fabricRegistry.find(manifest.id.group, manifest.id.kind) as KindDefinition;
  return { registry: fabricRegistry, kind, fieldManager: OURS, admitted: true };
}

function compare({ manifest, live }: World) {
  return diffAgainstLive(manifest.object, live, contextOf(manifest));
}

describeWithShared('the cheap proofs', () => {
  const starts = (hasShared() ? captureNames() : [])
    .filter((name) => !name.startsWith('opg'))
    .flatMap((name) => {
      const { manifests, objects } = readCapture(name);
      const live = new Map(objects.map(toLive).map((object) => [object.key, object]));
      return manifests.map((manifest) => ({
        manifest,
        live: live.get(manifest.key) as LiveObject,
        entry: null,
      }));
    });

  test('never say in sync where the canonical form says drift', () => {
    const proofs = { generation: 0, ownership: 0, drift: 0 };
    const steps = fc.array(step, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.nat(starts.length - 1), steps, (start, acts) => {
        let world: World = starts[start] as World;
        const context = contextOf(world.manifest);
        for (const act of acts) {
          world = next(world, act, context.kind, (starts[start] as World).manifest);
          const { manifest, live, entry } = world;
          const verdict = assessObject(
            { manifest, live, entry, base: () => ({ known: false, reason: 'not asked for' }) },
            context,
          );
          const { pointers } = canonicalDifferences(manifest.object, live, context);
          if (verdict?.state !== 'in_sync') proofs.drift += 1;
          else {
            expect([verdict.proof, pointers]).toEqual([verdict.proof, []]);
            if (verdict.proof === 'generation' || verdict.proof === 'ownership') proofs[verdict.proof] += 1;
          }
          const { proof, pointers: told } = compare(world);
          if (proof === 'ownership') expect([told, pointers]).toEqual([[], []]);
        }
      }),
      { numRuns: 1_500 },
    );
    expect(Math.min(...Object.values(proofs))).toBeGreaterThan(100);
  });
});
