import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { canonicalJson, type Json, type JsonObject } from '../../../src/domain/shared/json.ts';
import { specArbitrary } from './spec-arbitrary.ts';

const KINDS = fabricRegistry.kinds.map((kind) => [kind.kind, kind] as const);

function frozen<T extends Json>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) frozen(member as Json);
    Object.freeze(value);
  }
  return value;
}

/** A fresh copy as the parser would make it; `__proto__` is an own key. */
function json(value: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? (copy as JsonObject) : {};
}

describe.each(KINDS)('canonicalSpec of %s', (_, kind) => {
  const specs = fc.oneof(
    { weight: 6, arbitrary: specArbitrary(kind.spec) },
    { weight: 1, arbitrary: fc.object() },
  );

  test('changes nothing the second time, never throws and never alters its input', () => {
    fc.assert(
      fc.property(specs, (value) => {
        const spec = frozen(json(value));
        const before = JSON.stringify(spec);
        const once = frozen(kind.canonicalSpec(spec));
        expect(JSON.stringify(spec)).toBe(before);
        expect(canonicalJson(kind.canonicalSpec(once))).toBe(canonicalJson(once));
      }),
      { numRuns: 150 },
    );
  });

  test('a field written as null is a field left out', () => {
    const fields = Object.keys(kind.spec.fields);
    fc.assert(
      fc.property(specs, (value) => {
        const spec = json(value);
        const padded: Record<string, Json> = { ...spec };
        for (const field of fields) padded[field] ??= null;
        expect(canonicalJson(kind.canonicalSpec(padded))).toBe(canonicalJson(kind.canonicalSpec(spec)));
      }),
      { numRuns: 80 },
    );
  });
});
