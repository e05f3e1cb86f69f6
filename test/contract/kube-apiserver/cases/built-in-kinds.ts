import { expect } from '@jest/globals';
import type { ContractCase } from '../contract-case.ts';
import {
  applied,
  appliedFirst,
  apply,
  asObject,
  causesOf,
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
import { configMap, configMaps, lease, leases } from '../fabric-objects.ts';

const held = (holder: string) => ({
  holderIdentity: holder,
  leaseDurationSeconds: 15,
  acquireTime: '2026-01-02T03:04:05.000000Z',
  renewTime: '2026-01-02T03:04:05.678901Z',
  leaseTransitions: 0,
});
const leasePath = `${leases}/lock`;
const notes = `${configMaps}/notes`;

export const builtInCases: readonly ContractCase[] = [
  {
    id: 'lease/create',
    title: 'keeps a Lease with its times to the microsecond',
    async run(api) {
      const created = await create(api, leases, lease('lock', held('run-1')));
      expect([created.kind, created.spec]).toEqual(['Lease', held('run-1')]);
      expect(await read(api, leasePath)).toEqual(created);
    },
  },
  {
    id: 'lease/only-one-creates',
    title: 'lets only one of two create a Lease',
    async run(api) {
      await create(api, leases, lease('lock', held('run-1')));
      expectRefusal(await api.send('POST', leases, lease('lock', held('run-2'))), 409, 'AlreadyExists');
      expect(asObject((await read(api, leasePath)).spec).holderIdentity).toBe('run-1');
    },
  },
  {
    id: 'lease/renew',
    title: 'renews with the resourceVersion that was read',
    async run(api) {
      const created = await create(api, leases, lease('lock', held('run-1')));
      const renewed = { ...created, spec: { ...held('run-1'), renewTime: '2026-01-02T03:04:15.000000Z' } };
      const updated = expectObject(await api.send('PUT', leasePath, renewed), 200);
      expect(asObject(updated.spec).renewTime).toBe('2026-01-02T03:04:15.000000Z');
      expect(version(updated).resourceVersion).not.toBe(version(created).resourceVersion);
    },
  },
  {
    id: 'lease/lost',
    title: 'refuses to renew a Lease that another took in between',
    async run(api) {
      const created = await create(api, leases, lease('lock', held('run-1')));
      expectObject(await api.send('PUT', leasePath, { ...created, spec: held('run-2') }), 200);
      expectRefusal(await api.send('PUT', leasePath, { ...created, spec: held('run-1') }), 409, 'Conflict');
      expect(asObject((await read(api, leasePath)).spec).holderIdentity).toBe('run-2');
    },
  },
  {
    id: 'lease/released',
    title: 'releases by a patch that clears the holder',
    async run(api) {
      await create(api, leases, lease('lock', held('run-1')));
      const released = await patched(api, leasePath, { spec: { holderIdentity: null } });
      expect(asObject(released.spec).holderIdentity).toBeUndefined();
      expect(asObject(released.spec).leaseDurationSeconds).toBe(15);
    },
  },
  {
    id: 'lease/bad-duration',
    title: 'refuses a Lease that lasts no time',
    async run(api) {
      const body = lease('lock', { ...held('run-1'), leaseDurationSeconds: 0 });
      const causes = causesOf(expectRefusal(await api.send('POST', leases, body), 422, 'Invalid'));
      expect(causes).toEqual([{ reason: 'FieldValueInvalid', field: 'spec.leaseDurationSeconds' }]);
    },
  },
  {
    id: 'lease/deleted',
    title: 'deletes a Lease with a precondition',
    async run(api) {
      const { uid } = metadata(await create(api, leases, lease('lock', held('run-1'))));
      const other = { preconditions: { uid: '00000000-0000-0000-0000-000000000000' } };
      expectRefusal(await api.send('DELETE', leasePath, other), 409, 'Conflict');
      expectObject(await api.send('DELETE', leasePath, { preconditions: { uid: uid ?? '' } }), 200);
      expectRefusal(await api.send('GET', leasePath), 404, 'NotFound');
    },
  },
  {
    id: 'config-map/apply',
    title: 'applies a ConfigMap and tracks its keys',
    async run(api) {
      const created = await appliedFirst(api, configMaps, configMap('notes', { a: '1', b: '2' }));
      expect(ownership(created)).toEqual({ 'git Apply': { 'f:data': { 'f:a': {}, 'f:b': {} } } });
    },
  },
  {
    id: 'config-map/apply-again',
    title: 'changes nothing when a ConfigMap is applied again',
    async run(api) {
      const created = await appliedFirst(api, configMaps, configMap('notes', { a: '1' }));
      expect(await applied(api, configMaps, configMap('notes', { a: '1' }))).toEqual(created);
    },
  },
  {
    id: 'config-map/apply-drops-key',
    title: 'removes a key that is no longer applied',
    async run(api) {
      await appliedFirst(api, configMaps, configMap('notes', { a: '1', b: '2' }));
      expect((await applied(api, configMaps, configMap('notes', { a: '1' }))).data).toEqual({ a: '1' });
    },
  },
  {
    id: 'config-map/conflict',
    title: 'refuses to change a key of somebody else',
    async run(api) {
      await appliedFirst(api, configMaps, configMap('notes', { a: '1' }));
      const answer = await apply(api, configMaps, configMap('notes', { a: '2' }), { manager: 'else' });
      expect(causesOf(expectRefusal(answer, 409, 'Conflict'))).toEqual([
        { reason: 'FieldManagerConflict', field: '.data.a' },
      ]);
    },
  },
  {
    id: 'config-map/update-owner',
    title: 'gives a created ConfigMap to its creator, the map itself too',
    async run(api) {
      expect(ownership(await create(api, configMaps, configMap('notes', { a: '1' }), 'hand'))).toEqual({
        'hand Update': { 'f:data': { '.': {}, 'f:a': {} } },
      });
    },
  },
  {
    id: 'config-map/stale',
    title: 'refuses a ConfigMap read before the last change',
    async run(api) {
      const created = await create(api, configMaps, configMap('notes', { a: '1' }));
      await patched(api, notes, { data: { a: '2' } });
      expectRefusal(await api.send('PUT', notes, { ...created, data: { a: '3' } }), 409, 'Conflict');
      expect((await read(api, notes)).data).toEqual({ a: '2' });
    },
  },
  {
    id: 'config-map/too-large',
    title: 'refuses a ConfigMap over one mebibyte',
    async run(api) {
      const answer = await api.send('POST', configMaps, configMap('notes', { a: 'x'.repeat(1_048_577) }));
      expect(causesOf(expectRefusal(answer, 422, 'Invalid'))).toEqual([
        { reason: 'FieldValueTooLong', field: '[]' },
      ]);
    },
  },
  {
    id: 'config-map/large-enough',
    title: 'takes a ConfigMap of 900,000 bytes',
    async run(api) {
      const created = await create(api, configMaps, configMap('notes', { a: 'x'.repeat(900_000) }));
      expect(String(asObject(created.data).a)).toHaveLength(900_000);
    },
  },
  {
    id: 'config-map/bad-key',
    title: 'refuses a key with a slash',
    async run(api) {
      const answer = await api.send('POST', configMaps, configMap('notes', { 'a/b': 'x' }));
      expect(causesOf(expectRefusal(answer, 422, 'Invalid'))).toEqual([
        { reason: 'FieldValueInvalid', field: 'data[a/b]' },
      ]);
    },
  },
  {
    id: 'config-map/not-a-string',
    title: 'answers 400 to a value that is no string',
    async run(api) {
      expectRefusal(await api.send('POST', configMaps, configMap('notes', { a: 1 })), 400, 'BadRequest');
    },
  },
  {
    id: 'config-map/patch',
    title: 'merges keys, removes with null and moves nothing without a change',
    async run(api) {
      await create(api, configMaps, configMap('notes', { a: '1', b: '2' }));
      const changed = await patched(api, notes, { data: { b: null, c: '3' } });
      expect(changed.data).toEqual({ a: '1', c: '3' });
      expect(await patched(api, notes, { data: { c: '3' } })).toEqual(changed);
      expectRefusal(await mergePatch(api, `${configMaps}/none`, { data: {} }), 404, 'NotFound');
    },
  },
];
