import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';

/** A copy of `object` with `value` at the path; structs on the way are made where they are missing. */
export function withValueAt(object: JsonObject, tokens: readonly string[], value: Json): JsonObject {
  const [token, ...rest] = tokens;
  if (token === undefined) return object;
  const result: Record<string, Json> = { ...object };
  const child = getOwn(object, token);
  setOwn(
    result,
    token,
    rest.length === 0 ? value : withValueAt(isJsonObject(child) ? child : {}, rest, value),
  );
  return result;
}

/** `above` over `below`: struct by struct, field by field; a list is one value. */
export function laidOver(above: JsonObject, below: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...below };
  for (const key of Object.keys(above)) {
    const value = above[key] as Json;
    const there = getOwn(below, key);
    setOwn(result, key, isJsonObject(value) && isJsonObject(there) ? laidOver(value, there) : value);
  }
  return result;
}
