import { KubernetesError } from '../../domain/shared/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../domain/shared/json.ts';
import type { ServedKind } from '../../ports/cluster.ts';
import { callApi } from './api-client.ts';
import type { HttpClient } from './http-client.ts';
import type { RequestSubject } from './request-subject.ts';

/** Everything in one answer, in the newest form the server knows; an old server gives the list of its groups instead. */
const accept =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,' +
  'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json';

/** Kinds served in the groups; one request where the server can aggregate, else one a group and version. */
export async function discoverKinds(
  http: HttpClient,
  groups: readonly string[],
): Promise<readonly ServedKind[]> {
  const found: ServedKind[] = [];
  if (groups.includes('')) found.push(...(await discoverRoot(http, '/api', [''])));
  const named = groups.filter((group) => group !== '');
  if (named.length > 0) found.push(...(await discoverRoot(http, '/apis', named)));
  return found;
}

async function discoverRoot(
  http: HttpClient,
  root: '/api' | '/apis',
  groups: readonly string[],
): Promise<ServedKind[]> {
  const { body } = await callApi(http, subject, { method: 'GET', path: root, accept, repeatable: true });
  if (body.kind === 'APIGroupDiscoveryList') return aggregated(body, groups);
  const found: ServedKind[] = [];
  for (const [group, version] of root === '/api' ? coreVersions(body) : groupVersions(body, groups)) {
    found.push(...(await discoverVersion(http, group, version)));
  }
  return found;
}

const subject: RequestSubject = {
  verb: 'get',
  group: '',
  resource: 'the list of API groups',
  kind: 'discovery',
  namespace: '',
  name: null,
  preconditioned: false,
};

function aggregated(body: JsonObject, groups: readonly string[]): ServedKind[] {
  const found: ServedKind[] = [];
  for (const item of objectsIn(body.items)) {
    const metadata = isJsonObject(item.metadata) ? item.metadata : {};
    const group = typeof metadata.name === 'string' ? metadata.name : '';
    if (!groups.includes(group)) continue;
    for (const version of objectsIn(item.versions)) {
      for (const resource of objectsIn(version.resources)) {
        const kind = isJsonObject(resource.responseKind) ? resource.responseKind.kind : undefined;
        push(found, group, version.version, kind, resource.resource, resource.scope === 'Namespaced');
      }
    }
  }
  return found;
}

function groupVersions(body: JsonObject, groups: readonly string[]): [string, string][] {
  const found: [string, string][] = [];
  for (const group of objectsIn(body.groups)) {
    if (typeof group.name !== 'string' || !groups.includes(group.name)) continue;
    for (const { version } of objectsIn(group.versions)) {
      if (typeof version === 'string') found.push([group.name, version]);
    }
  }
  return found;
}

function coreVersions(body: JsonObject): [string, string][] {
  const versions: readonly Json[] = Array.isArray(body.versions) ? body.versions : [];
  return versions.filter((version) => typeof version === 'string').map((version) => ['', version]);
}

async function discoverVersion(http: HttpClient, group: string, version: string): Promise<ServedKind[]> {
  const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const found: ServedKind[] = [];
  try {
    const { body } = await callApi(http, subject, { method: 'GET', path, repeatable: true });
    for (const { name, kind, namespaced } of objectsIn(body.resources)) {
      // `vpcs/status` is a part of a kind, not a kind.
      if (typeof name === 'string' && !name.includes('/')) {
        push(found, group, version, kind, name, namespaced === true);
      }
    }
  } catch (error) {
    // Taken away between the two requests.
    if (!(error instanceof KubernetesError && error.status === 404)) throw error;
  }
  return found;
}

function push(
  found: ServedKind[],
  group: string,
  version: Json | undefined,
  kind: Json | undefined,
  plural: Json | undefined,
  namespaced: boolean,
): void {
  if (typeof version !== 'string' || typeof kind !== 'string' || typeof plural !== 'string') return;
  found.push({ group, version, kind, plural, namespaced });
}

function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
