import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildReferenceGraph, chainsBehind } from '../../../src/domain/plan/reference-graph.ts';
import { manifestOf, miniRegistry } from '../../support/mini-registry.ts';

function graphOf(parents: Readonly<Record<string, string | null>>) {
  const nodes = Object.entries(parents).map(([name, parent]) =>
    manifestOf(name, parent === null ? {} : { parent }),
  );
  const graph = buildReferenceGraph(nodes, miniRegistry);
  const wave = (name: string) => graph.waves.get(manifestOf(name, {}).key) ?? 0;
  return { graph, wave };
}

describe('waves', () => {
  test('a chain is one wave a link, whatever the order of the files', () => {
    const { wave } = graphOf({ c: 'b', a: null, b: 'a' });
    expect([wave('a'), wave('b'), wave('c')]).toEqual([1, 2, 3]);
  });

  test('what refers to an object that is not written waits for nobody', () => {
    const { wave } = graphOf({ a: 'elsewhere' });
    expect(wave('a')).toBe(1);
  });

  test('a cycle shares a wave, and what hangs on it comes after', () => {
    const { wave } = graphOf({ a: 'b', b: 'a', c: 'a' });
    expect(wave('a')).toBe(wave('b'));
    expect(wave('c')).toBe(wave('a') + 1);
  });

  test('a chain of 20,000 does not overflow the stack', () => {
    const parents: Record<string, string | null> = { n0: null };
    for (let i = 1; i < 20_000; i += 1) parents[`n${i}`] = `n${i - 1}`;
    expect(graphOf(parents).wave('n19999')).toBe(20_000);
  });

  test('every object without a cycle comes after what it refers to', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(19), { minLength: 1, maxLength: 20 }), (picks) => {
        const parents: Record<string, string | null> = {};
        picks.forEach((pick, index) => {
          parents[`n${index}`] = pick < index ? `n${pick}` : null;
        });
        const { graph } = graphOf(parents);
        for (const [key, targets] of graph.targets) {
          for (const target of targets) {
            expect(graph.waves.get(key) ?? 0).toBeGreaterThan(graph.waves.get(target) ?? 0);
          }
        }
      }),
    );
  });
});

describe('chains behind an object', () => {
  const chainsOf = (parents: Readonly<Record<string, string | null>>) => {
    const chains = chainsBehind(graphOf(parents).graph);
    return Object.fromEntries(
      Object.keys(parents).map((name) => [name, chains.get(manifestOf(name, {}).key)]),
    );
  };

  test('count what waits in a row, by the longest way', () => {
    const parents = { alone: null, root: null, child: 'root', grandchild: 'child', other: 'root' };
    expect(chainsOf(parents)).toEqual({ alone: 0, root: 2, child: 1, grandchild: 0, other: 0 });
  });

  test('do not count a ring, in which nobody waits', () => {
    expect(chainsOf({ a: 'b', b: 'a', c: 'a' })).toEqual({ a: 1, b: 0, c: 0 });
  });

  test('are shorter for whatever comes later in a chain, however it is built', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(19), { minLength: 1, maxLength: 20 }), (picks) => {
        const parents = Object.fromEntries(
          picks.map((pick, index) => [`n${index}`, pick < index ? `n${pick}` : null]),
        );
        const chains = chainsOf(parents);
        for (const [name, parent] of Object.entries(parents)) {
          if (parent !== null) expect(chains[parent]).toBeGreaterThan(chains[name] ?? 0);
        }
      }),
    );
  });
});
