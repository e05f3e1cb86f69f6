import { describe, expect, test } from '@jest/globals';
import { updateWrite } from '../../../src/domain/plan/apply-body.ts';
import { type Defaults, leftoverDefaults, withRefill } from '../../../src/domain/plan/default-refill.ts';
import type { Schema } from '../../../src/domain/resource/schema.ts';
import { isJsonObject, type JsonObject } from '../../../src/domain/shared/json.ts';
import { liveOf, manifestOf, OURS } from '../../support/mini-registry.ts';

const text: Schema = { type: 'string' };
const lid: Schema = { type: 'object', required: [], fields: { colour: text } };
const seal: Schema = { type: 'object', required: [], fields: { wax: text, stamp: text } };

/** A box whose `front` faces its `side` unless somebody says otherwise; a lid always is there, a seal stamps itself. */
const box: Defaults = {
  spec: {
    type: 'object',
    required: ['hinge'],
    fields: { side: text, front: text, back: text, lid, seal, hinge: lid },
  },
  defaulted(object) {
    const spec = isJsonObject(object.spec) ? object.spec : {};
    const { side = 'west', front = `against ${String(side)}`, back, lid = {}, hinge = {} } = spec;
    const seals = isJsonObject(spec.seal) ? { seal: { stamp: 'fresh', ...spec.seal } } : {};
    return {
      ...object,
      spec: { side, front, ...(back === undefined ? {} : { back }), lid, hinge, ...seals },
    };
  },
};
const context = { fieldManager: OURS };
const ours = (...fields: string[]) => ({
  manager: OURS,
  fields: { 'f:spec': Object.fromEntries(fields.map((field) => [`f:${field}`, {}])) },
});

function specSent(desired: JsonObject, live: Parameters<typeof updateWrite>[1]): unknown {
  const write = updateWrite(manifestOf('a', desired).object, live, box, context);
  return [write.method, write.body.spec];
}

describe('an update over defaults that belong to nobody', () => {
  test('asks for the default again that no longer follows', () => {
    const live = liveOf('a', { side: 'east', front: 'against east', lid: {}, hinge: {} }, [ours('side')]);
    expect(specSent({ side: 'north' }, live)).toEqual(['apply', { side: 'north', front: null }]);
  });

  test('says nothing of a default that still follows', () => {
    const live = liveOf('a', { side: 'east', front: 'against east', lid: {}, hinge: {} }, [ours('side')]);
    expect(specSent({ side: 'east', back: 'up' }, live)).toEqual(['apply', { side: 'east', back: 'up' }]);
  });

  test('leaves alone what somebody owns', () => {
    const theirs = {
      manager: 'kubectl-edit',
      operation: 'Update',
      fields: { 'f:spec': { 'f:front': {} } },
    } as const;
    const live = liveOf('a', { side: 'east', front: 'by hand', lid: {}, hinge: {} }, [ours('side'), theirs]);
    expect(specSent({ side: 'north' }, live)).toEqual(['apply', { side: 'north' }]);
  });

  test('does not repeat a default that is ours since it was asked for: dropping it makes it new', () => {
    const live = liveOf('a', { side: 'east', front: 'against east', lid: {}, hinge: {} }, [
      ours('side', 'front'),
    ]);
    expect(specSent({ side: 'north' }, live)).toEqual(['apply', { side: 'north' }]);
  });

  test('asks for a default near a struct that a create would add and the apply would lose', () => {
    const live = liveOf('a', { side: 'east', front: 'against east', lid: { colour: 'red' }, hinge: {} }, [
      ours('side', 'lid'),
    ]);
    expect(specSent({ side: 'east' }, live)).toEqual(['apply', { side: 'east', front: null }]);
  });

  test('empties by a patch a struct that must be there, where no default can bring it back', () => {
    const live = liveOf('a', { side: 'east', front: 'up', hinge: { colour: 'red' }, lid: {} }, [
      ours('side', 'front', 'hinge'),
    ]);
    const [method, spec] = specSent({ side: 'east', front: 'up' }, live) as [string, unknown];
    expect([method, spec]).toEqual([
      'merge-patch',
      { side: 'east', front: 'up', lid: {}, hinge: { colour: null } },
    ]);
  });

  test('brings the defaults of a struct that Git states as empty', () => {
    const live = liveOf('a', { side: 'east', front: 'up', lid: {}, hinge: {}, seal: { stamp: 'old' } }, [
      ours('side', 'front', 'seal'),
    ]);
    const sent = specSent({ side: 'east', front: 'up', seal: {} }, live);
    expect(sent).toEqual(['apply', { side: 'east', front: 'up', seal: { stamp: null } }]);
  });
});

describe('a forced field', () => {
  test('takes along what follows from it, and nothing that somebody owns', () => {
    const theirs = {
      manager: 'kubectl-edit',
      operation: 'Update',
      fields: { 'f:spec': { 'f:side': {} } },
    } as const;
    const live = liveOf('a', { side: 'east', front: 'against east', lid: {}, hinge: {} }, [theirs]);
    const body = manifestOf('a', { side: 'north' }).object;
    expect(withRefill(body, live, box, context).spec).toEqual({ side: 'north', front: null });
  });

  test('is sent as it is where nothing follows', () => {
    const live = liveOf('a', { side: 'east', front: 'against east', lid: {}, hinge: {} }, [ours('side')]);
    const body = manifestOf('a', { side: 'east', back: 'up' }).object;
    expect(withRefill(body, live, box, context)).toBe(body);
  });
});

describe('what is left over after a write', () => {
  const sealed = liveOf('a', { side: 'west', front: 'against west', seal: { wax: 'red', stamp: 'fresh' } }, [
    { manager: OURS, fields: { 'f:spec': { 'f:side': {}, 'f:seal': { 'f:wax': {} } } } },
  ]);
  const opened = liveOf('a', { side: 'west', front: 'against west', seal: { stamp: 'fresh' } }, [
    ours('side'),
  ]);

  test('is what followed from what Git dropped', () => {
    const desired = manifestOf('a', { side: 'west' }).object;
    expect(leftoverDefaults(desired, sealed, opened, box, context)).toEqual(['/spec/seal']);
  });

  test('is nothing that our defaulting cannot explain: a release that we do not know may fill it in', () => {
    const unknown = { side: 'west', front: 'against west', brass: 'new' };
    const live = liveOf('a', unknown, [ours('side')]);
    expect(leftoverDefaults(manifestOf('a', { side: 'west' }).object, live, live, box, context)).toEqual([]);
  });
});
