import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import type { KindDefinition } from '../../src/domain/resource/kind.ts';
import type { ObjectSchema, Schema } from '../../src/domain/resource/schema.ts';
import type { Json, JsonObject } from '../../src/domain/shared/json.ts';
import { valueAt } from '../../src/domain/shared/pointer.ts';
import { editDistance } from '../../src/domain/shared/suggest.ts';
import type { Finding } from '../../src/domain/validate/finding.ts';
import { validateFabric } from '../../src/domain/validate/validate-fabric.ts';
import type { Validation } from '../../src/domain/validate/validation.ts';
import { walkSpec } from '../../src/domain/validate/walk-schema.ts';
import { parseText } from '../support/parse-text.ts';

const users = fabricRegistry.kinds.filter(({ owner }) => owner === 'user');
const anyKind = fc.constantFrom(...users);
const anyJson = fc.jsonValue({ maxDepth: 5 }) as fc.Arbitrary<Json>;

/** JSON is YAML: the object goes the way of a file, so its positions are real ones. */
function validateObjects(objects: readonly JsonObject[]): Validation {
  const files = objects.map((object, index) => ({ path: `f${index}.yaml`, text: JSON.stringify(object) }));
  const parsed = parseText(files, {}, fabricRegistry);
  const nothing = { sourceDiagnostics: [], sourceSkipped: [] };
  return validateFabric({ parsed, files: files.length, registry: fabricRegistry, ...nothing });
}

function objectOf(
  { group, version, kind }: KindDefinition,
  spec: Json,
  metadata: JsonObject = {},
): JsonObject {
  return { apiVersion: `${group}/${version}`, kind, metadata: { name: 'x', ...metadata }, spec };
}

/** The patterns of the tables are those of addresses; a pattern that no sample fits needs another sample here. */
const SAMPLES = ['10.0.0.1', '192.168.255.254', '10.0.0.0/31', '172.16.4.1/24'];

function samplesOf(pattern: string): fc.Arbitrary<Json> {
  const fitting = SAMPLES.filter((sample) => new RegExp(pattern).test(sample));
  expect(fitting).not.toEqual([]);
  return fc.constantFrom(...fitting);
}

/** Values that the table allows. */
function allowed(schema: Schema): fc.Arbitrary<Json> {
  switch (schema.type) {
    case 'object':
      return allowedObject(schema);
    case 'map':
      return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), allowed(schema.values), { maxKeys: 3 });
    case 'list': {
      const minLength = schema.minItems ?? 0;
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 3, minLength + 2));
      return fc.array(allowed(schema.items), { minLength, maxLength });
    }
    case 'string':
      if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
      if (schema.pattern !== undefined) return samplesOf(schema.pattern);
      if (schema.format === 'date-time') return fc.constant('2026-01-31T13:45:00Z');
      return fc.string({ minLength: schema.minLength ?? 0, maxLength: schema.maxLength ?? 12 });
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 255 });
    case 'number':
      return fc.integer();
    case 'boolean':
      return fc.boolean();
  }
}

function allowedObject(schema: ObjectSchema): fc.Arbitrary<Json> {
  const model = Object.fromEntries(
    Object.entries(schema.fields).map(([name, child]) => [name, allowed(child)]),
  );
  return fc.record(model, { requiredKeys: [...schema.required] }) as fc.Arbitrary<Json>;
}

function walk(spec: Json, schema: ObjectSchema): Finding[] {
  const found: Finding[] = [];
  walkSpec(spec, schema, { emit: (one) => found.push(one) });
  return found;
}

describe('any JSON as an object of any kind', () => {
  test('is validated without a throw and without a check that fails', () => {
    const objects = fc.record({
      kind: anyKind,
      spec: anyJson,
      labels: anyJson,
      annotations: anyJson,
      other: anyJson,
    });
    fc.assert(
      fc.property(fc.array(objects, { maxLength: 3 }), (made) => {
        const result = validateObjects(
          made.map(({ kind, spec, labels, annotations, other }) => ({
            ...objectOf(kind, spec, { labels, annotations }),
            other,
          })),
        );
        expect(result.diagnostics.map(({ code }) => code)).not.toContain('HHS-4402');
        expect(result.documents).toHaveLength(made.length);
        expect(made.length > 0 || result.diagnostics.some(({ code }) => code === 'HHS-4401')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('has findings whose parent is there and whose key is there when the key is at fault', () => {
    fc.assert(
      fc.property(anyKind, anyJson, (kind, spec) => {
        const whole = { spec: spec ?? {} };
        for (const { pointer, onKey, message, help } of walk(spec, kind.spec)) {
          const parent = pointer.slice(0, pointer.lastIndexOf('/'));
          expect(valueAt(whole, parent)).toBeDefined();
          if (onKey) expect(valueAt(whole, pointer)).toBeDefined();
          expect(message.length < 600 && help.length < 600).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a table allows', () => {
  test.each(users.map((kind) => [kind.kind, kind] as const))('%s: passes its own schema', (_name, kind) => {
    fc.assert(
      fc.property(allowed(kind.spec), (spec) => {
        expect(walk(spec, kind.spec)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('is no longer allowed with a field that no table has', () => {
    fc.assert(
      fc.property(anyKind, fc.string({ minLength: 1 }), (kind, key) => {
        fc.pre(!Object.hasOwn(kind.spec.fields, key));
        const spec = JSON.parse(`{${JSON.stringify(key)}: 1}`);
        const unknown = walk(spec, kind.spec).filter(({ code }) => code === 'HHS-4001');
        expect(unknown.map(({ pointer }) => valueAt({ spec }, pointer))).toEqual([1]);
      }),
    );
  });
});

/** The definition, cell by cell over the whole table. */
function editsByTable(a: string, b: string): number {
  const table: number[][] = [];
  const cell = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 0; row <= a.length; row++) {
    table.push([]);
    for (let column = 0; column <= b.length; column++) {
      const replace = a[row - 1] === b[column - 1] ? 0 : 1;
      const swap =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? 1 : Number.POSITIVE_INFINITY;
      const ways = [
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + replace,
        row > 1 && column > 1 ? cell(row - 2, column - 2) + swap : Number.POSITIVE_INFINITY,
      ];
      table[row]?.push(row === 0 && column === 0 ? 0 : Math.min(...ways));
    }
  }
  return cell(a.length, b.length);
}

test('the edits between two words are those of the definition, cut at the limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(limit + 1, editsByTable(a, b)));
    }),
    { numRuns: 2000 },
  );
});
