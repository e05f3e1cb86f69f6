import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase } from '../contract-case.ts';
import {
  applied,
  appliedFirst,
  apply,
  create,
  expectObject,
  expectRefusal,
  metadata,
  ownership,
  patched,
  read,
  version,
} from '../expectations.ts';
import { fabricSwitch, server, servers, switches, vpc, vpcs } from '../fabric-objects.ts';

const path = `${servers}/server-1`;
const one = () => server('server-1', { description: 'one' });

/** The server without a spec, as a bare manifest has it. */
function withoutSpec(): JsonObject {
  const { apiVersion = '', kind = '', metadata: meta = {} } = one();
  return { apiVersion, kind, metadata: meta };
}

export const applyCases: readonly ContractCase[] = [
  {
    id: 'apply/creates',
    title: 'creates what is not there, with 201 and generation 1',
    async run(api) {
      const created = await appliedFirst(api, servers, one());
      expect(created.spec).toEqual({ description: 'one' });
      expect(metadata(created).generation).toBe(1);
      expect(await read(api, path)).toEqual(created);
    },
  },
  {
    id: 'apply/owner',
    title: 'writes an Apply entry with exactly the fields that were sent',
    async run(api) {
      const body = fabricSwitch('leaf-1', { boot: { mac: '0c:20:12:ff:00:00' }, groups: ['eslag-1'] });
      expect(metadata(await appliedFirst(api, switches, body)).managedFields).toEqual([
        {
          manager: 'git',
          operation: 'Apply',
          apiVersion: 'wiring.githedgehog.com/v1beta1',
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          fieldsType: 'FieldsV1',
          fieldsV1: { 'f:spec': { 'f:boot': { 'f:mac': {} }, 'f:groups': {}, 'f:role': {} } },
        },
      ]);
    },
  },
  {
    id: 'apply/owner-of-nothing-below',
    title: 'owns an empty map or struct itself, and an empty list',
    async run(api) {
      const body = fabricSwitch('leaf-1', { groups: [], portSpeeds: {}, redundancy: {} });
      expect(ownership(await appliedFirst(api, switches, body))).toEqual({
        'git Apply': {
          'f:spec': { 'f:groups': {}, 'f:portSpeeds': {}, 'f:redundancy': {}, 'f:role': {} },
        },
      });
    },
  },
  {
    id: 'apply/again',
    title: 'changes nothing when applied again',
    async run(api) {
      const created = await appliedFirst(api, servers, one());
      expect(await applied(api, servers, one())).toEqual(created);
      expect(version(await read(api, path))).toEqual(version(created));
    },
  },
  {
    id: 'apply/changes',
    title: 'changes its own field and moves generation and resourceVersion',
    async run(api) {
      const created = await appliedFirst(api, servers, one());
      const changed = await applied(api, servers, server('server-1', { description: 'two' }));
      expect(changed.spec).toEqual({ description: 'two' });
      expect(version(changed).generation).toBe(2);
      expect(Number(version(changed).resourceVersion)).toBeGreaterThan(
        Number(version(created).resourceVersion),
      );
    },
  },
  {
    id: 'apply/adds-label',
    title: 'moves only the resourceVersion when it adds a label',
    async run(api) {
      await appliedFirst(api, servers, one());
      const labelled = { ...one(), metadata: { name: 'server-1', labels: { rack: 'a' } } };
      const changed = await applied(api, servers, labelled);
      expect(metadata(changed).labels).toEqual({ rack: 'a' });
      expect(metadata(changed).generation).toBe(1);
      expect(ownership(changed)).toEqual({
        'git Apply': { 'f:metadata': { 'f:labels': { 'f:rack': {} } }, 'f:spec': { 'f:description': {} } },
      });
    },
  },
  {
    id: 'apply/drops-field',
    title: 'removes a field that it no longer sends and alone owned',
    async run(api) {
      await appliedFirst(api, servers, server('server-1', { description: 'one', profile: 'plain' }));
      const changed = await applied(api, servers, server('server-1', { profile: 'plain' }));
      expect(changed.spec).toEqual({ profile: 'plain' });
      expect(ownership(changed)).toEqual({ 'git Apply': { 'f:spec': { 'f:profile': {} } } });
    },
  },
  {
    id: 'apply/drops-struct',
    title: 'removes a struct whose last field it no longer sends',
    async run(api) {
      await appliedFirst(api, switches, fabricSwitch('leaf-1', { boot: { mac: '0c:20:12:ff:00:00' } }));
      expect((await applied(api, switches, fabricSwitch('leaf-1'))).spec).toEqual({ role: 'spine' });
    },
  },
  {
    id: 'apply/drops-map-entry',
    title: 'removes the map entry that it no longer sends and keeps the others',
    async run(api) {
      const subnets = { a: { subnet: '10.0.1.0/24' }, b: { subnet: '10.0.2.0/24' } };
      await appliedFirst(api, vpcs, vpc('vpc-1', { subnets }));
      const changed = await applied(api, vpcs, vpc('vpc-1', { subnets: { b: subnets.b } }));
      expect(changed.spec).toEqual({ subnets: { b: subnets.b } });
    },
  },
  {
    id: 'apply/empty-spec-after-last-field',
    title: 'answers 422 to an empty spec after its only field (a quirk that clients must know)',
    async run(api) {
      await appliedFirst(api, servers, one());
      const status = expectRefusal(await apply(api, servers, server('server-1', {})), 422, 'Invalid');
      expect(status.details).toMatchObject({
        causes: [{ reason: 'FieldValueTypeInvalid', field: 'spec' }],
      });
      expect((await read(api, path)).spec).toEqual({ description: 'one' });
    },
  },
  {
    id: 'apply/no-spec-after-last-field',
    title: 'removes the spec when it is no longer sent at all',
    async run(api) {
      await appliedFirst(api, servers, one());
      const changed = await applied(api, servers, withoutSpec());
      expect(changed.spec).toBeUndefined();
      expect(metadata(changed).managedFields).toBeUndefined();
    },
  },
  {
    id: 'apply/empty-spec',
    title: 'creates and applies again an object with an empty spec',
    async run(api) {
      const created = await appliedFirst(api, servers, server('server-1', {}));
      expect(created.spec).toEqual({});
      expect(ownership(created)).toEqual({ 'git Apply': { 'f:spec': {} } });
      expect(await applied(api, servers, server('server-1', {}))).toEqual(created);
    },
  },
  {
    id: 'apply/first-field-after-empty-spec',
    title: 'adds the first field to an empty spec and can remove it again',
    async run(api) {
      await appliedFirst(api, servers, server('server-1', {}));
      const changed = await applied(api, servers, one());
      expect(ownership(changed)).toEqual({ 'git Apply': { 'f:spec': { 'f:description': {} } } });
      expectRefusal(await apply(api, servers, server('server-1', {})), 422, 'Invalid');
    },
  },
  {
    id: 'apply/yaml',
    title: 'reads a YAML body',
    async run(api) {
      const yaml =
        'apiVersion: wiring.githedgehog.com/v1beta1\nkind: Server\nmetadata:\n  name: server-1\nspec:\n  description: "yes"\n';
      const answer = await api.send('PATCH', `${path}?fieldManager=git`, yaml, {
        contentType: 'application/apply-patch+yaml',
      });
      expect(expectObject(answer, 201).spec).toEqual({ description: 'yes' });
    },
  },
  {
    id: 'apply/dry-run-create',
    title: 'shows a create in a dry-run and stores nothing',
    async run(api) {
      const shown = await appliedFirst(api, servers, one(), { query: '&dryRun=All' });
      expect(shown.spec).toEqual({ description: 'one' });
      expectRefusal(await api.send('GET', path), 404, 'NotFound');
    },
  },
  {
    id: 'apply/dry-run-change',
    title: 'shows the whole merged object in a dry-run and stores nothing',
    async run(api) {
      await appliedFirst(api, servers, one());
      const before = await patched(api, path, { spec: { profile: 'hand-made' } });
      const shown = await applied(api, servers, server('server-1', { description: 'two' }), {
        query: '&dryRun=All',
      });
      expect(shown.spec).toEqual({ description: 'two', profile: 'hand-made' });
      expect(metadata(shown).generation).toBe(3);
      expect(metadata(shown).resourceVersion).toBe(metadata(before).resourceVersion);
      expect(await read(api, path)).toEqual(before);
    },
  },
  {
    id: 'apply/after-delete',
    title: 'creates a new object after a delete',
    async run(api) {
      const { uid } = metadata(await create(api, servers, one()));
      await api.send('DELETE', path);
      expect(metadata(await appliedFirst(api, servers, one())).uid).not.toBe(uid);
    },
  },
];
