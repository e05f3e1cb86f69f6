import { expect, test } from '@jest/globals';
import { compilePattern } from '../../../src/domain/validate/re2-pattern.ts';

test.each<[string, string, boolean]>([
  ['^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}$', '10.0.0.1', true],
  ['^((25[0-5]|(2[0-4]|1\\d|[1-9]|)\\d)\\.?\\b){4}$', '10.0.0.256', false],
  ['(?i)^abc$', 'aBC', true],
  ['^[[:alpha:]]+$', 'abc', true],
  ['^[[:alpha:]]+$', 'ab1', false],
  ['\\Aab\\z', 'ab', true],
  ['\\Aab\\z', 'abc', false],
  ['^(?P<year>\\d{4})$', '2026', true],
  ['^.$', '🦔', true],
  ['^\\-a$', '-a', true],
])('%s on %s gives %s, as RE2 would', (pattern, text, matches) => {
  expect(compilePattern(pattern)?.test(text)).toBe(matches);
});

test('a pattern that cannot be translated is told, not thrown', () => {
  expect(compilePattern('(unbalanced')).toBeNull();
});

test('a pattern has no memory between two texts', () => {
  expect([compilePattern('a')?.test('ba'), compilePattern('a')?.test('ba')]).toEqual([true, true]);
});
