import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonPieces } from '../../../src/domain/report/json-pieces.ts';

const whole = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
const joined = (value: object) => [...jsonPieces(value)].join('');

describe('JSON in pieces', () => {
  test('is the text that JSON.stringify gives, whatever the value', () => {
    const member = fc.oneof(
      fc.jsonValue(),
      fc.array(fc.jsonValue()),
      fc.constant(undefined),
      fc.array(fc.constant(undefined)),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), member), (value) => {
        expect(joined(value)).toBe(whole(value));
      }),
    );
  });

  test('a long list comes in many pieces, which meet between two objects', () => {
    const objects = Array.from({ length: 5_000 }, (_, index) => ({
      name: `vpc-${index}`,
      lines: ['a\nb', '}'],
    }));
    const value = { counts: { all: 5_000 }, objects, names: objects.map(({ name }) => name), end: null };
    const pieces = [...jsonPieces(value)];
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('')).toBe(whole(value));
    for (const piece of pieces.slice(0, -1)) expect(piece.endsWith('},')).toBe(true);
    for (const piece of pieces.slice(1)) expect(piece).toMatch(/^\n {4}\{/);
    for (const piece of pieces.slice(0, -1)) expect(piece.length).toBeLessThan(70_000);
  });

  test('texts are never parted, not even where they look like the end of an object', () => {
    const value = { lines: Array.from({ length: 20_000 }, () => 'a}') };
    expect([...jsonPieces(value)]).toEqual([whole(value)]);
  });
});
