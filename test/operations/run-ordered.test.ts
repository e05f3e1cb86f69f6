import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type OrderedItem, runOrdered } from '../../src/operations/run-ordered.ts';

function item(key: string, ...after: string[]): OrderedItem<string, string> {
  return { key, item: key, after };
}

/** Work that ends when told to, so that a test sees what had begun by then. */
function controlled() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => {
    begun.push(name);
    return new Promise<void>((resolve) => {
      ends.set(name, resolve);
    });
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, end };
}

describe('runOrdered', () => {
  test('an item begins as soon as what it comes after has ended, while others are still under way', async () => {
    const { begun, work, end } = controlled();
    const run = runOrdered([item('a'), item('slow'), item('of-a', 'a'), item('of-slow', 'slow')], 2, work);
    expect(begun).toEqual(['a', 'slow']);
    await end('a');
    expect(begun).toEqual(['a', 'slow', 'of-a']);
    await end('of-a');
    expect(begun).toEqual(['a', 'slow', 'of-a']);
    await end('slow');
    expect(begun).toEqual(['a', 'slow', 'of-a', 'of-slow']);
    await end('of-slow');
    await run;
  });

  test('of those that may begin the first in the list does', async () => {
    const { begun, work, end } = controlled();
    const run = runOrdered([item('a'), item('b'), item('of-a', 'a'), item('c')], 1, work);
    for (const name of ['a', 'b', 'of-a', 'c']) await end(name);
    await run;
    expect(begun).toEqual(['a', 'b', 'of-a', 'c']);
  });

  test('a failure lets what is under way end, begins nothing more, and is thrown', async () => {
    const begun: string[] = [];
    const run = runOrdered([item('a'), item('b'), item('c')], 1, (name) => {
      begun.push(name);
      return name === 'b' ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await expect(run).rejects.toThrow('no');
    expect(begun).toEqual(['a', 'b']);
  });

  test('a ring is an error, not a hang', async () => {
    const run = runOrdered([item('a', 'b'), item('b', 'a')], 4, () => Promise.resolve());
    await expect(run).rejects.toThrow('ring');
  });

  test('keys that are no item do not count, and nothing to do is done at once', async () => {
    const { begun, work, end } = controlled();
    const run = runOrdered([item('a', 'elsewhere', 'a')], 3, work);
    await end('a');
    await run;
    expect(begun).toEqual(['a']);
    await runOrdered([], 3, work);
  });

  test('whatever the graph, everything runs once, after its targets, and never more than the limit at a time', async () => {
    const graphs = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 5 }), async (targets, limit) => {
        const items = targets.map((after, index) => ({
          key: index,
          item: index,
          after: after.filter((target) => target < index),
        }));
        const ended = new Set<number>();
        let running = 0;
        await runOrdered(items, limit, async (index) => {
          running += 1;
          expect(running).toBeLessThanOrEqual(limit);
          for (const target of items[index]?.after ?? []) expect(ended.has(target)).toBe(true);
          await new Promise((resolve) => setImmediate(resolve));
          running -= 1;
          expect(ended.has(index)).toBe(false);
          ended.add(index);
        });
        expect(ended.size).toBe(items.length);
      }),
      { numRuns: 50 },
    );
  });
});
