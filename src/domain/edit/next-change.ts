import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals } from '../shared/json.ts';
import { type FieldPointer, pointerOf } from '../shared/pointer.ts';
import { alignLists, type ListStep } from './align-lists.ts';
import { isEmptyCollection } from './value-text.ts';
import { withField } from './wanted-value.ts';

/** The smallest thing that is done to a text at once. `path`: the value, or the collection that gains or loses. */
export type Change =
  | { readonly change: 'replace'; readonly path: readonly string[]; readonly value: Json }
  | {
      readonly change: 'insert-field';
      readonly path: readonly string[];
      readonly key: string;
      readonly value: Json;
    }
  | { readonly change: 'remove-field'; readonly path: readonly string[]; readonly key: string }
  | {
      readonly change: 'insert-item';
      readonly path: readonly string[];
      readonly at: number;
      readonly value: Json;
    }
  | { readonly change: 'remove-item'; readonly path: readonly string[]; readonly at: number }
  /** The item at `from` comes to stand at `to`, counted without it. */
  | {
      readonly change: 'move-item';
      readonly path: readonly string[];
      readonly from: number;
      readonly to: number;
    };

/** Pointers of lists in which an edit goes to an item by its place. */
export type PositionalLists = ReadonlySet<FieldPointer>;

/** The first of the changes that lead from `have` to `want`; undefined when they are equal. */
export function nextChange(
  have: Json,
  want: Json,
  positional: PositionalLists,
  path: readonly string[] = [],
): Change | undefined {
  if (jsonEquals(have, want)) return undefined;
  const filled = !isEmptyCollection(have) && !isEmptyCollection(want);
  if (filled && Array.isArray(have) && Array.isArray(want)) return listChange(have, want, positional, path);
  if (filled && isJsonObject(have) && isJsonObject(want)) return mapChange(have, want, positional, path);
  return { change: 'replace', path, value: want };
}

/** Fields go before others are added, as long as some stay: the mapping must not run empty on the way. */
function mapChange(
  have: JsonObject,
  want: JsonObject,
  positional: PositionalLists,
  path: readonly string[],
): Change | undefined {
  for (const [key, value] of Object.entries(have)) {
    const wanted = getOwn(want, key);
    const change = wanted === undefined ? undefined : nextChange(value, wanted, positional, [...path, key]);
    if (change !== undefined) return change;
  }
  const gone = Object.keys(have).filter((key) => !Object.hasOwn(want, key));
  const [first] = gone;
  if (first !== undefined && gone.length < Object.keys(have).length)
    return { change: 'remove-field', path, key: first };
  for (const [key, value] of Object.entries(want)) {
    if (!Object.hasOwn(have, key)) return { change: 'insert-field', path, key, value };
  }
  return undefined;
}

function listChange(
  have: readonly Json[],
  want: readonly Json[],
  positional: PositionalLists,
  path: readonly string[],
): Change | undefined {
  const steps = alignLists(have, want, positional.has(pointerOf(path)));
  for (const step of steps) {
    if (step.step !== 'change') continue;
    const change = nextChange(have[step.at] ?? null, want[step.to] ?? null, positional, [
      ...path,
      String(step.at),
    ]);
    if (change !== undefined) return change;
  }
  return moved(have, want, steps, path) ?? added(want, steps, path);
}

function moved(
  have: readonly Json[],
  want: readonly Json[],
  steps: readonly ListStep[],
  path: readonly string[],
): Change | undefined {
  for (const inserted of steps) {
    if (inserted.step !== 'insert') continue;
    const from = steps.find(
      ({ step, at }) => step === 'remove' && jsonEquals(have[at], want[inserted.to]),
    )?.at;
    if (from === undefined) continue;
    const to = inserted.at > from ? inserted.at - 1 : inserted.at;
    if (to !== from) return { change: 'move-item', path, from, to };
  }
  return undefined;
}

/** As in mappings: items go first where some stay. */
function added(
  want: readonly Json[],
  steps: readonly ListStep[],
  path: readonly string[],
): Change | undefined {
  const removed = steps.find(({ step }) => step === 'remove');
  const stay = steps.some(({ step }) => step === 'keep' || step === 'change');
  if (removed !== undefined && stay) return { change: 'remove-item', path, at: removed.at };
  for (const step of steps) {
    if (step.step === 'insert')
      return { change: 'insert-item', path, at: step.at, value: want[step.to] ?? null };
  }
  return removed === undefined ? undefined : { change: 'remove-item', path, at: removed.at };
}

/** All values that only have to be replaced where they stand: such changes do not get in each other's way. */
export function replacements(
  have: Json,
  want: Json,
  positional: PositionalLists,
  path: readonly string[] = [],
): readonly Change[] {
  if (jsonEquals(have, want)) return [];
  if (isJsonObject(have) && isJsonObject(want)) {
    return Object.entries(have).flatMap(([key, value]) => {
      const wanted = getOwn(want, key);
      return wanted === undefined ? [] : replacements(value, wanted, positional, [...path, key]);
    });
  }
  if (Array.isArray(have) && Array.isArray(want)) {
    return alignLists(have, want, positional.has(pointerOf(path))).flatMap((step) =>
      step.step === 'change'
        ? replacements(have[step.at] ?? null, want[step.to] ?? null, positional, [...path, String(step.at)])
        : [],
    );
  }
  const isPlain = typeof have !== 'object' && typeof want !== 'object';
  return isPlain ? [{ change: 'replace', path, value: want }] : [];
}

/** The value of the document after the change. */
export function changedValue(value: Json, change: Change): Json {
  return changedAt(value, change, 0);
}

function changedAt(value: Json, change: Change, depth: number): Json {
  const token = change.path[depth];
  if (token !== undefined) {
    if (Array.isArray(value)) {
      return value.map((item: Json, at) =>
        String(at) === token ? changedAt(item, change, depth + 1) : item,
      );
    }
    if (!isJsonObject(value)) return value;
    return withField(value, token, changedAt(getOwn(value, token) ?? null, change, depth + 1));
  }
  if (change.change === 'replace') return change.value;
  if (isJsonObject(value)) {
    if (change.change === 'insert-field') return withField(value, change.key, change.value);
    return change.change === 'remove-field' ? withField(value, change.key, undefined) : value;
  }
  return Array.isArray(value) ? changedList(value, change) : value;
}

function changedList(list: readonly Json[], change: Change): readonly Json[] {
  if (change.change === 'insert-item') return list.toSpliced(change.at, 0, change.value);
  if (change.change === 'remove-item') return list.toSpliced(change.at, 1);
  if (change.change !== 'move-item') return list;
  return list.toSpliced(change.from, 1).toSpliced(change.to, 0, list[change.from] ?? null);
}
