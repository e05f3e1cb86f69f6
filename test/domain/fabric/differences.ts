import { isJsonObject, type Json, type JsonObject, jsonEquals } from '../../../src/domain/shared/json.ts';
import { childPointer, type FieldPointer, valueAt } from '../../../src/domain/shared/pointer.ts';

/** Pointers at which two canonical specs differ, apart from what is only in `stored`: that, admission filled in. */
export function unexplainedDifferences(wanted: JsonObject, stored: JsonObject): FieldPointer[] {
  return differences(wanted, stored, '').filter(
    (pointer) => valueAt(wanted, pointer) !== undefined || valueAt(stored, pointer) === undefined,
  );
}

/** A list counts as one value. */
function differences(wanted: Json | undefined, stored: Json | undefined, at: FieldPointer): FieldPointer[] {
  if (jsonEquals(wanted, stored)) return [];
  if (!isJsonObject(wanted) || !isJsonObject(stored)) return [at];
  const keys = new Set([...Object.keys(wanted), ...Object.keys(stored)]);
  return [...keys].flatMap((key) => differences(wanted[key], stored[key], childPointer(at, key)));
}
