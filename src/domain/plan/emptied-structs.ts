import type { Schema } from '../resource/schema.ts';
import { getOwn, isJsonObject, type Json, type JsonObject, setOwn } from '../shared/json.ts';

/** `{}` in Git over a filled struct is left out, so that what we own in it goes; an entry of a map stays as it is live. */
export function dropEmptied(wanted: JsonObject, live: JsonObject, schema: Schema | undefined): JsonObject {
  const result: Record<string, Json> = {};
  for (const key of Object.keys(wanted)) {
    const value = wanted[key] as Json;
    const there = getOwn(live, key);
    if (!isJsonObject(value) || !isJsonObject(there)) {
      setOwn(result, key, value);
    } else if (Object.keys(value).length > 0 || Object.keys(there).length === 0) {
      setOwn(result, key, dropEmptied(value, there, fieldSchema(schema, key)));
    } else if (schema?.type === 'map') {
      // the entry itself means something: it stays as it is, and what is in it is cleared by a patch afterwards
      setOwn(result, key, there);
    }
  }
  return result;
}

/** `{}` of ours in live that Git leaves out is sent again, since absent and empty mean the same to the fabric. */
export function keepEmptyStructs(
  body: JsonObject,
  owned: JsonObject,
  live: JsonObject,
  schema: Schema | undefined,
): JsonObject {
  const result: Record<string, Json> = { ...body };
  for (const key of Object.keys(owned)) {
    const there = getOwn(live, key);
    const mine = getOwn(body, key);
    const ownedValue = getOwn(owned, key);
    if (!isJsonObject(there) || !isJsonObject(ownedValue)) continue;
    const isStruct = schema?.type === 'object' && fieldSchema(schema, key)?.type === 'object';
    if (mine === undefined && Object.keys(there).length === 0 && isStruct) setOwn(result, key, {});
    else if (isJsonObject(mine))
      setOwn(result, key, keepEmptyStructs(mine, ownedValue, there, fieldSchema(schema, key)));
  }
  return result;
}

export function fieldSchema(schema: Schema | undefined, key: string): Schema | undefined {
  if (schema?.type === 'object') return Object.hasOwn(schema.fields, key) ? schema.fields[key] : undefined;
  return schema?.type === 'map' ? schema.values : undefined;
}
