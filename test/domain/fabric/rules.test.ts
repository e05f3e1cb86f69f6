import { describe, expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';

describe('rules', () => {
  test('codes are the reference’s ids, each used once in a kind', () => {
    for (const { rules } of fabricRegistry.kinds) {
      const codes = rules.map((rule) => rule.code);
      expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
      for (const code of codes) expect(code).toMatch(/^HHS-(?:[A-Z]+-D?|L)\d+[a-z]?$/);
    }
  });
});
