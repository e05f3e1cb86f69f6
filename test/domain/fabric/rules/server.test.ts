import { expect, test } from '@jest/globals';
import { findingsOn, found, foundOnDelete, type Neighbour } from '../rule-world.ts';

const connection = (name: string, server: string): Neighbour => [
  'Connection',
  name,
  { unbundled: { link: { server: { port: `${server}/e1` }, switch: { port: `leaf/${name}` } } } },
];

test('a server is what it is', () => {
  expect(found('Server', 'a', {})).toEqual([]);
});

test('a server with connections stays, and one of them is named with its place', () => {
  const others = [connection('one', 'a'), connection('two', 'a'), connection('three', 'b')];
  expect(foundOnDelete('Server', 'a', {}, { others })).toEqual(['error HHS-SRV-D1 /metadata/name']);
  expect(foundOnDelete('Server', 'c', {}, { others })).toEqual([]);
  const [blocked] = findingsOn('Server', 'a', {}, { others }, ['delete']);
  expect(blocked?.message).toMatch(/Connection default\/one and 1 more Connection /);
  expect(blocked?.related?.map(({ file }) => file)).toEqual(['one.yaml', 'two.yaml']);
});
