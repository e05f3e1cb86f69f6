import { describe, expect, test } from '@jest/globals';
import { canonicalizer, unknownPaths } from '../../../src/domain/fabric/canonical.ts';
import { fabricKinds } from '../../../src/domain/fabric/registry.ts';
import { boolean, integer, list, map, object, string } from '../../../src/domain/fabric/schema-builders.ts';
import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';

const schema = object({
  text: string(),
  count: integer(),
  flag: boolean(),
  tri: boolean(),
  struct: object({ inner: string() }),
  presence: object({ inner: string() }),
  names: list(string()),
  rows: list(object({ key: string(), other: string() })),
  byName: map(object({ text: string() })),
  switches: map(boolean()),
});

const canonical = canonicalizer(schema, {
  keep: ['tri', 'presence'],
  sort: { names: [], rows: ['key'] },
  rewrite: { 'byName.*.text': (value) => (value === 'drop' ? null : value) },
});

describe('the common law of comparison', () => {
  test.each<[string, JsonObject]>([
    ['null', { text: null, struct: null, names: null, byName: null, tri: null, presence: null }],
    ['zero scalars', { text: '', count: 0, flag: false }],
    ['empty lists and maps', { names: [], rows: [], byName: {}, switches: {} }],
    ['empty structs', { struct: {} }],
    ['structs that become empty', { struct: { inner: '' } }],
  ])('%s are absence', (_, spec) => {
    expect(canonical(spec)).toEqual({});
  });

  test('a kept field says something when it is zero or empty', () => {
    expect(canonical({ tri: false, presence: {} })).toEqual({ tri: false, presence: {} });
    expect(canonical({ presence: { inner: '' } })).toEqual({ presence: {} });
  });

  test('keys of maps and positions in lists are data, but a key without a value is dropped', () => {
    expect(canonical({ byName: { a: {}, b: null }, switches: { p: false, q: null } })).toEqual({
      byName: { a: {} },
      switches: { p: false },
    });
    expect(canonical({ names: ['', null], rows: [{}, null] })).toEqual({
      names: ['', null],
      rows: [{}, null],
    });
  });

  test('lists that the fabric sorts are sorted as code units', () => {
    expect(canonical({ names: ['b', 'a', 'B', '10', '9'] })).toEqual({ names: ['10', '9', 'B', 'a', 'b'] });
    expect(canonical({ rows: [{ key: 'b' }, { other: 'x' }, { key: 'a' }] })).toEqual({
      rows: [{ other: 'x' }, { key: 'a' }, { key: 'b' }],
    });
  });

  test('what cannot be sorted keeps its order', () => {
    expect(canonical({ names: ['b', 1, 'a'] })).toEqual({ names: ['b', 1, 'a'] });
    expect(canonical({ rows: [{ key: 'b' }, { key: 1 }] })).toEqual({ rows: [{ key: 'b' }, { key: 1 }] });
  });

  test('what does not fit the schema stays as it is', () => {
    const spec: JsonObject = {
      struct: 'x',
      names: 'y',
      byName: ['z'],
      count: '0',
      unknown: { a: { b: '' } },
    };
    expect(canonical(spec)).toEqual(spec);
    expect(canonical({ unknown: {}, other: '' })).toEqual({});
  });

  test('a rewrite may drop', () => {
    expect(canonical({ byName: { a: { text: 'drop' }, b: { text: 'stay' } } })).toEqual({
      byName: { a: {}, b: { text: 'stay' } },
    });
  });

  test('a spec that is canonical already comes back itself', () => {
    const spec: JsonObject = { text: 'x', names: ['a', 'b'], byName: { a: { text: 'y' } } };
    expect(canonical(spec)).toBe(spec);
  });

  test('hostile keys are data', () => {
    const spec: JsonObject = JSON.parse(
      '{"text":"","byName":{"__proto__":{"text":""},"constructor":{"text":"x"}},"__proto__":{"text":"y"}}',
    );
    const result = canonical(spec);
    expect(JSON.stringify(result)).toBe(
      '{"byName":{"__proto__":{},"constructor":{"text":"x"}},"__proto__":{"text":"y"}}',
    );
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });

  test('facts about a field that the schema lacks are found out', () => {
    const facts = {
      keep: ['tri', 'struct.inner.more', 'names.x'],
      sort: { names: [], 'struct.names': [] },
      rewrite: {
        '': (value: Json) => value,
        'byName.*.text': (value: Json) => value,
        'byName.text': (value: Json) => value,
      },
    };
    expect(unknownPaths(schema, facts)).toEqual([
      'struct.inner.more',
      'names.x',
      'struct.names',
      'byName.text',
    ]);
  });

  test.each(fabricKinds.map((kind) => [kind.kind, kind] as const))(
    '%s has only facts about its own fields',
    (_, kind) => {
      expect(unknownPaths(kind.spec, kind.canonicalFacts)).toEqual([]);
    },
  );

  test('a deep value is no deeper for it than its schema', () => {
    let deep: Json = 'end';
    for (let depth = 0; depth < 20_000; depth++) deep = [deep];
    expect(canonical({ text: deep, unknown: deep })).toEqual(expect.objectContaining({}));
  });
});
