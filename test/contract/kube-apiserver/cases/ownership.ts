import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
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
  messagesOf,
  metadata,
  ownership,
  patched,
  read,
  version,
} from '../expectations.ts';
import { fabricSwitch, server, servers, switches, vpc, vpcs } from '../fabric-objects.ts';

const path = `${servers}/server-1`;
const described = (description: string) => server('server-1', { description });
const spec = (fields: JsonObject) => ({ 'f:spec': fields });
const descriptionOf = (manager: string) => ({ [manager]: spec({ 'f:description': {} }) });

function managedFieldsOf(object: JsonObject): JsonObject[] {
  const { managedFields } = metadata(object);
  return Array.isArray(managedFields) ? managedFields.map(asObject) : [];
}

export const ownershipCases: readonly ContractCase[] = [
  {
    id: 'shared/equal-value',
    title: 'lets two managers own a field of one value',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      const shared = await applied(api, servers, described('one'), { manager: 'else' });
      expect(ownership(shared)).toEqual({ ...descriptionOf('git Apply'), ...descriptionOf('else Apply') });
    },
  },
  {
    id: 'shared/dropped-by-one',
    title: 'keeps a field that one of two owners drops',
    async run(api) {
      const both = () => server('server-1', { description: 'one', profile: 'plain' });
      await appliedFirst(api, servers, both());
      await applied(api, servers, both(), { manager: 'else' });
      const changed = await applied(api, servers, described('one'));
      expect(changed.spec).toEqual({ description: 'one', profile: 'plain' });
      expect(ownership(changed)).toEqual({
        'git Apply': spec({ 'f:description': {} }),
        'else Apply': spec({ 'f:description': {}, 'f:profile': {} }),
      });
    },
  },
  {
    id: 'shared/change-is-a-conflict',
    title: 'refuses to let one of two owners change the value',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      await applied(api, servers, described('one'), { manager: 'else' });
      const status = expectRefusal(await apply(api, servers, described('two')), 409, 'Conflict');
      expect(messagesOf(status)).toEqual(['conflict with "else"']);
    },
  },
  {
    id: 'shared/creator-keeps',
    title: 'keeps a field that the creator wrote and an apply dropped',
    async run(api) {
      await create(api, servers, server('server-1', { description: 'one', profile: 'plain' }), 'creator');
      await applied(api, servers, server('server-1', { description: 'one', profile: 'plain' }));
      const changed = await applied(api, servers, described('one'));
      expect(changed.spec).toEqual({ description: 'one', profile: 'plain' });
      expect(ownership(changed)['creator Update']).toEqual(
        spec({ '.': {}, 'f:description': {}, 'f:profile': {} }),
      );
    },
  },
  {
    id: 'maps/granular',
    title: 'lets each manager own its entries of a map',
    async run(api) {
      const speeds = (port: string) => fabricSwitch('leaf-1', { portSpeeds: { [port]: '25G' } });
      await appliedFirst(api, switches, speeds('E1/1'));
      const shared = await applied(api, switches, speeds('E1/2'), { manager: 'else' });
      expect(asObject(shared.spec).portSpeeds).toEqual({ 'E1/1': '25G', 'E1/2': '25G' });
      expect(ownership(shared)).toEqual({
        'git Apply': spec({ 'f:portSpeeds': { 'f:E1/1': {} }, 'f:role': {} }),
        'else Apply': spec({ 'f:portSpeeds': { 'f:E1/2': {} }, 'f:role': {} }),
      });
    },
  },
  {
    id: 'maps/entry-of-structs',
    title: 'owns an entry of a map of structs itself, and its fields one by one',
    async run(api) {
      const body = vpc('vpc-1', { subnets: { a: { subnet: '10.0.1.0/24', dhcp: { enable: true } } } });
      expect(ownership(await appliedFirst(api, vpcs, body))).toEqual({
        'git Apply': spec({
          'f:subnets': { 'f:a': { '.': {}, 'f:dhcp': { 'f:enable': {} }, 'f:subnet': {} } },
        }),
      });
    },
  },
  {
    id: 'maps/update-owns-the-map',
    title: 'gives who writes a new map by Update the map itself, too',
    async run(api) {
      await appliedFirst(api, switches, fabricSwitch('leaf-1'));
      const changed = await patched(api, `${switches}/leaf-1`, { spec: { portSpeeds: { 'E1/1': '25G' } } });
      expect(ownership(changed)['hand Update']).toEqual(spec({ 'f:portSpeeds': { '.': {}, 'f:E1/1': {} } }));
    },
  },
  {
    id: 'maps/update-adds-an-entry',
    title: 'gives who adds an entry by Update the entry only',
    async run(api) {
      await appliedFirst(api, switches, fabricSwitch('leaf-1', { portSpeeds: { 'E1/1': '25G' } }));
      const changed = await patched(api, `${switches}/leaf-1`, { spec: { portSpeeds: { 'E1/2': '25G' } } });
      expect(ownership(changed)['hand Update']).toEqual(spec({ 'f:portSpeeds': { 'f:E1/2': {} } }));
    },
  },
  {
    id: 'update-owner/equal-value-takes-nothing',
    title: 'gives nothing to who writes the value that is there',
    async run(api) {
      const created = await appliedFirst(api, servers, described('one'));
      const same = await patched(api, path, { spec: { description: 'one' } });
      expect(ownership(same)).toEqual(descriptionOf('git Apply'));
      expect(version(same)).toEqual(version(created));
    },
  },
  {
    id: 'update-owner/removal',
    title: 'ends ownership of a field that somebody removes; the next apply restores it without conflict',
    async run(api) {
      await appliedFirst(api, servers, server('server-1', { description: 'one', profile: 'plain' }));
      const removed = await patched(api, path, { spec: { description: null } });
      expect(removed.spec).toEqual({ profile: 'plain' });
      expect(ownership(removed)).toEqual({ 'git Apply': spec({ 'f:profile': {} }) });
      const body = server('server-1', { description: 'one', profile: 'plain' });
      expect((await applied(api, servers, body)).spec).toEqual({ description: 'one', profile: 'plain' });
    },
  },
  {
    id: 'update-owner/same-name',
    title: 'keeps Apply and Update of one manager apart',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      const changed = await patched(api, path, { spec: { profile: 'plain' } }, 'git');
      expect(ownership(changed)).toEqual({
        ...descriptionOf('git Apply'),
        'git Update': spec({ 'f:profile': {} }),
      });
    },
  },
  {
    id: 'update-owner/same-name-conflict',
    title: 'takes an Update under the same name for somebody else',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      await patched(api, path, { spec: { description: 'two' } }, 'git');
      const status = expectRefusal(await apply(api, servers, described('one')), 409, 'Conflict');
      expect(messagesOf(status)).toEqual(['conflict with "git" using wiring.githedgehog.com/v1beta1']);
    },
  },
  {
    id: 'update-owner/unowned-fields',
    title: 'lets an apply take a field that nobody owns',
    async run(api) {
      const created = await create(
        api,
        servers,
        server('server-1', { description: 'one', profile: 'plain' }),
      );
      const [entry] = managedFieldsOf(created);
      const entries = [{ ...entry, manager: 'hand', fieldsV1: spec({ 'f:profile': {} }) }];
      const partly = { ...created, metadata: { ...metadata(created), managedFields: entries } };
      expectObject(await api.send('PUT', path, partly), 200);
      const taken = await applied(api, servers, described('two'));
      expect(taken.spec).toEqual({ description: 'two', profile: 'plain' });
      expect(ownership(taken)).toEqual({
        ...descriptionOf('git Apply'),
        'hand Update': spec({ 'f:profile': {} }),
      });
    },
  },
  {
    id: 'update-owner/before-first-apply',
    title: 'takes an object without any managed fields for that of "before-first-apply"',
    async run(api) {
      const created = await create(api, servers, described('one'));
      const reset = { ...created, metadata: { ...metadata(created), managedFields: [{}] } };
      expectObject(await api.send('PUT', path, reset), 200);
      const status = expectRefusal(await apply(api, servers, described('two')), 409, 'Conflict');
      expect(messagesOf(status)).toEqual([
        'conflict with "before-first-apply" using wiring.githedgehog.com/v1beta1',
      ]);
      expect(ownership(await applied(api, servers, described('one')))).toEqual({
        ...descriptionOf('git Apply'),
        'before-first-apply Update': spec({ '.': {}, 'f:description': {} }),
      });
    },
  },
  {
    id: 'update-owner/merge-of-managers',
    title: 'keeps one entry for a manager that writes twice',
    async run(api) {
      await appliedFirst(api, switches, fabricSwitch('leaf-1'));
      await patched(api, `${switches}/leaf-1`, { spec: { description: 'one' } });
      const changed = await patched(api, `${switches}/leaf-1`, { spec: { ip: '10.0.0.1/32' } });
      expect(ownership(changed)).toEqual({
        'git Apply': spec({ 'f:role': {} }),
        'hand Update': spec({ 'f:description': {}, 'f:ip': {} }),
      });
    },
  },
  {
    id: 'update-owner/null-in-apply',
    title: 'refuses null for a field of the object that is there',
    async run(api) {
      await create(api, servers, described('one'));
      const nulled = server('server-1', { description: null });
      const status = expectRefusal(await apply(api, servers, nulled, { force: true }), 422, 'Invalid');
      expect(causesOf(status)).toEqual([{ reason: 'FieldValueTypeInvalid', field: 'spec.description' }]);
      expect((await read(api, path)).spec).toEqual({ description: 'one' });
    },
  },
];
