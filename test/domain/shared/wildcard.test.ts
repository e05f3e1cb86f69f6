import { describe, expect, test } from '@jest/globals';
import { matchesPath, matchesWildcard } from '../../../src/domain/shared/wildcard.ts';

describe('matchesWildcard', () => {
  test.each([
    ['leaf-*', 'leaf-1', true],
    ['leaf-*', 'leaf-', true],
    ['leaf-*', 'spine-leaf-1', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*-a-*b', 'x-a-a-ab', true],
    ['*b', 'abab', true],
    ['[a]', 'a', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  test('ends soon for a pattern that would make others search for ever', () => {
    expect(matchesWildcard('*a'.repeat(60), `${'a'.repeat(5_000)}b`)).toBe(false);
  });
});

describe('matchesPath', () => {
  const fits = (pattern: string, path: string) => matchesPath(pattern.split('/'), path.split('/'));
  test.each([
    ['spec/description', 'spec/description', true],
    ['spec/description', 'spec', false],
    ['spec', 'spec/a/b', true],
    ['spec/subnets/*/dhcp', 'spec/subnets/default/dhcp/range', true],
    ['spec/subnets/*/dhcp', 'spec/subnets/dhcp', false],
    ['**/dhcp', 'spec/subnets/default/dhcp', true],
    ['spec/**/enable', 'spec/enable', true],
    ['spec/**/enable', 'spec/a/b/c/enable', true],
    ['spec/**/enable', 'spec/a/b/c', false],
    ['spec/port-*', 'spec/port-1', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(fits(pattern, path)).toBe(expected);
  });
});
