import { isJsonObject, type Json } from '../../../../src/domain/shared/json.ts';
import { answers, blames, drops, nothing, refuses, shows, to, trusts } from './faults.ts';
import { at, type Change, type Mutant, method, mishears, misspeaks, posts, reads, withBody } from './wire.ts';

/** Leaves out the entries of a list whose `key` is `value`. */
const without =
  (key: string, value: string): Change =>
  (list) =>
    Array.isArray(list) ? list.filter((item) => !(isJsonObject(item) && item[key] === value)) : list;

const emptyList: Json = { kind: 'List', apiVersion: 'v1', metadata: {}, items: [] };

function servesAnything(): Mutant {
  return misspeaks('serves every path that nobody serves, empty', reads, (response) =>
    response.status === 404 ? { ...withBody(response, emptyList), status: 200 } : response,
  );
}

export const discoveryMutants: Readonly<Record<string, Mutant>> = {
  'discovery/version': shows('is an older one', ['minor'], to('20'), at('/version')),
  'discovery/date': misspeaks('has no clock', at('/version'), (response) => {
    const { date: _date, ...headers } = response.headers;
    return { ...response, headers };
  }),
  'discovery/groups': shows('hides a group', ['groups'], without('name', 'vpc.githedgehog.com')),
  'discovery/group': shows('calls the version v1', ['versions', '*', 'version'], to('v1')),
  'discovery/resources': shows('hides a kind', ['resources'], without('name', 'switches/status')),
  'discovery/core': shows(
    'calls every core kind cluster-wide',
    ['resources', '*', 'namespaced'],
    to(false),
    at('/api/v1'),
  ),
  'discovery/aggregated': mishears('knows the old discovery only', at('/apis'), ({ options }) => ({
    options: { ...options, accept: 'application/json' },
  })),
  'discovery/missing-group': servesAnything(),
  'discovery/missing-version': mishears('serves every version', at('/v1alpha2/'), ({ path }) => ({
    path: path.replace('/v1alpha2/', '/v1beta1/'),
  })),
  'discovery/missing-kind': servesAnything(),
};

export const accessMutants: Readonly<Record<string, Mutant>> = {
  'access/bad-token': answers(403, 401),
  'access/no-token': refuses('calls everybody nobody', ['message'], () => 'User "nobody" may not do that'),
  'access/forbidden-says-what': refuses('says only that it forbids', ['message'], to('forbidden')),
  'access/forbidden-writes-nothing': mishears('says no and writes all the same', posts, ({ options }) => ({
    options: { ...options, token: 'admin-token' },
  })),
  'access/reader-reads': trusts('nobody', reads),
  'access/nobody-reads': trusts('reader', reads),
  'access/dry-run-is-a-write': mishears(
    'asks no right for a dry-run',
    ({ query }) => query.has('dryRun'),
    ({ options }) => ({ options: { ...options, token: 'admin-token' } }),
  ),
  'access/discovery-for-all': misspeaks('hides discovery', at('/apis'), (response) => ({
    ...response,
    status: 403,
  })),
  'access/review-allowed': shows('denies in every review', ['status', 'allowed'], to(false)),
  'access/review-denied': shows('allows in every review', ['status', 'allowed'], to(true)),
  'access/review-unserved-kind': answers(404, 201, at('selfsubjectaccessreviews')),
};

export const createMutants: Readonly<Record<string, Mutant>> = {
  'create/fills-metadata': shows('counts generations from 0', ['metadata', 'generation'], to(0), posts),
  'create/own-metadata-ignored': shows('takes the generation it is sent', ['metadata', 'generation'], to(7)),
  'create/owner': drops('spec.groups', posts),
  'create/owner-from-user-agent': shows(
    'calls everybody "unknown"',
    ['metadata', 'managedFields', '*', 'manager'],
    to('unknown'),
  ),
  'create/owner-of-labels': shows(
    'tracks labels as a whole',
    ['metadata', 'managedFields', '*', 'fieldsV1', 'f:metadata', 'f:labels'],
    to({}),
  ),
  'create/already-exists': blames('Conflict', 'AlreadyExists'),
  'create/no-name': refuses('names no cause', ['details', 'causes'], nothing),
  'create/with-resource-version': drops('metadata.resourceVersion', posts),
  'create/other-kind': refuses(
    'finds the fault elsewhere',
    ['details', 'causes', '*', 'field'],
    to('metadata.name'),
  ),
  'create/other-version': mishears('reads every version', posts, ({ body }) => ({
    body: isJsonObject(body) ? { ...body, apiVersion: 'wiring.githedgehog.com/v1beta1' } : body,
  })),
  'create/other-namespace': drops('metadata.namespace', posts),
  'create/missing-namespace': mishears('puts into default what belongs nowhere', posts, ({ path, body }) => ({
    path: path.replace('/nowhere/', '/default/'),
    body: isJsonObject(body) ? { ...body, metadata: { name: 'server-1' } } : body,
  })),
  'create/dry-run': mishears('stores dry-runs', posts, () => ({ query: new URLSearchParams() })),
  'create/half-a-body': mishears('completes what it is sent', posts, ({ body }) => ({
    body:
      typeof body === 'string'
        ? { apiVersion: 'wiring.githedgehog.com/v1beta1', kind: 'Server', metadata: { name: 'server-1' } }
        : body,
  })),
  'create/media-type': answers(400, 415),
  'create/config-map': shows('counts generations of everything', ['metadata', 'generation'], to(1)),
};

export const deleteMutants: Readonly<Record<string, Mutant>> = {
  'delete/answer': shows('does not say whose uid it deleted', ['details', 'uid'], nothing, method('DELETE')),
  'delete/gone': mishears('says it deleted and does not', method('DELETE'), () => ({
    query: new URLSearchParams({ dryRun: 'All' }),
  })),
  'delete/not-found': misspeaks('calls everything deleted', method('DELETE'), (response) => ({
    ...response,
    status: 200,
  })),
  'delete/uid-matches': mishears('knows no uid', method('DELETE'), () => ({
    body: { preconditions: { uid: 'unknown' } },
  })),
  'delete/uid-differs': mishears('ignores preconditions', method('DELETE'), () => ({ body: undefined })),
  'delete/version-differs': drops('preconditions.resourceVersion', method('DELETE')),
  'delete/dry-run': mishears('deletes in a dry-run', method('DELETE'), () => ({
    query: new URLSearchParams(),
  })),
  'delete/recreate': shows('gives every object the same uid', ['metadata', 'uid'], to('same')),
  'delete/collection': mishears('ignores the selector', method('DELETE'), () => ({
    query: new URLSearchParams(),
  })),
  'delete/config-map': shows('does not say what it deleted', ['details', 'kind'], nothing, method('DELETE')),
  'delete/forbidden': trusts('admin', method('DELETE')),
};
