import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { fabricRegistry } from '../../src/domain/fabric/registry.ts';
import { projectRoot } from '../support/shared.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly rules: readonly Rule[];
  readonly roleRef: { readonly name: string };
  readonly subjects: readonly { readonly name: string; readonly namespace: string }[];
}

const text = readFileSync(join(projectRoot, 'examples', 'cluster-access.yaml'), 'utf8');
const manifests: readonly Manifest[] = parseAllDocuments(text).map((document) => document.toJS());
const rulesOf = (name: string): readonly Rule[] =>
  manifests.find(({ kind, metadata }) => kind === 'Role' && metadata.name === name)?.rules ?? [];
const read = rulesOf('hedgehog-sync-read');
const apply = rulesOf('hedgehog-sync-apply');

function may(rules: readonly Rule[], verb: string, group: string, resource: string): boolean {
  return rules.some(
    ({ apiGroups, resources, verbs }) =>
      apiGroups.includes(group) &&
      verbs.includes(verb) &&
      (resources.includes(resource) || resources.includes('*')),
  );
}

describe('the users in the cluster that the guide makes', () => {
  test('may both look at every kind of the fabric', () => {
    const missing = fabricRegistry.kinds.flatMap(({ group, plural }) =>
      ['get', 'list', 'watch'].filter((verb) => !may(read, verb, group, plural)),
    );
    expect(missing).toEqual([]);
    const bound = manifests.find(
      (one) => one.kind === 'RoleBinding' && one.metadata.name === 'hedgehog-sync-read',
    );
    expect(bound?.subjects.map(({ name }) => name)).toEqual(['hedgehog-sync-read', 'hedgehog-sync-apply']);
  });

  test('the one that looks can change nothing', () => {
    expect([...new Set(read.flatMap(({ verbs }) => verbs))].sort()).toEqual(['get', 'list', 'watch']);
    const bindings = manifests.filter(
      (one) => one.kind === 'RoleBinding' && one.roleRef.name === 'hedgehog-sync-apply',
    );
    expect(bindings.flatMap(({ subjects }) => subjects.map(({ name }) => name))).toEqual([
      'hedgehog-sync-apply',
    ]);
  });

  test('the one that applies may write what lives in Git, and nothing that the fabric makes in groups of its own', () => {
    const users = fabricRegistry.kinds.filter(({ owner }) => owner === 'user');
    for (const { group, plural } of users) {
      expect([plural, ...['create', 'patch'].map((verb) => may(apply, verb, group, plural))]).toEqual([
        plural,
        true,
        true,
      ]);
    }
    const groups = new Set(users.map(({ group }) => group));
    const written = apply
      .flatMap(({ apiGroups }) => apiGroups)
      .filter((group) => group.endsWith('githedgehog.com'));
    expect(written.filter((group) => !groups.has(group))).toEqual([]);
  });

  test('nobody may delete an object of the fabric, or use a wildcard for groups or verbs', () => {
    for (const { apiGroups, verbs } of [...read, ...apply]) {
      expect([...apiGroups, ...verbs]).not.toContain('*');
      if (apiGroups.some((group) => group.endsWith('githedgehog.com'))) expect(verbs).not.toContain('delete');
    }
  });

  test('live where hedgehog-sync keeps its record by default', () => {
    for (const { metadata } of manifests) expect(metadata.namespace).toBe('default');
  });
});
