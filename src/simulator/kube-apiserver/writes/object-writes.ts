import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { ApiError, badRequest, conflict, invalid, notFound, unsupportedMediaType } from '../api-error.ts';
import { invalidValue } from '../causes.ts';
import { updateManaged } from '../managed-fields/field-manager.ts';
import type { ApiRequest } from '../request.ts';
import { fieldScope, metadataText, resourceId, resourceSubject } from '../resource-type.ts';
import type { StoredObject } from '../storage/stored-object.ts';
import { applyObject } from './apply.ts';
import { checkBodyType, checkIdentity, decodeObject } from './decode-object.ts';
import { jsonPatch, mergePatch } from './json-patch.ts';
import { jsonType } from './json-type.ts';
import { persistChange, persistNew } from './persist.ts';
import { mediaType, readObjectBody, readPatchBody } from './read-body.ts';
import { type WriteContext, type WriteResult, type WriteTarget, withWarnings } from './write-context.ts';
import { strictError, undecodable, type WriteOptions, writeOptions } from './write-options.ts';

const PATCH_TYPES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/apply-patch+yaml',
];
const STRATEGIC = 'application/strategic-merge-patch+json';

/** POST. */
export function createObject(context: WriteContext, target: WriteTarget, request: ApiRequest): WriteResult {
  const options = writeOptions(request, 'CreateOptions');
  const { object, problems } = readAndDecode(target, request, options);
  return withWarnings(problems, () => {
    checkIdentity(object, '', target.namespace);
    if (metadataText(object, 'resourceVersion') !== '') {
      throw new ApiError(500, '', 'resourceVersion should not be set on objects to be created');
    }
    const managed = updateManaged(fieldScope(target.type, ''), undefined, object, {
      manager: options.fieldManager,
      now: context.clock.now(),
    });
    const { dryRun } = options;
    return { code: 201, object: persistNew(context, target, managed, { dryRun, isNormal: true }) };
  });
}

/** PUT, of the object or its status. */
export function replaceObject(context: WriteContext, target: WriteTarget, request: ApiRequest): WriteResult {
  const options = writeOptions(request, 'UpdateOptions');
  const { object, problems } = readAndDecode(target, request, options);
  return withWarnings(problems, () => {
    checkIdentity(object, target.name, target.namespace);
    const live = liveObject(context, target);
    const uid = metadataText(object, 'uid');
    const stored = metadataText(live.object, 'uid');
    if (uid !== '' && uid !== stored) {
      throw conflict(
        resourceSubject(target.type, target.name),
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${stored}`,
      );
    }
    return { code: 200, object: change(context, target, live, object, options) };
  });
}

/** PATCH of every kind. */
export function patchObject(context: WriteContext, target: WriteTarget, request: ApiRequest): WriteResult {
  const type = mediaType(request.contentType);
  const isApply = type === 'application/apply-patch+yaml';
  const known = PATCH_TYPES.includes(type) || (type === STRATEGIC && !target.type.custom);
  if (!known) {
    if (target.type.custom) throw unsupportedMediaType(PATCH_TYPES);
    throw new ApiError(415, 'UnsupportedMediaType', '415: Unsupported Media Type', {});
  }
  const options = writeOptions(request, 'PatchOptions', isApply);
  if (isApply) return applyObject(context, target, request.body, options);
  const live = liveObject(context, target);
  const patched = patchedObject(live.object, readPatchBody(request.body), type);
  const decoded = decodeObject(target.type, patched, 'drop');
  const problems = decoded.ok ? decoded.unknown : [];
  if (!decoded.ok || (options.fieldValidation === 'Strict' && problems.length > 0)) {
    const problem = decoded.ok ? strictError(problems) : decoded.problem;
    const shown = JSON.stringify(canonicalJson(patched));
    throw invalid({ group: '', resource: '', name: '' }, [invalidValue('patch', shown, problem)]);
  }
  return withWarnings(options.fieldValidation === 'Warn' ? problems : [], () => {
    checkIdentity(decoded.object, target.name, target.namespace);
    return { code: 200, object: change(context, target, live, decoded.object, options) };
  });
}

function patchedObject(live: JsonObject, patch: Json, type: string): JsonObject {
  if (type === 'application/json-patch+json') {
    if (!Array.isArray(patch)) {
      throw badRequest(
        `error decoding patch: json: cannot unmarshal ${jsonType(patch)} into Go value of type []handlers.jsonPatchOp`,
      );
    }
    const patched = jsonPatch(live, patch);
    if (patched !== undefined && isJsonObject(patched)) return patched;
    throw new ApiError(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
  }
  if (!isJsonObject(patch)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${jsonType(patch)} into Go value of type map[string]interface {}`,
    );
  }
  const patched = mergePatch(live, patch);
  return isJsonObject(patched) ? patched : {};
}

function change(
  context: WriteContext,
  target: WriteTarget,
  live: StoredObject,
  object: JsonObject,
  options: WriteOptions,
): JsonObject {
  const managed = updateManaged(fieldScope(target.type, target.subresource), live.object, object, {
    manager: options.fieldManager,
    now: context.clock.now(),
  });
  return persistChange(context, target, live, managed, { dryRun: options.dryRun, isNormal: true });
}

function readAndDecode(
  target: WriteTarget,
  request: ApiRequest,
  options: WriteOptions,
): { object: JsonObject; problems: readonly string[] } {
  const { type } = target;
  const body = readObjectBody(request.body, request.contentType, type.kind, type.version);
  checkBodyType(type, body.object);
  const decoded = decodeObject(type, body.object, 'drop');
  if (!decoded.ok) throw undecodable(type.kind, type.version, decoded.problem);
  const problems = [...body.duplicates, ...decoded.unknown];
  if (options.fieldValidation === 'Strict' && problems.length > 0) {
    throw undecodable(type.kind, type.version, strictError(problems));
  }
  return { object: decoded.object, problems: options.fieldValidation === 'Warn' ? problems : [] };
}

export function liveObject(context: WriteContext, target: WriteTarget): StoredObject {
  const { type, namespace, name } = target;
  const live = context.store.get(resourceId(type), type.namespaced ? namespace : '', name);
  if (live === undefined) throw notFound(resourceSubject(type, name));
  return live;
}
