import { isJsonObject, type Json, jsonEquals } from '../shared/json.ts';
import { childPointer, type FieldPointer } from '../shared/pointer.ts';

/** One step from a list to another: `at` is the place in the list before, `to` in the list wanted. */
export type ListStep =
  | { readonly step: 'keep' | 'change'; readonly at: number; readonly to: number }
  | { readonly step: 'insert'; readonly at: number; readonly to: number }
  | { readonly step: 'remove'; readonly at: number };

const INSERT = 0.6;
const REMOVE = 0.6;
/** More than to remove the one and insert the other. */
const UNLIKE = 1.3;
/** Pairs of items that are compared; beyond it, items are taken one for one. */
const MAX_PAIRS = 250_000;

/**
 * The cheapest way from `have` to `want`: equal items stay, alike ones are changed where they stand, the rest is removed
 * and inserted. In order of the lists. `isPositional`: an item is known to have changed where it stands.
 */
export function alignLists(
  have: readonly Json[],
  want: readonly Json[],
  isPositional = false,
): readonly ListStep[] {
  if (isPositional && have.length === want.length) return oneForOne(have.length, want.length);
  const shorter = Math.min(have.length, want.length);
  let head = 0;
  while (head < shorter && jsonEquals(have[head], want[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && jsonEquals(have[have.length - 1 - tail], want[want.length - 1 - tail]))
    tail += 1;
  const [rows, columns] = [have.length - head - tail, want.length - head - tail];
  const middle =
    rows * columns > MAX_PAIRS
      ? oneForOne(rows, columns)
      : cheapest(have.slice(head, head + rows), want.slice(head, head + columns));
  return [
    ...keepAll(head, 0, 0),
    ...middle.map((step) => shifted(step, head)),
    ...keepAll(tail, have.length - tail, want.length - tail),
  ];
}

function keepAll(count: number, at: number, to: number): ListStep[] {
  return Array.from({ length: count }, (_none, index) => ({ step: 'keep', at: at + index, to: to + index }));
}

function shifted(step: ListStep, by: number): ListStep {
  return step.step === 'remove'
    ? { ...step, at: step.at + by }
    : { ...step, at: step.at + by, to: step.to + by };
}

function oneForOne(rows: number, columns: number): ListStep[] {
  const both = Math.min(rows, columns);
  return [
    ...Array.from({ length: both }, (_none, at): ListStep => ({ step: 'change', at, to: at })),
    ...Array.from(
      { length: columns - both },
      (_none, at): ListStep => ({ step: 'insert', at: rows, to: both + at }),
    ),
    ...Array.from({ length: rows - both }, (_none, at): ListStep => ({ step: 'remove', at: both + at })),
  ];
}

function cheapest(have: readonly Json[], want: readonly Json[]): ListStep[] {
  const left = have.map(leavesOf);
  const right = want.map(leavesOf);
  const width = want.length + 1;
  const costs = new Float64Array((have.length + 1) * width);
  const changes = new Float64Array((have.length + 1) * width);
  for (let at = have.length; at >= 0; at -= 1) {
    for (let to = want.length; to >= 0; to -= 1) {
      const here = at * width + to;
      const removed = at < have.length ? REMOVE + (costs[here + width] ?? 0) : Infinity;
      const inserted = to < want.length ? INSERT + (costs[here + 1] ?? 0) : Infinity;
      let changed = Infinity;
      if (at < have.length && to < want.length) {
        changes[here] = changeCost(have[at] ?? null, want[to] ?? null, left[at], right[to]);
        changed = (changes[here] ?? 0) + (costs[here + width + 1] ?? 0);
      }
      const best = Math.min(removed, inserted, changed);
      costs[here] = best === Infinity ? 0 : best;
    }
  }
  return walkBack(have.length, want.length, costs, changes);
}

function walkBack(rows: number, columns: number, costs: Float64Array, changes: Float64Array): ListStep[] {
  const width = columns + 1;
  const steps: ListStep[] = [];
  let [at, to] = [0, 0];
  while (at < rows || to < columns) {
    const here = at * width + to;
    const cost = costs[here] ?? 0;
    const change = changes[here] ?? 0;
    if (at < rows && to < columns && isSame(cost, change + (costs[here + width + 1] ?? 0))) {
      steps.push({ step: change === 0 ? 'keep' : 'change', at: at++, to: to++ });
    } else if (at < rows && isSame(cost, REMOVE + (costs[here + width] ?? 0))) {
      steps.push({ step: 'remove', at: at++ });
    } else steps.push({ step: 'insert', at, to: to++ });
  }
  return steps;
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}

/** How often each leaf comes up, by its path and value. Places in lists do not count: items move. */
type Leaves = ReadonlyMap<string, number>;

/** Items that share less than a third are others, not changed ones. */
function changeCost(a: Json, b: Json, left: Leaves | undefined, right: Leaves | undefined): number {
  if (jsonEquals(a, b)) return 0;
  if (left === undefined || right === undefined) return left === right ? 1 : UNLIKE;
  let shared = 0;
  for (const [leaf, count] of left) shared += Math.min(count, right.get(leaf) ?? 0);
  const likeness = (2 * shared) / (sizeOf(left) + sizeOf(right));
  return likeness < 1 / 3 ? UNLIKE : 1 - 0.9 * likeness;
}

function sizeOf(leaves: Leaves): number {
  let size = 0;
  for (const count of leaves.values()) size += count;
  return size;
}

/** undefined for a scalar. */
function leavesOf(value: Json): Leaves | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const leaves = new Map<string, number>();
  const gather = (part: Json, path: FieldPointer): void => {
    if (Array.isArray(part) && part.length > 0) for (const item of part) gather(item, `${path}/*`);
    else if (isJsonObject(part) && Object.keys(part).length > 0) {
      for (const [key, field] of Object.entries(part)) gather(field, childPointer(path, key));
    } else {
      const leaf = `${path}=${JSON.stringify(part)}`;
      leaves.set(leaf, (leaves.get(leaf) ?? 0) + 1);
    }
  };
  gather(value, '');
  return leaves;
}
