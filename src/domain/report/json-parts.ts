import { OBJECT_STATES } from '../drift/assessment.ts';
import { OUTCOME_RESULTS } from '../plan/outcome.ts';
import { PLAN_ACTIONS } from '../plan/plan.ts';
import {
  anyValue,
  constant,
  flag,
  integer,
  list,
  map,
  nullable,
  object,
  oneOf,
  type Shape,
  text,
} from '../shared/json-shape.ts';

/** Raised when a published form changes so that a reader of the last one could break. */
export const SCHEMA_VERSION = 1;

export const version = constant('version of this form', SCHEMA_VERSION);
export const fabric = text('name of the fabric');
export const pointer = text("JSON pointer (RFC 6901) into the object; '' is the whole of it");
const file = text('path relative to the fabric directory');
const line = integer('1-based', 1);
const column = integer('1-based', 1);
const nullableFile = nullable(file);
const nullableLine = nullable(line);

export const document = object('a document of a fabric kind, as far as it could be read', {
  file,
  line,
  kind: nullable(text('kind')),
  namespace: nullable(text('namespace')),
  name: nullable(text('name')),
});

const related = object('another place the finding speaks of', {
  file,
  line,
  column,
  message: text('what is there'),
});

export const diagnostic = object('something wrong, or worth knowing, in a file', {
  code: text('code; docs/reference/diagnostics.md explains each'),
  severity: oneOf('how bad it is', 'error', 'warning', 'info'),
  file,
  line,
  column,
  pointer,
  kind: nullable(text('kind of the object')),
  namespace: nullable(text('namespace of the object')),
  name: nullable(text('name of the object')),
  message: text('what is wrong'),
  help: text('what to do'),
  related: list('other places', related),
});

export const coverage = object('what was seen and what was checked', {
  files: integer('files that were to be read'),
  documents: integer('documents that hold anything'),
  validated: integer('manifests that went through every check'),
  unreadable: integer('documents that could not be read'),
  invalid: integer('manifests with an error'),
  skipped: integer('documents and files left out'),
  skippedByReason: map('how many were left out, by reason', integer('count')),
  notChecked: list('checks that could not be made, in words', text('check')),
});

export const skipped = object('a document or file that was left out', {
  file,
  line: nullableLine,
  reason: text('reason, a word from a fixed list'),
  detail: text('the reason in words'),
});

export const comparedWith = object('the other side of the comparison', {
  side: oneOf('the live objects of a cluster, or a commit', 'cluster', 'commit'),
  name: text('host of the API server, or the commit'),
});

export const field = object(
  'a field on which the sides do not agree; a value of null means that the side has none',
  {
    pointer,
    desired: anyValue('value in Git'),
    base: anyValue('value that was applied last; null also when it is not known, see baseKnown'),
    live: anyValue('value in the cluster'),
    baseKnown: flag('false: the base could not be had'),
    changedBy: oneOf('which side moved', 'git', 'cluster', 'both', 'unknown'),
    conflict: flag('both sides moved it to different values, or nobody can say which moved'),
    manager: nullable(text('field manager that wrote the live value; a manager is not a person')),
    operation: nullable(oneOf('how it wrote', 'Apply', 'Update')),
    time: nullable(text('last write of this manager to the object, ISO 8601')),
    file: nullableFile,
    line: nullableLine,
    column: nullable(column),
  },
);

const dependent = object('an object that refers to this one', {
  kind: text('kind'),
  namespace: text('namespace'),
  name: text('name'),
  pointer,
  inGit: flag('false: it is in the cluster only'),
});

const deleteBlock = object('a rule of the fabric that refuses the deletion', {
  code: text('code of the rule'),
  message: text('what holds on to the object'),
  help: text('what to do'),
  related: list(
    'where Git has what holds on to it',
    object('a place in a file', { file: text('file'), line, column, message: text('what is there') }),
  ),
});

export const identity = {
  group: text('API group'),
  kind: text('kind'),
  namespace: text('namespace'),
  name: text('name'),
  file: nullableFile,
  line: nullableLine,
};

export const state = oneOf('where the object stands between Git and the cluster', ...OBJECT_STATES);

const action = oneOf('what an apply would do', ...PLAN_ACTIONS);

export const comparison = {
  comparison: oneOf('two-way: the base could not be had', 'three-way', 'two-way'),
  twoWayReason: nullable(text('why the comparison is two-way')),
};

const ignoredField = object('a difference that is left alone on purpose', {
  field,
  reason: text('reason of the rule'),
  by: oneOf('a rule of the configuration, or the conflict policy of the fabric', 'rule', 'policy'),
  expires: nullable(text('when the rule ends, ISO 8601')),
});

export const plannedObject = object('an object, its state and what an apply would do with it', {
  ...identity,
  action,
  state,
  reason: text('why, in one sentence'),
  hold: nullable(text('why it is held, a word from a fixed list')),
  wave: integer('order of the change; 0 = no change'),
  ...comparison,
  proof: oneOf('what proved the state', 'presence', 'generation', 'ownership', 'canonical', 'dry-run'),
  deleteCandidate: flag('it was applied and is gone from Git'),
  dependents: list('what refers to a delete candidate', dependent),
  deleteBlocks: list(
    'why the fabric would refuse to delete a candidate even in the right order',
    deleteBlock,
  ),
  fields: list('fields on which the sides do not agree', field),
  ignoredFields: list('differences that are left alone: neither drift nor written', ignoredField),
});

/** How many there are of each; every one is named, also when there is none. */
function counts<K extends string>(description: string, keys: readonly K[]) {
  const fields = Object.fromEntries(keys.map((key) => [key, integer('count')]));
  return object(description, fields as Record<K, Shape<number>>);
}

export const states = counts('objects by state', OBJECT_STATES);

export const actions = counts('objects by action', PLAN_ACTIONS);

export const outcomes = counts('objects by outcome; the sum is what was seen', OUTCOME_RESULTS);

const objectError = object('why it was refused or failed', {
  category: text('category of the error'),
  code: text('code; docs/reference/errors.md explains each'),
  message: text('what happened'),
  help: text('what to do'),
});

export const appliedObject = object('an object and what became of it', {
  ...identity,
  outcome: oneOf('what became of it', ...OUTCOME_RESULTS),
  state: nullable(state),
  reason: text('why, in one sentence'),
  attempts: integer('write requests that were sent for it'),
  error: nullable(objectError),
  accepted: list("fields that got Git's value by --accept-git", pointer),
  fields: list('fields on which the sides did not agree before', field),
});

export const convergence = object('what the switches run', {
  result: oneOf('how the wait ended', 'converged', 'timed-out', 'cancelled', 'not-waited'),
  switches: list(
    'one entry a switch',
    object('a switch', {
      name: text('name'),
      state: oneOf('how far it is', 'converged', 'lagging', 'silent', 'missing'),
      generation: nullable(integer('generation of its Agent')),
      lastAppliedGen: nullable(integer('generation it runs')),
      heartbeatAgeMs: nullable(integer('age of the last heartbeat, ms')),
    }),
  ),
  waitedMs: integer('time waited, ms'),
  summary: text('one sentence for people'),
});
