import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diffAgainstLive } from '../../src/domain/diff/diff-against-live.ts';
import { diffPointers } from '../../src/domain/diff/diff-pointers.ts';
import { classifyThreeWay } from '../../src/domain/merge/three-way.ts';
import type { JsonObject } from '../../src/domain/shared/json.ts';
import { jsonEquals } from '../../src/domain/shared/json.ts';
import { valueAt } from '../../src/domain/shared/pointer.ts';
import { liveOf, manifestOf, miniKinds, miniRegistry, OURS } from '../support/mini-registry.ts';

const scalar = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b'), fc.boolean());
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.array(fc.dictionary(fc.constantFrom('p', 'q'), scalar, { maxKeys: 2 }), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', '__proto__', 'a/b', 'c~d'), tie('node'), { maxKeys: 3 }),
  ),
})).node;
const spec = fc.dictionary(fc.constantFrom('m', 'n', 'o', 'constructor'), value, {
  maxKeys: 4,
}) as fc.Arbitrary<JsonObject>;
/** No zero: canonical form takes one for absence. */
const filled = fc.integer({ min: 1, max: 4 });
/** The same fields with the same types on each side: what a schema lets through. */
const typed = fc.record(
  {
    m: filled,
    n: fc.array(filled, { minLength: 1, maxLength: 3 }),
    o: fc.dictionary(fc.constantFrom('x', 'y'), filled, { minKeys: 1, maxKeys: 2 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;
const kind = miniKinds[0] as (typeof miniKinds)[number];
const context = { registry: miniRegistry, kind, fieldManager: OURS };

/** Everything owned by somebody else, so that nothing is put down to admission. */
function owned(object: JsonObject): JsonObject {
  const fields: Record<string, JsonObject> = {};
  for (const key of Object.keys(object)) {
    const child = object[key];
    const below =
      typeof child === 'object' && child !== null && !Array.isArray(child) ? owned(child as JsonObject) : {};
    Object.defineProperty(fields, `f:${key}`, { value: below, enumerable: true });
  }
  return fields;
}
const live = (object: JsonObject) =>
  liveOf('a', object, [{ manager: 'other', operation: 'Update', fields: { 'f:spec': owned(object) } }]);

describe('laws of differences', () => {
  test('a thing does not differ from itself, and every pointer of a difference differs', () => {
    fc.assert(
      fc.property(spec, spec, (a, b) => {
        expect(diffPointers(a, structuredClone(a))).toEqual([]);
        const pointers = diffPointers(a, b);
        expect(pointers.length > 0).toBe(!jsonEquals(a, b));
        for (const pointer of pointers)
          expect(jsonEquals(valueAt(a, pointer), valueAt(b, pointer))).toBe(false);
        expect(new Set(diffPointers(b, a))).toEqual(new Set(pointers));
      }),
    );
  });
});

describe('laws of the three-way comparison', () => {
  const split = (base: JsonObject, desired: JsonObject, there: JsonObject) => {
    const wanted = manifestOf('a', desired).object;
    const object = live(there);
    const { pointers } = diffAgainstLive(wanted, object, context);
    return classifyThreeWay(manifestOf('a', base).object, wanted, object, pointers, context);
  };

  test('only Git moved: every difference is Git’s; only the cluster moved: every one is the cluster’s', () => {
    fc.assert(
      fc.property(spec, spec, (base, moved) => {
        expect(split(base, moved, base).every((field) => field.changedBy === 'git')).toBe(true);
        expect(split(base, base, moved).every((field) => field.changedBy === 'cluster')).toBe(true);
      }),
    );
  });

  test('both moved to the same: no difference', () => {
    fc.assert(fc.property(spec, spec, (base, moved) => expect(split(base, moved, moved)).toEqual([])));
  });

  test('swapping the sides swaps the blame and never invents a conflict', () => {
    fc.assert(
      fc.property(typed, typed, typed, (base, a, b) => {
        const conflicts = (one: ReturnType<typeof split>) =>
          one
            .filter((field) => field.changedBy === 'both')
            .map((field) => field.pointer)
            .sort();
        expect(conflicts(split(base, a, b))).toEqual(conflicts(split(base, b, a)));
      }),
    );
  });
});
