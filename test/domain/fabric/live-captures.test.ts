import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import type { KindDefinition } from '../../../src/domain/resource/kind.ts';
import { isJsonObject, type Json, type JsonObject, jsonEquals } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { describeWithShared, hasShared, sharedRoot } from '../../support/shared.ts';
import { unexplainedDifferences } from './differences.ts';

interface Capture {
  readonly files: readonly string[];
  readonly tenants: string;
  readonly objects: readonly JsonObject[];
  readonly generated: readonly JsonObject[];
}

const LIVE = join(sharedRoot, 'live');

function captureNames(): string[] {
  if (!hasShared()) return ['none'];
  return readdirSync(LIVE).filter((file) => file.endsWith('.json'));
}

function captureOf(file: string): Capture {
  return JSON.parse(readFileSync(join(LIVE, file), 'utf8'));
}

function keyOf(object: JsonObject): string {
  return `${String(object.kind)}/${String(valueAt(object, '/metadata/name'))}`;
}

/** Later files complete earlier ones; the same object twice is the same object. */
function desiredOf(capture: Capture): Map<string, JsonObject> {
  const desired = new Map<string, JsonObject>();
  const paths = [...capture.files.map((file) => join(sharedRoot, file)), join(LIVE, capture.tenants)];
  for (const path of paths) {
    for (const document of parseAllDocuments(readFileSync(path, 'utf8'))) {
      const object: unknown = document.toJS();
      if (isJsonObject(object) && fabricRegistry.byName(String(object.kind)))
        desired.set(keyOf(object), object);
    }
  }
  return desired;
}

function kindOf(object: JsonObject): KindDefinition {
  const kind = fabricRegistry.byName(String(object.kind));
  if (!kind) throw new Error(`no kind ${String(object.kind)}`);
  return kind;
}

function canonicalSpecOf(object: JsonObject): JsonObject {
  return kindOf(object).canonicalSpec(isJsonObject(object.spec) ? object.spec : {});
}

describeWithShared('objects as the fabric’s own webhooks left them', () => {
  test.each(captureNames())('%s differs from its manifests only by what admission filled in', (file) => {
    const capture = captureOf(file);
    const desired = desiredOf(capture);
    expect(capture.objects.length).toBeGreaterThan(30);
    for (const live of capture.objects) {
      const manifest = desired.get(keyOf(live));
      if (!manifest) throw new Error(`${file}: no manifest of ${keyOf(live)}`);
      const unexplained = unexplainedDifferences(canonicalSpecOf(manifest), canonicalSpecOf(live));
      expect([keyOf(live), unexplained]).toEqual([keyOf(live), []]);
    }
  });

  test.each(captureNames())('in %s, what the fabric made is told from what users made', (file) => {
    const capture = captureOf(file);
    for (const object of capture.generated) {
      const kind = kindOf(object);
      expect([keyOf(object), kind.owner === 'controller' || kind.isGenerated(object)]).toEqual([
        keyOf(object),
        true,
      ]);
    }
  });

  test.each(captureNames())('in %s, labels beside the fabric’s own are those of the manifests', (file) => {
    const capture = captureOf(file);
    const desired = desiredOf(capture);
    for (const live of capture.objects) {
      for (const map of ['labels', 'annotations'] as const) {
        const stored = valueAt(live, `/metadata/${map}`);
        const written = valueAt(desired.get(keyOf(live)) ?? {}, `/metadata/${map}`);
        const kept = (entries: Json | undefined): string[] =>
          Object.keys(isJsonObject(entries) ? entries : {})
            .filter((key) => !fabricRegistry.isFabricMetadataKey(map, key, String(live.kind)))
            .sort();
        expect([keyOf(live), map, kept(stored)]).toEqual([keyOf(live), map, kept(written)]);
      }
    }
  });

  test.each(captureNames())('in %s, every enforced reference of a manifest leads to an object', (file) => {
    const desired = desiredOf(captureOf(file));
    for (const object of desired.values()) {
      for (const { kind, name, pointer, enforced } of kindOf(object).references(object)) {
        const there = desired.has(`${kind}/${name}`) || fabricRegistry.byName(kind)?.builtInNames.has(name);
        expect([keyOf(object), pointer, name, there || !enforced]).toEqual([
          keyOf(object),
          pointer,
          name,
          true,
        ]);
      }
    }
  });

  test.each(captureNames())('in %s, no change of a single stored value goes unseen', (file) => {
    for (const live of captureOf(file).objects) {
      const stored = canonicalSpecOf(live);
      for (const changed of [...variations(stored)].filter(isJsonObject)) {
        expect([keyOf(live), changed, jsonEquals(kindOf(live).canonicalSpec(changed), stored)]).toEqual([
          keyOf(live),
          changed,
          false,
        ]);
      }
    }
  });
});

/** Copies of a value, in each of which one scalar is another one. */
function* variations(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of variations(item)) yield value.with(index, changed);
    }
  } else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      for (const changed of variations(member)) yield { ...value, [key]: changed };
    }
  } else if (typeof value === 'string') yield `${value}x`;
  else if (typeof value === 'number') yield value + 1;
  else yield !value;
}
