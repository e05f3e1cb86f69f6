import { CONFLICT_POLICIES } from '../../resource/fabric-policy.ts';
import { FABRIC_RELEASES } from '../../resource/schema.ts';
import { REQUESTED_MODES } from '../action-options.ts';
import { COMMAND_FIELDS } from './command-fields.ts';
import type { FieldTable } from './field-types.ts';
import { FREEZE_WINDOW, HOLD, IGNORE_RULE } from './policy-fields.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** Of the scheduler, the most urgent first. */
export const PRIORITIES = ['critical', 'high', 'medium', 'low', 'maintenance'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Where the file is looked for, from the root of the repository. */
export const CONFIG_FILE = '.github/hedgehog-sync.yml';
/** The version of the file's form. */
export const FILE_VERSION = '1';

const FABRIC_NAME = {
  pattern: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
  words:
    'lower-case letters, digits and -, at most 63 characters, starting and ending with a letter or digit',
};
const REPOSITORY_PATH = {
  pattern: /^(?![/~])(?!.*(^|\/)\.\.(\/|$))[^\\\p{Cc}]{1,500}$/u,
  words: 'a path relative to the root of the repository, with `/` and without `..`',
};

/** How the App works for a fabric; `off`: the action alone does. */
export const APP_WAYS = ['off', 'dispatch', 'direct'] as const;
export type AppWay = (typeof APP_WAYS)[number];

/** What one fabric may say, and `defaults` for all of them. */
const SHARED = {
  app: {
    kind: 'choice',
    choices: APP_WAYS,
    summary: 'how the App works for it: by starting the workflow, or by itself',
    detail:
      'Where it does, checks, comments, issues and commands are its own, and the action is silent there.',
    absent: 'off',
  },
  mode: {
    kind: 'choice',
    choices: REQUESTED_MODES,
    option: 'mode',
    summary: 'what a run of the action does; auto decides by the event',
    absent: 'auto',
  },
  interval: {
    kind: 'duration',
    minimum: 60 * SECOND,
    maximum: 7 * DAY,
    summary: 'time between two looks of the app at the fabric',
    detail:
      'Not under one minute, because the app looks for what is due once a minute. Workflows run by their own `schedule`, which GitHub does not keep under five minutes.',
    absent: '5m',
    example: '10m',
  },
  priority: {
    kind: 'choice',
    choices: PRIORITIES,
    summary: 'which fabric comes first when several are due',
    absent: 'by its health: an error is high, stale medium, healthy low',
  },
  enabled: {
    kind: 'boolean',
    summary: 'false: the fabric is not looked at by the action and the app, and never written to',
    absent: 'true',
  },
  'conflict-policy': {
    kind: 'choice',
    choices: CONFLICT_POLICIES,
    summary: 'what becomes of a field that Git and the cluster both changed',
    detail:
      '`hold` leaves the object to a person. `git` forces Git’s value on such fields. `cluster` leaves them as they are in the cluster, and says so.',
    absent: 'hold',
  },
  'fabric-release': {
    kind: 'choice',
    choices: FABRIC_RELEASES,
    option: 'fabric-release',
    summary: 'release of the fabric whose schemas are used',
    absent: 'the newest known',
  },
  ignore: {
    kind: 'list',
    most: 500,
    of: { kind: 'section', summary: 'a rule', fields: IGNORE_RULE },
    summary:
      'differences that are left alone: not told as drift, not written, but counted and listed with the reason',
  },
  freeze: {
    kind: 'list',
    most: 50,
    of: { kind: 'section', summary: 'a window', fields: FREEZE_WINDOW },
    summary: 'times in which nothing is written',
  },
} as const satisfies FieldTable;

const CLUSTER = {
  context: {
    kind: 'text',
    option: 'context',
    summary: 'context of the kubeconfig',
    absent: 'the current context of the kubeconfig',
    example: 'lab',
    form: {
      pattern: /^[\x21-\x7e]{1,253}$/,
      words: 'the name of a context: 1 to 253 characters without blanks',
    },
  },
  environment: {
    kind: 'text',
    summary: 'environment of GitHub whose secret holds the kubeconfig; never the secret itself',
    example: 'fabric-apply',
    form: { pattern: /^[^\r\n'"`,;\\]{1,255}$/u, words: 'the name of an environment' },
  },
  namespace: {
    kind: 'text',
    option: 'namespace',
    summary: 'namespace of the record and the lock',
    absent: 'default',
    example: 'default',
    form: FABRIC_NAME,
  },
  'field-manager': {
    kind: 'text',
    option: 'field-manager',
    summary: 'name under which fields are owned in the cluster',
    detail: 'Keep it: under another name what was applied before counts as foreign.',
    absent: 'hedgehog-sync',
    example: 'hedgehog-sync.lab',
    form: { pattern: /^[\x21-\x7e]{1,128}$/, words: '1 to 128 printable characters without blanks' },
  },
} as const satisfies FieldTable;

const GLOB = {
  kind: 'text',
  summary: 'a glob',
  form: { pattern: /^[^\r\n]{1,500}$/u, words: 'a glob' },
} as const;

export const FABRIC_FIELDS = {
  name: {
    kind: 'text',
    required: true,
    option: 'fabric',
    summary: 'name of the fabric; record, lock, check and status are named after it',
    example: 'lab',
    form: FABRIC_NAME,
  },
  path: {
    kind: 'text',
    required: true,
    option: 'path',
    summary: 'its directory or file, from the root of the repository',
    example: 'fabrics/lab',
    form: REPOSITORY_PATH,
  },
  cluster: { kind: 'section', fields: CLUSTER, summary: 'where its cluster is found' },
  include: { kind: 'list', most: 100, of: GLOB, option: 'include', summary: 'read only files that match' },
  exclude: { kind: 'list', most: 100, of: GLOB, option: 'exclude', summary: 'leave out files that match' },
  ...SHARED,
  hold: {
    kind: 'list',
    most: 1_000,
    of: { kind: 'section', summary: 'a hold', fields: HOLD },
    summary: 'what `/hold` stopped: nothing is written to it until it is taken out again',
  },
} as const satisfies FieldTable;

/**
 * The one table of `.github/hedgehog-sync.yml`. The reader, the JSON schema for editors and the reference page are made
 * from it.
 */
export const FILE_FIELDS = {
  version: { kind: 'choice', choices: [FILE_VERSION], summary: 'version of this form', absent: FILE_VERSION },
  defaults: {
    kind: 'section',
    fields: SHARED,
    summary:
      'what counts for every fabric that does not say otherwise; `ignore` and `freeze` count besides those of the fabric',
  },
  fabrics: {
    kind: 'list',
    required: true,
    atLeastOne: true,
    most: 200,
    of: { kind: 'section', summary: 'a fabric', fields: FABRIC_FIELDS },
    summary: 'the fabrics of the repository',
  },
  commands: { kind: 'section', fields: COMMAND_FIELDS, summary: 'who may do what by a comment' },
  dashboard: {
    kind: 'boolean',
    option: 'dashboard',
    summary: 'true: one issue lists the fabrics of the repository with state, since when, and open issues',
    detail: 'Kept by the App for all fabrics, and by the action, whose input of this name goes before it.',
    absent: 'false',
  },
} as const satisfies FieldTable;
