import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pointerOf } from '../../../src/domain/shared/pointer.ts';
import { PointerNode, SPEC_POINTER } from '../../../src/domain/shared/pointer-tree.ts';

describe('the tree of pointers', () => {
  test('gives the same text as a pointer that is put together', () => {
    const step = fc.oneof(
      fc.record({ by: fc.constant('member' as const), token: fc.string() }),
      fc.record({ by: fc.constant('item' as const), token: fc.nat({ max: 200 }) }),
      fc.record({ by: fc.constant('below' as const), token: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(step)), (paths) => {
        const root = new PointerNode('');
        for (const path of paths) {
          let node = root;
          for (const { by, token } of path) {
            if (by === 'member') node = node.member(token);
            else if (by === 'item') node = node.item(token);
            else node = node.below(token);
          }
          expect(node.pointer).toBe(pointerOf(path.map(({ token }) => token)));
        }
      }),
    );
  });

  test('remembers fields and the first positions of a list, and no name that a manifest gave', () => {
    expect(SPEC_POINTER.member('fabric').member('links')).toBe(SPEC_POINTER.member('fabric').member('links'));
    const list = new PointerNode('/spec/links');
    const first = Array.from({ length: 100 }, (_, index) => list.item(index));
    expect(list.item(0)).toBe(first[0]);
    expect(list.item(63)).toBe(first[63]);
    expect(list.item(64)).not.toBe(first[64]);
    expect(list.item(64).pointer).toBe('/spec/links/64');
    expect(list.below('a')).not.toBe(list.below('a'));
  });

  test('a position that is asked for before the ones in front of it is right, too', () => {
    const list = new PointerNode('/l');
    expect(list.item(5).pointer).toBe('/l/5');
    expect(list.item(0).pointer).toBe('/l/0');
    expect(list.item(1).pointer).toBe('/l/1');
    expect(list.item(5).pointer).toBe('/l/5');
  });
});
