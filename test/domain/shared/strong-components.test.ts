import { expect, test } from '@jest/globals';
import { strongComponents } from '../../../src/domain/shared/strong-components.ts';

function rings(edges: Readonly<Record<string, readonly string[]>>): string[][] {
  const numbers = strongComponents(Object.keys(edges), (node) => edges[node] ?? []);
  const groups = new Map<number, string[]>();
  for (const [node, number] of numbers) groups.set(number, [...(groups.get(number) ?? []), node]);
  return [...groups.values()].map((group) => group.sort()).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

test('nodes that reach each other are one ring, those between two rings are none', () => {
  expect(rings({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['e'], e: ['d'], f: ['a'] })).toEqual([
    ['a', 'b'],
    ['c'],
    ['d', 'e'],
    ['f'],
  ]);
});

test('a node that leads to itself, or nowhere, is alone', () => {
  expect(rings({ a: ['a'], b: [] })).toEqual([['a'], ['b']]);
});

test('a ring of many nodes does not exhaust the stack', () => {
  const count = 100_000;
  const edges = Object.fromEntries(
    Array.from({ length: count }, (_none, at) => [`${at}`, [`${(at + 1) % count}`]] as const),
  );
  const numbers = strongComponents(Object.keys(edges), (node) => edges[node] ?? []);
  expect(new Set(numbers.values()).size).toBe(1);
});
