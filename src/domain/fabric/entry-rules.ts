import type { RuleObject } from '../resource/kind.ts';
import { getOwn, isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import type { FieldPointer } from '../shared/pointer.ts';

/** A map of a spec, with its pointer. */
export interface EntryMap {
  readonly pointer: FieldPointer;
  readonly entries: JsonObject;
}

/** The member of the spec, undefined when there is none or the spec is no object. */
export function specMember({ object }: RuleObject, field: string): Json | undefined {
  const spec = getOwn(object, 'spec');
  return isJsonObject(spec) ? getOwn(spec, field) : undefined;
}

/** Entries that are left when the API server has dropped those that are null. */
export function keptKeys(entries: JsonObject): string[] {
  return Object.keys(entries).filter((key) => entries[key] !== null);
}
