import { expect, test } from '@jest/globals';
import type { Json } from '../../../../src/domain/shared/json.ts';
import { found, foundOnDelete, type Neighbour } from '../rule-world.ts';

test.each<[string, boolean]>([
  ['0:0', true],
  ['65535:65535', true],
  ['65536:1', false],
  ['1:65536', false],
  ['99999:1', false],
  ['9:09', false],
  ['1', false],
  ['1:', false],
  ['1:2:3', false],
  ['-1:5', false],
  ['65000-1', false],
  [' 1:2', false],
])('the community %j is taken: %s', (community, valid) => {
  expect(found('External', 'e', { inboundCommunity: community, outboundCommunity: '1:2' })).toEqual(
    valid ? [] : ['error HHS-EXT-3 /spec/inboundCommunity'],
  );
  expect(found('External', 'e', { outboundCommunity: community })).toEqual(
    valid ? [] : ['error HHS-EXT-3 /spec/outboundCommunity'],
  );
});

test.each<[Json, string[]]>([
  [{ static: { prefixes: ['0.0.0.0/0'] } }, []],
  [
    { static: { prefixes: ['0.0.0.0/0'] }, outboundCommunity: 'x' },
    ['error HHS-EXT-4 /spec/outboundCommunity'],
  ],
  [{ static: {} }, ['error HHS-EXT-5 /spec/static']],
  [{ static: { prefixes: ['10.0.0.0/8', '10.0.0.0'] } }, ['error HHS-EXT-5 /spec/static/prefixes/1']],
  [{ static: { prefixes: ['10.1.0.0/16', '10.0.0.0/8'] } }, ['error HHS-EXT-5 /spec/static/prefixes/0']],
  [{ static: { prefixes: ['10.0.0.0/9', '10.128.0.0/9'] } }, []],
])('%j', (spec, expected) => {
  expect(found('External', 'e', spec)).toEqual(expected);
});

test('an external with attachments or peerings stays', () => {
  const others: readonly Neighbour[] = [
    ['ExternalAttachment', 'a', { external: 'e', connection: 'c' }],
    ['ExternalPeering', 'p', { permit: { vpc: { name: 'v' }, external: { name: 'e' } } }],
  ];
  expect(foundOnDelete('External', 'e', {}, { others })).toEqual([
    'error HHS-EXT-D1 /metadata/name',
    'error HHS-EXT-D2 /metadata/name',
  ]);
  expect(foundOnDelete('External', 'f', {}, { others })).toEqual([]);
});
