import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals } from '../shared/json.ts';
import { childPointer, type FieldPointer, valueAt } from '../shared/pointer.ts';

/** An object as it is written (in normal form) and with the fabric's defaults. */
export interface WrittenAndFilled {
  readonly written: JsonObject;
  readonly filled: JsonObject;
}

/**
 * Fields that the fabric would fill and live lacks: admission fills them with every write, so somebody took them out past
 * it. Where Git leaves them out, too, that is known only of an object that admission has seen: `wasAdmitted`, or another
 * default stands there. `filled`: what Git wants, with defaults.
 */
export function removedDefaults(
  live: WrittenAndFilled,
  filled: JsonObject,
  writtenInGit: () => JsonObject,
  wasAdmitted: () => boolean,
): FieldPointer[] {
  const fills = [...filledIn(live, filled)];
  if (fills.length === 0) return [];
  const wanted: WrittenAndFilled = { written: writtenInGit(), filled };
  const ours = fills.filter((pointer) => valueAt(wanted.written, pointer) !== undefined);
  const saw =
    wasAdmitted() ||
    [...filledIn(wanted, wanted.filled)].some((pointer) =>
      jsonEquals(valueAt(live.written, pointer), valueAt(wanted.filled, pointer)),
    );
  return saw ? fills : ours;
}

/** Topmost fields of the spec that only defaulting brought, with the value that `expected` has there. */
function* filledIn(object: WrittenAndFilled, expected: JsonObject): Generator<FieldPointer> {
  yield* below('/spec', object.written.spec, object.filled.spec, expected.spec);
}

function* below(
  at: FieldPointer,
  written: Json | undefined,
  filled: Json | undefined,
  expected: Json | undefined,
): Generator<FieldPointer> {
  if (written === filled || !isJsonObject(filled) || !isJsonObject(expected)) return;
  if (written !== undefined && !isJsonObject(written)) return;
  for (const key of Object.keys(filled)) {
    const there = written === undefined ? undefined : getOwn(written, key);
    const given = getOwn(filled, key);
    const wanted = getOwn(expected, key);
    if (there === undefined && jsonEquals(given, wanted)) yield childPointer(at, key);
    else yield* below(childPointer(at, key), there, given, wanted);
  }
}
