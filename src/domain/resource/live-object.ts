import { isJsonObject, type JsonObject } from '../shared/json.ts';
import type { ObjectId, ResourceKey } from './object-id.ts';

/** One object as LIST, WATCH or a write returned it: plain JSON, no Dates, managed fields included. */
export interface LiveObject {
  readonly id: ObjectId;
  readonly key: ResourceKey;
  readonly uid: string;
  readonly resourceVersion: string;
  /** Moves only when the spec moves (status is a subresource of every fabric kind). */
  readonly generation: number;
  readonly object: JsonObject;
}

export interface ManagedFieldsEntry {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly time: string | null;
  readonly subresource: string | null;
  readonly fields: JsonObject;
}

export function metadataOf(object: JsonObject): JsonObject {
  return isJsonObject(object.metadata) ? object.metadata : {};
}

export function managedFieldsOf(object: JsonObject): ManagedFieldsEntry[] {
  const list = metadataOf(object).managedFields;
  if (!Array.isArray(list)) return [];
  return list.filter(isJsonObject).map((entry) => ({
    manager: typeof entry.manager === 'string' ? entry.manager : '',
    operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
    apiVersion: typeof entry.apiVersion === 'string' ? entry.apiVersion : '',
    time: typeof entry.time === 'string' ? entry.time : null,
    subresource: typeof entry.subresource === 'string' && entry.subresource !== '' ? entry.subresource : null,
    fields: isJsonObject(entry.fieldsV1) ? entry.fieldsV1 : {},
  }));
}
