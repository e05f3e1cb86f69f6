import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { type FieldSet, fromFieldsV1, toFieldsV1 } from './field-set.ts';

/** What one manager owns. `time` is ISO 8601 (milliseconds kept until written), null where none was recorded. */
export interface ManagerState {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string;
  readonly time: string | null;
  readonly set: FieldSet;
}

/** By identity: an applier is the same whatever version it used, an updater is not. */
export type Managers = ReadonlyMap<string, ManagerState>;

export function managerId(
  manager: Pick<ManagerState, 'manager' | 'operation' | 'apiVersion' | 'subresource'>,
): string {
  const version = manager.operation === 'Apply' ? '' : manager.apiVersion;
  return JSON.stringify([manager.manager, manager.operation, version, manager.subresource]);
}

/** undefined: an entry is not in the format, so the API server ignores the whole list. */
export function decodeManagers(entries: readonly Json[]): Managers | undefined {
  const managers = new Map<string, ManagerState>();
  for (const entry of entries) {
    const state = decodeEntry(entry);
    if (state === undefined) return undefined;
    managers.set(managerId(state), state);
  }
  return managers;
}

function decodeEntry(entry: Json): ManagerState | undefined {
  if (!isJsonObject(entry)) return undefined;
  const { operation } = entry;
  if (operation !== 'Apply' && operation !== 'Update') return undefined;
  if (entry.fieldsType !== undefined && entry.fieldsType !== 'FieldsV1') return undefined;
  const apiVersion = textOf(entry.apiVersion);
  if (apiVersion === '') return undefined;
  const set = fromFieldsV1(isJsonObject(entry.fieldsV1) ? entry.fieldsV1 : {});
  if (set === undefined) return undefined;
  return {
    manager: textOf(entry.manager),
    operation,
    apiVersion,
    subresource: textOf(entry.subresource),
    time: typeof entry.time === 'string' ? entry.time : null,
    set,
  };
}

/** Sorted as the API server stores them: appliers first, then by time, name, version, subresource. */
export function encodeManagers(managers: Managers): JsonObject[] {
  return [...managers.values()].sort(compareManagers).map((state) => ({
    apiVersion: state.apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(state.set),
    manager: state.manager,
    operation: state.operation,
    ...(state.subresource === '' ? {} : { subresource: state.subresource }),
    ...(state.time === null ? {} : { time: toSeconds(state.time) }),
  }));
}

function compareManagers(a: ManagerState, b: ManagerState): number {
  return (
    compareText(a.operation, b.operation) ||
    compareNumbers(instant(a.time), instant(b.time)) ||
    compareText(a.manager, b.manager) ||
    compareText(a.apiVersion, b.apiVersion) ||
    compareText(a.subresource, b.subresource)
  );
}

/** ISO 8601 in UTC without fractions, as the API server writes times. */
export function toSeconds(time: string): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** In whole seconds: what is stored has no more. */
function instant(time: string | null): number {
  return time === null ? Number.NEGATIVE_INFINITY : Math.floor(Date.parse(time) / 1000);
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
