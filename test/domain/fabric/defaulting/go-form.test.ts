import { describe, expect, test } from '@jest/globals';
import { goForm } from '../../../../src/domain/fabric/defaulting/go-form.ts';
import { boolean, list, map, object, string } from '../../../../src/domain/fabric/schema-builders.ts';

const form = goForm(
  object({
    name: string(),
    ends: list(object({ port: string(), up: boolean() })),
    modes: map(string()),
    boot: object({ mac: string() }),
    extra: object({ note: string() }),
  }),
  { structs: ['boot'] },
);

describe('the form in which Go writes', () => {
  test('what has it already is given back itself, at any depth', () => {
    const value = { modes: { b: '', a: 'x' }, boot: {}, ends: [{ port: 'a/b' }] };
    expect(form(value)).toBe(value);
    const other = form({ ...value, name: '' });
    expect(other).toEqual(value);
    expect(other.ends).toBe(value.ends);
    expect(other.modes).toBe(value.modes);
  });

  test.each([
    [{}, { boot: {} }],
    [
      { boot: null, extra: {} },
      { boot: {}, extra: {} },
    ],
    [
      { boot: { mac: '' }, unknown: 1, name: 'x' },
      { name: 'x', boot: {} },
    ],
    [{ boot: {}, modes: {}, ends: [] }, { boot: {} }],
    [
      { boot: {}, modes: { a: null, b: 'x' }, ends: [null, { up: false }, { port: 'p' }] },
      { boot: {}, modes: { b: 'x' }, ends: [{}, {}, { port: 'p' }] },
    ],
    [
      { boot: 'text', ends: { port: 'p' } },
      { boot: 'text', ends: { port: 'p' } },
    ],
  ])('%j becomes %j, and stays so', (value, wanted) => {
    const formed = form(value);
    expect(formed).toEqual(wanted);
    expect(form(formed)).toBe(formed);
  });

  test('a key that looks like a prototype is a key of a map', () => {
    const value = JSON.parse('{"boot":{},"modes":{"__proto__":"x","constructor":"y","gone":null}}');
    expect(JSON.stringify(form(value))).toBe('{"modes":{"__proto__":"x","constructor":"y"},"boot":{}}');
  });
});
