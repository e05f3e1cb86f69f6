import type { Json, JsonObject } from '../../../domain/shared/json.ts';
import { type ApiRequest, type ApiResponse, jsonResponse } from '../request.ts';
import { apiVersionOf, type ResourceType } from '../resource-type.ts';

const OBJECT_VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
const STATUS_VERBS = ['get', 'patch', 'update'];
const REVIEW_GROUP = 'authorization.k8s.io';
const AGGREGATED = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

export const VERSION: JsonObject = {
  major: '1',
  minor: '36',
  emulationMajor: '1',
  emulationMinor: '36',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '35',
  gitVersion: 'v1.36.3',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'go1.26.8',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** Answers /api, /apis and what is below them as far as it is discovery; undefined: it is not, or nobody serves it. */
export function discovery(types: readonly ResourceType[], request: ApiRequest): ApiResponse | undefined {
  const parts = request.path.split('/').filter((part) => part !== '');
  const [root, group, version, ...rest] = parts;
  if (rest.length > 0) return undefined;
  const aggregated = request.accept.includes('as=APIGroupDiscoveryList');
  if (root === 'api') {
    if (version !== undefined) return undefined;
    const core = types.filter((type) => type.group === '');
    if (group === undefined) return aggregated ? groupDiscovery(core) : answer(coreVersions());
    return group === 'v1' ? answer(resourceList('v1', core)) : undefined;
  }
  if (root !== 'apis') return undefined;
  const grouped = types.filter((type) => type.group !== '');
  if (group === undefined) return aggregated ? groupDiscovery(grouped) : answer(groupList(grouped));
  const own = grouped.filter((type) => type.group === group);
  if (version === undefined) {
    const found = groupsOf(grouped).find((candidate) => candidate.name === group);
    return found === undefined ? undefined : answer({ kind: 'APIGroup', apiVersion: 'v1', ...found });
  }
  const served = own.filter((type) => type.version === version);
  if (group === REVIEW_GROUP && version === 'v1') return answer(reviewList());
  return served.length === 0 ? undefined : answer(resourceList(`${group}/${version}`, served));
}

function answer(body: JsonObject): ApiResponse {
  return jsonResponse(200, JSON.stringify(body));
}

function coreVersions(): JsonObject {
  return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
}

function groupList(types: readonly ResourceType[]): JsonObject {
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(types) };
}

function groupsOf(types: readonly ResourceType[]): (JsonObject & { name: string })[] {
  const versions = new Map<string, string[]>([[REVIEW_GROUP, ['v1']]]);
  for (const type of types) {
    const known = versions.get(type.group) ?? [];
    if (!known.includes(type.version)) versions.set(type.group, [...known, type.version]);
  }
  return [...versions].map(([name, list]) => {
    const entries = list.map((version) => ({ groupVersion: `${name}/${version}`, version }));
    const [preferredVersion] = entries;
    return { name, versions: entries, ...(preferredVersion === undefined ? {} : { preferredVersion }) };
  });
}

function resourceList(groupVersion: string, types: readonly ResourceType[]): JsonObject {
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: types.flatMap((type): Json[] => {
      const common = { namespaced: type.namespaced, kind: type.kind };
      const own = {
        name: type.plural,
        singularName: type.singular,
        ...common,
        verbs: OBJECT_VERBS,
        ...names(type),
      };
      if (!type.hasStatus) return [own];
      return [own, { name: `${type.plural}/status`, singularName: '', ...common, verbs: STATUS_VERBS }];
    }),
  };
}

function reviewList(): JsonObject {
  const resource = {
    name: 'selfsubjectaccessreviews',
    singularName: 'selfsubjectaccessreview',
    namespaced: false,
    kind: 'SelfSubjectAccessReview',
    verbs: ['create'],
  };
  const groupVersion = `${REVIEW_GROUP}/v1`;
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: [resource] };
}

function groupDiscovery(types: readonly ResourceType[]): ApiResponse {
  const groups = new Map<string, Map<string, ResourceType[]>>();
  for (const type of types) {
    const versions = groups.get(type.group) ?? new Map<string, ResourceType[]>();
    groups.set(type.group, versions);
    versions.set(type.version, [...(versions.get(type.version) ?? []), type]);
  }
  const items = [...groups].map(([group, versions]) => ({
    metadata: group === '' ? {} : { name: group },
    versions: [...versions].map(([version, own]) => ({
      version,
      resources: own.map(discoveredResource),
      freshness: 'Current',
    })),
  }));
  const body = { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items };
  return { code: 200, contentType: AGGREGATED, body: JSON.stringify(body), headers: {} };
}

function discoveredResource(type: ResourceType): JsonObject {
  const responseKind = type.custom
    ? { group: type.group, version: type.version, kind: type.kind }
    : { group: '', version: '', kind: type.kind };
  const subresources = [{ subresource: 'status', responseKind, verbs: STATUS_VERBS }];
  return {
    resource: type.plural,
    responseKind,
    scope: type.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: type.singular,
    verbs: OBJECT_VERBS,
    ...names(type),
    ...(type.hasStatus ? { subresources } : {}),
  };
}

function names(type: ResourceType): JsonObject {
  return {
    ...(type.shortNames.length > 0 ? { shortNames: type.shortNames } : {}),
    ...(type.categories.length > 0 ? { categories: type.categories } : {}),
  };
}

/** The paths that / lists. */
export function rootPaths(types: readonly ResourceType[]): string[] {
  const groups = types.filter((type) => type.group !== '');
  const paths = groups.flatMap((type) => [`/apis/${type.group}`, `/apis/${apiVersionOf(type)}`]);
  return [
    ...new Set(['/api', '/api/v1', '/apis', ...paths, '/healthz', '/livez', '/readyz', '/version']),
  ].sort();
}
