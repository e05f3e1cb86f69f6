import { expect, test } from '@jest/globals';
import { assessFabric } from '../../../src/domain/drift/assess-fabric.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { LiveObject } from '../../../src/domain/resource/live-object.ts';
import { managedFieldsOf } from '../../../src/domain/resource/live-object.ts';
import type { Manifest } from '../../../src/domain/resource/manifest.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import { pointerTokens, valueAt } from '../../../src/domain/shared/pointer.ts';
import { captureNames, readCapture, toLive } from '../../support/captures.ts';
import { describeWithShared, hasShared } from '../../support/shared.ts';

function assess(manifests: readonly Manifest[], live: readonly LiveObject[]) {
  return assessFabric({
    manifests,
    live,
    inventory: { fabric: 'f', entries: new Map() },
    ignored: new Set(),
    unreadable: new Set(),
    base: () => ({ known: false, reason: 'no inventory' }),
    registry: fabricRegistry,
    fieldManager: 'hedgehog-sync',
    isServed: () => true,
  }).assessments;
}

/** The pointer's value replaced in live by another manager, with the ownership the API server would record. */
function takenOver(object: JsonObject, pointer: string, value: Json | undefined): JsonObject {
  const copy = structuredClone(object) as Record<string, Json>;
  const tokens = pointerTokens(pointer);
  set(copy, tokens, value);
  const metadata = copy.metadata as Record<string, Json>;
  for (const entry of metadata.managedFields as { fieldsV1: Record<string, Json> }[]) {
    set(
      entry.fieldsV1,
      tokens.map((token) => `f:${token}`),
      undefined,
    );
  }
  if (value !== undefined) {
    const fieldsV1: Record<string, Json> = {};
    set(
      fieldsV1,
      tokens.map((token) => `f:${token}`),
      {},
    );
    (metadata.managedFields as Json[]).push({
      manager: 'somebody',
      operation: 'Update',
      time: '2026-11-21T09:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1,
    });
  }
  metadata.generation = Number(metadata.generation) + 1;
  return copy;
}

function set(root: Record<string, Json>, tokens: readonly string[], value: Json | undefined): void {
  let node = root;
  for (const token of tokens.slice(0, -1)) {
    if (!isJsonObject(node[token])) {
      if (value === undefined) return;
      node[token] = {};
    }
    node = node[token] as Record<string, Json>;
  }
  const last = tokens[tokens.length - 1] ?? '';
  if (value === undefined) delete node[last];
  else node[last] = value;
}

/** Leaves of the desired spec down to lists, which are one unit of ownership. */
function leaves(value: Json, pointer: string): string[] {
  if (!isJsonObject(value)) return [pointer];
  return Object.keys(value).flatMap((key) => leaves(value[key] as Json, `${pointer}/${key}`));
}

function another(value: Json | undefined): Json {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...value, ...(value.length > 0 ? [value[0] as Json] : ['x'])];
  return `${String(value)}-changed`;
}

describeWithShared('real fabrics as their own webhooks left them', () => {
  const names = hasShared() ? captureNames() : [];

  test.each(names)('%s: no object drifts, none is extra, without any inventory', (name) => {
    const { manifests, objects } = readCapture(name);
    const assessments = assess(manifests, objects.map(toLive));
    expect(assessments.filter((one) => one.state !== 'in_sync')).toEqual([]);
    expect(assessments.length).toBe(manifests.length);
    expect(manifests.length).toBeGreaterThan(30);
  });

  test.each(names)('%s: each field of Git that another manager changes is exactly that drift', (name) => {
    const { manifests, objects } = readCapture(name);
    const live = new Map(objects.map(toLive).map((object) => [object.key, object]));
    let checked = 0;
    const wrong: string[] = [];
    for (const manifest of manifests) {
      const object = live.get(manifest.key) as LiveObject;
      for (const pointer of leaves(manifest.object.spec ?? {}, '/spec')) {
        const value = valueAt(object.object, pointer);
        if (value === undefined || isJsonObject(value)) continue;
        const changed = toLive(takenOver(object.object, pointer, another(value)));
        const [assessment] = assess([manifest], [changed]);
        const found = assessment?.fields ?? [];
        const exact =
          found.length > 0 &&
          found.every((field) => field.pointer === pointer || field.pointer.startsWith(`${pointer}/`));
        if (!exact || found[0]?.blame?.manager !== 'somebody') wrong.push(`${manifest.key} ${pointer}`);
        checked += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(50);
  });

  test.each(names)('%s: each field of Git that another manager removes is exactly that drift', (name) => {
    const { manifests, objects } = readCapture(name);
    const live = new Map(objects.map(toLive).map((object) => [object.key, object]));
    const wrong: string[] = [];
    for (const manifest of manifests) {
      const object = live.get(manifest.key) as LiveObject;
      for (const pointer of leaves(manifest.object.spec ?? {}, '/spec')) {
        const value = valueAt(object.object, pointer);
        if (value === undefined || value === false || value === '' || isJsonObject(value)) continue;
        const changed = toLive(takenOver(object.object, pointer, undefined));
        const [assessment] = assess([manifest], [changed]);
        const found = (assessment?.fields ?? []).map((field) => field.pointer);
        const exact = found.length === 1 && (found[0] === pointer || pointer.startsWith(`${found[0]}/`));
        if (!exact) wrong.push(`${manifest.key} ${pointer}: ${found.join(' ')}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(names)('%s: a field or label that another manager adds is exactly that drift', (name) => {
    const { manifests, objects } = readCapture(name);
    const live = new Map(objects.map(toLive).map((object) => [object.key, object]));
    for (const manifest of manifests) {
      const object = live.get(manifest.key) as LiveObject;
      expect(managedFieldsOf(object.object).map((entry) => entry.manager)).toEqual(['hedgehog-sync']);
      for (const pointer of ['/spec/addedByHand', '/metadata/labels/team', '/metadata/annotations/note']) {
        const changed = toLive(takenOver(object.object, pointer, 'x'));
        const [assessment] = assess([manifest], [changed]);
        expect(assessment?.fields).toMatchObject([{ pointer, live: 'x', blame: { manager: 'somebody' } }]);
      }
    }
  });
});
