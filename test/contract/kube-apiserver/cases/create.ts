import { expect } from '@jest/globals';
import type { ContractCase } from '../contract-case.ts';
import { causesOf, create, expectObject, expectRefusal, metadata, ownership, read } from '../expectations.ts';
import { configMap, configMaps, fabricSwitch, server, servers, switches } from '../fabric-objects.ts';

const stamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export const createCases: readonly ContractCase[] = [
  {
    id: 'create/fills-metadata',
    title: 'answers 201 with uid, resourceVersion, generation 1 and a creation time',
    async run(api) {
      const created = await create(api, servers, server('server-1', { description: 'one' }));
      const { uid, resourceVersion, generation, creationTimestamp, namespace } = metadata(created);
      expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
      expect(resourceVersion).toMatch(/^[1-9]\d*$/);
      expect(creationTimestamp).toMatch(stamp);
      expect([generation, namespace]).toEqual([1, 'default']);
      expect(created.spec).toEqual({ description: 'one' });
      expect(await read(api, `${servers}/server-1`)).toEqual(created);
    },
  },
  {
    id: 'create/own-metadata-ignored',
    title: 'takes no uid, generation or creation time from the client',
    async run(api) {
      const own = { uid: 'mine', generation: 7, creationTimestamp: '2001-01-01T00:00:00Z' };
      const { uid, generation, creationTimestamp } = metadata(
        await create(api, servers, server('server-1', {}, own)),
      );
      expect(uid).not.toBe('mine');
      expect(generation).toBe(1);
      expect(creationTimestamp).not.toBe(own.creationTimestamp);
    },
  },
  {
    id: 'create/owner',
    title: 'makes the field manager of the query the owner, by Update',
    async run(api) {
      const body = fabricSwitch('leaf-1', { boot: { mac: '0c:20:12:ff:00:00' }, groups: ['eslag-1'] });
      const created = await create(api, switches, body, 'hand');
      expect(metadata(created).managedFields).toEqual([
        {
          manager: 'hand',
          operation: 'Update',
          apiVersion: 'wiring.githedgehog.com/v1beta1',
          time: expect.stringMatching(stamp),
          fieldsType: 'FieldsV1',
          fieldsV1: {
            'f:spec': { '.': {}, 'f:boot': { '.': {}, 'f:mac': {} }, 'f:groups': {}, 'f:role': {} },
          },
        },
      ]);
    },
  },
  {
    id: 'create/owner-from-user-agent',
    title: 'names the owner after the client where the query names none',
    async run(api) {
      const headers = { 'user-agent': 'some-tool/1.2 (linux)' };
      const created = expectObject(
        await api.send('POST', servers, server('server-1', { description: 'one' }), { headers }),
        201,
      );
      expect(Object.keys(ownership(created))).toEqual(['some-tool Update']);
    },
  },
  {
    id: 'create/owner-of-labels',
    title: 'tracks labels and annotations key by key',
    async run(api) {
      const marks = { labels: { rack: 'a' }, annotations: { note: 'x' } };
      expect(ownership(await create(api, servers, server('server-1', {}, marks), 'hand'))).toEqual({
        'hand Update': {
          'f:metadata': {
            'f:annotations': { '.': {}, 'f:note': {} },
            'f:labels': { '.': {}, 'f:rack': {} },
          },
          'f:spec': {},
        },
      });
    },
  },
  {
    id: 'create/already-exists',
    title: 'refuses a second object of the name',
    async run(api) {
      const created = await create(api, servers, server('server-1', { description: 'first' }));
      const status = expectRefusal(
        await api.send('POST', servers, server('server-1', { description: 'second' })),
        409,
        'AlreadyExists',
      );
      expect(status.details).toEqual({ name: 'server-1', group: 'wiring.githedgehog.com', kind: 'servers' });
      expect(await read(api, `${servers}/server-1`)).toEqual(created);
    },
  },
  {
    id: 'create/no-name',
    title: 'refuses an object without a name',
    async run(api) {
      const body = { apiVersion: 'wiring.githedgehog.com/v1beta1', kind: 'Server', metadata: {}, spec: {} };
      const status = expectRefusal(await api.send('POST', servers, body), 422, 'Invalid');
      expect(causesOf(status)).toEqual([{ reason: 'FieldValueRequired', field: 'metadata.name' }]);
    },
  },
  {
    id: 'create/with-resource-version',
    title: 'refuses to create an object that has a resourceVersion',
    async run(api) {
      const custom = await api.send('POST', servers, server('server-1', {}, { resourceVersion: '5' }));
      expect(custom.status).toBe(500);
      expectRefusal(await api.send('GET', `${servers}/server-1`), 404, 'NotFound');
    },
  },
  {
    id: 'create/other-kind',
    title: 'refuses a body of another kind',
    async run(api) {
      const status = expectRefusal(await api.send('POST', servers, fabricSwitch('leaf-1')), 422, 'Invalid');
      expect(causesOf(status)).toContainEqual({ reason: 'FieldValueInvalid', field: 'kind' });
    },
  },
  {
    id: 'create/other-version',
    title: 'refuses a body of another version',
    async run(api) {
      const body = { ...server('server-1'), apiVersion: 'wiring.githedgehog.com/v1alpha2' };
      expectRefusal(await api.send('POST', servers, body), 400, 'BadRequest');
    },
  },
  {
    id: 'create/other-namespace',
    title: 'refuses a body of another namespace',
    async run(api) {
      const body = server('server-1', {}, { namespace: 'kube-system' });
      expectRefusal(await api.send('POST', servers, body), 400, 'BadRequest');
    },
  },
  {
    id: 'create/missing-namespace',
    title: 'answers 404 for a namespace that is not there',
    async run(api) {
      const path = servers.replace('/default/', '/nowhere/');
      const body = server('server-1', {}, { namespace: 'nowhere' });
      const status = expectRefusal(await api.send('POST', path, body), 404, 'NotFound');
      expect(status.details).toEqual({ name: 'nowhere', kind: 'namespaces' });
    },
  },
  {
    id: 'create/dry-run',
    title: 'shows what a create would give and stores nothing in a dry-run',
    async run(api) {
      const answer = await api.send(
        'POST',
        `${servers}?dryRun=All`,
        server('server-1', { description: 'one' }),
      );
      expect(expectObject(answer, 201).spec).toEqual({ description: 'one' });
      expectRefusal(await api.send('GET', `${servers}/server-1`), 404, 'NotFound');
    },
  },
  {
    id: 'create/half-a-body',
    title: 'answers 400 to half a document',
    async run(api) {
      expectRefusal(await api.send('POST', servers, '{"kind": "Server"'), 400, 'BadRequest');
    },
  },
  {
    id: 'create/media-type',
    title: 'answers 415 to a body of a type it does not read',
    async run(api) {
      const answer = await api.send('POST', servers, 'x', { contentType: 'text/plain' });
      expectRefusal(answer, 415, 'UnsupportedMediaType');
    },
  },
  {
    id: 'create/config-map',
    title: 'keeps no generation for a ConfigMap',
    async run(api) {
      const created = await create(api, configMaps, configMap('notes', { key: 'value' }));
      expect(metadata(created).generation).toBeUndefined();
      expect(created.data).toEqual({ key: 'value' });
    },
  },
];
