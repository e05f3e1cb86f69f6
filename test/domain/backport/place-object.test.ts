import { describe, expect, test } from '@jest/globals';
import { type PlacedManifest, placeObject } from '../../../src/domain/backport/place-object.ts';
import { sampleRegistry } from '../../support/sample-registry.ts';

const GROUPS: Readonly<Record<string, string>> = {
  VPC: 'vpc.githedgehog.com',
  External: 'vpc.githedgehog.com',
  Agent: 'agent.githedgehog.com',
};
const group = (kind: string) => GROUPS[kind] ?? 'wiring.githedgehog.com';

/** `path: Kind/name Kind/name`. */
function layout(files: Readonly<Record<string, string>>): PlacedManifest[] {
  return Object.entries(files).flatMap(([file, objects]) =>
    objects.split(' ').map((object) => {
      const [kind = '', name = ''] = object.split('/');
      return { file, id: { group: group(kind), kind, namespace: 'default', name } };
    }),
  );
}

function place(object: string, files: Readonly<Record<string, string>>): string | null {
  const [kind = '', ...name] = object.split('/');
  return placeObject({ group: group(kind), kind, name: name.join('/') }, layout(files), sampleRegistry);
}

describe('beside its kind', () => {
  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    [
      'the one file of the kind',
      'VPC/v9',
      { 'vpcs.yaml': 'VPC/v1 VPC/v2', 'x.yaml': 'Server/s1' },
      'vpcs.yaml',
    ],
    ['the file with most of the kind', 'VPC/v9', { 'a.yaml': 'VPC/v1', 'b.yml': 'VPC/v2 VPC/v3' }, 'b.yml'],
    [
      'a mixed file that has the kind',
      'VPC/v9',
      { 'all.yaml': 'VPC/v1 Server/s1', 's.yaml': 'Server/s2' },
      'all.yaml',
    ],
    ['a file of its own', 'VPC/v9', { 'vpcs/v1.yaml': 'VPC/v1', 'vpcs/v2.yaml': 'VPC/v2' }, 'vpcs/v9.yaml'],
    [
      'a file of its own, named as the others',
      'VPC/v9',
      { 'net/vpc-v1-prod.yml': 'VPC/v1' },
      'net/vpc-v9-prod.yml',
    ],
    [
      'in the directory that most have',
      'VPC/v9',
      { 'a/v1.yaml': 'VPC/v1', 'b/v2.yaml': 'VPC/v2', 'b/v3.yaml': 'VPC/v3' },
      'b/v9.yaml',
    ],
    [
      'one stray object does not make the habit',
      'VPC/v9',
      { 'v1.yaml': 'VPC/v1', 'vpcs.yaml': 'VPC/v2 VPC/v3' },
      'vpcs.yaml',
    ],
  ])('%s', (_title, object, files, expected) => {
    expect(place(object, files)).toBe(expected);
  });
});

describe('a kind that Git has none of', () => {
  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['nothing at all', 'VPC/v9', {}, 'vpcs.yaml'],
    ['everything in one file', 'VPC/v9', { 'fabric.yaml': 'Server/s1 Switch/l1' }, 'fabric.yaml'],
    [
      'one file for each kind',
      'VPC/v9',
      { 'servers.yml': 'Server/s1', 'switches.yml': 'Switch/l1' },
      'vpcs.yml',
    ],
    [
      'one file for each kind, in the singular',
      'VPC/v9',
      { 'd/server.yaml': 'Server/s1', 'd/switch.yaml': 'Switch/l1' },
      'd/vpc.yaml',
    ],
    [
      'one directory for each kind',
      'VPC/v9',
      { 'servers/s1.yaml': 'Server/s1', 'switches/l1.yaml': 'Switch/l1' },
      'vpcs/v9.yaml',
    ],
    ['directories named by kind', 'VPC/v9', { 'a b/Server/x.yaml': 'Server/s1' }, 'a b/VPC/v9.yaml'],
    ['no habit', 'VPC/v9', { 'x/one.yaml': 'Server/s1', 'x/two.yaml': 'Switch/l1' }, 'x/vpcs.yaml'],
  ])('%s', (_title, object, files, expected) => {
    expect(place(object, files)).toBe(expected);
  });
});

describe('the managed layout', () => {
  const managed = {
    'raw/in.yaml': 'VPC/v1',
    'unmanaged/other.yaml': 'VPC/v2 VPC/v3',
    'managed/servers/s1.yaml': 'Server/s1',
  };
  test('never the inbox nor what is not managed', () => {
    expect(place('VPC/v9', managed)).toBe('managed/vpcs/v9.yaml');
    expect(place('External/e1', managed)).toBe('managed/externals/e1.yaml');
  });
  test('without a habit below it, a file named after the kind', () => {
    expect(place('VPC/v9', { 'managed/x.yaml': 'Server/s1', 'managed/y.yaml': 'Switch/s2' })).toBe(
      'managed/vpcs.yaml',
    );
  });
});

describe('no place', () => {
  test.each(['Nothing/n1', 'Agent/leaf-1', 'VPC/../../etc/x', 'VPC/a/b', 'VPC/'])('%s', (object) => {
    expect(place(object, { 'vpcs/v1.yaml': 'VPC/v1' })).toBeNull();
  });
});

test('the order of the files does not matter', () => {
  const files = { 'b.yaml': 'VPC/v1', 'a.yaml': 'VPC/v2 Server/s1', 'c.yaml': 'Server/s3' };
  const backwards = Object.fromEntries(Object.entries(files).reverse());
  for (const object of ['VPC/v9', 'Switch/l9', 'Server/s9']) {
    expect(place(object, backwards)).toBe(place(object, files));
  }
});
