import { expect, test } from '@jest/globals';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { RULE_TOPICS } from '../../../src/domain/fabric/rule-topics.ts';

const rows = RULE_TOPICS.flatMap(({ codes }) => Object.entries(codes));

test('every topic is about kinds of the fabric that people write', () => {
  const kinds = fabricRegistry.kinds.filter(({ owner }) => owner === 'user').map(({ kind }) => kind);
  expect(rows.filter(([kind]) => !kinds.includes(kind))).toEqual([]);
});

test('every rule stands once, under one kind', () => {
  const codes = rows.flatMap(([, list]) => list);
  expect(codes.length).toBe(new Set(codes).size);
  const kindOfPrefix = new Map<string, string>();
  for (const [kind, list] of rows) {
    for (const code of list) {
      const prefix = code.split('-')[1] ?? '';
      expect(kindOfPrefix.get(prefix) ?? kind).toBe(kind);
      kindOfPrefix.set(prefix, kind);
    }
  }
});
