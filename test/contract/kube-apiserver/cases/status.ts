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
  metadata,
  ownership,
  patched,
  read,
  version,
} from '../expectations.ts';
import { agent, agents } from '../fabric-objects.ts';

const path = `${agents}/leaf-1`;
const desired = (description: string) => agent('leaf-1', { description, role: 'spine' });
const reported = { conditions: [], lastAppliedGen: 1 };

export const statusCases: readonly ContractCase[] = [
  {
    id: 'status/not-by-create',
    title: 'ignores a status at creation',
    async run(api) {
      const created = await create(api, agents, { ...desired('one'), status: reported });
      expect(created.status).toBeUndefined();
    },
  },
  {
    id: 'status/not-by-update',
    title: 'ignores a status in a write of the object',
    async run(api) {
      await create(api, agents, desired('one'));
      const changed = await patched(api, path, { status: reported });
      expect(changed.status).toBeUndefined();
    },
  },
  {
    id: 'status/patch',
    title: 'writes the status at its own path and keeps the generation',
    async run(api) {
      const created = await create(api, agents, desired('one'));
      const changed = await patched(api, `${path}/status`, { status: reported }, 'agent');
      expect(changed.status).toEqual(reported);
      expect(metadata(changed).generation).toBe(1);
      expect(version(changed).resourceVersion).not.toBe(version(created).resourceVersion);
      expect((await read(api, path)).status).toEqual(reported);
    },
  },
  {
    id: 'status/put',
    title: 'takes only the status of a body put to the status path',
    async run(api) {
      const created = await create(api, agents, desired('one'));
      const body = { ...created, spec: { description: 'other' }, status: reported };
      const changed = expectObject(await api.send('PUT', `${path}/status`, body), 200);
      expect([changed.spec, changed.status]).toEqual([created.spec, reported]);
    },
  },
  {
    id: 'status/spec-ignored',
    title: 'ignores a spec patched at the status path',
    async run(api) {
      const created = await create(api, agents, desired('one'));
      const patch = { spec: { description: 'other' }, status: reported };
      expect((await patched(api, `${path}/status`, patch)).spec).toEqual(created.spec);
    },
  },
  {
    id: 'status/owner',
    title: 'tracks who wrote the status apart, by subresource',
    async run(api) {
      await create(api, agents, desired('one'), 'controller');
      const changed = await patched(api, `${path}/status`, { status: reported }, 'agent');
      expect(ownership(changed)).toEqual({
        'controller Update': { 'f:spec': {} },
        'agent Update status': { 'f:status': {} },
      });
    },
  },
  {
    id: 'status/kept',
    title: 'keeps the status when the spec changes, which moves the generation',
    async run(api) {
      await create(api, agents, desired('one'));
      await patched(api, `${path}/status`, { status: reported });
      const changed = await patched(api, path, { spec: { description: 'two' } });
      expect(changed.status).toEqual(reported);
      expect(metadata(changed).generation).toBe(2);
    },
  },
  {
    id: 'status/schema',
    title: 'holds the status to its schema',
    async run(api) {
      await create(api, agents, desired('one'));
      const answer = await api.send(
        'PATCH',
        `${path}/status`,
        { status: { lastAppliedGen: 1 } },
        { contentType: 'application/merge-patch+json' },
      );
      expect(causesOf(expectRefusal(answer, 422, 'Invalid'))).toContainEqual({
        reason: 'FieldValueRequired',
        field: 'status.conditions',
      });
    },
  },
  {
    id: 'status/get',
    title: 'shows the whole object at the status path',
    async run(api) {
      const created = await create(api, agents, desired('one'));
      expect(await read(api, `${path}/status`)).toEqual(created);
    },
  },
  {
    id: 'atomic/one-field',
    title: 'takes an atomic struct as one field',
    async run(api) {
      expect(ownership(await appliedFirst(api, agents, desired('one')))).toEqual({
        'git Apply': { 'f:spec': {} },
      });
    },
  },
  {
    id: 'atomic/replaced',
    title: 'replaces an atomic struct whole',
    async run(api) {
      await appliedFirst(api, agents, desired('one'));
      const changed = await applied(api, agents, agent('leaf-1', { description: 'two' }));
      expect(changed.spec).toEqual({ description: 'two' });
    },
  },
  {
    id: 'atomic/conflict',
    title: 'refuses to change any field of an atomic struct of somebody else',
    async run(api) {
      await appliedFirst(api, agents, desired('one'));
      const answer = await apply(api, agents, agent('leaf-1', { version: {} }), { manager: 'else' });
      const status = expectRefusal(answer, 409, 'Conflict');
      expect(causesOf(status)).toEqual([{ reason: 'FieldManagerConflict', field: '.spec' }]);
    },
  },
  {
    id: 'atomic/merge-patch',
    title: 'gives the whole atomic struct to who changes one field of it',
    async run(api) {
      await appliedFirst(api, agents, desired('one'));
      const changed = await patched(api, path, { spec: { description: 'two' } });
      expect(asObject(changed.spec)).toEqual({ description: 'two', role: 'spine' });
      expect(ownership(changed)).toEqual({ 'hand Update': { 'f:spec': {} } });
    },
  },
];
