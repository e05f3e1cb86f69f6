import { impossible } from '../domain/shared/assert-never.ts';

/** One piece of work and the pieces that must have ended before it may begin. */
export interface OrderedItem<K, T> {
  readonly key: K;
  readonly item: T;
  readonly after: readonly K[];
}

/**
 * Runs `work` over `items`, at most `limit` at a time, each as soon as everything in its `after` has ended (well or not;
 * `work` looks for itself). Of those that may begin the first in `items` does, so lanes are filled from the front and no
 * lane waits for the end of a wave. Keys in `after` that are no item do not count. Rejects with the first error after
 * all that had begun have ended; throws where items wait for each other in a ring.
 */
export async function runOrdered<K, T>(
  items: readonly OrderedItem<K, T>[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = countWaits(items);
  const ready: number[] = waiting.counts.flatMap((count, index) => (count === 0 ? [index] : []));
  let begun = 0;
  let failure: { readonly error: unknown } | null = null;
  await new Promise<void>((resolve) => {
    let running = 0;
    const finish = (index: number) => {
      running -= 1;
      for (const follower of waiting.followers[index] ?? []) {
        const left = (waiting.counts[follower] ?? 0) - 1;
        waiting.counts[follower] = left;
        if (left === 0) insert(ready, follower);
      }
      advance();
    };
    const advance = () => {
      while (failure === null && running < Math.max(1, limit) && ready.length > 0) {
        const index = ready.shift() as number;
        running += 1;
        begun += 1;
        work((items[index] as OrderedItem<K, T>).item).then(
          () => finish(index),
          (error: unknown) => {
            failure ??= { error };
            finish(index);
          },
        );
      }
      if (running === 0) resolve();
    };
    advance();
  });
  if (failure !== null) throw (failure as { error: unknown }).error;
  if (begun < items.length) impossible('items wait for each other in a ring');
}

function countWaits<K, T>(items: readonly OrderedItem<K, T>[]) {
  const places = new Map(items.map(({ key }, index) => [key, index]));
  const counts: number[] = [];
  const followers: number[][] = items.map(() => []);
  for (const [index, { after }] of items.entries()) {
    const targets = new Set<number>();
    for (const key of after) {
      const target = places.get(key);
      if (target !== undefined && target !== index) targets.add(target);
    }
    counts.push(targets.size);
    for (const target of targets) followers[target]?.push(index);
  }
  return { counts, followers };
}

/** Keeps the list of what may begin in the order of the items. */
function insert(ready: number[], index: number): void {
  let low = 0;
  let high = ready.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ready[middle] as number) < index) low = middle + 1;
    else high = middle;
  }
  ready.splice(low, 0, index);
}
