import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase, ContractServer } from '../contract-case.ts';
import {
  appliedFirst,
  causesOf,
  create,
  expectObject,
  expectRefusal,
  metadata,
  ownership,
  read,
  version,
} from '../expectations.ts';
import { configMap, configMaps, server, servers } from '../fabric-objects.ts';

function put(api: ContractServer, body: JsonObject, query = 'fieldManager=hand') {
  return api.send('PUT', `${servers}/server-1?${query}`, body);
}

/** `object` with metadata entries and spec changed; undefined leaves the spec as it is. */
function changed(object: JsonObject, entries: JsonObject, spec?: JsonObject): JsonObject {
  return {
    ...object,
    metadata: { ...metadata(object), ...entries },
    ...(spec === undefined ? {} : { spec }),
  };
}

const first = () => server('server-1', { description: 'one', profile: 'plain' });

export const updateCases: readonly ContractCase[] = [
  {
    id: 'update/replaces',
    title: 'replaces the whole object: what the body lacks is gone',
    async run(api) {
      const created = await create(api, servers, first());
      const updated = expectObject(await put(api, changed(created, {}, { profile: 'plain' })), 200);
      expect(updated.spec).toEqual({ profile: 'plain' });
      expect(await read(api, `${servers}/server-1`)).toEqual(updated);
    },
  },
  {
    id: 'update/generation',
    title: 'moves generation and resourceVersion when the spec changes',
    async run(api) {
      const created = await create(api, servers, first());
      const updated = expectObject(await put(api, changed(created, {}, { description: 'two' })), 200);
      expect(version(updated).generation).toBe(2);
      expect(Number(version(updated).resourceVersion)).toBeGreaterThan(
        Number(version(created).resourceVersion),
      );
      expect(metadata(updated).uid).toBe(metadata(created).uid);
    },
  },
  {
    id: 'update/labels-keep-generation',
    title: 'moves only the resourceVersion when labels change',
    async run(api) {
      const created = await create(api, servers, first());
      const updated = expectObject(await put(api, changed(created, { labels: { rack: 'a' } })), 200);
      expect(version(updated).generation).toBe(1);
      expect(version(updated).resourceVersion).not.toBe(version(created).resourceVersion);
    },
  },
  {
    id: 'update/no-change',
    title: 'moves nothing when nothing changes',
    async run(api) {
      const created = await create(api, servers, first());
      const updated = expectObject(await put(api, created), 200);
      expect(updated).toEqual(created);
      expect(version(await read(api, `${servers}/server-1`))).toEqual(version(created));
    },
  },
  {
    id: 'update/stale',
    title: 'refuses a body read before the last change',
    async run(api) {
      const created = await create(api, servers, first());
      expectObject(await put(api, changed(created, {}, { description: 'two' })), 200);
      const status = expectRefusal(
        await put(api, changed(created, {}, { description: 'three' })),
        409,
        'Conflict',
      );
      expect(status.details).toEqual({ name: 'server-1', group: 'wiring.githedgehog.com', kind: 'servers' });
      expect((await read(api, `${servers}/server-1`)).spec).toEqual({ description: 'two' });
    },
  },
  {
    id: 'update/no-resource-version',
    title: 'refuses to replace a fabric object without a resourceVersion',
    async run(api) {
      await create(api, servers, first());
      const status = expectRefusal(await put(api, first()), 422, 'Invalid');
      expect(causesOf(status)).toEqual([{ reason: 'FieldValueInvalid', field: 'metadata.resourceVersion' }]);
    },
  },
  {
    id: 'update/unconditional-config-map',
    title: 'replaces a ConfigMap without a resourceVersion',
    async run(api) {
      await create(api, configMaps, configMap('notes', { a: '1' }));
      const answer = await api.send('PUT', `${configMaps}/notes`, configMap('notes', { b: '2' }));
      expect(expectObject(answer, 200).data).toEqual({ b: '2' });
    },
  },
  {
    id: 'update/not-found',
    title: 'answers 404 for what is not there',
    async run(api) {
      const body = server('server-1', {}, { resourceVersion: '1' });
      expectRefusal(await put(api, body), 404, 'NotFound');
    },
  },
  {
    id: 'update/other-uid',
    title: 'refuses a body with the uid of another object',
    async run(api) {
      const created = await create(api, servers, first());
      const body = changed(created, { uid: '00000000-0000-0000-0000-000000000000' }, { description: 'two' });
      expectRefusal(await put(api, body), 409, 'Conflict');
      expect(await read(api, `${servers}/server-1`)).toEqual(created);
    },
  },
  {
    id: 'update/other-name',
    title: 'refuses a body with another name than the path',
    async run(api) {
      const created = await create(api, servers, first());
      expectRefusal(await put(api, changed(created, { name: 'server-2' })), 400, 'BadRequest');
    },
  },
  {
    id: 'update/dry-run',
    title: 'shows and does not store in a dry-run',
    async run(api) {
      const created = await create(api, servers, first());
      const body = changed(created, {}, { description: 'two' });
      expect(expectObject(await put(api, body, 'dryRun=All'), 200).spec).toEqual({ description: 'two' });
      expect(await read(api, `${servers}/server-1`)).toEqual(created);
    },
  },
  {
    id: 'update/takes-what-it-changes',
    title: 'makes its manager the owner of the fields it changes, and of no other',
    async run(api) {
      const applied = await appliedFirst(api, servers, first());
      const body = changed(applied, {}, { description: 'two', profile: 'plain' });
      expect(ownership(expectObject(await put(api, body), 200))).toEqual({
        'git Apply': { 'f:spec': { 'f:profile': {} } },
        'hand Update': { 'f:spec': { 'f:description': {} } },
      });
    },
  },
  {
    id: 'update/removal-ends-ownership',
    title: 'ends the ownership of a field it removes',
    async run(api) {
      const applied = await appliedFirst(api, servers, first());
      expect(
        ownership(expectObject(await put(api, changed(applied, {}, { profile: 'plain' })), 200)),
      ).toEqual({
        'git Apply': { 'f:spec': { 'f:profile': {} } },
      });
    },
  },
  {
    id: 'update/managed-fields-given',
    title: 'stores the managed fields that the body brings',
    async run(api) {
      const created = await create(api, servers, first());
      const entry = {
        manager: 'kubectl-create',
        operation: 'Update',
        apiVersion: 'wiring.githedgehog.com/v1beta1',
        time: '2026-01-02T03:04:05Z',
        fieldsType: 'FieldsV1',
        fieldsV1: { 'f:spec': { '.': {}, 'f:description': {} } },
      };
      const updated = expectObject(await put(api, changed(created, { managedFields: [entry] })), 200);
      expect(metadata(updated).managedFields).toEqual([entry]);
      expect(version(updated).generation).toBe(1);
    },
  },
  {
    id: 'update/managed-fields-reset',
    title: 'forgets all ownership when the body brings one empty entry',
    async run(api) {
      const applied = await appliedFirst(api, servers, first());
      const updated = expectObject(await put(api, changed(applied, { managedFields: [{}] })), 200);
      expect(metadata(updated).managedFields).toBeUndefined();
      expect(updated.spec).toEqual(applied.spec);
    },
  },
  {
    id: 'update/managed-fields-left-out',
    title: 'keeps the ownership when the body brings none',
    async run(api) {
      const applied = await appliedFirst(api, servers, first());
      const body = server('server-1', applied.spec ?? {}, {
        resourceVersion: version(applied).resourceVersion,
      });
      expect(ownership(expectObject(await put(api, body), 200))).toEqual(ownership(applied));
    },
  },
];
