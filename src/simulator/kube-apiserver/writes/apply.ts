import { isJsonObject, type JsonObject, jsonEquals } from '../../../domain/shared/json.ts';
import { ApiError, badRequest, notFound } from '../api-error.ts';
import { conflictMessage, type FieldConflict } from '../managed-fields/conflicts.ts';
import { applyManaged } from '../managed-fields/field-manager.ts';
import { typedErrors } from '../managed-fields/typed-errors.ts';
import {
  apiVersionOf,
  fieldScope,
  metadataOfObject,
  metadataText,
  type ResourceType,
  resourceId,
  resourceSubject,
} from '../resource-type.ts';
import { checkIdentity, decodeObject } from './decode-object.ts';
import { persistChange, persistNew } from './persist.ts';
import { readYaml } from './read-body.ts';
import { type WriteContext, type WriteResult, type WriteTarget, withWarnings } from './write-context.ts';
import { undecodable, type WriteOptions } from './write-options.ts';

/** Server-side apply, of the object or its status. */
export function applyObject(
  context: WriteContext,
  target: WriteTarget,
  body: string,
  options: WriteOptions,
): WriteResult {
  const { type } = target;
  const { object: applied, duplicates } = readYaml(body);
  checkApplied(target, applied);
  const live = context.store.get(resourceId(type), type.namespaced ? target.namespace : '', target.name);
  if (live === undefined && target.subresource !== '') throw notFound(resourceSubject(type, target.name));
  const managed = applyManaged(fieldScope(type, target.subresource), live?.object, applied, {
    manager: options.fieldManager,
    force: options.force,
    now: context.clock.now(),
  });
  if (!managed.ok) throw applyConflict(managed.conflicts);
  // the real server, too, looks for them last
  if (options.fieldValidation === 'Strict' && duplicates.length > 0) throw duplicateKeys(duplicates);
  checkIdentity(managed.object, target.name, target.namespace);
  const decoded = decodeObject(type, managed.object, 'keep');
  if (!decoded.ok) throw undecodable(type.kind, type.version, decoded.problem);
  const warnings = options.fieldValidation === 'Warn' ? duplicates : [];
  const how = { dryRun: options.dryRun, isNormal: isStoredNormal(target, managed.object, decoded.object) };
  return withWarnings(warnings, () =>
    live === undefined
      ? { code: 201, object: persistNew(context, target, decoded.object, how) }
      : { code: 200, object: persistChange(context, target, live, decoded.object, how) },
  );
}

/** The real server stores the labels and annotations of an applied custom resource as merged, not as decoded. */
function isStoredNormal(
  { type, subresource }: WriteTarget,
  merged: JsonObject,
  decoded: JsonObject,
): boolean {
  if (!type.custom || subresource !== '') return true;
  const before = metadataOfObject(merged);
  const after = metadataOfObject(decoded);
  return ['labels', 'annotations'].every((key) => {
    const stored = before[key];
    const read = after[key];
    return stored === undefined || read === undefined ? stored === read : jsonEquals(stored, read);
  });
}

function duplicateKeys(duplicates: readonly string[]): ApiError {
  const lines = duplicates.map((line) => `  ${line}`).join('\n');
  return badRequest(
    `error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n${lines}`,
  );
}

function checkApplied(target: WriteTarget, applied: JsonObject): void {
  const { type } = target;
  const version = typeof applied.apiVersion === 'string' ? applied.apiVersion : '';
  const kind = typeof applied.kind === 'string' ? applied.kind : '';
  if (kind !== type.kind || version !== apiVersionOf(type)) {
    throw badRequest(`invalid object type: ${version === '' ? '/' : displayVersion(version)}, Kind=${kind}`);
  }
  const metadata = isJsonObject(applied.metadata) ? applied.metadata : {};
  if (metadata.managedFields !== undefined && metadata.managedFields !== null) {
    throw badRequest('metadata.managedFields must be nil');
  }
  const errors = typedErrors(applied, type.mergeSchema);
  if (errors !== null) {
    const message = `failed to create typed patch object (${describe(type, applied)}): ${errors}`;
    throw new ApiError(500, '', message);
  }
  checkIdentity(applied, target.name, target.namespace);
}

function describe(type: ResourceType, applied: JsonObject): string {
  const identity = `${metadataText(applied, 'namespace')}/${metadataText(applied, 'name')}`;
  return `${identity}; ${displayVersion(apiVersionOf(type))}, Kind=${type.kind}`;
}

/** Go prints the core group as an empty one: `/v1`. */
function displayVersion(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
}

function applyConflict(conflicts: readonly FieldConflict[]): ApiError {
  const causes = conflicts.map(({ manager, field }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${manager}`,
    field,
  }));
  return new ApiError(409, 'Conflict', conflictMessage(conflicts), { causes });
}
