import { expect } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import type { ContractCase } from '../contract-case.ts';
import {
  applied,
  appliedFirst,
  apply,
  asObject,
  causesOf,
  expectRefusal,
  messagesOf,
  metadata,
  ownership,
  patched,
  read,
} from '../expectations.ts';
import { fabricSwitch, server, servers, switches, vpc, vpcs } from '../fabric-objects.ts';

const path = `${servers}/server-1`;
const described = (description: string) => server('server-1', { description });
const spec = (fields: JsonObject) => ({ 'f:spec': fields });
const descriptionOf = (manager: string) => ({ [manager]: spec({ 'f:description': {} }) });

export const conflictCases: readonly ContractCase[] = [
  {
    id: 'conflict/with-apply',
    title: 'refuses to change a field that somebody else applied and names them',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      const status = expectRefusal(
        await apply(api, servers, described('two'), { manager: 'else' }),
        409,
        'Conflict',
      );
      expect(causesOf(status)).toEqual([{ reason: 'FieldManagerConflict', field: '.spec.description' }]);
      expect(messagesOf(status)).toEqual(['conflict with "git"']);
      expect((await read(api, path)).spec).toEqual({ description: 'one' });
    },
  },
  {
    id: 'conflict/with-update',
    title: 'refuses to change a field that somebody else wrote, and says by which version',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      await patched(api, path, { spec: { description: 'by hand' } });
      const status = expectRefusal(await apply(api, servers, described('one')), 409, 'Conflict');
      expect(messagesOf(status)).toEqual(['conflict with "hand" using wiring.githedgehog.com/v1beta1']);
      expect((await read(api, path)).spec).toEqual({ description: 'by hand' });
    },
  },
  {
    id: 'conflict/every-field',
    title: 'names every field in conflict in one refusal',
    async run(api) {
      await appliedFirst(api, switches, fabricSwitch('leaf-1', { description: 'one', ip: '10.0.0.1/32' }));
      const theirs = fabricSwitch('leaf-1', { description: 'two', ip: '10.0.0.2/32', role: 'server-leaf' });
      const status = expectRefusal(await apply(api, switches, theirs, { manager: 'else' }), 409, 'Conflict');
      expect(
        causesOf(status)
          .map(({ field }) => field)
          .sort(),
      ).toEqual(['.spec.description', '.spec.ip', '.spec.role']);
      expect(status.message).toContain('3 conflicts');
    },
  },
  {
    id: 'conflict/several-owners',
    title: 'names each owner with what is theirs',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      await patched(api, path, { spec: { profile: 'plain' } });
      const theirs = server('server-1', { description: 'two', profile: 'other' });
      const status = expectRefusal(await apply(api, servers, theirs, { manager: 'else' }), 409, 'Conflict');
      expect(messagesOf(status).sort()).toEqual([
        'conflict with "git"',
        'conflict with "hand" using wiring.githedgehog.com/v1beta1',
      ]);
    },
  },
  {
    id: 'conflict/whole-refusal',
    title: 'applies nothing at all when one field is in conflict',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      const theirs = server('server-1', { description: 'two', profile: 'new' });
      expectRefusal(await apply(api, servers, theirs, { manager: 'else' }), 409, 'Conflict');
      expect((await read(api, path)).spec).toEqual({ description: 'one' });
    },
  },
  {
    id: 'conflict/label',
    title: 'refuses to change a label of somebody else',
    async run(api) {
      const rack = (name: string) => server('server-1', {}, { labels: { rack: name } });
      await appliedFirst(api, servers, rack('a'));
      const status = expectRefusal(
        await apply(api, servers, rack('b'), { manager: 'else' }),
        409,
        'Conflict',
      );
      expect(causesOf(status)).toEqual([{ reason: 'FieldManagerConflict', field: '.metadata.labels.rack' }]);
    },
  },
  {
    id: 'conflict/list',
    title: 'takes a list as one field with one owner',
    async run(api) {
      await appliedFirst(api, switches, fabricSwitch('leaf-1', { groups: ['a', 'b'] }));
      const theirs = fabricSwitch('leaf-1', { groups: ['a', 'b', 'c'] });
      const status = expectRefusal(await apply(api, switches, theirs, { manager: 'else' }), 409, 'Conflict');
      expect(causesOf(status)).toEqual([{ reason: 'FieldManagerConflict', field: '.spec.groups' }]);
    },
  },
  {
    id: 'force/takes-over',
    title: 'takes the field over when forced; the former owner loses it',
    async run(api) {
      await appliedFirst(api, servers, described('one'));
      await patched(api, path, { spec: { description: 'by hand' } });
      const forced = await applied(api, servers, described('one'), { force: true });
      expect(forced.spec).toEqual({ description: 'one' });
      expect(ownership(forced)).toEqual(descriptionOf('git Apply'));
    },
  },
  {
    id: 'force/leaves-the-rest',
    title: 'leaves fields, labels and map entries of others when forced',
    async run(api) {
      const a = { subnet: '10.0.1.0/24' };
      await appliedFirst(api, vpcs, vpc('vpc-1', { subnets: { a } }));
      const foreign = { labels: { by: 'hand' } };
      const b = { subnet: '10.0.2.0/24' };
      await patched(api, `${vpcs}/vpc-1`, { metadata: foreign, spec: { subnets: { b }, mode: 'l3vni' } });
      const forced = await applied(api, vpcs, vpc('vpc-1', { subnets: { a } }), { force: true });
      expect(forced.spec).toEqual({ subnets: { a, b }, mode: 'l3vni' });
      expect(metadata(forced).labels).toEqual({ by: 'hand' });
    },
  },
  {
    id: 'force/list',
    title: 'replaces a list whole when forced',
    async run(api) {
      await appliedFirst(api, switches, fabricSwitch('leaf-1', { groups: ['a', 'b'] }));
      const theirs = fabricSwitch('leaf-1', { groups: ['c'] });
      const forced = await applied(api, switches, theirs, { manager: 'else', force: true });
      expect(asObject(forced.spec).groups).toEqual(['c']);
      expect(ownership(forced)).toEqual({
        'git Apply': spec({ 'f:role': {} }),
        'else Apply': spec({ 'f:groups': {}, 'f:role': {} }),
      });
    },
  },
  {
    id: 'force/needs-a-word',
    title: 'does not take force for granted from the owner of other fields',
    async run(api) {
      await appliedFirst(api, servers, server('server-1', { description: 'one', profile: 'plain' }));
      await patched(api, path, { spec: { description: 'by hand' } });
      const mine = server('server-1', { description: 'one', profile: 'new' });
      expectRefusal(await apply(api, servers, mine), 409, 'Conflict');
      expect((await read(api, path)).spec).toEqual({ description: 'by hand', profile: 'plain' });
    },
  },
];
