import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { isJsonObject, type JsonObject } from '../../../src/domain/shared/json.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { describeWithShared, sharedRoot } from '../../support/shared.ts';
import { unexplainedDifferences } from './differences.ts';
import { kindOf } from './sample.ts';

interface Vector {
  readonly id: string;
  readonly rule: string;
  readonly kind: string;
  readonly phase: string;
  readonly manifests: readonly string[];
  readonly target: number;
  readonly valid: boolean;
  readonly decodeError: string;
  readonly defaulted: JsonObject | null;
}

/** These are about how YAML scalars are read, which is not asked here. */
const SCALAR_RULES: ReadonlySet<string> = new Set(['number', 'scalar']);

interface Case {
  readonly vector: Vector;
  readonly object: JsonObject;
}

function specOf(object: JsonObject): JsonObject {
  return isJsonObject(object.spec) ? object.spec : {};
}

describeWithShared('manifests with the verdict of the fabric’s own code', () => {
  const cases: Case[] = [];

  beforeAll(() => {
    const lines = readFileSync(join(sharedRoot, 'vectors', 'dev.jsonl'), 'utf8')
      .trim()
      .split('\n');
    for (const line of lines) {
      const vector: Vector = JSON.parse(line);
      if (vector.decodeError !== '' || SCALAR_RULES.has(vector.rule)) continue;
      const object: unknown = parse(vector.manifests[vector.target] ?? '');
      if (isJsonObject(object) && fabricRegistry.byName(String(object.kind))) cases.push({ vector, object });
    }
    expect(cases.length).toBeGreaterThan(1000);
  });

  test('a defaulted object differs from its manifest only by what was filled in', () => {
    let compared = 0;
    for (const { vector, object } of cases) {
      if (vector.defaulted === null) continue;
      compared++;
      const kind = kindOf(vector.kind);
      const unexplained = unexplainedDifferences(
        kind.canonicalSpec(specOf(object)),
        kind.canonicalSpec(specOf(vector.defaulted)),
      );
      expect([vector.id, unexplained]).toEqual([vector.id, []]);
    }
    expect(compared).toBeGreaterThan(1000);
  });

  test('labels and annotations that defaulting leaves beside the fabric’s own are those of the manifest', () => {
    for (const { vector, object } of cases) {
      if (vector.defaulted === null) continue;
      for (const map of ['labels', 'annotations'] as const) {
        const kept = (of: JsonObject): string[] => {
          const entries = valueAt(of, `/metadata/${map}`);
          return Object.keys(isJsonObject(entries) ? entries : {})
            .filter((key) => !fabricRegistry.isFabricMetadataKey(map, key, vector.kind))
            .sort();
        };
        expect([vector.id, map, kept(vector.defaulted)]).toEqual([vector.id, map, kept(object)]);
      }
    }
  });
});
