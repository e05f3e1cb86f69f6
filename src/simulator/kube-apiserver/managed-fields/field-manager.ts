import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import type { FieldConflict } from './conflicts.ts';
import { difference, type FieldSet, fieldSetOf, isEmptySet, union } from './field-set.ts';
import { decodeManagers, encodeManagers, type ManagerState, type Managers, managerId } from './managers.ts';
import type { MergeSchema } from './merge-schema.ts';
import { applyConfiguration, recordUpdate, type Writer } from './updater.ts';

/** One endpoint of a type: its merge schema and the top-level fields a write through it cannot change. */
export interface FieldManagerScope {
  readonly schema: MergeSchema;
  readonly apiVersion: string;
  readonly subresource: '' | 'status';
  readonly ignoredFields: readonly string[];
  /** What an object of the type holds before anything was set (typed kinds start with empty structs). */
  readonly emptyObject: JsonObject;
}

export type ManagedApply =
  | { readonly ok: true; readonly object: JsonObject }
  | { readonly ok: false; readonly conflicts: readonly FieldConflict[] };

const STRIPPED: FieldSet = fieldSetOf([
  ['f:apiVersion'],
  ['f:kind'],
  ['f:metadata'],
  ...[
    'name',
    'namespace',
    'creationTimestamp',
    'selfLink',
    'uid',
    'generation',
    'managedFields',
    'resourceVersion',
  ].map((name) => ['f:metadata', `f:${name}`]),
]);
const FIRST_APPLY_MANAGER = 'before-first-apply';
const MAX_UPDATE_MANAGERS = 10;
const ANCIENT_MANAGER = 'ancient-changes';

/** `live` is undefined for a create. The result carries the managed fields; `now` is ISO 8601. */
export function applyManaged(
  scope: FieldManagerScope,
  live: JsonObject | undefined,
  applied: JsonObject,
  options: { readonly manager: string; readonly force: boolean; readonly now: string },
): ManagedApply {
  const base = withoutManagedFields(live ?? scope.emptyObject);
  let managers = live === undefined ? new Map() : managersOf(live, scope);
  if (managers.size === 0) {
    managers = track(scope, scope.emptyObject, base, managers, FIRST_APPLY_MANAGER, options.now);
  }
  const writer = writerOf(scope, options.manager, 'Apply');
  const result = applyConfiguration(base, applied, scope.schema, managers, writer, options.force);
  if (!result.ok) return result;
  const next = strip(new Map(result.managers));
  const own = next.get(writer.id);
  if (own !== undefined && result.changed) next.set(writer.id, { ...own, time: options.now });
  const object = isJsonObject(result.object) ? result.object : {};
  return { ok: true, object: withManagers(object, next) };
}

/** Any write that is not an apply. `next` may carry managed fields of its own: they are taken as sent, `[{}]` clears them. */
export function updateManaged(
  scope: FieldManagerScope,
  live: JsonObject | undefined,
  next: JsonObject,
  options: { readonly manager: string; readonly now: string },
): JsonObject {
  const before = withoutManagedFields(live ?? scope.emptyObject);
  const after = withoutManagedFields(next);
  const managers = managersForUpdate(scope, live, next);
  if (managers.size === 0 && live !== undefined) return after;
  return withManagers(after, track(scope, before, after, managers, options.manager, options.now));
}

function managersForUpdate(
  scope: FieldManagerScope,
  live: JsonObject | undefined,
  next: JsonObject,
): Managers {
  const fromLive = live === undefined ? new Map() : managersOf(live, scope);
  if (scope.subresource !== '') return fromLive;
  const sent = entriesOf(next);
  if (sent.length === 1 && isJsonObject(sent[0]) && Object.keys(sent[0]).length === 0) return new Map();
  const decoded = decodeManagers(sent);
  return decoded === undefined || decoded.size === 0 ? fromLive : ofVersion(decoded, scope);
}

/** An update under a name of its own first, so that only a manager that really took something gets a new time. */
function track(
  scope: FieldManagerScope,
  before: Json,
  after: Json,
  managers: Managers,
  manager: string,
  now: string,
): Managers {
  const writer = writerOf(scope, manager, 'Update');
  const current: Writer = { ...writer, id: 'current-operation' };
  const next = strip(new Map(recordUpdate(before, after, scope.schema, managers, current)));
  const taken = next.get(current.id);
  if (taken === undefined) return next;
  next.delete(current.id);
  const previous = next.get(writer.id);
  const set = previous === undefined ? taken.set : union(previous.set, taken.set);
  next.set(writer.id, { ...writer.state, set, time: now });
  return capped(next);
}

function writerOf(scope: FieldManagerScope, manager: string, operation: 'Apply' | 'Update'): Writer {
  const state = { manager, operation, apiVersion: scope.apiVersion, subresource: scope.subresource };
  return {
    id: managerId(state),
    state,
    ignored: fieldSetOf(scope.ignoredFields.map((name) => [`f:${name}`])),
  };
}

function strip(managers: Map<string, ManagerState>): Map<string, ManagerState> {
  for (const [id, state] of managers) {
    const set = difference(state.set, STRIPPED);
    if (isEmptySet(set)) managers.delete(id);
    else managers.set(id, { ...state, set });
  }
  return managers;
}

/** The server keeps ten updaters and merges the oldest of the rest into one. */
function capped(managers: Map<string, ManagerState>): Map<string, ManagerState> {
  const updaters = [...managers].filter(([, state]) => state.operation === 'Update');
  if (updaters.length <= MAX_UPDATE_MANAGERS) return managers;
  updaters.sort(([, a], [, b]) => Date.parse(a.time ?? '1970-01-01') - Date.parse(b.time ?? '1970-01-01'));
  let ancient: ManagerState | undefined;
  for (const [id, state] of updaters.slice(0, updaters.length - MAX_UPDATE_MANAGERS + 1)) {
    managers.delete(id);
    const set: FieldSet = ancient === undefined ? state.set : union(ancient.set, state.set);
    ancient = { ...state, manager: ANCIENT_MANAGER, set };
  }
  if (ancient !== undefined) managers.set(managerId(ancient), ancient);
  return managers;
}

function managersOf(object: JsonObject, scope: FieldManagerScope): Managers {
  return ofVersion(decodeManagers(entriesOf(object)) ?? new Map(), scope);
}

/** Entries of a version that is not served are dropped, as the API server does. */
function ofVersion(managers: Managers, scope: FieldManagerScope): Managers {
  return new Map([...managers].filter(([, state]) => state.apiVersion === scope.apiVersion));
}

function entriesOf(object: JsonObject): readonly Json[] {
  const entries = isJsonObject(object.metadata) ? object.metadata.managedFields : undefined;
  return Array.isArray(entries) ? entries : [];
}

function withoutManagedFields(object: JsonObject): JsonObject {
  if (!isJsonObject(object.metadata) || object.metadata.managedFields === undefined) return object;
  const { managedFields: _dropped, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function withManagers(object: JsonObject, managers: Managers): JsonObject {
  if (managers.size === 0) return object;
  const metadata = isJsonObject(object.metadata) ? object.metadata : {};
  return { ...object, metadata: { ...metadata, managedFields: encodeManagers(managers) } };
}
