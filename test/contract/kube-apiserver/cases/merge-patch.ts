import { expect } from '@jest/globals';
import type { ContractCase } from '../contract-case.ts';
import {
  appliedFirst,
  asObject,
  create,
  expectObject,
  expectRefusal,
  mergePatch,
  metadata,
  ownership,
  patched,
  read,
  version,
} from '../expectations.ts';
import { fabricSwitch, server, servers, switches } from '../fabric-objects.ts';

const path = `${servers}/server-1`;
const full = () => server('server-1', { description: 'one', profile: 'plain' });

export const mergePatchCases: readonly ContractCase[] = [
  {
    id: 'merge-patch/changes',
    title: 'changes what it names and keeps the rest',
    async run(api) {
      await create(api, servers, full());
      const changed = await patched(api, path, { spec: { description: 'two' } });
      expect(changed.spec).toEqual({ description: 'two', profile: 'plain' });
      expect(version(changed).generation).toBe(2);
      expect(await read(api, path)).toEqual(changed);
    },
  },
  {
    id: 'merge-patch/null',
    title: 'removes what it sets to null',
    async run(api) {
      await create(api, servers, full());
      const changed = await patched(api, path, { spec: { description: null } });
      expect(changed.spec).toEqual({ profile: 'plain' });
    },
  },
  {
    id: 'merge-patch/list',
    title: 'replaces a list whole',
    async run(api) {
      await create(api, switches, fabricSwitch('leaf-1', { groups: ['a', 'b'] }));
      const changed = await patched(api, `${switches}/leaf-1`, { spec: { groups: ['c'] } });
      expect(asObject(changed.spec).groups).toEqual(['c']);
    },
  },
  {
    id: 'merge-patch/owner',
    title: 'makes its manager the owner by Update of what it changed',
    async run(api) {
      await appliedFirst(api, servers, full());
      expect(ownership(await patched(api, path, { spec: { description: 'two' } }))).toEqual({
        'git Apply': { 'f:spec': { 'f:profile': {} } },
        'hand Update': { 'f:spec': { 'f:description': {} } },
      });
    },
  },
  {
    id: 'merge-patch/no-change',
    title: 'moves nothing when it changes nothing',
    async run(api) {
      const created = await create(api, servers, full());
      expect(await patched(api, path, { spec: { description: 'one' } })).toEqual(created);
      expect(await patched(api, path, {})).toEqual(created);
    },
  },
  {
    id: 'merge-patch/labels',
    title: 'moves only the resourceVersion when it changes a label',
    async run(api) {
      const created = await create(api, servers, full());
      const changed = await patched(api, path, { metadata: { labels: { rack: 'a' } } });
      expect(metadata(changed).generation).toBe(1);
      expect(version(changed).resourceVersion).not.toBe(version(created).resourceVersion);
    },
  },
  {
    id: 'merge-patch/stale',
    title: 'refuses when the object moved since the resourceVersion in the patch',
    async run(api) {
      const { resourceVersion } = version(await create(api, servers, full()));
      await patched(api, path, { spec: { description: 'two' } });
      const late = { metadata: { resourceVersion }, spec: { description: 'three' } };
      expectRefusal(await mergePatch(api, path, late), 409, 'Conflict');
      expect(asObject((await read(api, path)).spec).description).toBe('two');
    },
  },
  {
    id: 'merge-patch/fresh',
    title: 'patches when the resourceVersion in the patch is the live one',
    async run(api) {
      const { resourceVersion } = version(await create(api, servers, full()));
      const patch = { metadata: { resourceVersion }, spec: { description: 'two' } };
      expect(asObject((await patched(api, path, patch)).spec).description).toBe('two');
    },
  },
  {
    id: 'merge-patch/not-found',
    title: 'creates nothing: 404 for what is not there',
    async run(api) {
      expectRefusal(await mergePatch(api, path, { spec: { description: 'one' } }), 404, 'NotFound');
    },
  },
  {
    id: 'merge-patch/dry-run',
    title: 'shows and does not store in a dry-run',
    async run(api) {
      const created = await create(api, servers, full());
      const answer = await mergePatch(api, path, { spec: { profile: 'new' } }, 'hand', '&dryRun=All');
      expect(asObject(expectObject(answer, 200).spec).profile).toBe('new');
      expect(await read(api, path)).toEqual(created);
    },
  },
  {
    id: 'merge-patch/unknown-strict',
    title: 'refuses an unknown field under strict validation',
    async run(api) {
      const created = await create(api, servers, full());
      const answer = await mergePatch(api, path, { spec: { bogus: 1 } }, 'hand', '&fieldValidation=Strict');
      const status = expectRefusal(answer, 422, 'Invalid');
      expect(status.message).toContain('unknown field "spec.bogus"');
      expect(await read(api, path)).toEqual(created);
    },
  },
  {
    id: 'merge-patch/invalid',
    title: 'refuses a value that the schema does not allow',
    async run(api) {
      await create(api, servers, full());
      const status = expectRefusal(await mergePatch(api, path, { spec: { description: 5 } }), 422, 'Invalid');
      expect(status.details).toMatchObject({
        causes: [{ reason: 'FieldValueTypeInvalid', field: 'spec.description' }],
      });
    },
  },
  {
    id: 'merge-patch/media-type',
    title: 'answers 415 to a strategic merge patch of a fabric kind',
    async run(api) {
      await create(api, servers, full());
      const answer = await api.send(
        'PATCH',
        path,
        {},
        { contentType: 'application/strategic-merge-patch+json' },
      );
      expectRefusal(answer, 415, 'UnsupportedMediaType');
    },
  },
  {
    id: 'merge-patch/half-a-body',
    title: 'answers 400 to half a document',
    async run(api) {
      await create(api, servers, full());
      expectRefusal(await mergePatch(api, path, '{"spec": '), 400, 'BadRequest');
    },
  },
  {
    id: 'merge-patch/managed-fields-reset',
    title: 'forgets all ownership when it sets one empty entry',
    async run(api) {
      await appliedFirst(api, servers, full());
      const changed = await patched(api, path, { metadata: { managedFields: [{}] } });
      expect(metadata(changed).managedFields).toBeUndefined();
    },
  },
];
