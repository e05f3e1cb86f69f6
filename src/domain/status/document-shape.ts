import {
  constant,
  flag,
  fraction,
  integer,
  list,
  map,
  nullable,
  object,
  oneOf,
  type Shape,
  scalar,
  text,
} from '../shared/json-shape.ts';
import { CONFLICT_KINDS } from './conflict.ts';
import { FINDING_STATES } from './finding-classes.ts';
import { TERM_NAMES } from './health.ts';
import { REASON_CODES } from './reasons.ts';
import { STATUS_VERSION } from './status-document.ts';
import { COMPONENT_NAMES, RUN_MODES, STATUS_STATES } from './status-state.ts';

const state = oneOf('state', ...STATUS_STATES);
const component = oneOf('component', ...COMPONENT_NAMES);
const mode = oneOf('what the run was to do', ...RUN_MODES);
const time = text('ISO 8601, UTC');
const breaker = oneOf('circuit breaker', 'closed', 'open', 'half-open');
const grade = nullable(fraction('0 to 1, 1 is good; null: not known'));
const severity = nullable(fraction('of the drift, 1 is worst; null: the cluster was never compared'));

function byComponent<T>(description: string, shape: Shape<T>) {
  const [git_sync, kubernetes, fabric, watch, connection] = [shape, shape, shape, shape, shape];
  return object(description, { git_sync, kubernetes, fabric, watch, connection });
}

const snapshot = object('a component as it was seen at one moment', {
  component,
  state,
  reasonCode: oneOf('why, a word of a closed list: docs/reference/status.md', ...REASON_CODES),
  reason: text('one sentence'),
  observedAt: nullable(text('ISO 8601, UTC, of the observation; null: never observed')),
  source: oneOf('where it comes from', 'run', 'previous', 'watch', 'default'),
  evidence: map('flat facts it rests on', scalar('fact')),
});

const health = object('health of the fabric', {
  value: nullable(fraction('0 to 1, 1 is good; null before the first run that succeeded')),
  terms: list(
    'what it is computed from',
    object('one term', {
      name: oneOf('term', ...TERM_NAMES),
      value: grade,
      because: text('how the value came about'),
      weight: fraction('weight'),
    }),
  ),
  formula: text('the formula with its numbers put in'),
  components: byComponent('health by component', grade),
});

const counts = object('what was counted; each group sums to what was seen', {
  documents: integer('documents: valid, invalid and skipped'),
  invalid: integer('documents with an error, or that could not be read'),
  skipped: integer('documents that are no manifests of the fabric'),
  errors: integer('errors in files'),
  warnings: integer('warnings in files'),
  states: nullable(map('objects by state; null: never compared', integer('count'))),
  outcomes: nullable(map('objects by outcome of the last apply that had something to do', integer('count'))),
  switches: nullable(
    object('switches', { expected: integer('that there are'), converged: integer('that follow') }),
  ),
});

const finding = object("something worth a person's look", {
  object: text('object, switch or file'),
  state: oneOf('class: docs/reference/status.md', ...FINDING_STATES),
  message: text('what was found'),
  file: nullable(text('file in Git')),
  line: nullable(integer('1-based', 1)),
  next: text('what to do next'),
});

const decision = object('a contradiction and how it was decided', {
  kind: oneOf('kind of contradiction', ...CONFLICT_KINDS),
  rule: text('rule that decided'),
  components: list('components it is about', component),
  message: text('what contradicts what'),
  inputs: list('what was decided between', text('component, state, time, source')),
  result: text('what stands'),
  recommendation: text('what to do'),
});

export const historyEntryShape = object('a run', {
  requestId: text('names the run across log, check and outputs'),
  mode,
  endedAt: time,
  durationMs: integer('duration, ms'),
  commit: nullable(text('commit')),
  state,
  health: grade,
  severity,
  succeeded: flag('it did what it was to do'),
  changed: integer('objects that it wrote'),
  failure: nullable(text('code and message')),
});

export const timesShape = object('times', {
  attemptedAt: text('begin of the last run that was written here'),
  succeededAt: nullable(text('end of the last run that compared with the cluster and succeeded')),
  appliedAt: nullable(text('end of the last apply that succeeded')),
  heartbeatAt: text('when this was written last'),
  staleAfterMs: integer('after this long without a good look it is stale, ms', 1),
});

/** The form of `<fabric>/status.json`; the schema is published from it, and what is read back is held to it. */
export const statusShape = object('the unified status of one fabric', {
  version: constant('version of this form; a newer one is never overwritten', STATUS_VERSION),
  fabric: text('name of the fabric'),
  state,
  reason: text('why, in one sentence'),
  next: text('what to do next; empty when nothing'),
  health,
  severity,
  components: byComponent('the five components', snapshot),
  decisions: list('contradictions and how they were decided', decision),
  inconsistencies: list(
    'where the document does not agree with itself; empty when it does',
    text('one sentence'),
  ),
  counts,
  findings: list('at most 50, the worst first', finding),
  commit: nullable(text('commit of the files that were read last')),
  branch: nullable(text('branch of that commit')),
  times: timesShape,
  breakers: map('circuit breakers by end of the connection', breaker),
  failure: nullable(
    object('what ended the last run', {
      category: oneOf(
        'category',
        'configuration',
        'parsing',
        'authentication',
        'network',
        'kubernetes',
        'github',
        'conflict',
        'timeout',
        'cancelled',
        'unexpected',
      ),
      code: text('HHS-nnnn'),
      message: text('what happened'),
      help: text('what to do'),
    }),
  ),
  lastRun: object('the last run that was written here', {
    requestId: text('names the run'),
    mode,
    url: nullable(text('page of the run')),
  }),
  history: list('runs that changed something or came to another result, newest first', historyEntryShape),
  digest: text('over everything above, so that an edit by hand is noticed'),
});
