import { describe, expect, test } from '@jest/globals';
import { createBody, updateWrite } from '../../../src/domain/plan/apply-body.ts';
import { liveOf, manifestOf, miniKinds, OURS } from '../../support/mini-registry.ts';

const [kind = never()] = miniKinds;
const context = { fieldManager: OURS };

function never(): never {
  throw new Error('there is no kind');
}

describe('what a create sends', () => {
  test('nulls are left out, in lists of structs, too', () => {
    const { object } = manifestOf('a', { permit: [{ one: null, two: {} }], size: null, boot: { mac: null } });
    expect(createBody(object).spec).toEqual({ permit: [{ two: {} }], boot: {} });
  });
});

describe('what an update sends', () => {
  test('is tied to the version that was compared', () => {
    const write = updateWrite(
      manifestOf('a', { size: 2 }).object,
      liveOf('a', { size: 1 }, [{ manager: OURS, fields: { 'f:spec': { 'f:size': {} } } }]),
      kind,
      context,
    );
    expect(write).toMatchObject({
      method: 'apply',
      body: { metadata: { name: 'a', resourceVersion: '100' }, spec: { size: 2 } },
    });
  });

  test('an emptied spec is a patch that clears it, because an apply would make it null', () => {
    const write = updateWrite(
      manifestOf('a', {}).object,
      liveOf('a', { description: 'd' }, [{ manager: OURS, fields: { 'f:spec': { 'f:description': {} } } }]),
      kind,
      context,
    );
    expect(write).toMatchObject({
      method: 'merge-patch',
      body: { spec: { description: null }, metadata: { resourceVersion: '100' } },
    });
  });

  test('an emptied struct is left out, so that what we own in it goes', () => {
    const write = updateWrite(
      manifestOf('a', { boot: {}, size: 1 }).object,
      liveOf('a', { boot: { mac: 'x' }, size: 1 }, [
        { manager: OURS, fields: { 'f:spec': { 'f:boot': { 'f:mac': {} }, 'f:size': {} } } },
      ]),
      kind,
      context,
    );
    expect(write.body.spec).toEqual({ size: 1 });
  });

  test('an empty struct of ours that Git leaves out is sent again, since dropping it may be refused', () => {
    const write = updateWrite(
      manifestOf('a', { size: 2 }).object,
      liveOf('a', { boot: {}, size: 1 }, [
        { manager: OURS, fields: { 'f:spec': { 'f:boot': {}, 'f:size': {} } } },
      ]),
      kind,
      context,
    );
    expect(write.body.spec).toEqual({ size: 2, boot: {} });
  });

  test('an entry of a map that Git empties stays an entry, and one that Git drops is not sent again', () => {
    const owned = { 'f:spec': { 'f:sides': { 'f:a': { '.': {}, 'f:x': {} }, 'f:b': {} } } };
    const there = liveOf('a', { sides: { a: { x: 1 }, b: {} } }, [{ manager: OURS, fields: owned }]);
    const write = updateWrite(manifestOf('a', { sides: { a: {}, c: {} } }).object, there, kind, context);
    expect(write.body.spec).toEqual({ sides: { a: { x: 1 }, c: {} } });
  });
});
