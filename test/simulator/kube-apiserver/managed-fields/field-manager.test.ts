import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/domain/shared/json.ts';
import {
  applyManaged,
  type FieldManagerScope,
  updateManaged,
} from '../../../../src/simulator/kube-apiserver/managed-fields/field-manager.ts';
import {
  STRING,
  STRING_MAP,
  structOf,
} from '../../../../src/simulator/kube-apiserver/managed-fields/merge-schema.ts';
import { METADATA_MERGE_SCHEMA } from '../../../../src/simulator/kube-apiserver/schema/metadata-codec.ts';
import { owners, part } from '../../kube-client.ts';

const scope: FieldManagerScope = {
  schema: structOf({
    apiVersion: STRING,
    kind: STRING,
    metadata: METADATA_MERGE_SCHEMA,
    spec: structOf({ a: STRING, b: STRING, ports: STRING_MAP }),
    status: structOf({ phase: STRING }),
  }),
  apiVersion: 'example.com/v1',
  subresource: '',
  ignoredFields: ['status'],
  emptyObject: {},
};
const T1 = '2026-01-01T00:00:01.000Z';
const T2 = '2026-01-01T00:00:02.000Z';

function thing(spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'x', ...metadata }, spec };
}

function applied(
  live: JsonObject | undefined,
  object: JsonObject,
  manager: string,
  force = false,
): JsonObject {
  const result = applyManaged(scope, live, object, { manager, force, now: T1 });
  if (!result.ok) throw new Error(`conflict: ${JSON.stringify(result.conflicts)}`);
  return result.object;
}

function owned(manager: string, operation: string, fields: JsonObject): JsonObject {
  return { manager, operation, fields };
}

describe('ownership', () => {
  test('an apply owns what it sets and nothing the server keeps', () => {
    const object = applied(undefined, thing({ a: '1' }, { labels: { l: '1' } }), 'git');
    expect(owners(object)).toEqual([
      owned('git', 'Apply', { 'f:metadata': { 'f:labels': { 'f:l': {} } }, 'f:spec': { 'f:a': {} } }),
    ]);
  });

  test('two appliers of the same value own it together, and an entry without a change has no time', () => {
    const object = applied(applied(undefined, thing({ a: '1' }), 'git'), thing({ a: '1' }), 'other');
    expect(owners(object)).toHaveLength(2);
    const [first] = (part(object, 'metadata').managedFields ?? []) as JsonObject[];
    expect(first).not.toHaveProperty('time');
  });

  test('an apply of another value conflicts, field by field', () => {
    const live = applied(undefined, thing({ a: '1', b: '1' }), 'git');
    const options = { manager: 'other', force: false, now: T2 };
    expect(applyManaged(scope, live, thing({ a: '2', b: '1' }), options)).toEqual({
      ok: false,
      conflicts: [{ manager: '"git"', field: '.spec.a' }],
    });
  });

  test('force takes the field and leaves the rest to its owner', () => {
    const live = applied(undefined, thing({ a: '1', b: '1' }), 'git');
    expect(owners(applied(live, thing({ a: '2' }), 'other', true))).toEqual([
      owned('git', 'Apply', { 'f:spec': { 'f:b': {} } }),
      owned('other', 'Apply', { 'f:spec': { 'f:a': {} } }),
    ]);
  });

  test('a field that its only applier drops goes away', () => {
    const live = applied(undefined, thing({ a: '1', b: '1' }), 'git');
    expect(applied(live, thing({ a: '1' }), 'git').spec).toEqual({ a: '1' });
  });

  test('a field that is owned together stays until the last owner drops it', () => {
    const together = applied(
      applied(undefined, thing({ a: '1', b: '1' }), 'git'),
      thing({ b: '1' }),
      'other',
    );
    const dropped = applied(together, thing({ a: '1' }), 'git');
    expect(dropped.spec).toEqual({ a: '1', b: '1' });
    expect(applied(dropped, thing({}), 'other').spec).toEqual({ a: '1' });
  });

  test('dropping the last field while spec itself is still applied leaves a null', () => {
    const live = applied(undefined, thing({ a: '1' }), 'git');
    expect(applied(live, thing({}), 'git').spec).toBeNull();
  });

  test('an update takes the fields it changes and no others', () => {
    const live = applied(undefined, thing({ a: '1', b: '1' }), 'git');
    const next = { ...live, spec: { a: '2', b: '1' } };
    expect(owners(updateManaged(scope, live, next, { manager: 'kubectl', now: T2 }))).toEqual([
      owned('git', 'Apply', { 'f:spec': { 'f:b': {} } }),
      owned('kubectl', 'Update', { 'f:spec': { 'f:a': {} } }),
    ]);
  });

  test('an entry that is left with nothing is dropped', () => {
    const live = applied(undefined, thing({ a: '1' }), 'git');
    const next = { ...live, spec: { a: '2' } };
    expect(owners(updateManaged(scope, live, next, { manager: 'kubectl', now: T2 }))).toEqual([
      owned('kubectl', 'Update', { 'f:spec': { 'f:a': {} } }),
    ]);
  });

  test('an update that brings managed fields has them kept as sent', () => {
    const live = applied(undefined, thing({ a: '1' }), 'git');
    const entry = {
      manager: 'captured',
      operation: 'Apply',
      apiVersion: 'example.com/v1',
      time: '2020-01-01T00:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:spec': { 'f:a': {} } },
    };
    const next = { ...live, metadata: { name: 'x', managedFields: [entry] } };
    const updated = updateManaged(scope, live, next, { manager: 'loader', now: T2 });
    expect(part(updated, 'metadata').managedFields).toEqual([entry]);
  });

  test('one empty entry clears all ownership, and updates then track nothing', () => {
    const live = applied(undefined, thing({ a: '1' }), 'git');
    const cleared = updateManaged(
      scope,
      live,
      { ...live, metadata: { name: 'x', managedFields: [{}] } },
      { manager: 'loader', now: T2 },
    );
    expect(owners(cleared)).toEqual([]);
    const later = updateManaged(scope, cleared, { ...cleared, spec: { a: '9' } }, { manager: 'm', now: T2 });
    expect(owners(later)).toEqual([]);
  });

  test('the first apply on an object nobody owns gives the rest to a stand-in owner', () => {
    const object = applied(thing({ a: '1', b: '1' }), thing({ a: '1' }), 'git');
    expect(owners(object)).toEqual([
      owned('git', 'Apply', { 'f:spec': { 'f:a': {} } }),
      owned('before-first-apply', 'Update', { 'f:spec': { '.': {}, 'f:a': {}, 'f:b': {} } }),
    ]);
  });

  test('status is not tracked through the main resource', () => {
    const object = applied(undefined, { ...thing({ a: '1' }), status: { phase: 'x' } }, 'git');
    expect(owners(object)).toEqual([owned('git', 'Apply', { 'f:spec': { 'f:a': {} } })]);
  });

  test('of more than ten updaters the oldest are merged into one', () => {
    let object = updateManaged(scope, undefined, thing({ ports: { p0: '0' } }), { manager: 'm0', now: T1 });
    for (let index = 1; index <= 12; index++) {
      const ports = { ...part(object, 'spec', 'ports'), [`p${index}`]: String(index) };
      const now = new Date(Date.parse(T1) + index * 1000).toISOString();
      object = updateManaged(scope, object, { ...object, spec: { ports } }, { manager: `m${index}`, now });
    }
    const managers = owners(object).map((entry) => part(entry).manager);
    expect(managers).toHaveLength(10);
    expect(managers).toContain('ancient-changes');
    expect(managers).toContain('m12');
  });
});
