import { expect, test } from '@jest/globals';
import { countBy } from '../../../src/domain/shared/count-by.ts';

test('every key is counted, in its order, and what falls under none is not', () => {
  const counts = countBy(['b', 'a', 'b', '-'], ['a', 'b', 'c'], (item) =>
    item === 'a' || item === 'b' ? item : null,
  );
  expect(JSON.stringify(counts)).toBe('{"a":1,"b":2,"c":0}');
});
