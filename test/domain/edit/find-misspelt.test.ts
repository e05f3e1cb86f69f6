import { expect, test } from '@jest/globals';
import { findMends } from '../../../src/domain/edit/find-mends.ts';
import { findMisspelt } from '../../../src/domain/edit/find-misspelt.ts';
import { mendFiles } from '../../../src/domain/edit/mend-files.ts';
import { fabricRegistry } from '../../../src/domain/fabric/registry.ts';
import { DEFAULT_PARSE_LIMITS } from '../../../src/domain/parse/parse-limits.ts';

function misspelt(spec: string) {
  const text = `apiVersion: vpc.githedgehog.com/v1beta1\nkind: VPC\nmetadata:\n  name: a\nspec:\n${spec}`;
  const files = [{ path: 'a.yaml', text }];
  const wishes = findMisspelt(files, fabricRegistry, DEFAULT_PARSE_LIMITS);
  const { mends, texts } = mendFiles(files, wishes, DEFAULT_PARSE_LIMITS);
  expect(findMends(files, fabricRegistry, DEFAULT_PARSE_LIMITS)).toEqual([]);
  return {
    said: mends.map(({ message }) => message),
    spec: texts.get('a.yaml')?.slice(text.indexOf('spec:\n') + 6),
  };
}

test('a field that does not exist is offered under the name that is near, in structs and in maps', () => {
  expect(misspelt('  ipv4namespace: default\n  subnets:\n    default:\n      vlna: 7 # seven\n')).toEqual({
    said: [
      'spec.ipv4namespace: did you mean ipv4Namespace?',
      'spec.subnets.default.vlna: did you mean vlan?',
    ],
    spec: '  ipv4Namespace: default\n  subnets:\n    default:\n      vlan: 7 # seven\n',
  });
});

test('a key of a map is nobody to correct, and what is near to nothing is left', () => {
  expect(misspelt('  subnets:\n    defualt:\n      whatever: 7\n')).toEqual({ said: [], spec: undefined });
});

test('a name that is taken, or that two fields would get, is not offered', () => {
  expect(misspelt('  mode: l3vni\n  moode: x\n').said).toEqual([]);
  expect(misspelt('  subnets:\n    default:\n      vlna: 7\n      vlann: 8\n').said).toEqual([]);
});

test('keys that every object of JavaScript has are data', () => {
  expect(misspelt('  __proto__: {}\n  constructor: 1\n').said).toEqual([]);
});
