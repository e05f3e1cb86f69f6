import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildReferenceGraph } from '../../../src/domain/plan/reference-graph.ts';
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
