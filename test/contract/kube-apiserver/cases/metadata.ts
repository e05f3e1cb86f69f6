import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase } from '../contract-case.ts';
import { causesOf, create, expectRefusal, metadata, patched } from '../expectations.ts';
import { server, servers } from '../fabric-objects.ts';

function refused(id: string, title: string, body: () => JsonObject, field: string): ContractCase {
  return {
    id: `metadata/${id}`,
    title,
    async run(api) {
      const causes = causesOf(expectRefusal(await api.send('POST', servers, body()), 422, 'Invalid'));
      expect(causes.length).toBeGreaterThan(0);
      for (const cause of causes) expect(cause).toEqual({ reason: 'FieldValueInvalid', field });
    },
  };
}

const labelled = (labels: JsonObject) => () => server('server-1', {}, { labels });

export const metadataCases: readonly ContractCase[] = [
  refused('name-upper', 'refuses a name with upper case', () => server('Server-1'), 'metadata.name'),
  refused('name-underscore', 'refuses a name with an underscore', () => server('server_1'), 'metadata.name'),
  refused('name-dash', 'refuses a name that ends in a dash', () => server('server-'), 'metadata.name'),
  refused('name-long', 'refuses a name over 253 characters', () => server('a'.repeat(254)), 'metadata.name'),
  refused('label-key', 'refuses a label key with a space', labelled({ 'a b': 'x' }), 'metadata.labels'),
  refused('label-value', 'refuses a label value with a space', labelled({ a: 'b c' }), 'metadata.labels'),
  refused(
    'label-long',
    'refuses a label value over 63 characters',
    labelled({ a: 'b'.repeat(64) }),
    'metadata.labels',
  ),
  refused(
    'annotation-key',
    'refuses an annotation key with two slashes',
    () => server('server-1', {}, { annotations: { 'a/b/c': 'x' } }),
    'metadata.annotations',
  ),
  {
    id: 'metadata/name-dots',
    title: 'takes dots and 253 characters in a name',
    async run(api) {
      const name = `${'a'.repeat(125)}.${'b'.repeat(127)}`;
      expect(metadata(await create(api, servers, server(name))).name).toBe(name);
    },
  },
  {
    id: 'metadata/label-removed',
    title: 'removes a label, and the map with its last one',
    async run(api) {
      await create(api, servers, server('server-1', {}, { labels: { a: 'x', b: 'y' } }));
      const path = `${servers}/server-1`;
      const one = await patched(api, path, { metadata: { labels: { a: null } } });
      expect(metadata(one).labels).toEqual({ b: 'y' });
      const none = await patched(api, path, { metadata: { labels: { b: null } } });
      expect(metadata(none).labels).toBeUndefined();
    },
  },
  {
    id: 'metadata/immutable-uid',
    title: 'refuses to change the uid by patch',
    async run(api) {
      await create(api, servers, server('server-1'));
      const answer = await api.send(
        'PATCH',
        `${servers}/server-1`,
        { metadata: { uid: '00000000-0000-0000-0000-000000000000' } },
        { contentType: 'application/merge-patch+json' },
      );
      expect(causesOf(expectRefusal(answer, 422, 'Invalid'))).toContainEqual({
        reason: 'FieldValueInvalid',
        field: 'metadata.uid',
      });
    },
  },
  {
    id: 'metadata/generation-not-taken',
    title: 'takes no generation from a patch',
    async run(api) {
      await create(api, servers, server('server-1'));
      const changed = await patched(api, `${servers}/server-1`, { metadata: { generation: 9 } });
      expect(metadata(changed).generation).toBe(1);
    },
  },
];
