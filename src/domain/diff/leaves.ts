import { isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';
import { childPointer, type FieldPointer, pointerTokens, valueAt } from '../shared/pointer.ts';

/** `pointer`, where two forms differ; a struct that only one of them has, field by field. */
export function leavesAt(pointer: FieldPointer, left: JsonObject, right: JsonObject): FieldPointer[] {
  const [a, b] = [valueAt(left, pointer), valueAt(right, pointer)];
  return a !== undefined && b !== undefined ? [pointer] : leavesBelow(pointer, a ?? b);
}

function leavesBelow(pointer: FieldPointer, value: Json | undefined): FieldPointer[] {
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [pointer];
  return Object.keys(value).flatMap((key) => leavesBelow(childPointer(pointer, key), value[key]));
}

/**
 * Those of `leaves` at `pointers`; where they make up the whole of a struct that only one form has, that struct. `isWhole`
 * may object; `spec` itself and the maps of metadata are no fields that a person would name.
 */
export function gatherStructs(
  pointers: readonly FieldPointer[],
  leaves: ReadonlySet<FieldPointer>,
  left: JsonObject,
  right: JsonObject,
  isWhole: (struct: FieldPointer) => boolean,
): FieldPointer[] {
  const gather = (pointer: FieldPointer, value: Json | undefined): readonly FieldPointer[] => {
    if (!isJsonObject(value) || Object.keys(value).length === 0) return leaves.has(pointer) ? [pointer] : [];
    const children = Object.keys(value).map((key) => childPointer(pointer, key));
    const found = children.map((child, index) => gather(child, value[Object.keys(value)[index] ?? '']));
    const whole = found.every((below, index) => below.length === 1 && below[0] === children[index]);
    return whole && pointer.startsWith('/spec/') && isWhole(pointer) ? [pointer] : found.flat();
  };
  return pointers.flatMap((pointer) => {
    const [a, b] = [valueAt(left, pointer), valueAt(right, pointer)];
    if (a === undefined || b === undefined) return gather(pointer, a ?? b);
    return leaves.has(pointer) ? [pointer] : [];
  });
}

/** A copy of `root` with the value at `pointer` replaced, or taken out; structs on the way are made. */
export function withValue(root: JsonObject, pointer: FieldPointer, value: Json | undefined): JsonObject {
  const result = placed(root, pointerTokens(pointer), value);
  return isJsonObject(result) ? result : root;
}

function placed(
  root: Json | undefined,
  tokens: readonly string[],
  value: Json | undefined,
): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(root)) {
    return root.map((item: Json, index) =>
      String(index) === token ? (placed(item, rest, value) ?? null) : item,
    );
  }
  const result: Record<string, Json> = isJsonObject(root) ? { ...root } : {};
  const below = placed(Object.hasOwn(result, token) ? result[token] : undefined, rest, value);
  if (below === undefined) delete result[token];
  else setOwn(result, token, below);
  return result;
}
