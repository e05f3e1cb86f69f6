import { isJsonObject } from '../../../../src/domain/shared/json.ts';
import {
  answers,
  assumes,
  blames,
  drops,
  entries,
  freezesGeneration,
  ignores,
  keepsOneCause,
  moves,
  nothing,
  owns,
  pointsAt,
  refuses,
  shows,
  takesIn,
  to,
} from './faults.ts';
import {
  applies,
  both,
  type Call,
  dryRuns,
  type Mutant,
  merges,
  mishears,
  misspeaks,
  withBody,
} from './wire.ts';

const git = 'git Apply';
const forced = (call: Call) => call.query.get('force') === 'true';
const unforced = (call: Call) => applies(call) && !forced(call);
const alwaysForces = { ...assumes('force', 'true', applies), fault: 'forces every apply' };
const forgets = (field: string) =>
  owns(`forgets who owns ${field}`, git, ['f:spec', `f:${field}`], nothing, applies);

export const applyMutants: Readonly<Record<string, Mutant>> = {
  'apply/creates': answers(200, 201, applies),
  'apply/owner': owns('marks structs as owned', git, ['f:spec', '.'], to({}), applies),
  'apply/owner-of-nothing-below': forgets('portSpeeds'),
  'apply/again': moves('resourceVersion', applies),
  'apply/changes': freezesGeneration(),
  'apply/adds-label': moves('generation', applies),
  'apply/drops-field': takesIn(
    'keeps what is no longer applied',
    ['spec', 'description'],
    (value) => value ?? 'one',
    applies,
  ),
  'apply/drops-struct': shows(
    'leaves an empty struct behind',
    ['spec', 'boot'],
    (boot) => boot ?? {},
    applies,
  ),
  'apply/drops-map-entry': shows(
    'leaves an empty entry behind',
    ['spec', 'subnets', 'a'],
    (entry) => entry ?? {},
    applies,
  ),
  'apply/empty-spec-after-last-field': misspeaks(
    'clears a spec when told to',
    applies,
    (response, call, again) =>
      response.status === 422
        ? again({
            ...call,
            body: { spec: { description: null } },
            options: { ...call.options, contentType: 'application/merge-patch+json' },
          })
        : response,
  ),
  'apply/no-spec-after-last-field': shows(
    'leaves an empty spec behind',
    ['spec'],
    (spec) => spec ?? {},
    applies,
  ),
  'apply/empty-spec': owns('forgets who owns an empty spec', git, ['f:spec'], nothing, applies),
  'apply/first-field-after-empty-spec': owns(
    'owns a spec with its fields',
    git,
    ['f:spec', '.'],
    to({}),
    applies,
  ),
  'apply/yaml': misspeaks('reads YAML as YAML 1.1', applies, (response) =>
    isJsonObject(response.body) && response.status === 201
      ? withBody(response, { ...response.body, spec: { description: true } })
      : response,
  ),
  'apply/dry-run-create': ignores('dryRun', applies),
  'apply/dry-run-change': shows(
    'shows what was sent in a dry-run, not what it would be',
    ['spec', 'profile'],
    nothing,
    dryRuns,
  ),
  'apply/after-delete': shows('gives every object the same uid', ['metadata', 'uid'], to('same')),
};

const strippingMetadata = (field: string) => drops(`metadata.${field}`, applies);

export const applyRefusalMutants: Readonly<Record<string, Mutant>> = {
  'apply/no-manager': mishears(
    'names a manager itself',
    (call) => applies(call) && !call.query.has('fieldManager'),
    () => ({ query: new URLSearchParams({ fieldManager: 'unknown' }) }),
  ),
  'apply/dry-run-conflict': assumes('force', 'true', both(applies, dryRuns)),
  'apply/unknown-field': drops('spec.descripton', applies),
  'apply/unknown-field-anywhere': drops(
    'spec.boot.bogus',
    both(applies, (call) => call.query.get('fieldValidation') === 'Ignore'),
  ),
  'apply/duplicate-key': ignores('fieldValidation', applies),
  'apply/duplicate-key-ignored': assumes('fieldValidation', 'Warn', applies),
  'apply/duplicate-key-last': misspeaks(
    'looks for keys given twice before anything else',
    both(applies, (call) => call.query.get('fieldValidation') === 'Strict'),
    (response) => ({ ...response, status: 400 }),
  ),
  'apply/wrong-type': takesIn('makes strings of numbers', ['spec', 'description'], String, applies),
  'apply/invalid-value': takesIn('knows a role "leaf"', ['spec', 'role'], to('server-leaf'), applies),
  'apply/resource-version-right': takesIn(
    'knows no resourceVersion',
    ['metadata', 'resourceVersion'],
    (version) => (version === undefined ? undefined : '1'),
    applies,
  ),
  'apply/resource-version-stale': misspeaks(
    'lets force win over a resourceVersion',
    forced,
    (response, call, again) => {
      if (!isJsonObject(call.body)) return response;
      return again({ ...call, body: { ...call.body, metadata: { name: 'server-1' } } });
    },
  ),
  'apply/managed-fields-sent': strippingMetadata('managedFields'),
  'apply/other-uid': strippingMetadata('uid'),
  'apply/other-name': takesIn('believes the path', ['metadata', 'name'], to('server-1'), applies),
  'apply/other-kind': blames('Invalid', 'BadRequest'),
};

const collapses = (field: string) =>
  owns(`owns ${field} as a whole`, git, ['f:spec', `f:${field}`], to({}), applies);

export const conflictMutants: Readonly<Record<string, Mutant>> = {
  'conflict/with-apply': alwaysForces,
  'conflict/with-update': refuses(
    'does not say by which version',
    ['details', 'causes', '*', 'message'],
    () => {
      return 'conflict with "hand"';
    },
  ),
  'conflict/every-field': keepsOneCause(),
  'conflict/several-owners': refuses(
    'names the first owner for everything',
    ['details', 'causes', '*', 'message'],
    to('conflict with "git"'),
  ),
  'conflict/whole-refusal': misspeaks(
    'applies what is not in conflict',
    unforced,
    async (response, call, again) => {
      if (response.status !== 409) return response;
      await again({
        ...call,
        query: new URLSearchParams({ fieldManager: 'else' }),
        body: { spec: { profile: 'new' } },
        options: { ...call.options, contentType: 'application/merge-patch+json' },
      });
      return response;
    },
  ),
  'conflict/label': pointsAt('.metadata.labels'),
  'conflict/list': pointsAt('.spec.groups[2]'),
  'force/takes-over': ignores('force'),
  'force/leaves-the-rest': shows('clears foreign labels by force', ['metadata', 'labels'], nothing, forced),
  'force/list': takesIn(
    'merges lists',
    ['spec', 'groups'],
    (groups) => (Array.isArray(groups) ? ['a', 'b', ...groups] : groups),
    forced,
  ),
  'force/needs-a-word': alwaysForces,
};

const loses = (owner: string) =>
  entries(`loses ${owner}`, (entry) =>
    `${String(entry.manager)} ${String(entry.operation)}` === owner ? null : entry,
  );

export const ownershipMutants: Readonly<Record<string, Mutant>> = {
  'shared/equal-value': loses('git Apply'),
  'shared/dropped-by-one': shows('removes what one owner drops', ['spec', 'profile'], nothing, (call) => {
    return applies(call) && call.query.get('fieldManager') === 'git';
  }),
  'shared/change-is-a-conflict': alwaysForces,
  'shared/creator-keeps': loses('creator Update'),
  'maps/granular': collapses('portSpeeds'),
  'maps/entry-of-structs': owns(
    'does not own an entry of a map itself',
    git,
    ['f:spec', 'f:subnets', 'f:a', '.'],
    nothing,
    applies,
  ),
  'maps/update-owns-the-map': owns(
    'never owns a map itself',
    'hand Update',
    ['f:spec', 'f:portSpeeds', '.'],
    nothing,
    merges,
  ),
  'maps/update-adds-an-entry': owns(
    'gives the map to who adds an entry',
    'hand Update',
    ['f:spec', 'f:portSpeeds', '.'],
    to({}),
    merges,
  ),
  'update-owner/equal-value-takes-nothing': shows(
    'gives a field to the last who wrote it',
    ['metadata', 'managedFields', '*', 'manager'],
    to('hand'),
    merges,
  ),
  'update-owner/removal': owns(
    'remembers owners of what is gone',
    git,
    ['f:spec', 'f:description'],
    to({}),
    merges,
  ),
  'update-owner/same-name': entries(
    'keeps one entry a name',
    (entry) => (entry.operation === 'Update' ? null : entry),
    merges,
  ),
  'update-owner/same-name-conflict': alwaysForces,
  'update-owner/unowned-fields': loses('hand Update'),
  'update-owner/before-first-apply': alwaysForces,
  'update-owner/merge-of-managers': owns(
    'keeps the last write of a manager only',
    'hand Update',
    ['f:spec', 'f:description'],
    nothing,
    merges,
  ),
  'update-owner/null-in-apply': drops('spec.description', applies),
};

export const atomicMutants: Readonly<Record<string, Mutant>> = {
  'atomic/one-field': owns('owns an atomic struct by its fields', git, ['f:spec', 'f:role'], to({}), applies),
  'atomic/replaced': takesIn('merges atomic structs', ['spec', 'role'], (role) => role ?? 'spine', applies),
  'atomic/conflict': pointsAt('.spec.version'),
  'atomic/merge-patch': loses('hand Update'),
};
