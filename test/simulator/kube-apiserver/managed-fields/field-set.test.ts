import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  difference,
  displayFieldPath,
  EMPTY_FIELD_SET,
  type FieldPath,
  type FieldSet,
  fieldSetOf,
  fromFieldsV1,
  hasPath,
  intersection,
  isEmptySet,
  pathsOf,
  recursiveDifference,
  setsEqual,
  toFieldsV1,
  union,
} from '../../../../src/simulator/kube-apiserver/managed-fields/field-set.ts';

const element = fc.constantFrom('f:a', 'f:b', 'f:spec', 'k:{"type":"x"}', 'v:"one"', 'f:__proto__');
const path: fc.Arbitrary<FieldPath> = fc.array(element, { minLength: 1, maxLength: 4 });
const set: fc.Arbitrary<FieldSet> = fc.array(path, { maxLength: 8 }).map((paths) => fieldSetOf(paths));

function holds(...args: Parameters<typeof fc.property<[FieldSet, FieldSet, FieldSet]>>): void {
  fc.assert(fc.property(...args), { numRuns: 300 });
}

describe('the algebra of field sets', () => {
  test('union is commutative, associative and idempotent, with the empty set as its neutral element', () => {
    holds(set, set, set, (a, b, c) => {
      expect(setsEqual(union(a, b), union(b, a))).toBe(true);
      expect(setsEqual(union(union(a, b), c), union(a, union(b, c)))).toBe(true);
      expect(setsEqual(union(a, a), a)).toBe(true);
      expect(setsEqual(union(a, EMPTY_FIELD_SET), a)).toBe(true);
    });
  });

  test('intersection is commutative, associative and absorbed by union', () => {
    holds(set, set, set, (a, b, c) => {
      expect(setsEqual(intersection(a, b), intersection(b, a))).toBe(true);
      expect(setsEqual(intersection(intersection(a, b), c), intersection(a, intersection(b, c)))).toBe(true);
      expect(setsEqual(union(a, intersection(a, b)), a)).toBe(true);
    });
  });

  test('a set is what it shares with another and what it does not', () => {
    holds(set, set, set, (a, b, c) => {
      expect(setsEqual(union(intersection(a, b), difference(a, b)), a)).toBe(true);
      expect(isEmptySet(intersection(difference(a, b), b))).toBe(true);
      expect(setsEqual(difference(a, union(b, c)), difference(difference(a, b), c))).toBe(true);
    });
  });

  test('the recursive difference takes away what lies below, too, and never more than that', () => {
    holds(set, set, set, (a, b) => {
      const rest = recursiveDifference(a, b);
      const expected = pathsOf(a).filter(
        (candidate) => !pathsOf(b).some((taken) => taken.every((step, index) => candidate[index] === step)),
      );
      expect(pathsOf(rest)).toEqual(expected);
    });
  });

  test('membership follows union, intersection and difference', () => {
    holds(set, set, set, (a, b) => {
      for (const candidate of [...pathsOf(a), ...pathsOf(b)]) {
        const inA = hasPath(a, candidate);
        const inB = hasPath(b, candidate);
        expect(hasPath(union(a, b), candidate)).toBe(inA || inB);
        expect(hasPath(intersection(a, b), candidate)).toBe(inA && inB);
        expect(hasPath(difference(a, b), candidate)).toBe(inA && !inB);
      }
    });
  });

  test('a set survives being written as fieldsV1 and read back', () => {
    holds(set, set, set, (a) => {
      const read = fromFieldsV1(JSON.parse(JSON.stringify(toFieldsV1(a))));
      expect(read !== undefined && setsEqual(read, a)).toBe(true);
    });
  });
});

describe('fieldsV1', () => {
  test('a node that is owned itself and has owned fields below is written with a dot', () => {
    const owned = fieldSetOf([['f:spec'], ['f:spec', 'f:a']]);
    expect(toFieldsV1(owned)).toEqual({ 'f:spec': { '.': {}, 'f:a': {} } });
  });

  test('a node that is owned alone is written empty', () => {
    expect(toFieldsV1(fieldSetOf([['f:spec', 'f:links']]))).toEqual({ 'f:spec': { 'f:links': {} } });
  });

  test('anything else than fields, keys, values and indexes is not fieldsV1', () => {
    expect(fromFieldsV1({ spec: {} })).toBeUndefined();
    expect(fromFieldsV1({ 'f:spec': 'x' })).toBeUndefined();
  });

  test('a path is shown as the server shows it in a conflict', () => {
    const shown = displayFieldPath(['f:spec', 'f:rules', 'k:{"name":"x"}', 'f:port']);
    expect(shown).toBe('.spec.rules[name="x"].port');
    expect(displayFieldPath(['f:metadata', 'f:finalizers', 'v:"a"'])).toBe('.metadata.finalizers[="a"]');
  });
});
