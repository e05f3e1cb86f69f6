import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { badRequest, conflict } from '../api-error.ts';
import { toSeconds } from '../managed-fields/managers.ts';
import type { ApiRequest } from '../request.ts';
import { kindSubject, metadataOfObject, metadataText } from '../resource-type.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { validateByHooks } from './admit.ts';
import { liveObject } from './object-writes.ts';
import type { WriteContext, WriteTarget } from './write-context.ts';
import { writeOptions } from './write-options.ts';

/** DELETE of one object: a `Status`, or the object itself where finalizers hold it back. */
export function deleteObject(context: WriteContext, target: WriteTarget, request: ApiRequest): JsonObject {
  const { dryRun } = writeOptions(request, 'DeleteOptions');
  const options = readDeleteOptions(request.body);
  const live = liveObject(context, target);
  checkPreconditions(target, live, options);
  const foreground = options.propagationPolicy === 'Foreground';
  return remove(context, target, live, { dryRun, foreground });
}

/** Carries out a deletion that was decided on. */
export function remove(
  context: WriteContext,
  target: WriteTarget,
  live: StoredObject,
  options: { readonly dryRun: boolean; readonly foreground: boolean },
): JsonObject {
  validateByHooks(context, target, 'DELETE', live.object, live.object, options.dryRun);
  const metadata = metadataOfObject(live.object);
  const own = Array.isArray(metadata.finalizers) ? metadata.finalizers : [];
  const finalizers = options.foreground ? [...own, 'foregroundDeletion'] : own;
  if (finalizers.length > 0) {
    if (metadata.deletionTimestamp !== undefined) return live.object;
    const generation = typeof metadata.generation === 'number' ? metadata.generation : undefined;
    const marked: JsonObject = {
      ...live.object,
      metadata: {
        ...metadata,
        finalizers,
        deletionGracePeriodSeconds: 0,
        deletionTimestamp: toSeconds(context.clock.now()),
        ...(generation === undefined ? {} : { generation: generation + 1 }),
      },
    };
    return options.dryRun ? marked : context.store.put(live.resource, marked).object;
  }
  if (!options.dryRun) context.store.delete(live.resource, live.namespace, live.name);
  const { group, plural } = target.type;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: live.name,
      ...(group === '' ? {} : { group }),
      kind: plural,
      uid: metadataText(live.object, 'uid'),
    },
  };
}

function readDeleteOptions(body: string): JsonObject {
  if (body === '') return {};
  let value: Json;
  try {
    value = JSON.parse(body);
  } catch {
    const shown = body.charAt(0);
    throw badRequest(
      `couldn't get version/kind; json parse error: invalid character '${shown}' looking for beginning of value`,
    );
  }
  return isJsonObject(value) ? value : {};
}

function checkPreconditions(target: WriteTarget, live: StoredObject, options: JsonObject): void {
  const preconditions = isJsonObject(options.preconditions) ? options.preconditions : {};
  const subject = kindSubject(target.type, live.name);
  const uid = metadataText(live.object, 'uid');
  if (typeof preconditions.uid === 'string' && preconditions.uid !== uid) {
    throw conflict(
      subject,
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  const revision = String(live.revision);
  if (typeof preconditions.resourceVersion === 'string' && preconditions.resourceVersion !== revision) {
    throw conflict(
      subject,
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${revision}). The object might have been modified`,
    );
  }
}
