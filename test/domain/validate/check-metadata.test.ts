import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../src/domain/shared/json.ts';
import { checkMetadata } from '../../../src/domain/validate/check-metadata.ts';
import { utf8Length } from '../../../src/domain/validate/check-metadata-maps.ts';
import type { Finding } from '../../../src/domain/validate/finding.ts';
import { legalName, nameProblem } from '../../../src/domain/validate/kubernetes-names.ts';
import { manifestOf, shipKind } from '../../support/validation-world.ts';

function check(metadata: JsonObject, name = 'mary'): Finding[] {
  const found: Finding[] = [];
  checkMetadata(manifestOf('Ship', name, {}, { metadata }), shipKind, (one) => found.push(one));
  return found;
}

function codes(metadata: JsonObject, name?: string): string[] {
  return check(metadata, name).map(({ code, pointer }) => `${code} ${pointer}`);
}

describe('names', () => {
  test.each(['a', 'z-9', 'a.b-1', '0', 'x'.repeat(253)])('%s is a name', (name) => {
    expect(codes({}, name)).toEqual([]);
  });

  test.each([
    '',
    'Upper-Case',
    'under_score',
    '-lead',
    'trail-',
    'dot..dot',
    'a.-b',
    'white space',
    'ümlaut',
    'new\nline',
    'x'.repeat(254),
  ])('%j is no name', (name) => {
    expect(codes({}, name)).toEqual(['HHS-4101 /metadata/name']);
  });

  test('a legal name is offered', () => {
    expect(check({}, 'Leaf_01')[0]?.help).toContain('"leaf-01"');
    expect(legalName('dot..dot-')).toBe('dot.dot');
    expect(legalName('___')).toBeUndefined();
  });

  test('what is offered is legal', () => {
    for (const name of ['A B', '.a.', 'a-.-b', 'Ü1', 'x'.repeat(400)]) {
      expect(nameProblem(legalName(name) ?? '-')).toBeUndefined();
    }
  });
});

test('any namespace but default is an error', () => {
  expect(codes({ namespace: 'fab' })).toEqual(['HHS-4102 /metadata/namespace']);
});

describe('labels', () => {
  test.each<[string, Json]>([
    ['team', 'blue'],
    ['example.org/cost', 'a1'],
    ['a', ''],
    ['A_b.c-9', 'X_y.z-0'],
    ['x'.repeat(63), 'y'.repeat(63)],
    [`${'p'.repeat(253)}/x`, 'v'],
  ])('%s: %s is fine', (key, value) => {
    expect(codes({ labels: { [key]: value } })).toEqual([]);
  });

  test.each(['', 'a b', '-a', 'a/b/c', '/a', 'a/', 'Example.org/a', 'x'.repeat(64), `${'p'.repeat(254)}/x`])(
    'the key %j is refused',
    (key) => {
      expect(check({ labels: { [key]: 'v' } }).map(({ code, onKey }) => [code, onKey])).toEqual([
        ['HHS-4105', true],
      ]);
    },
  );

  test.each<[Json]>([['not ok!'], ['-a'], ['x'.repeat(64)], [7], [true], [null], [['a']]])(
    'the value %j is refused',
    (value) => {
      expect(codes({ labels: { team: value } })).toEqual(['HHS-4106 /metadata/labels/team']);
    },
  );

  test('a number is to be quoted', () => {
    expect(check({ labels: { team: 7 } })[0]?.help).toBe("Put it in quotes: '7'.");
  });
});

describe('annotations', () => {
  test('take any text and prefixes in upper case', () => {
    expect(codes({ annotations: { 'Example.org/note': 'kept by hand: ✓', zero: '0' } })).toEqual([]);
  });

  test('are texts', () => {
    expect(codes({ annotations: { 'a/zero': 0, yes: true, gone: null } })).toEqual([
      'HHS-4108 /metadata/annotations/a~1zero',
      'HHS-4108 /metadata/annotations/yes',
      'HHS-4108 /metadata/annotations/gone',
    ]);
  });

  test('have keys as labels have', () => {
    expect(codes({ annotations: { 'a b': 'x' } })).toEqual(['HHS-4107 /metadata/annotations/a b']);
  });

  test('have 262144 bytes together at most', () => {
    const half = 'ü'.repeat(65_536);
    expect(codes({ annotations: { a: half, b: half.slice(1) } })).toEqual([]);
    expect(codes({ annotations: { a: half, b: half } })).toEqual(['HHS-4109 /metadata/annotations']);
  });

  test('are counted in UTF-8', () => {
    for (const text of ['', 'abc', 'ü', '€', '🦔']) expect(utf8Length(text)).toBe(Buffer.byteLength(text));
  });
});

describe('other fields', () => {
  test('an unknown one is an error with the nearest name', () => {
    const [found] = check({ lables: { a: 'b' } });
    expect(found).toMatchObject({ code: 'HHS-4103', pointer: '/metadata/lables', onKey: true });
    expect(found?.help).toBe('Did you mean "labels"?');
  });

  test('a field of spec is sent there', () => {
    expect(check({ draught: 3 })[0]?.help).toBe('It belongs elsewhere: spec.draught.');
  });

  test.each(['generateName', 'finalizers', 'ownerReferences', 'resourceVersion'])(
    '%s is a warning',
    (field) => {
      expect(check({ [field]: 'x' }).map(({ code, severity }) => [code, severity])).toEqual([
        ['HHS-4104', 'warning'],
      ]);
    },
  );

  test('labels and annotations without a value are dropped by the server, other nulls are nothing', () => {
    expect(codes({ creationTimestamp: null, labels: null, annotations: null })).toEqual([
      'HHS-4017 /metadata/labels',
      'HHS-4017 /metadata/annotations',
    ]);
  });

  test('lists and texts are no maps', () => {
    expect(codes({ labels: ['a'], annotations: 'b' })).toEqual([
      'HHS-4110 /metadata/labels',
      'HHS-4110 /metadata/annotations',
    ]);
  });

  test('metadata that is no mapping is one finding', () => {
    const found: Finding[] = [];
    const manifest = manifestOf('Ship', 'mary', {});
    const object = { ...manifest.object, metadata: 'mary' };
    checkMetadata({ ...manifest, object }, shipKind, (one) => found.push(one));
    expect(found.map(({ code, pointer }) => [code, pointer])).toEqual([['HHS-4110', '/metadata']]);
  });

  test('__proto__ is an unknown field', () => {
    expect(codes(JSON.parse('{"__proto__": {"name": "x"}}'))).toEqual(['HHS-4103 /metadata/__proto__']);
  });
});
