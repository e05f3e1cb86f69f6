import type { KindDefinition } from '../resource/kind.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, jsonEquals } from '../shared/json.ts';
import { type FieldPointer, valueAt } from '../shared/pointer.ts';
import { wantedValue } from './wanted-value.ts';

/**
 * A live list in the order in which `object` has it written, where the kind does not care for the order: what stayed keeps
 * its place, new items take the places of gone ones, the rest goes to the end. Any other value as it is.
 */
export function inOrderOf(object: JsonObject, pointer: FieldPointer, live: Json, kind: KindDefinition): Json {
  const written = valueAt(object, pointer);
  if (!Array.isArray(live) || !Array.isArray(written)) return live;
  const fresh = without(live, written);
  const gone = without(written, live);
  const kept = written.flatMap((item: Json) => {
    const at = gone.indexOf(item);
    if (at === -1) return [item];
    gone.splice(at, 1);
    const next = fresh.shift();
    return next === undefined ? [] : [next];
  });
  const candidate: readonly Json[] = [...kept, ...fresh];
  const [one, other] = [candidate, live].map((list) => canonical(object, pointer, list, kind));
  return one !== undefined && jsonEquals(one, other) ? candidate : live;
}

/** Items of `list` that `other` does not have, each counted as often as it stands there. */
function without(list: readonly Json[], other: readonly Json[]): Json[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.findIndex((one) => jsonEquals(one, item));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function canonical(
  object: JsonObject,
  pointer: FieldPointer,
  value: Json,
  kind: KindDefinition,
): JsonObject | undefined {
  const wanted = wantedValue(object, [{ op: 'set', pointer, value }], {});
  const spec = 'value' in wanted && isJsonObject(wanted.value) ? getOwn(wanted.value, 'spec') : undefined;
  return isJsonObject(spec) ? kind.canonicalSpec(spec) : undefined;
}
