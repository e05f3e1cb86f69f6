import {
  anyValue,
  constant,
  flag,
  fraction,
  integer,
  list,
  map,
  nullable,
  object,
  oneOf,
  type TypeOf,
  text,
} from '../shared/json-shape.ts';
import { DRIFT_STATUSES, OBJECT_STATUSES } from './object-results.ts';

/** Version of the form of `<fabric>/drift.json`. */
export const DRIFT_VERSION = 1;

const SIDES = ['desired', 'base', 'live'] as const;

const field = object('a field on which the sides do not agree', {
  pointer: text("JSON pointer (RFC 6901) into the object; '' is the whole of it"),
  sides: list('the sides that have a value; on others the value below is null', oneOf('side', ...SIDES)),
  desired: anyValue('value in Git'),
  base: anyValue('value that was applied last'),
  live: anyValue('value in the cluster'),
  baseKnown: flag('false: what was applied last could not be had'),
  changedBy: oneOf('which side moved', 'git', 'cluster', 'both', 'unknown'),
  conflict: flag('both moved it to different values, or nobody can say which moved'),
  manager: nullable(text('field manager that wrote the live value; a manager is not a person')),
  operation: nullable(oneOf('how it wrote', 'Apply', 'Update')),
  time: nullable(text('last write of this manager to the object, ISO 8601')),
  file: nullable(text('file in Git')),
  line: nullable(integer('1-based', 1)),
  column: nullable(integer('1-based', 1)),
});

const driftObject = object('an object on which Git and cluster do not agree', {
  group: text('API group'),
  version: nullable(text('API version')),
  kind: text('kind'),
  namespace: text('namespace'),
  name: text('name'),
  file: nullable(text('file in Git; of an object that left Git, the last one')),
  document: nullable(integer('0-based position in the file')),
  line: nullable(integer('1-based', 1)),
  state: oneOf('state', 'git_ahead', 'cluster_ahead', 'both_changed', 'missing', 'extra'),
  status: oneOf('the object by itself', ...OBJECT_STATUSES),
  reason: text('why it is in this state'),
  conflict: flag('both sides changed the same field'),
  deleteCandidate: flag('it was applied and is gone from Git'),
  comparison: oneOf('two-way: what was applied last could not be had', 'three-way', 'two-way'),
  twoWayReason: nullable(text('why the comparison is two-way')),
  resourceVersion: nullable(text('version of the live object that was compared')),
  fields: list('fields on which the sides do not agree', field),
  live: nullable(
    anyValue('the whole object as Git would write it, where Git has none; null where Git has it'),
  ),
});

/** The form of `<fabric>/drift.json`: enough to take a change of the cluster into Git without asking the cluster. */
export const driftDocumentShape = object('what differs between Git and the cluster of one fabric', {
  version: constant('version of this form', DRIFT_VERSION),
  fabric: text('name of the fabric'),
  observedAt: text('ISO 8601, UTC'),
  requestId: text('run that looked'),
  commit: nullable(text('commit of the files that were compared')),
  status: oneOf('the fabric as a whole', ...DRIFT_STATUSES),
  severity: fraction('of the drift, 1 is worst'),
  formula: text('how the severity is computed'),
  counts: map('objects by state', integer('count')),
  total: integer('objects that were compared'),
  omitted: map(
    'objects that are not listed, because the file would grow too large, by state; unmanaged ones go first',
    integer('count'),
  ),
  objects: list('objects on which the sides do not agree, by kind, namespace and name', driftObject),
});

export type DriftDocument = TypeOf<typeof driftDocumentShape>;
export type DriftObject = TypeOf<typeof driftObject>;
export type DriftField = TypeOf<typeof field>;
