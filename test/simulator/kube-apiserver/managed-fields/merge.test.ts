import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Json, type JsonObject, jsonEquals } from '../../../../src/domain/shared/json.ts';
import { compare } from '../../../../src/simulator/kube-apiserver/managed-fields/compare.ts';
import {
  fieldSetOf,
  isEmptySet,
  pathsOf,
} from '../../../../src/simulator/kube-apiserver/managed-fields/field-set.ts';
import { merge, removeFields } from '../../../../src/simulator/kube-apiserver/managed-fields/merge.ts';
import {
  atomicListOf,
  mapOf,
  NUMERIC,
  STRING,
  structOf,
} from '../../../../src/simulator/kube-apiserver/managed-fields/merge-schema.ts';
import { toFieldSet } from '../../../../src/simulator/kube-apiserver/managed-fields/to-field-set.ts';

const schema = structOf({
  spec: structOf({
    text: STRING,
    number: NUMERIC,
    list: atomicListOf(STRING),
    boot: structOf({ mac: STRING }),
    subnets: mapOf(structOf({ vlan: NUMERIC, dhcp: structOf({ enable: STRING }) })),
  }),
});

const word = fc.constantFrom('x', 'y');

const subnet = fc.record(
  { vlan: fc.constantFrom(1, 2), dhcp: fc.record({ enable: word }, { requiredKeys: [] }) },
  { requiredKeys: [] },
);
const document: fc.Arbitrary<JsonObject> = fc.record(
  {
    spec: fc.record(
      {
        text: word,
        number: fc.constantFrom(1, 2),
        list: fc.array(word, { maxLength: 2 }),
        boot: fc.record({ mac: word }, { requiredKeys: [] }),
        subnets: fc.dictionary(fc.constantFrom('a', 'b'), subnet, { noNullPrototype: true }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

describe('merging and comparing', () => {
  test('what is applied is there afterwards, whatever was there before', () => {
    fc.assert(
      fc.property(document, document, (live, applied) => {
        const merged = merge(live, applied, schema);
        expect(merge(merged, applied, schema)).toEqual(merged);
        const added = pathsOf(compare(merged, merge(merged, applied, schema), schema).modified);
        expect(added).toEqual([]);
      }),
    );
  });

  test('a document merged over nothing is itself, and nothing merged over it leaves it', () => {
    fc.assert(
      fc.property(document, (value) => {
        expect(merge({}, value, schema)).toEqual(value);
        expect(merge(value, {}, schema)).toEqual(value);
      }),
    );
  });

  test('a comparison is empty exactly where the values are equal', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const { added, removed, modified } = compare(a, b, schema);
        const isSame = isEmptySet(added) && isEmptySet(removed) && isEmptySet(modified);
        expect(isSame).toBe(jsonEquals(a, b));
      }),
    );
  });

  test('what one direction adds the other removes', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const there = compare(a, b, schema);
        const back = compare(b, a, schema);
        expect(pathsOf(there.added)).toEqual(pathsOf(back.removed));
        expect(pathsOf(there.modified)).toEqual(pathsOf(back.modified));
      }),
    );
  });
});

describe('the fields that an applier owns', () => {
  test('are leaves, whole lists, map keys and empty structs', () => {
    const value = { spec: { list: ['x'], boot: {}, subnets: { a: { vlan: 1 }, b: {} } } };
    expect(pathsOf(toFieldSet(value, schema)).map((path) => path.join('/'))).toEqual([
      'f:spec/f:boot',
      'f:spec/f:list',
      'f:spec/f:subnets/f:a',
      'f:spec/f:subnets/f:a/f:vlan',
      'f:spec/f:subnets/f:b',
    ]);
  });
});

describe('removing fields', () => {
  const remove = (value: Json, ...paths: string[][]): Json => removeFields(value, fieldSetOf(paths), schema);

  test('leaves what was not named', () => {
    const value = { spec: { text: 'x', number: 1 } };
    expect(remove(value, ['f:spec', 'f:text'])).toEqual({ spec: { number: 1 } });
  });

  test('turns a struct whose last field goes into null, as the API server does', () => {
    expect(remove({ spec: { text: 'x' } }, ['f:spec', 'f:text'])).toEqual({ spec: null });
  });

  test('never looks into an atomic list', () => {
    const value = { spec: { list: ['x', 'y'] } };
    expect(remove(value, ['f:spec', 'f:list', 'v:"x"'])).toEqual(value);
  });
});
