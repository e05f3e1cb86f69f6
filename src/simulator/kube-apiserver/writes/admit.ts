import { isJsonObject, type JsonObject } from '../../../domain/shared/json.ts';
import { type AdmissionRequest, denied } from '../admission/admission.ts';
import { invalid, notFound } from '../api-error.ts';
import type { FieldCauseBody } from '../causes.ts';
import { metadataOfObject, type ResourceType, resourceId } from '../resource-type.ts';
import { metadataCauses } from '../schema/metadata-rules.ts';
import { validateValue } from '../schema/validate.ts';
import { NAMESPACE } from '../types/cluster-wide.ts';
import { decodeObject } from './decode-object.ts';
import type { WriteContext, WriteTarget } from './write-context.ts';
import { undecodable } from './write-options.ts';

/** The object as the mutating hooks leave it, pruned and defaulted again. */
export function mutate(
  context: WriteContext,
  target: WriteTarget,
  object: JsonObject,
  live: JsonObject | undefined,
  dryRun: boolean,
): JsonObject {
  if (!isAdmitted(target)) return object;
  const operation = live === undefined ? 'CREATE' : 'UPDATE';
  let mutated = object;
  for (const hook of context.hooks) {
    if (hook.mutate === undefined) continue;
    mutated = hook.mutate(admissionRequest(target, operation, mutated, live, dryRun), context.cache);
  }
  if (mutated === object) return object;
  const decoded = decodeObject(target.type, mutated, 'keep');
  if (!decoded.ok) throw undecodable(target.type.kind, target.type.version, decoded.problem);
  return decoded.object;
}

/** Throws the 403 of the first validating hook that says no. */
export function validateByHooks(
  context: WriteContext,
  target: WriteTarget,
  operation: AdmissionRequest['operation'],
  object: JsonObject,
  live: JsonObject | undefined,
  dryRun: boolean,
): void {
  if (!isAdmitted(target)) return;
  for (const hook of context.hooks) {
    const denial = hook.validate?.(admissionRequest(target, operation, object, live, dryRun), context.cache);
    if (denial !== undefined) throw denied(denial);
  }
}

/** Throws 422 with everything that metadata rules and schema have against the object. */
export function validateObject(
  type: ResourceType,
  object: JsonObject,
  live: JsonObject | undefined,
  extra: readonly FieldCauseBody[] = [],
): void {
  const name = metadataOfObject(object).name;
  const kind = typeof object.kind === 'string' ? object.kind : type.kind;
  const causes = [...extra];
  if (type.custom && kind !== type.kind) {
    const message = `Invalid value: ${JSON.stringify(kind)}: must be ${type.kind}`;
    causes.push({ reason: 'FieldValueInvalid', message, field: 'kind' });
  }
  causes.push(...metadataCauses(metadataOfObject(object)), ...type.rules(object, live));
  if (type.custom) causes.push(...schemaCauses(type, object, live));
  if (causes.length === 0) return;
  throw invalid({ group: type.group, resource: kind, name: typeof name === 'string' ? name : '' }, causes);
}

/** What did not change is not held against a write, even where the schema would refuse it today. */
function schemaCauses(
  type: ResourceType,
  object: JsonObject,
  live: JsonObject | undefined,
): FieldCauseBody[] {
  const { apiVersion: _a, kind: _k, metadata: _m, ...body } = object;
  const causes = validateValue(body, { ...type.schema, required: ownRequired(type) }, '');
  if (causes.length === 0 || live === undefined) return causes;
  const { apiVersion: _la, kind: _lk, metadata: _lm, ...before } = live;
  const known = new Set(
    validateValue(before, { ...type.schema, required: ownRequired(type) }, '').map(
      (cause) => `${cause.field} ${cause.message}`,
    ),
  );
  return causes.filter((cause) => !known.has(`${cause.field} ${cause.message}`));
}

function ownRequired(type: ResourceType): readonly string[] {
  return type.schema.required.filter((name) => !['apiVersion', 'kind', 'metadata'].includes(name));
}

/** Hooks stand in for webhooks on custom resources; those name the main resource, not its status. */
function isAdmitted(target: WriteTarget): boolean {
  return target.type.custom && target.subresource === '';
}

/** Throws 404 where a namespaced object is to be created in a namespace that is not there. */
export function checkNamespace(context: WriteContext, target: WriteTarget): void {
  if (!target.type.namespaced) return;
  if (context.store.get(resourceId(NAMESPACE), '', target.namespace) !== undefined) return;
  throw notFound({ group: '', resource: NAMESPACE.plural, name: target.namespace });
}

function admissionRequest(
  target: WriteTarget,
  operation: AdmissionRequest['operation'],
  object: JsonObject,
  live: JsonObject | undefined,
  dryRun: boolean,
): AdmissionRequest {
  const name = isJsonObject(object.metadata) ? object.metadata.name : undefined;
  return {
    operation,
    group: target.type.group,
    kind: target.type.kind,
    namespace: target.namespace,
    name: typeof name === 'string' ? name : target.name,
    object,
    live,
    dryRun,
  };
}
