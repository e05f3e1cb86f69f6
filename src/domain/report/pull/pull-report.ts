import {
  constant,
  flag,
  integer,
  list,
  nullable,
  object,
  oneOf,
  type TypeOf,
  text,
} from '../../shared/json-shape.ts';

export const PULL_REPORT_VERSION = 1;

/** How much of a run a report holds; what is beyond is counted. A comment has room for less. */
export const PULL_LIMITS = {
  findings: 200,
  changes: 200,
  words: 10,
  fields: 10,
  mends: 100,
  notes: 40,
  nodes: 25,
  edges: 100,
  /** Characters of a text. */
  text: 800,
  /** Bytes of the whole. */
  bytes: 5_000_000,
} as const;

const field = object(
  'A field with its values as a person reads them; null: there is none, or nobody knows it.',
  {
    path: text('As in `spec.vlan`.'),
    desired: nullable(text('What Git wants.')),
    base: nullable(text('What Git wanted, or what was applied last.')),
    live: nullable(text('What the cluster has.')),
    by: nullable(text('Who wrote the value of the cluster.')),
    conflict: flag('Git and the cluster changed it to different values.'),
  },
);

/** Groups of changes, worst first. */
export const CHANGE_GROUPS = [
  'dropped',
  'conflict',
  'blocked',
  'create',
  'update',
  'merge',
  'by-hand',
  'missing',
] as const;

const change = object('An object that is not simply in sync.', {
  group: oneOf('What becomes of it.', ...CHANGE_GROUPS),
  kind: text('Kind of the object.'),
  namespace: text('Namespace of the object.'),
  name: text('Name of the object.'),
  file: nullable(text('Path in the repository; null: it is not in Git.')),
  line: nullable(integer('Line of the file, 1-based.', 1)),
  wave: integer('Step of an apply that would make it, 1-based.', 1),
  own: flag('The pull request changes it; false: it would be so without it.'),
  reason: text('Why, one sentence.'),
  words: list('What it means.', text('A sentence without a full stop.')),
  fields: list('Fields that differ.', field),
  fieldsLeftOut: integer('Fields that had no room.'),
});

const finding = object('Something wrong in a file.', {
  severity: oneOf('How bad it is.', 'error', 'warning', 'info'),
  code: text('Code of the finding.'),
  file: text('Path in the repository.'),
  line: integer('Line of the file, 1-based.', 1),
  message: text('What is wrong.'),
  help: text('What to do.'),
});

const node = object('An object of the picture.', {
  kind: text('Kind of the object.'),
  name: text('Name of the object.'),
  mark: oneOf('What becomes of it.', 'new', 'changed', 'gone', 'same'),
});

const edge = object('One object refers to another.', {
  from: integer('Position of the node that refers.'),
  to: integer('Position of the node that it refers to.'),
});

export const pullReportShape = object('What a run has to say about a pull request.', {
  version: constant('Version of this form.', PULL_REPORT_VERSION),
  fabric: text('Name of the fabric.'),
  mode: oneOf('What the run did.', 'validate', 'plan', 'apply', 'drift'),
  requestId: text('Names the run.'),
  pull: integer('Number of the pull request.', 1),
  head: text('Commit that the pull request wants to bring in.'),
  base: nullable(text('Commit that it goes to.')),
  live: nullable(text('Stamp of the live objects; null: the cluster was not asked.')),
  conclusion: oneOf('How the run ended.', 'success', 'neutral', 'failure', 'cancelled'),
  title: text('The result in one line.'),
  comparedWith: nullable(oneOf('What it was compared with.', 'cluster', 'commit')),
  touches: oneOf('Whether the pull request changes files of the fabric.', 'fabric', 'nothing', 'unknown'),
  failure: nullable(
    object('What ended the run, or kept a part from being done.', {
      code: text('Code of the error.'),
      message: text('What went wrong.'),
      help: text('What to do.'),
    }),
  ),
  findings: list('Worst first.', finding),
  findingsLeftOut: integer('Findings that had no room.'),
  changes: list('Worst first.', change),
  changesLeftOut: integer('Changes that had no room.'),
  waves: integer('Steps of an apply.'),
  inSync: integer('Objects that are in sync.'),
  picture: nullable(
    object('Changed objects and what they refer to.', {
      nodes: list('Objects.', node),
      edges: list('References.', edge),
    }),
  ),
  mends: list(
    'What has one right answer.',
    object('A mend.', {
      file: text('Path in the repository.'),
      line: integer('Line of the file, 1-based.', 1),
      message: text('What it does.'),
    }),
  ),
  checked: text('What was seen, one sentence.'),
  notChecked: list('What nobody checked.', text('A sentence.')),
  notes: list('What was not done and why.', text('A sentence.')),
});

/**
 * What a pull request is told, as bounded plain JSON: made by the run that looked, rendered by whoever may write, which
 * need not be the same one. It holds no addresses; whoever renders it knows the repository.
 */
export type PullReport = TypeOf<typeof pullReportShape>;
export type PullChange = PullReport['changes'][number];
export type PullFinding = PullReport['findings'][number];
export type PullField = PullChange['fields'][number];
export type PullPicture = NonNullable<PullReport['picture']>;
