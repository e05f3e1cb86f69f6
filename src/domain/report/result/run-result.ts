import {
  constant,
  integer,
  list,
  nullable,
  object,
  oneOf,
  type TypeOf,
  text,
} from '../../shared/json-shape.ts';
import { CHECK_BUTTONS } from '../check-buttons.ts';
import { pullReportShape } from '../pull/pull-report.ts';

export const RUN_RESULT_VERSION = 1;

/** How much a result holds. What has no room is left out and counted, or told in fewer words. */
export const RESULT_LIMITS = {
  annotations: 200,
  concerns: 1_000,
  solved: 5_000,
  labels: 10,
  said: 10,
  sections: 60,
  items: 500,
  /** Characters of a line: a title, a sentence, a name. */
  line: 1_000,
  /** Characters of a text of the forge. */
  page: 65_536,
  /** Bytes of all bodies of concerns, and of all sections of the answer. */
  bodies: 2_500_000,
  sectionBytes: 400_000,
  /** Bytes of the whole. */
  bytes: 9_000_000,
} as const;

const annotation = object('A remark on lines of a file.', {
  file: text('Path in the repository.'),
  startLine: integer('First line, 1-based.', 1),
  endLine: integer('Last line, 1-based.', 1),
  level: oneOf('How bad it is.', 'failure', 'warning', 'notice'),
  title: text('Code and rule.'),
  message: text('What is wrong, and what to do.'),
});

const objectId = object('An object of the fabric.', {
  group: text('API group.'),
  kind: text('Kind.'),
  namespace: text('Namespace.'),
  name: text('Name.'),
});

const concern = object('Something that people have to decide.', {
  topic: oneOf('What it is about.', 'conflict', 'drift', 'refused', 'many', 'invalid', 'stale', 'critical'),
  fingerprint: text('The same in every run.'),
  meaning: text('Equal as long as the text means the same.'),
  object: nullable(objectId),
  title: text('One line.'),
  body: text('Markdown.'),
  labels: list('Labels.', text('A label.')),
});

const section = object('A part of an answer.', {
  head: text('Markdown above the items.'),
  items: list('Blocks of markdown.', text('A block.')),
  layout: oneOf('How the items stand together.', 'rows', 'list', 'blocks'),
  noun: text('What an item is.'),
  foot: nullable(text('Markdown below the items.')),
});

export const runResultShape = object('What a run of the action hands to whoever tells of it.', {
  version: constant('Version of this form.', RUN_RESULT_VERSION),
  fabric: text('Name of the fabric.'),
  mode: oneOf('What the run did.', 'validate', 'plan', 'apply', 'drift'),
  requestId: text('Names the run.'),
  head: text('Commit that the run is about.'),
  conclusion: oneOf('How the run ended.', 'success', 'neutral', 'failure', 'cancelled'),
  failure: nullable(
    object('What ended the run, or kept a part from being done.', {
      code: text('Code of the error.'),
      category: text('Its class.'),
      message: text('What went wrong.'),
      help: text('What to do.'),
    }),
  ),
  check: object('What the check of the run shows.', {
    title: text('The result in one line.'),
    summary: text('Markdown.'),
    text: text('Markdown, the long part.'),
    annotations: list('Worst first.', annotation),
    buttons: list('Buttons that make sense.', oneOf('Its name.', ...CHECK_BUTTONS)),
  }),
  answer: object('What somebody who asked for the run by a command is told.', {
    result: oneOf('What became of it.', 'done', 'partly', 'failed'),
    said: list('Plain sentences.', text('A sentence.')),
    sections: list('The rest.', section),
  }),
  issues: nullable(
    object('What should have an open issue; null: the run judges none.', {
      concerns: list('One issue each.', concern),
      looked: list('What the run looked at.', text('A topic.')),
      solved: list(
        'Why an issue about an object may be closed.',
        object('An object.', { object: text('As it is shown.'), because: text('One sentence.') }),
      ),
    }),
  ),
  pull: nullable(pullReportShape),
});

/**
 * What a run leaves for whoever tells of it where that is not the run itself: the App, after a workflow that it started, or
 * a second workflow, after one that a fork controls. Plain bounded JSON, read back by `readRunResult`.
 */
export type RunResult = TypeOf<typeof runResultShape>;
export type ResultConcern = NonNullable<RunResult['issues']>['concerns'][number];
export type ResultSection = RunResult['answer']['sections'][number];
