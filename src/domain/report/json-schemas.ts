import type { JsonObject } from '../shared/json.ts';
import {
  anyValue,
  constant,
  integer,
  list,
  map,
  nullable,
  object,
  oneOf,
  type Shape,
  type TypeOf,
  text,
} from '../shared/json-shape.ts';
import { statusShape } from '../status/document-shape.ts';
import { DRIFT_VERSION, driftDocumentShape } from '../status/drift-shape.ts';
import { STATUS_VERSION } from '../status/status-document.ts';
import { backPortShape } from './back-port-json.ts';
import {
  actions,
  appliedObject,
  comparedWith,
  comparison,
  convergence,
  coverage,
  diagnostic,
  document,
  fabric,
  field,
  identity,
  outcomes,
  plannedObject,
  SCHEMA_VERSION,
  skipped,
  state,
  states,
  version,
} from './json-parts.ts';
import { mendsShape } from './mend-json.ts';
import { statusResultShape } from './status-json.ts';

const commit = nullable(
  text('commit the files are at; null outside Git or with changes that are in no commit'),
);
const diagnostics = list('findings in the files', diagnostic);
const notices = list('what to know of the comparison as a whole', text('one sentence'));

export const validateShape = object('result of `validate`', {
  schemaVersion: version,
  command: constant('command', 'validate'),
  fabric,
  documents: list('every document of a fabric kind, valid or not', document),
  diagnostics,
  skipped: list('what was left out', skipped),
  coverage,
  mends: nullable(mendsShape),
});

export const planShape = object('result of `plan`', {
  schemaVersion: version,
  command: constant('command', 'plan'),
  fabric,
  comparedWith,
  commit,
  planId: text('equal ids mean equal plans'),
  waves: integer('how many waves the changes take'),
  objects: list('every object that was seen', plannedObject),
  counts: actions,
  states,
  notices,
  diagnostics,
  coverage,
});

export const driftShape = object('result of `drift`', {
  schemaVersion: version,
  command: constant('command', 'drift'),
  fabric,
  comparedWith,
  commit,
  objects: list('every object that was seen', plannedObject),
  counts: states,
  notices,
  diagnostics,
  coverage,
});

export const applyShape = object('result of `apply`', {
  schemaVersion: version,
  command: constant('command', 'apply'),
  fabric,
  comparedWith,
  commit,
  objects: list('every object of the source, and what was applied and is gone from it', appliedObject),
  counts: outcomes,
  convergence: nullable(convergence),
  interrupted: nullable(text('why the run stopped early')),
  notices,
  diagnostics,
  coverage,
});

export const explainShape = object('result of `explain`', {
  schemaVersion: version,
  command: constant('command', 'explain'),
  fabric,
  object: plannedObjectWithoutPlan(),
  steps: list(
    'what was looked at, in order',
    object('one input', { question: text('question'), answer: text('answer') }),
  ),
  decision: text('the rule that applied and what follows'),
  next: list('what to do', text('step')),
});

function plannedObjectWithoutPlan() {
  return object('the object and its state', {
    ...identity,
    state,
    reason: text('why, in one sentence'),
    ...comparison,
    fields: list('fields on which the sides do not agree', field),
  });
}

export const doctorShape = object('result of `doctor`', {
  schemaVersion: version,
  command: constant('command', 'doctor'),
  fabric,
  checks: list(
    'one entry a check',
    object('a check', {
      name: text('what was checked'),
      result: oneOf('how it went', 'ok', 'warning', 'failed', 'skipped'),
      detail: text('what was found'),
      cure: text('what to do; empty when nothing is to be done'),
    }),
  ),
});

export const errorShape = object('a run that failed before it had a result', {
  schemaVersion: version,
  command: nullable(text('command')),
  error: object('the error', {
    category: text('category'),
    code: text('code; docs/reference/errors.md explains each'),
    message: text('what was attempted and what came back'),
    help: text('what to do'),
    details: map('facts that are safe to show', anyValue('value')),
  }),
});

export type ValidateJson = TypeOf<typeof validateShape>;
export type PlanJson = TypeOf<typeof planShape>;
export type DriftJson = TypeOf<typeof driftShape>;
export type ApplyJson = TypeOf<typeof applyShape>;
export type ExplainJson = TypeOf<typeof explainShape>;
export type DoctorJson = TypeOf<typeof doctorShape>;
export type ErrorJson = TypeOf<typeof errorShape>;
export type DiagnosticJson = TypeOf<typeof diagnostic>;
export type PlannedObjectJson = TypeOf<typeof plannedObject>;
export type AppliedObjectJson = TypeOf<typeof appliedObject>;

/** The published schemas by name; `docs/reference/schemas/<name>.json`. */
export const JSON_SHAPES = {
  validate: validateShape,
  plan: planShape,
  apply: applyShape,
  drift: driftShape,
  backport: backPortShape,
  explain: explainShape,
  doctor: doctorShape,
  status: statusResultShape,
  error: errorShape,
} as const satisfies Readonly<Record<string, Shape<unknown>>>;

/** The published schemas of what is stored beside the status, with the version of each form. */
export const STORED_SHAPES = {
  'status-document': { shape: statusShape, version: STATUS_VERSION },
  'drift-document': { shape: driftDocumentShape, version: DRIFT_VERSION },
} as const satisfies Readonly<Record<string, { shape: Shape<unknown>; version: number }>>;

/** The JSON Schema (draft 2020-12) as it is published. */
export function publishedSchema(name: keyof typeof JSON_SHAPES): JsonObject {
  return titled(name, JSON_SHAPES[name], SCHEMA_VERSION);
}

/** The same of a stored document. */
export function storedSchema(name: keyof typeof STORED_SHAPES): JsonObject {
  return titled(name, STORED_SHAPES[name].shape, STORED_SHAPES[name].version);
}

function titled(name: string, { schema }: Shape<unknown>, version: number): JsonObject {
  const { description, ...rest } = schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `hedgehog-sync ${name}, version ${version}`,
    ...(description === undefined ? {} : { description }),
    ...rest,
  };
}
