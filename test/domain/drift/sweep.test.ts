import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { assessObject } from '../../../src/domain/drift/assess-object.ts';
import { readFabricConfig } from '../../../src/domain/fabric/fabric-config.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { KindDefinition } from '../../../src/domain/resource/kind.ts';
import type { LiveObject } from '../../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { type Json, type JsonObject, jsonEquals } from '../../../src/domain/shared/json.ts';
import { isWithin, valueAt } from '../../../src/domain/shared/pointer.ts';
import { checkManifest, withMovingRules } from '../../../src/domain/validate/check-manifest.ts';
import { gitChecksOf } from '../../../src/domain/validate/git-checks.ts';
import { indexManifests } from '../../../src/domain/validate/manifest-index.ts';
import { ruleContext, ruleObjects } from '../../../src/domain/validate/rule-world.ts';
import { surveySurroundings } from '../../../src/domain/validate/surroundings.ts';
import { captureNames, readCapture, toLive } from '../../support/captures.ts';
import { leavesOf, mutated, patternOf, unitOf, writtenByHand } from '../../support/hands.ts';
import { describeWithShared, hasShared, projectRoot, sharedRoot } from '../../support/shared.ts';

/** What becomes of a change of a field, by the pattern of its pointer: `drift`, `undone`, or the rules that refuse it. */
type Outcomes = Readonly<Record<string, readonly string[]>>;

const EXPECTED = join(projectRoot, 'test/domain/drift/sweep-outcomes.json');

/** The rules of a cluster that holds exactly `live`. */
function admissionOf(live: readonly LiveObject[], configured: JsonObject) {
  const read = readFabricConfig(configured);
  if (read.result !== 'ok') throw new Error(read.problems.join());
  const { config } = read;
  const manifests = live.map(asManifest);
  const parsed = { manifests, skipped: [], diagnostics: [], unreadable: [], ignored: [] };
  const { unreadable, suspects } = gitChecksOf({ parsed, registry: fabricRegistry, sourceDiagnostics: [] });
  const index = indexManifests(manifests);
  const previous = new Map(live.map(({ key, object }) => [key, object]));
  const surroundings = surveySurroundings({
    registry: fabricRegistry,
    index,
    unreadable,
    suspects,
    ignored: [],
    config,
  });
  return (changed: LiveObject, kind: KindDefinition): string[] => {
    const objects = ruleObjects(fabricRegistry, undefined);
    const manifest = asManifest(changed);
    const context = {
      release: undefined,
      surroundings,
      objects,
      rules: ruleContext({ registry: fabricRegistry, index, objects, config, previous }),
      widened: false,
      assumed: false,
      strict: false,
    };
    const { findings } = withMovingRules(manifest, kind, context, checkManifest(manifest, kind, context));
    return findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  };
}

function asManifest({ id, key, object }: LiveObject): Manifest {
  const { name, namespace } = object.metadata as JsonObject;
  const place = { file: 'live', line: 1, column: 1 };
  return {
    id,
    key,
    apiVersion: String(object.apiVersion),
    object: { ...object, metadata: { name: name ?? '', namespace: namespace ?? '' } },
    digest: key,
    file: 'live',
    document: 0,
    line: 1,
    fields: { at: () => place, keyAt: () => place },
  };
}

function fieldsFound(manifest: Manifest, changed: LiveObject, before: LiveObject, kind: KindDefinition) {
  const { uid, generation } = before;
  const { key, file, document, digest } = manifest;
  const verdict = assessObject(
    {
      manifest,
      live: changed,
      entry: { key, file, document, digest, uid, generation, commit: null },
      base: () => ({ known: true, object: manifest.object }),
    },
    { registry: fabricRegistry, kind, fieldManager: 'hedgehog-sync', admitted: true },
  );
  expect(verdict?.state).toBe(verdict?.fields.length === 0 ? 'in_sync' : 'cluster_ahead');
  return verdict?.fields ?? [];
}

/** Is `found` about what the hand wrote, or about what admission made of it? Nothing else may be told. */
function isExact(found: readonly string[], pointer: string, before: LiveObject, after: LiveObject): boolean {
  const unit = unitOf(pointer, before.object);
  const direct = found.filter((one) => isWithin(one, unit) || isWithin(unit, one));
  const indirect = found.filter((one) => !direct.includes(one));
  const moved = (one: string) => !jsonEquals(valueAt(before.object, one), valueAt(after.object, one));
  return direct.length > 0 && indirect.every(moved);
}

describeWithShared('every field that another manager may write', () => {
  const names = hasShared() ? captureNames() : [];
  const outcomes = new Map<string, Set<string>>();
  const configs: Record<string, JsonObject> = hasShared()
    ? JSON.parse(readFileSync(join(sharedRoot, 'vectors/configs.json'), 'utf8'))
    : {};

  test.each(names)('%s: is exactly that drift, or is undone or refused by admission', (name) => {
    const { manifests, objects, config } = readCapture(name);
    const live = new Map(objects.map(toLive).map((object) => [object.key, object]));
    const refusedBy = admissionOf([...live.values()], configs[config] ?? {});
    const swept = new Map<string, number>();
    const asked = new Map<string, number>();
    const wrong: string[] = [];
    for (const manifest of manifests) {
      const before = live.get(manifest.key) as LiveObject;
      const kind = fabricRegistry.find(manifest.id.group, manifest.id.kind) as KindDefinition;
      const { labels, annotations } = before.object.metadata as JsonObject;
      const pointers = [
        ...leavesOf(before.object.spec, '/spec'),
        ...leavesOf(labels ?? {}, '/metadata/labels'),
        ...leavesOf(annotations ?? {}, '/metadata/annotations'),
      ].filter((pointer) => !/^\/metadata\/\w+$/.test(pointer));
      for (const pointer of pointers) {
        for (const [act, value] of variants(valueAt(before.object, pointer))) {
          const about = `${patternOf(kind, pointer)}: ${act}`;
          const looks = swept.get(about) ?? 0;
          swept.set(about, looks + 1);
          if (looks >= MOST_SWEPT) continue;
          const changed = writtenByHand(before, pointer, { value, admission: kind });
          const found = fieldsFound(manifest, changed, before, kind).map((field) => field.pointer);
          if (changed === before) note(about, 'undone');
          else if (!isExact(found, pointer, before, changed))
            wrong.push(`${manifest.key} ${pointer}: ${act}: ${found.join(' ')}`);
          const times = asked.get(about) ?? 0;
          if (changed === before || times >= MOST_ASKED) continue;
          asked.set(about, times + 1);
          const codes = refusedBy(changed, kind);
          if (codes.length === 0) note(about, 'drift');
          for (const code of codes) note(about, code);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked.size).toBeGreaterThan(30);
  });

  test('what admission refuses or undoes is refused or undone by these rules', () => {
    const sorted = [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1));
    const seen: Outcomes = Object.fromEntries(sorted.map(([about, found]) => [about, [...found].sort()]));
    if (process.env.UPDATE_SWEEP === '1') console.log(JSON.stringify(seen, null, 2));
    expect(seen).toEqual(JSON.parse(readFileSync(EXPECTED, 'utf8')));
  });

  function note(about: string, outcome: string): void {
    outcomes.set(about, (outcomes.get(about) ?? new Set()).add(outcome));
  }
});

/** Fields of one pattern in one fabric that are changed: the five hundredth cable says nothing new. */
const MOST_SWEPT = 30;

/** Rules are asked so often about one pattern in one fabric. */
const MOST_ASKED = 6;

function variants(value: Json | undefined): (readonly [string, Json | undefined])[] {
  return [
    ['changed', mutated(value)],
    ['removed', undefined],
  ];
}
