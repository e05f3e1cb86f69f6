import { describe, expect, test } from '@jest/globals';
import type { FieldDifference } from '../../../src/domain/drift/assessment.ts';
import { acceptWrites } from '../../../src/domain/plan/accept-fields.ts';
import { valueAt } from '../../../src/domain/shared/pointer.ts';
import { liveOf, manifestOf, OURS } from '../../support/mini-registry.ts';

function difference(pointer: string): FieldDifference {
  const wanted = valueAt(desired, pointer);
  return {
    pointer,
    ...(wanted === undefined ? {} : { desired: wanted }),
    baseKnown: false,
    changedBy: 'cluster',
    conflict: false,
    blame: null,
    location: null,
  };
}
const desired = manifestOf('a', { size: 1, color: 'red', ports: [{ n: 1 }] }).object;
const live = liveOf('a', { size: 9, color: 'blue', shape: 'round', ports: [{ n: 2 }] }, [
  { manager: OURS, fields: { 'f:spec': { 'f:kept': {} } } },
  {
    manager: 'hand',
    operation: 'Update',
    fields: { 'f:spec': { 'f:size': {}, 'f:color': {}, 'f:shape': {}, 'f:ports': {} } },
  },
]);

describe('accepting Git for single fields', () => {
  test('sends that field and nothing of the other foreign ones, tied to the version that was shown', () => {
    const writes = acceptWrites(desired, live, [difference('/spec/size')], OURS);
    expect(writes).toEqual({
      accepted: ['/spec/size'],
      apply: {
        apiVersion: 'mini.example/v1',
        kind: 'Box',
        metadata: { name: 'a', namespace: 'default', resourceVersion: '100' },
        spec: { size: 1 },
      },
      remove: null,
    });
  });

  test('sends again what we own already, as it is live, so that nothing of it is dropped', () => {
    const owned = liveOf('a', { size: 9, color: 'red' }, [
      { manager: OURS, fields: { 'f:spec': { 'f:color': {} } } },
      { manager: 'hand', operation: 'Update', fields: { 'f:spec': { 'f:size': {} } } },
    ]);
    const writes = acceptWrites(desired, owned, [difference('/spec/size')], OURS);
    expect(writes.apply?.spec).toEqual({ color: 'red', size: 1 });
  });

  test('a field that Git lacks is removed by a patch, since an apply cannot take it from its owner', () => {
    const writes = acceptWrites(desired, live, [difference('/spec/shape')], OURS);
    expect(writes.apply).toBeNull();
    expect(writes.remove).toEqual({ spec: { shape: null }, metadata: { resourceVersion: '100' } });
  });

  test('a field inside a list sends the live list with that field only, since a list is one unit to the server', () => {
    const other = liveOf('a', { ports: [{ n: 2, by: 'hand' }] }, []);
    const writes = acceptWrites(desired, other, [difference('/spec/ports/0/n')], OURS);
    expect(writes.accepted).toEqual(['/spec/ports']);
    expect(writes.apply?.spec).toEqual({ ports: [{ n: 1, by: 'hand' }] });
  });

  test('a whole list is forced only where the list itself was the difference', () => {
    const writes = acceptWrites(desired, live, [difference('/spec/ports')], OURS);
    expect(writes.apply?.spec).toEqual({ ports: [{ n: 1 }] });
  });
});
