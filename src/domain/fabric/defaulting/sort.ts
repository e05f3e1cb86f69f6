import { getOwn, type JsonObject } from '../../shared/json.ts';
import { sorted } from '../canonical.ts';

/** The object with the list at `key` sorted as texts, or by text members. */
export function withSorted(object: JsonObject, key: string, by: readonly string[] = []): JsonObject {
  const list = getOwn(object, key);
  return Array.isArray(list) ? { ...object, [key]: sorted(list, by) } : object;
}
