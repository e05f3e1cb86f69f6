import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Asked,
  type AskedObject,
  askedPart,
  joinAsked,
  readAsked,
  writeAsked,
} from '../../../src/domain/backport/asked-objects.ts';
import { driftObjects } from '../../../src/domain/status/drift-content.ts';
import { driftOf } from '../../support/status-world.ts';

const objects = driftObjects(
  driftOf(0, [
    { state: 'cluster_ahead', fields: 2 },
    { state: 'git_ahead' },
    { state: 'extra' },
    { state: 'both_changed', conflict: true },
    { state: 'missing' },
  ]),
);
const names = (asked: Asked) =>
  askedPart(objects, asked).map(({ name, fields }) => `${name} ${fields.length}`);
const box = (name: string, pointer: string | null = null): AskedObject => ({ kind: 'Box', name, pointer });

describe('what a back-port takes', () => {
  test('without names what the cluster changed, not what nobody manages', () => {
    expect(names('all')).toEqual(['box-0 2', 'box-3 1', 'box-4 0']);
  });

  test('named objects and fields only, an unmanaged one too', () => {
    expect(names([box('box-2'), box('box-0', '/spec/size1')])).toEqual(['box-0 1', 'box-2 0']);
    expect(names([box('box-0', '/spec')])).toEqual(['box-0 2']);
    expect(names([box('box-0', '/spec/siz')])).toEqual([]);
    expect(names([{ kind: 'Bag', name: 'box-0', pointer: null }])).toEqual([]);
  });

  test('what was asked for before stays asked for', () => {
    expect(joinAsked([box('a')], null)).toEqual([box('a')]);
    expect(joinAsked([box('a')], 'all')).toBe('all');
    expect(joinAsked('all', [box('a')])).toBe('all');
    expect(joinAsked([box('a')], [box('a'), box('b', '/x')])).toEqual([box('a'), box('b', '/x')]);
  });

  test('the hidden line is read back, whatever the names hold', () => {
    expect(readAsked(`text\n${writeAsked('all')}\nmore`)).toBe('all');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.option(fc.string()))), (pairs) => {
        const asked = pairs.map(([name, path]) => box(name, path === null ? null : `/${path}`));
        const line = writeAsked(asked.length === 0 ? [box('x')] : asked);
        expect(line.slice(4, -3)).not.toMatch(/--|[<>\n@#]/);
        expect(() => readAsked(line)).not.toThrow();
      }),
    );
    const asked = [box('box-0', '/spec/a~1b'), box('x-->y')];
    expect(readAsked(writeAsked(asked))).toEqual(asked);
    expect(readAsked('<!-- hedgehog-sync-asked:1 [ -->')).toBeNull();
    expect(readAsked('nothing')).toBeNull();
  });
});
