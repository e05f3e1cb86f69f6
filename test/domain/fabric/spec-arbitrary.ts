import fc from 'fast-check';
import type { Schema } from '../../../src/domain/resource/schema.ts';
import type { Json } from '../../../src/domain/shared/json.ts';

const TEXTS = [
  '',
  'a',
  'b',
  'ext.e1',
  'leaf-01/E1/1',
  'vpc-1',
  '10.0.1.0/24',
  '10.0.1.0/31',
  'fd00::/64',
  '10.0.1.9',
  'SPEED_10G',
  'SPEED_SPEED_1G',
  '5m',
  '300s',
  '0s',
  '1h1.5s',
  'AA-BB-CC-DD-EE-01',
  'aa:bb:cc:dd:ee:01',
  'aabb.ccdd.ee01',
  '__proto__',
];

/** Specs that mostly fit the schema, with nulls, zeros, wrong types, unknown fields and hostile keys among them. */
export function specArbitrary(schema: Schema): fc.Arbitrary<Json> {
  return fc.oneof(
    { weight: 20, arbitrary: fitting(schema) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value))) },
  );
}

function fitting(schema: Schema): fc.Arbitrary<Json> {
  switch (schema.type) {
    case 'object': {
      const fields = Object.entries(schema.fields).map(
        ([name, field]) => [name, specArbitrary(field)] as const,
      );
      return fc.record(
        { ...Object.fromEntries(fields), unknownField: fc.constantFrom<Json>(null, 0, 'x', {}, { a: 0 }) },
        { requiredKeys: [] },
      ) as fc.Arbitrary<Json>;
    }
    case 'map':
      return fc.dictionary(text(), specArbitrary(schema.values), { maxKeys: 3 });
    case 'list':
      return fc.array(specArbitrary(schema.items), { maxLength: 3 });
    case 'string':
      return text();
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constantFrom(0, 1, 2, 1000, 2000, 4094, 4095, -1);
  }
}

function text(): fc.Arbitrary<string> {
  return fc.constantFrom(...TEXTS);
}
