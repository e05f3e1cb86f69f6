import { expect } from '@jest/globals';
import type { ContractCase } from '../contract-case.ts';
import { create, expectObject, expectRefusal, metadata, patched, read, version } from '../expectations.ts';
import { configMap, configMaps, server, servers } from '../fabric-objects.ts';

const path = `${servers}/server-1`;
const nowhere = '00000000-0000-0000-0000-000000000000';

export const deleteCases: readonly ContractCase[] = [
  {
    id: 'delete/answer',
    title: 'answers with a Status that names what was deleted',
    async run(api) {
      const { uid } = metadata(await create(api, servers, server('server-1')));
      const status = expectObject(await api.send('DELETE', path), 200);
      expect([status.kind, status.status]).toEqual(['Status', 'Success']);
      expect(status.details).toEqual({
        name: 'server-1',
        group: 'wiring.githedgehog.com',
        kind: 'servers',
        uid,
      });
    },
  },
  {
    id: 'delete/gone',
    title: 'leaves nothing behind',
    async run(api) {
      await create(api, servers, server('server-1'));
      expectObject(await api.send('DELETE', path), 200);
      expectRefusal(await api.send('GET', path), 404, 'NotFound');
      expect((await read(api, servers)).items).toEqual([]);
    },
  },
  {
    id: 'delete/not-found',
    title: 'answers 404 for what is not there',
    async run(api) {
      const status = expectRefusal(await api.send('DELETE', path), 404, 'NotFound');
      expect(status.details).toEqual({ name: 'server-1', group: 'wiring.githedgehog.com', kind: 'servers' });
    },
  },
  {
    id: 'delete/uid-matches',
    title: 'deletes when the uid of the precondition is right',
    async run(api) {
      const { uid } = metadata(await create(api, servers, server('server-1')));
      expectObject(await api.send('DELETE', path, { preconditions: { uid: uid ?? '' } }), 200);
      expectRefusal(await api.send('GET', path), 404, 'NotFound');
    },
  },
  {
    id: 'delete/uid-differs',
    title: 'refuses with 409 when the uid of the precondition is another',
    async run(api) {
      const created = await create(api, servers, server('server-1'));
      const body = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid: nowhere } };
      expectRefusal(await api.send('DELETE', path, body), 409, 'Conflict');
      expect(await read(api, path)).toEqual(created);
    },
  },
  {
    id: 'delete/version-differs',
    title: 'refuses with 409 when the resourceVersion of the precondition is another',
    async run(api) {
      const created = await create(api, servers, server('server-1'));
      await patched(api, path, { spec: { description: 'changed' } });
      const { resourceVersion } = version(created);
      expectRefusal(await api.send('DELETE', path, { preconditions: { resourceVersion } }), 409, 'Conflict');
      expect((await read(api, path)).spec).toEqual({ description: 'changed' });
    },
  },
  {
    id: 'delete/dry-run',
    title: 'deletes nothing in a dry-run',
    async run(api) {
      const created = await create(api, servers, server('server-1'));
      expectObject(await api.send('DELETE', `${path}?dryRun=All`), 200);
      expect(await read(api, path)).toEqual(created);
    },
  },
  {
    id: 'delete/recreate',
    title: 'gives a new uid and generation 1 to an object created again',
    async run(api) {
      const before = metadata(await create(api, servers, server('server-1')));
      await patched(api, path, { spec: { description: 'changed' } });
      await api.send('DELETE', path);
      const after = metadata(await create(api, servers, server('server-1')));
      expect(after.uid).not.toBe(before.uid);
      expect(after.generation).toBe(1);
      expect(Number(after.resourceVersion)).toBeGreaterThan(Number(before.resourceVersion));
    },
  },
  {
    id: 'delete/collection',
    title: 'deletes what a selector selects and nothing else',
    async run(api) {
      await create(api, servers, server('a', {}, { labels: { rack: 'one' } }));
      const kept = await create(api, servers, server('b'));
      expectObject(await api.send('DELETE', `${servers}?labelSelector=rack%3Done`), 200);
      expect((await read(api, servers)).items).toEqual([kept]);
    },
  },
  {
    id: 'delete/config-map',
    title: 'deletes a built-in kind the same way',
    async run(api) {
      const { uid } = metadata(await create(api, configMaps, configMap('notes', {})));
      const status = expectObject(await api.send('DELETE', `${configMaps}/notes`), 200);
      expect(status.details).toEqual({ name: 'notes', kind: 'configmaps', uid });
    },
  },
  {
    id: 'delete/forbidden',
    title: 'forbids deleting to who may only read',
    async run(api) {
      const created = await create(api, servers, server('server-1'));
      expectRefusal(await api.send('DELETE', path, undefined, { user: 'reader' }), 403, 'Forbidden');
      expect(await read(api, path)).toEqual(created);
    },
  },
];
