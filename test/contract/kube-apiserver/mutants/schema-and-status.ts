import { isJsonObject } from '../../../../src/domain/shared/json.ts';
import {
  answers,
  assumes,
  drops,
  freezesGeneration,
  keepsOneCause,
  nothing,
  owns,
  pointsAt,
  shows,
  takesIn,
  to,
} from './faults.ts';
import { applies, at, both, type Mutant, method, mishears, misspeaks, posts, reads, writes } from './wire.ts';

const flap = (field: string) => ['spec', 'linkFlapErrDisable', field];

export const schemaMutants: Readonly<Record<string, Mutant>> = {
  'schema/type': takesIn('makes strings of numbers', ['spec', 'description'], String, posts),
  'schema/enum': takesIn('knows a role "leaf"', ['spec', 'role'], to('server-leaf'), posts),
  'schema/enum-in-map': pointsAt('spec.portFECs'),
  'schema/required': takesIn('invents a role', ['spec', 'role'], (role) => role ?? 'spine', posts),
  'schema/required-spec': answers(201, 422),
  'schema/pattern': pointsAt('spec.fabric.links.leaf.ip'),
  'schema/min-items': takesIn('counts no items', ['spec', 'ranges'], to([{ from: 1, to: 2 }]), posts),
  'schema/max-items': takesIn(
    'cuts long lists',
    ['spec', 'ranges'],
    (ranges) => (Array.isArray(ranges) ? ranges.slice(0, 20) : ranges),
    posts,
  ),
  'schema/nested-list': takesIn(
    'checks the outer list only',
    ['spec', 'permit', '*', 'a', 'subnets'],
    to(['default']),
    posts,
  ),
  'schema/maximum': takesIn('cuts large numbers', flap('flapThreshold'), to(50), posts),
  'schema/minimum': takesIn('lifts small numbers', flap('flapThreshold'), to(1), posts),
  'schema/null-item': takesIn('drops null from lists', ['spec', 'groups'], to(['a']), posts),
  'schema/int32': takesIn('wraps large numbers', ['spec', 'asn'], to(-1_294_967_296), posts),
  'schema/fraction': takesIn('rounds', ['spec', 'asn'], to(1), posts),
  'schema/all-at-once': keepsOneCause(),
  'schema/unknown-dropped': assumes('fieldValidation', 'Ignore', posts),
  'schema/unknown-ignored': assumes('fieldValidation', 'Warn', posts),
  'schema/unknown-strict': drops('spec.boot.port', posts),
  'schema/warning-with-refusal': assumes('fieldValidation', 'Ignore', posts),
  'schema/duplicate-strict': assumes('fieldValidation', 'Warn', posts),
};

export const defaultingMutants: Readonly<Record<string, Mutant>> = {
  'schema/defaults': shows('fills no defaults', flap('recoveryInterval'), nothing, writes),
  'schema/no-defaults-without-parent': takesIn(
    'makes a struct for its defaults',
    ['spec', 'linkFlapErrDisable'],
    (struct) => struct ?? {},
    posts,
  ),
  'schema/defaults-unowned-by-apply': owns(
    'gives defaults to who applies',
    'git Apply',
    ['f:spec', 'f:linkFlapErrDisable', 'f:samplingInterval'],
    to({}),
    applies,
  ),
  'schema/null-becomes-default': shows('takes null for gone', flap('flapThreshold'), nothing, posts),
  'schema/null-dropped': shows('keeps null', ['spec', 'description'], to(null), posts),
  'schema/empty-struct-kept': shows('drops empty lists', ['spec', 'groups'], nothing, posts),
  'schema/number-in-map': takesIn(
    'makes strings of numbers',
    ['spec', 'portSpeeds', 'E1/1'],
    String,
    applies,
  ),
};

const toStatus = at('/status');

/** Reads the status of a body to the object's own path as if it was sent to the status path. */
function mixesStatus(): Mutant {
  return misspeaks('takes a status anywhere', writes, (response, call) => {
    const { body } = response;
    if (!isJsonObject(body) || !isJsonObject(call.body) || call.body.status === undefined) return response;
    return { ...response, body: { ...body, status: call.body.status } };
  });
}

function mixesSpec(): Mutant {
  return misspeaks('takes a spec with the status', toStatus, (response, call) => {
    const { body } = response;
    if (!isJsonObject(body) || !isJsonObject(call.body) || call.body.spec === undefined) return response;
    return { ...response, body: { ...body, spec: call.body.spec } };
  });
}

export const statusMutants: Readonly<Record<string, Mutant>> = {
  'status/not-by-create': mixesStatus(),
  'status/not-by-update': mixesStatus(),
  'status/patch': shows(
    'moves the generation for a status',
    ['metadata', 'generation'],
    (generation) => Number(generation) + 1,
    toStatus,
  ),
  'status/put': mixesSpec(),
  'status/spec-ignored': mixesSpec(),
  'status/owner': shows(
    'does not tell the subresource',
    ['metadata', 'managedFields', '*', 'subresource'],
    nothing,
    toStatus,
  ),
  'status/kept': freezesGeneration(),
  'status/schema': takesIn('asks for no conditions', ['status', 'conditions'], to([]), toStatus),
  'status/get': shows('shows the status only at its path', ['spec'], nothing, both(reads, toStatus)),
};

const leaseWrites = both(at('/leases'), writes);
const maps = at('/configmaps');

export const builtInMutants: Readonly<Record<string, Mutant>> = {
  'lease/create': takesIn(
    'cuts times to the second',
    ['spec', 'renewTime'],
    (time) => `${String(time).slice(0, 19)}.000000Z`,
    leaseWrites,
  ),
  'lease/only-one-creates': misspeaks(
    'gives the lock to whoever asks',
    posts,
    async (response, call, again) => {
      if (response.status !== 409 || !isJsonObject(call.body)) return response;
      return again({
        ...call,
        method: 'PATCH',
        path: `${call.path}/lock`,
        body: { spec: call.body.spec ?? {} },
        options: { ...call.options, contentType: 'application/merge-patch+json' },
      });
    },
  ),
  'lease/renew': mishears('forgets renewals', method('PUT'), () => ({
    query: new URLSearchParams({ dryRun: 'All' }),
  })),
  'lease/lost': misspeaks('lets who was first have it back', method('PUT'), (response, call, again) => {
    if (response.status !== 409 || !isJsonObject(call.body)) return response;
    return again({
      ...call,
      method: 'PATCH',
      body: { spec: call.body.spec ?? {} },
      options: { ...call.options, contentType: 'application/merge-patch+json' },
    });
  }),
  'lease/released': drops('spec.holderIdentity', method('PATCH')),
  'lease/bad-duration': takesIn('lifts small numbers', ['spec', 'leaseDurationSeconds'], to(1), leaseWrites),
  'lease/deleted': drops('preconditions.uid', method('DELETE')),
  'config-map/apply': owns('owns data as a whole', 'git Apply', ['f:data'], to({}), applies),
  'config-map/apply-again': answers(201, 200, applies),
  'config-map/apply-drops-key': shows('keeps old keys', ['data', 'b'], to('2'), applies),
  'config-map/conflict': assumes('force', 'true', applies),
  'config-map/update-owner': owns('never owns a map itself', 'hand Update', ['f:data', '.'], nothing, posts),
  'config-map/stale': drops('metadata.resourceVersion', both(maps, method('PUT'))),
  'config-map/too-large': takesIn('cuts large values', ['data', 'a'], to('x'), posts),
  'config-map/large-enough': answers(413, 201, maps),
  'config-map/bad-key': takesIn('mends a bad key', ['data'], to({ a: 'x' }), posts),
  'config-map/not-a-string': takesIn('makes strings of numbers', ['data', 'a'], String, posts),
  'config-map/patch': shows('keeps keys that are set to null', ['data', 'b'], to('2'), method('PATCH')),
};
