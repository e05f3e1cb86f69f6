import type { JsonObject } from '../../../domain/shared/json.ts';
import { type ApiResponse, jsonResponse } from '../request.ts';
import type { ResourceType } from '../resource-type.ts';

const ROOT = '/openapi/v3';
const QUERY = ['fieldValidation', 'dryRun', 'fieldManager', 'force'];

/**
 * Answers `/openapi/v3` and the document of a group's version below it; undefined: it is neither. It says no more than
 * what kubectl looks for before it edits, creates or applies: that a PATCH of a kind takes `fieldValidation`.
 */
export function openapi(types: readonly ResourceType[], path: string): ApiResponse | undefined {
  if (path === ROOT) {
    const paths = [...new Set(types.map(folderOf))].map((folder): [string, JsonObject] => [
      folder,
      { serverRelativeURL: `${ROOT}/${folder}` },
    ]);
    return answer({ paths: Object.fromEntries(paths) });
  }
  const own = types.filter((type) => path === `${ROOT}/${folderOf(type)}`);
  if (own.length === 0) return undefined;
  return answer({
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: 'v1' },
    paths: Object.fromEntries(own.map((type) => [pathOf(type), { patch: operationOf(type) }])),
  });
}

function folderOf({ group, version }: ResourceType): string {
  return group === '' ? `api/${version}` : `apis/${group}/${version}`;
}

function pathOf(type: ResourceType): string {
  const namespace = type.namespaced ? '/namespaces/{namespace}' : '';
  return `/${folderOf(type)}${namespace}/${type.plural}/{name}`;
}

function operationOf({ group, version, kind }: ResourceType): JsonObject {
  return {
    parameters: QUERY.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    responses: { '200': { description: 'OK' } },
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}

function answer(body: JsonObject): ApiResponse {
  return jsonResponse(200, JSON.stringify(body));
}
