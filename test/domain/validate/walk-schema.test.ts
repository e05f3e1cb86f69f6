import { describe, expect, test } from '@jest/globals';
import type { ObjectSchema, Schema } from '../../../src/domain/resource/schema.ts';
import type { Json } from '../../../src/domain/shared/json.ts';
import type { Finding } from '../../../src/domain/validate/finding.ts';
import { walkSpec } from '../../../src/domain/validate/walk-schema.ts';

function objectOf(
  fields: Record<string, Schema>,
  required: string[] = [],
  filled: string[] = [],
): ObjectSchema {
  return { type: 'object', fields, required, filled };
}

function walk(spec: Json | undefined, schema: ObjectSchema): Finding[] {
  const found: Finding[] = [];
  walkSpec(spec, schema, { emit: (one) => found.push(one) });
  return found;
}

/** Findings on one field `f` of the schema, as `code pointer`. */
function codes(value: Json, schema: Schema): string[] {
  return walk({ f: value }, objectOf({ f: schema })).map((one) => `${one.code} ${one.pointer}`);
}

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const port = objectOf({ name: text, speed: whole }, ['name']);

describe('types', () => {
  const values: Record<string, Json> = {
    text: 'a',
    digits: '7',
    whole: 7,
    fraction: 1.5,
    yes: true,
    list: [],
    mapping: {},
  };
  const accepted: [Schema, string[]][] = [
    [text, ['text', 'digits']],
    [whole, ['whole']],
    [{ type: 'number' }, ['whole', 'fraction']],
    [{ type: 'boolean' }, ['yes']],
    [{ type: 'list', items: text }, ['list']],
    [{ type: 'map', values: text }, ['mapping']],
    [objectOf({}), ['mapping']],
  ];
  for (const [schema, fine] of accepted) {
    test.each(Object.keys(values))(`${schema.type} takes %s only if it is of its type`, (name) => {
      const expected = fine.includes(name) ? [] : ['HHS-4002 /spec/f'];
      expect(codes(values[name] ?? null, schema)).toEqual(expected);
    });
  }

  test('1.0 is a whole number, because JSON knows no other', () => {
    expect(codes(JSON.parse('1.0'), whole)).toEqual([]);
  });

  test('a spec that is no mapping is one finding', () => {
    for (const spec of ['text', 7, true, ['a']]) {
      expect(walk(spec, port).map(({ code, pointer }) => [code, pointer])).toEqual([['HHS-4002', '/spec']]);
    }
  });

  test.each<[Json, Schema, string]>([
    [65100, text, 'in quotes as it should read, "65100"'],
    [false, text, 'put the word in quotes'],
    ['65100', whole, 'Remove the quotes: 65100.'],
    ['10G', whole, 'digits only'],
    [1.5, whole, 'without a fraction'],
    ['yes', { type: 'boolean' }, 'Write true, without quotes.'],
    ['off', { type: 'boolean' }, 'Write false, without quotes.'],
    [0, { type: 'boolean' }, 'Write false, without quotes.'],
    [{ a: 1 }, { type: 'list', items: text }, 'dash in front of each entry'],
    ['a, b', { type: 'list', items: text }, 'not one text with commas'],
    [['a'], { type: 'map', values: text }, 'Remove the dash'],
    ['a', port, 'name, speed'],
  ])('%j in a field of another type says what to write', (value, schema, cure) => {
    const [found] = walk({ f: value }, objectOf({ f: schema }));
    expect(found?.help).toContain(cure);
  });
});

describe('required fields', () => {
  const schema = objectOf({ a: text, b: text, c: text }, ['a', 'b', 'c'], ['c']);

  test('each missing one is a finding at its own pointer, except those that the fabric fills', () => {
    expect(walk({}, schema).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['HHS-4003', '/spec/a'],
      ['HHS-4003', '/spec/b'],
    ]);
  });

  test('a null counts as missing and the help says so', () => {
    const [found] = walk({ a: null, b: 'x' }, schema);
    expect(found?.pointer).toBe('/spec/a');
    expect(found?.help).toContain('nothing after the colon');
  });

  test('a field with a default of the schema need not be there', () => {
    expect(walk({}, objectOf({ a: { type: 'integer', default: 3 } }, ['a']))).toEqual([]);
  });

  test('an absent or null spec is an empty one', () => {
    expect(walk(undefined, schema)).toHaveLength(2);
    expect(walk(null, schema)).toHaveLength(2);
  });

  test('inherited names are not there', () => {
    const found = walk({}, objectOf({ toString: text, constructor: text }, ['toString', 'constructor']));
    expect(found.map(({ pointer }) => pointer)).toEqual(['/spec/toString', '/spec/constructor']);
  });
});

describe('unknown fields', () => {
  test('are errors on the key', () => {
    const [found] = walk({ spede: 1, name: 'x' }, port);
    expect(found).toMatchObject({ code: 'HHS-4001', severity: 'error', pointer: '/spec/spede', onKey: true });
    expect(found?.help).toBe('Did you mean "speed"?');
  });

  test('are found whatever they are called', () => {
    const spec = JSON.parse(
      '{"name": "x", "__proto__": {"speed": "x"}, "constructor": 1, "hasOwnProperty": 2}',
    );
    expect(walk(spec, port).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'HHS-4001 /spec/__proto__',
      'HHS-4001 /spec/constructor',
      'HHS-4001 /spec/hasOwnProperty',
    ]);
  });

  test('are not looked into', () => {
    let deep: Json = 1;
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(walk({ name: 'x', deep }, port)).toHaveLength(1);
  });

  test('of a later release are told from unknown ones', () => {
    const schema = objectOf({ roce: { type: 'boolean', since: '26.03' } });
    const found: Finding[] = [];
    walkSpec({ roce: 'yes' }, schema, { emit: (one) => found.push(one), release: '26.02' });
    expect(found.map(({ code, onKey }) => [code, onKey])).toEqual([['HHS-4013', true]]);
    found.length = 0;
    walkSpec({ roce: true }, schema, { emit: (one) => found.push(one), release: '26.03' });
    expect(found).toEqual([]);
  });
});

describe('texts', () => {
  test.each<[string, Schema, string[]]>([
    ['spine', { type: 'string', enum: ['spine', 'leaf'] }, []],
    ['Spine', { type: 'string', enum: ['spine', 'leaf'] }, ['HHS-4004 /spec/f']],
    ['', { type: 'string', enum: ['spine', ''] }, []],
    ['10.0.0.1/31', { type: 'string', pattern: '^[0-9./]+$' }, []],
    ['', { type: 'string', pattern: '^[0-9./]+$' }, ['HHS-4005 /spec/f']],
    ['x', { type: 'string', pattern: '(?<!unbalanced' }, ['HHS-4015 /spec/f']],
    ['ab', { type: 'string', minLength: 3 }, ['HHS-4010 /spec/f']],
    ['abcd', { type: 'string', maxLength: 3 }, ['HHS-4010 /spec/f']],
    ['🦔🦔🦔', { type: 'string', minLength: 3, maxLength: 3 }, []],
    ['2026-02-28T23:59:59Z', { type: 'string', format: 'date-time' }, []],
    ['2024-02-29T00:00:00.125+05:30', { type: 'string', format: 'date-time' }, []],
    ['2026-02-29T00:00:00Z', { type: 'string', format: 'date-time' }, ['HHS-4011 /spec/f']],
    ['2026-02-28 23:59:59', { type: 'string', format: 'date-time' }, ['HHS-4011 /spec/f']],
    ['2026-13-01T00:00:00Z', { type: 'string', format: 'date-time' }, ['HHS-4011 /spec/f']],
  ])('%j is held to its constraints', (value, schema, expected) => {
    expect(codes(value, schema)).toEqual(expected);
  });

  test('a value that is not allowed comes with the nearest and all allowed ones', () => {
    const [found] = walk(
      { f: 'SERVER_LEAF' },
      objectOf({ f: { type: 'string', enum: ['spine', 'server-leaf'] } }),
    );
    expect(found?.help).toBe('Did you mean "server-leaf"? Allowed: spine, server-leaf.');
  });
});

describe('numbers', () => {
  const uint32: Schema = { type: 'integer', format: 'int32', width: 'uint32' };
  test.each<[number, Schema, string[]]>([
    [1, { type: 'integer', minimum: 1, maximum: 32 }, []],
    [0, { type: 'integer', minimum: 1 }, ['HHS-4006 /spec/f']],
    [33, { type: 'integer', maximum: 32 }, ['HHS-4006 /spec/f']],
    [255, { type: 'integer', width: 'uint8' }, []],
    [256, { type: 'integer', width: 'uint8', maximum: 32 }, ['HHS-4007 /spec/f']],
    [-1, { type: 'integer', width: 'uint16' }, ['HHS-4007 /spec/f']],
    [65_536, { type: 'integer', width: 'uint16' }, ['HHS-4007 /spec/f']],
    [2_147_483_647, uint32, []],
    [2_147_483_648, uint32, ['HHS-4008 /spec/f']],
    [4_294_967_295, uint32, ['HHS-4008 /spec/f']],
    [4_294_967_296, uint32, ['HHS-4007 /spec/f']],
    [2_147_483_648, { type: 'integer', format: 'int32' }, ['HHS-4007 /spec/f']],
    [-2_147_483_648, { type: 'integer', format: 'int32' }, []],
    [Number.MAX_SAFE_INTEGER, { type: 'integer', format: 'int64' }, []],
    [Number.MAX_SAFE_INTEGER + 1, { type: 'integer', format: 'int64' }, ['HHS-4014 /spec/f']],
    [2 ** 63, { type: 'integer', format: 'int64' }, ['HHS-4007 /spec/f']],
    [1e300, { type: 'integer' }, ['HHS-4007 /spec/f']],
  ])('%d is held to width, format and bounds', (value, schema, expected) => {
    expect(codes(value, schema)).toEqual(expected);
  });

  test('what only newer API servers refuse is a warning', () => {
    expect(walk({ f: 4_200_000_000 }, objectOf({ f: uint32 })).map(({ severity }) => severity)).toEqual([
      'warning',
    ]);
  });
});

describe('lists and maps', () => {
  test('the number of items is bounded on both sides', () => {
    const list: Schema = { type: 'list', items: text, minItems: 1, maxItems: 2 };
    expect(codes([], list)).toEqual(['HHS-4009 /spec/f']);
    expect(codes(['a'], list)).toEqual([]);
    expect(codes(['a', 'b', 'c'], list)).toEqual(['HHS-4009 /spec/f']);
  });

  test('pointers go through lists and maps, with keys escaped', () => {
    const schema = objectOf({ ports: { type: 'map', values: { type: 'list', items: port } } });
    const spec = { ports: { 'E1/1~x': [{ name: 'a' }, { speed: 'fast', nmae: 'b' }] } };
    expect(walk(spec, schema).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'HHS-4002 /spec/ports/E1~11~0x/1/speed',
      'HHS-4001 /spec/ports/E1~11~0x/1/nmae',
      'HHS-4003 /spec/ports/E1~11~0x/1/name',
    ]);
  });

  test('keys of a map are data, whatever they are called', () => {
    const spec = JSON.parse('{"f": {"__proto__": 7, "constructor": "x"}}');
    expect(walk(spec, objectOf({ f: { type: 'map', values: text } })).map(({ pointer }) => pointer)).toEqual([
      '/spec/f/__proto__',
    ]);
  });

  test('messages name the place as people write it', () => {
    const schema = objectOf({ ports: { type: 'map', values: { type: 'list', items: port } } });
    const [found] = walk({ ports: { east: [{ name: 3 }] } }, schema);
    expect(found?.message).toBe('spec.ports.east[0].name must be a text, but it is the number 3');
  });
});

describe('nulls', () => {
  test.each<[string, Schema, string]>([
    ['a field', text, 'Give it a value; or remove the key.'],
    ['an object', port, 'Write its content below it, or {} if it is meant to be empty; or remove the key.'],
    [
      'a list',
      { type: 'list', items: text, minItems: 1 },
      'Write its content below it, or [] if it is meant to be empty; or remove the key.',
    ],
    [
      'a map',
      { type: 'map', values: text },
      'Write its content below it, or {} if it is meant to be empty; or remove the key.',
    ],
  ])('%s that is null is absent, as for the API server, which is a warning', (_name, schema, help) => {
    expect(walk({ f: null }, objectOf({ f: schema }))).toEqual([
      {
        code: 'HHS-4017',
        severity: 'warning',
        pointer: '/spec/f',
        onKey: true,
        message: 'spec.f has no value, and the API server drops it without a word',
        help,
      },
    ]);
  });

  test('a required field that is null is missing, and told of once', () => {
    const schema: Schema = { ...objectOf({ f: text }), required: ['f'] };
    expect(walk({ f: null }, schema).map(({ code }) => code)).toEqual(['HHS-4003']);
  });

  test('an item that is null is refused', () => {
    expect(codes(['a', null], { type: 'list', items: text })).toEqual(['HHS-4012 /spec/f/1']);
    expect(codes([null], { type: 'list', items: port })).toEqual(['HHS-4012 /spec/f/0']);
  });

  test.each<[string, Schema]>([
    ['scalar', text],
    ['object', port],
  ])('a %s entry of a map that is null is dropped by the server, which is a warning', (_what, values) => {
    const found = walk({ f: { 'E1/1': null } }, objectOf({ f: { type: 'map', values } }));
    expect(found.map(({ code, severity, pointer }) => [code, severity, pointer])).toEqual([
      ['HHS-4017', 'warning', '/spec/f/E1~11'],
    ]);
  });
});
