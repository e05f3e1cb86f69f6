import { getOwn, isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import { callApi } from './api-client.ts';
import type { HttpClient } from './http-client.ts';
import type { RequestSubject } from './request-subject.ts';

const subject: RequestSubject = {
  verb: 'get',
  group: '',
  resource: 'the description of an API group',
  kind: 'OpenAPI',
  namespace: '',
  name: null,
  preconditioned: false,
};

/** Schemas of a group's version by kind, from its OpenAPI document, which every user may read. One GET. */
export async function readServedSchemas(
  http: HttpClient,
  group: string,
  version: string,
): Promise<ReadonlyMap<string, JsonObject>> {
  const path = `/openapi/v3/apis/${group}/${version}`;
  const { body } = await callApi(http, subject, { method: 'GET', path, repeatable: true });
  const components = getOwn(body, 'components');
  const schemas = isJsonObject(components) ? getOwn(components, 'schemas') : undefined;
  const byKind = new Map<string, JsonObject>();
  for (const schema of Object.values(isJsonObject(schemas) ? schemas : {})) {
    if (!isJsonObject(schema)) continue;
    for (const kind of kindsOf(schema, group, version)) byKind.set(kind, schema);
  }
  return byKind;
}

function kindsOf(schema: JsonObject, group: string, version: string): string[] {
  const named = getOwn(schema, 'x-kubernetes-group-version-kind');
  const entries: readonly Json[] = Array.isArray(named) ? named : [];
  return entries.flatMap((entry) =>
    isJsonObject(entry) &&
    entry.group === group &&
    entry.version === version &&
    typeof entry.kind === 'string'
      ? [entry.kind]
      : [],
  );
}
