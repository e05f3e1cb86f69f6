import { describe, expect, test } from '@jest/globals';
import { duplicateFields } from '../../../../src/simulator/kube-apiserver/writes/duplicate-fields.ts';
import { readYaml } from '../../../../src/simulator/kube-apiserver/writes/read-body.ts';

describe('keys that stand twice', () => {
  test.each([
    ['{"a":1,"b":2}', []],
    ['{"a":1,"a":2}', ['a']],
    ['{"spec":{"x":"{\\"x\\":1,\\"x\\":2}","y":1}}', []],
    ['{"spec":{"x":1,"x":2},"x":3}', ['spec.x']],
    ['{"l":[{"a":1},{"a":1,"b":1,"b":2}]}', ['l[1].b']],
    ['{"a":"\\"","b":{"c":[],"c":[]}}', ['b.c']],
  ])('are found in %s', (text, expected) => {
    expect(duplicateFields(text)).toEqual(expected);
  });
});

describe('YAML as the API server takes it', () => {
  test.each([
    ['a: 12:30:45', '12:30:45'],
    ['a: 2026-01-01', '2026-01-01'],
    ['a: e1', 'e1'],
    ['a: yes', true],
    ['a: 0777', 511],
    ['a: 1.5e3', 1500],
    ['a: "1"', '1'],
    ['{"a": 1}', 1],
  ])('reads %s', (text, expected) => {
    expect(readYaml(text).object).toEqual({ a: expected });
  });

  test('tells of a key that stands twice, and takes the last', () => {
    const { object, duplicates } = readYaml('a: 1\nb: 2\na: 3\n');
    expect(object).toEqual({ a: 3, b: 2 });
    expect(duplicates).toEqual(['line 3: key "a" already set in map']);
  });

  test('tells of them in JSON, too', () => {
    const { object, duplicates } = readYaml('{"a": 1, "b": {"c": 2, "c": 3}}');
    expect(object).toEqual({ a: 1, b: { c: 3 } });
    expect(duplicates).toEqual(['line 1: key "c" already set in map']);
  });

  test.each(['[]', 'word', 'a: b: c'])('refuses %s', (text) => {
    expect(() => readYaml(text)).toThrow('error decoding YAML');
  });
});
