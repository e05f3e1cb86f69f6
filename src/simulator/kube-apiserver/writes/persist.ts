import { isJsonObject, type Json, type JsonObject, jsonEquals } from '../../../domain/shared/json.ts';
import { ApiError, alreadyExists, conflict, invalid } from '../api-error.ts';
import { type FieldCauseBody, invalidValue } from '../causes.ts';
import { toSeconds } from '../managed-fields/managers.ts';
import { metadataOfObject, metadataText, resourceId, resourceSubject } from '../resource-type.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { checkNamespace, mutate, validateByHooks, validateObject } from './admit.ts';
import type { WriteContext, WriteTarget } from './write-context.ts';

const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

export interface PersistOptions {
  readonly dryRun: boolean;
  /** See `StoredObject.isNormal`. */
  readonly isNormal: boolean;
}

/** From a decoded object with its managed fields to a stored one. A dry run stops short of the store. */
export function persistNew(
  context: WriteContext,
  target: WriteTarget,
  object: JsonObject,
  { dryRun, isNormal }: PersistOptions,
): JsonObject {
  const { type, namespace } = target;
  checkNamespace(context, target);
  const mutated = mutate(context, target, object, undefined, dryRun);
  const uid = context.newUid();
  const {
    resourceVersion: _rv,
    selfLink: _link,
    deletionTimestamp: _gone,
    ...metadata
  } = metadataOfObject(mutated);
  const generateName = metadataText(mutated, 'generateName');
  const name = metadataText(mutated, 'name') || (generateName && `${generateName}${suffixOf(uid)}`);
  const { status, ...desired } = mutated;
  const created: JsonObject = {
    ...(type.hasStatus ? desired : mutated),
    ...(status !== undefined && !type.hasStatus ? { status } : {}),
    metadata: {
      ...metadata,
      ...(name === '' ? {} : { name }),
      ...(type.namespaced ? { namespace } : {}),
      uid,
      creationTimestamp: toSeconds(context.clock.now()),
      ...(type.tracksGeneration ? { generation: 1 } : {}),
    },
  };
  validateObject(type, created, undefined);
  validateByHooks(context, target, 'CREATE', created, undefined, dryRun);
  if (context.store.get(resourceId(type), type.namespaced ? namespace : '', name) !== undefined) {
    throw alreadyExists(resourceSubject(type, name));
  }
  return dryRun ? created : context.store.put(resourceId(type), created, isNormal).object;
}

/** From a decoded object with its managed fields to the next state of `live`; a write that changes nothing writes nothing. */
export function persistChange(
  context: WriteContext,
  target: WriteTarget,
  live: StoredObject,
  object: JsonObject,
  { dryRun, isNormal }: PersistOptions,
): JsonObject {
  const { type } = target;
  const mutated = mutate(context, target, object, live.object, dryRun);
  checkRevision(target, live, mutated);
  const next = nextState(target, live.object, mutated);
  validateObject(type, next, live.object, uidCauses(mutated, live.object));
  validateByHooks(context, target, 'UPDATE', next, live.object, dryRun);
  if (isFinished(next)) {
    if (!dryRun) context.store.delete(live.resource, live.namespace, live.name);
    return next;
  }
  const isSame = equalButForTimes(next, live.object);
  if (isSame && isNormal && live.isNormal) return live.object;
  const changed = isSame ? live.object : next;
  return dryRun ? changed : context.store.put(live.resource, changed, isNormal).object;
}

function checkRevision(target: WriteTarget, live: StoredObject, object: JsonObject): void {
  const { type } = target;
  const subject = resourceSubject(type, live.name);
  const revision = metadataText(object, 'resourceVersion');
  if (revision === '') {
    if (type.allowsUnconditionalUpdate) return;
    throw invalid(subject, [
      invalidValue('metadata.resourceVersion', '0', 'must be specified for an update'),
    ]);
  }
  if (revision === String(live.revision)) return;
  if (!/^\d+$/.test(revision)) {
    throw new ApiError(400, 'BadRequest', `resourceVersion: Invalid value: ${JSON.stringify(revision)}`);
  }
  const cause = 'the object has been modified; please apply your changes to the latest version and try again';
  throw conflict(subject, cause);
}

function uidCauses(object: JsonObject, live: JsonObject): FieldCauseBody[] {
  const uid = metadataText(object, 'uid');
  if (uid === '' || uid === metadataText(live, 'uid')) return [];
  const cause = invalidValue('metadata.uid', JSON.stringify(uid), 'field is immutable');
  // the real server lists it twice, once for metadata and once for the custom resource
  return [cause, cause];
}

/** What the endpoint may change comes from `object`, all else from `live`. */
function nextState(target: WriteTarget, live: JsonObject, object: JsonObject): JsonObject {
  const { type, subresource } = target;
  const { managedFields } = metadataOfObject(object);
  const before = metadataOfObject(live);
  if (subresource === 'status') {
    const { managedFields: _own, ...metadata } = before;
    const { status: _status, ...rest } = live;
    return {
      ...rest,
      ...(object.status === undefined ? {} : { status: object.status }),
      metadata: { ...metadata, ...(managedFields === undefined ? {} : { managedFields }) },
    };
  }
  const { status: given, ...desired } = object;
  const status = type.hasStatus ? live.status : given;
  const next: JsonObject = { ...desired, ...(status === undefined ? {} : { status }) };
  const moved = type.tracksGeneration && !jsonEquals(withoutSystemFields(next), withoutSystemFields(live));
  const generation = typeof before.generation === 'number' ? before.generation : 0;
  const { deletionTimestamp: _d, deletionGracePeriodSeconds: _g, ...metadata } = metadataOfObject(next);
  return {
    ...next,
    metadata: {
      ...metadata,
      ...pick(before, ['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds']),
      name: metadataText(live, 'name'),
      ...(type.namespaced ? { namespace: metadataText(live, 'namespace') } : {}),
      uid: metadataText(live, 'uid'),
      resourceVersion: metadataText(live, 'resourceVersion'),
      ...(type.tracksGeneration ? { generation: moved ? generation + 1 : generation } : {}),
    },
  };
}

/** Marked for deletion, and the last finalizer is gone. */
function isFinished(object: JsonObject): boolean {
  const { deletionTimestamp, finalizers } = metadataOfObject(object);
  return deletionTimestamp !== undefined && !(Array.isArray(finalizers) && finalizers.length > 0);
}

/** A write that would only move the times in managedFields is no write; entry is compared with entry, in their order. */
function equalButForTimes(a: JsonObject, b: JsonObject): boolean {
  return jsonEquals(withoutTimes(a), withoutTimes(b));
}

function withoutTimes(object: JsonObject): JsonObject {
  const metadata = metadataOfObject(object);
  const { managedFields } = metadata;
  if (!Array.isArray(managedFields)) return object;
  const entries = managedFields.filter(isJsonObject).map(({ time: _time, ...entry }): Json => entry);
  return { ...object, metadata: { ...metadata, managedFields: entries } };
}

function withoutSystemFields(object: JsonObject): JsonObject {
  const { metadata: _metadata, status: _status, apiVersion: _a, kind: _k, ...desired } = object;
  return desired;
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = object[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** Five letters for a generated name, from a fresh uid. */
function suffixOf(uid: string): string {
  const digits = Number.parseInt(uid.replaceAll('-', '').slice(0, 12), 16);
  let rest = digits;
  let text = '';
  for (let index = 0; index < 5; index++) {
    text += SUFFIX_LETTERS[rest % SUFFIX_LETTERS.length] ?? '';
    rest = Math.floor(rest / SUFFIX_LETTERS.length);
  }
  return text;
}
