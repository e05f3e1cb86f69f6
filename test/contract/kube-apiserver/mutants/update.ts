import { isJsonObject } from '../../../../src/domain/shared/json.ts';
import {
  answers,
  blames,
  drops,
  entries,
  freezesGeneration,
  ignores,
  moves,
  nothing,
  pointsAt,
  pretends,
  refuses,
  shows,
  takesIn,
  to,
} from './faults.ts';
import {
  at,
  both,
  type Call,
  dryRuns,
  type Mutant,
  merges,
  mishears,
  misspeaks,
  puts,
  withBody,
} from './wire.ts';

const patchMedia = 'application/merge-patch+json';

/** Does a write that came too late as if it had come in time. */
function neverTooLate(when: (call: Call) => boolean): Mutant {
  return misspeaks('takes a write that comes too late', when, async (response, call, again) => {
    if (response.status !== 409 || !isJsonObject(call.body)) return response;
    const { spec = {} } = call.body;
    return again({
      ...call,
      method: 'PATCH',
      body: { spec },
      options: { ...call.options, contentType: patchMedia },
    });
  });
}

const asMergePatch = mishears('merges instead of replacing', puts, ({ body, options }) => ({
  method: 'PATCH',
  body: isJsonObject(body) ? { spec: body.spec ?? {} } : body,
  options: { ...options, contentType: patchMedia },
}));

const takesOver = (fault: string) =>
  entries(fault, (entry) => (entry.operation === 'Apply' ? null : entry), puts);

export const updateMutants: Readonly<Record<string, Mutant>> = {
  'update/replaces': asMergePatch,
  'update/generation': freezesGeneration(),
  'update/labels-keep-generation': moves('generation', puts),
  'update/no-change': moves('resourceVersion', puts),
  'update/stale': neverTooLate(puts),
  'update/no-resource-version': pointsAt('metadata.uid'),
  'update/unconditional-config-map': answers(409, 200, both(puts, at('/configmaps/'))),
  'update/not-found': misspeaks('creates what is not there', puts, (response, call, again) => {
    if (response.status !== 404 || !isJsonObject(call.body)) return response;
    const body = { ...call.body, metadata: { name: 'server-1' } };
    return again({ ...call, method: 'POST', path: call.path.replace('/server-1', ''), body });
  }),
  'update/other-uid': drops('metadata.uid', puts),
  'update/other-name': takesIn('believes the path', ['metadata', 'name'], to('server-1'), puts),
  'update/dry-run': ignores('dryRun'),
  'update/takes-what-it-changes': takesOver('gives everything to the last who writes'),
  'update/removal-ends-ownership': shows(
    'remembers owners of what is gone',
    ['metadata', 'managedFields', '0', 'fieldsV1', 'f:spec', 'f:description'],
    to({}),
    puts,
  ),
  'update/managed-fields-given': drops('metadata.managedFields', puts),
  'update/managed-fields-reset': drops('metadata.managedFields', puts),
  'update/managed-fields-left-out': takesIn(
    'forgets the owners when they are not sent',
    ['metadata', 'managedFields'],
    (list) => list ?? [{}],
    puts,
  ),
};

export const mergePatchMutants: Readonly<Record<string, Mutant>> = {
  'merge-patch/changes': pretends(merges),
  'merge-patch/null': drops('spec.description', merges),
  'merge-patch/list': takesIn(
    'adds to lists',
    ['spec', 'groups'],
    (groups) => (Array.isArray(groups) ? ['a', 'b', ...groups] : groups),
    merges,
  ),
  'merge-patch/owner': shows(
    'takes every patch for an apply',
    ['metadata', 'managedFields', '*', 'operation'],
    to('Apply'),
    merges,
  ),
  'merge-patch/no-change': moves('resourceVersion', merges),
  'merge-patch/labels': moves('generation', merges),
  'merge-patch/stale': drops('metadata.resourceVersion', merges),
  'merge-patch/fresh': takesIn('knows no resourceVersion', ['metadata', 'resourceVersion'], to('1'), merges),
  'merge-patch/not-found': misspeaks('creates what is not there', merges, (response) =>
    response.status === 404
      ? { ...withBody(response, { kind: 'Server', metadata: { name: 'server-1' } }), status: 201 }
      : response,
  ),
  'merge-patch/dry-run': ignores('dryRun', dryRuns),
  'merge-patch/unknown-strict': ignores('fieldValidation', merges),
  'merge-patch/invalid': drops('spec.description', merges),
  'merge-patch/media-type': mishears(
    'takes every patch for a merge patch',
    ({ method }) => method === 'PATCH',
    ({ options }) => ({ options: { ...options, contentType: patchMedia } }),
  ),
  'merge-patch/half-a-body': blames('Invalid', 'BadRequest'),
  'merge-patch/managed-fields-reset': drops('metadata.managedFields', merges),
};

const badRequest = answers(400, 422);
const withoutField = refuses('does not say where the fault is', ['details', 'causes', '*', 'field'], nothing);

/** Takes any name or label by making it a good one. */
const mends = (what: string, path: readonly string[], value: string | Record<string, string>) =>
  takesIn(`mends a bad ${what}`, path, to(value), ({ method }) => method === 'POST');

export const metadataMutants: Readonly<Record<string, Mutant>> = {
  'metadata/name-upper': mends('name', ['metadata', 'name'], 'server-1'),
  'metadata/name-underscore': badRequest,
  'metadata/name-dash': mends('name', ['metadata', 'name'], 'server'),
  'metadata/name-long': mends('name', ['metadata', 'name'], 'a'.repeat(253)),
  'metadata/label-key': mends('label', ['metadata', 'labels'], { a: 'x' }),
  'metadata/label-value': withoutField,
  'metadata/label-long': mends('label', ['metadata', 'labels'], { a: 'b'.repeat(63) }),
  'metadata/annotation-key': mends('annotation', ['metadata', 'annotations'], { a: 'x' }),
  'metadata/name-dots': takesIn(
    'cuts names at 63 characters',
    ['metadata', 'name'],
    (name) => String(name).slice(0, 63),
    ({ method }) => method === 'POST',
  ),
  'metadata/label-removed': shows(
    'leaves an empty map behind',
    ['metadata', 'labels'],
    (labels) => labels ?? {},
    merges,
  ),
  'metadata/immutable-uid': drops('metadata.uid', merges),
  'metadata/generation-not-taken': shows(
    'takes the generation it is sent',
    ['metadata', 'generation'],
    to(9),
    merges,
  ),
};
