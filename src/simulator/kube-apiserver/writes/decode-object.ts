import { isJsonObject, type Json, type JsonObject } from '../../../domain/shared/json.ts';
import { badRequest } from '../api-error.ts';
import { apiVersionOf, metadataText, type ResourceType } from '../resource-type.ts';
import { applyDefaults, dropNulls } from '../schema/defaults.ts';
import { decodeMetadata } from '../schema/metadata-codec.ts';
import { pruneUnknown } from '../schema/prune.ts';
import { undecodable } from './write-options.ts';

export type DecodedObject =
  | { readonly ok: true; readonly object: JsonObject; readonly unknown: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads `raw` as an object of `type`: metadata normalised, fields that the schema does not know dropped and told,
 * defaults filled. `nulls` says whether nulls that the schema forbids are dropped (all writes but apply) or kept.
 */
export function decodeObject(type: ResourceType, raw: JsonObject, nulls: 'drop' | 'keep'): DecodedObject {
  const { apiVersion, kind, metadata, ...rest } = raw;
  const decoded = decodeMetadata(metadata);
  if (!decoded.ok) return { ok: false, problem: decoded.message };
  const problem = type.decodeProblem(rest);
  if (problem !== null) return { ok: false, problem };
  const pruned = pruneUnknown(rest, type.schema);
  let body: Json = pruned.value;
  if (type.custom) {
    if (nulls === 'drop') body = dropNulls(body, type.schema);
    body = applyDefaults(body, type.schema);
  }
  const object = {
    apiVersion: apiVersion ?? apiVersionOf(type),
    kind: kind ?? type.kind,
    metadata: decoded.metadata,
    ...(isJsonObject(body) ? body : {}),
  };
  const unknown = [...decoded.unknown, ...pruned.unknown].sort().map((path) => `unknown field "${path}"`);
  return { ok: true, object: type.custom ? object : type.normalise(object), unknown };
}

/** Throws 400 where the body of a POST or PUT is of another kind or version. */
export function checkBodyType(type: ResourceType, raw: JsonObject): void {
  const expected = apiVersionOf(type);
  if (!type.custom) {
    if (raw.kind !== undefined && raw.kind !== type.kind) {
      const given = String(raw.kind);
      const problem = `converting (${String(raw.apiVersion)}.${given}) to (core.${type.kind}): unknown conversion`;
      throw badRequest(
        `${given} in version ${JSON.stringify(type.version)} cannot be handled as a ${type.kind}: ${problem}`,
      );
    }
    if (raw.apiVersion !== undefined && raw.apiVersion !== expected) {
      const version = String(raw.apiVersion);
      throw undecodable(type.kind, version, `no kind "${type.kind}" is registered for version "${version}"`);
    }
    return;
  }
  if (raw.kind === undefined || raw.kind === '') {
    const text = JSON.stringify(raw).slice(0, 200);
    throw badRequest(
      `the object provided is unrecognized (must be of type ${type.kind}): Object 'Kind' is missing in '${text}'`,
    );
  }
  if (raw.apiVersion !== expected) {
    const given = typeof raw.apiVersion === 'string' ? raw.apiVersion : '';
    throw badRequest(
      `the API version in the data (${given}) does not match the expected API version (${expected})`,
    );
  }
}

/** Throws 400 where the object's name or namespace is not the URL's. */
export function checkIdentity(object: JsonObject, name: string, namespace: string): void {
  if (name !== '') {
    const given = metadataText(object, 'name');
    if (given === '') {
      throw badRequest(
        `the name of the object (${name} based on URL) was undeterminable: name must be provided`,
      );
    }
    if (given !== name) {
      throw badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
    }
  }
  const given = metadataText(object, 'namespace');
  if (given !== '' && given !== namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
}
