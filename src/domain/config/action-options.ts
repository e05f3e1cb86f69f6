import type { OptionDefinition } from './option-types.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

/** What a run of the action may be asked to do; `auto` decides by the event (event-mode.ts). */
export const REQUESTED_MODES = ['auto', 'validate', 'plan', 'apply', 'drift'] as const;

/** Modes of the action: also `report`, which looks at no fabric and says what another run found. */
export const ACTION_MODES = [...REQUESTED_MODES, 'report'] as const;

/** What only the action knows: how it meets the forge and its runner. */
export const ACTION_OPTIONS = {
  mode: {
    kind: 'choice',
    group: 'Action',
    sources: ['input'],
    default: 'auto',
    choices: ACTION_MODES,
    placeholder: 'MODE',
    summary: 'what is done; auto decides by the event of the workflow',
    detail:
      'A pull request never applies, whatever is asked for. report says on a pull request what the run before (`workflow_run`) left in a file: for forks, whose runs may not write.',
    commands: [],
    since: '0.1.0',
  },
  token: {
    kind: 'string',
    group: 'Action',
    sources: ['input'],
    default: null,
    secret: true,
    inputDefault: 'github.token',
    placeholder: 'TOKEN',
    summary: 'token for GitHub: `checks: write` for the check run, `contents: write` for the status',
    detail: 'Without a right the run goes on and says what it could not do.',
    commands: [],
    since: '0.1.0',
  },
  'fail-on': {
    kind: 'choice',
    group: 'Action',
    sources: ['input'],
    default: 'error',
    choices: ['error', 'conflict', 'drift', 'changes', 'never'],
    placeholder: 'WHAT',
    summary: 'from which finding on the check and the step fail',
    detail:
      'Each choice holds the ones before it: drift fails on errors, conflicts and drift. A run that could not check what it should have is an error.',
    commands: [],
    since: '0.1.0',
  },
  status: {
    kind: 'choice',
    group: 'Action',
    sources: ['input'],
    default: 'branch',
    choices: ['branch', 'same-branch', 'off'],
    placeholder: 'WHERE',
    summary: 'where the status is committed: a branch of its own, the branch of the run, or nowhere',
    detail: 'Only runs on the default branch write it, and only when it says something else than before.',
    commands: [],
    since: '0.1.0',
  },
  'status-branch': {
    kind: 'string',
    group: 'Action',
    default: 'hedgehog-sync/status',
    form: {
      pattern: /^(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}(?<![./])$/,
      words: 'the name of a branch',
    },
    placeholder: 'BRANCH',
    summary: 'branch that holds the status',
    detail: 'Made at the first run; it has no history in common with the others.',
    commands: ['status'],
    since: '0.1.0',
  },
  'stale-after': {
    kind: 'duration',
    group: 'Action',
    sources: ['input'],
    default: DAY,
    minimum: 60 * SECOND,
    maximum: 365 * DAY,
    placeholder: 'DURATION',
    summary: 'age at which the last good observation counts as stale',
    detail: 'An idle fabric gets a heartbeat commit when its status is older than half of this.',
    commands: [],
    since: '0.1.0',
  },
  issues: {
    kind: 'boolean',
    group: 'Action',
    sources: ['input'],
    default: true,
    summary: 'keep an issue for each thing that people have to decide: drift, conflicts, refusals, errors',
    detail:
      'Opened, brought up to date, closed and reopened by runs on the default branch; needs `issues: write`. Where the App works for the fabric, it keeps them.',
    commands: [],
    since: '0.1.0',
  },
  dashboard: {
    kind: 'boolean',
    group: 'Action',
    sources: ['input'],
    default: false,
    summary: 'keep one issue that lists the fabrics of the repository: state, since when, open issues',
    detail: 'Needs `issues: write` and the status.',
    commands: [],
    since: '0.1.0',
  },
  comment: {
    kind: 'boolean',
    group: 'Action',
    sources: ['input'],
    default: true,
    summary: 'say on a pull request what merging it changes: one comment, and suggestions on its lines',
    detail:
      'The comment is kept up to date in place, and there is none when there is nothing to say; needs `pull-requests: write`. Where the App works for the fabric, it says so itself.',
    commands: [],
    since: '0.1.0',
  },
  'report-file': {
    kind: 'string',
    group: 'Action',
    sources: ['input'],
    default: null,
    placeholder: 'FILE',
    summary: 'mode report: the file `result.json` that the run of a pull request left as an artifact',
    detail: 'It is read as if an enemy had written it: whoever opens a pull request from a fork could have.',
    commands: [],
    since: '0.1.0',
  },
  'request-id': {
    kind: 'string',
    group: 'Action',
    sources: ['input'],
    default: null,
    form: {
      pattern: /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/,
      words: '1 to 100 letters, digits, dots, colons, - and _',
    },
    placeholder: 'ID',
    summary: 'names the run in log, check, status and outputs',
    detail:
      'Without it: the input `request-id` of a workflow_dispatch, else number and attempt of the workflow run.',
    commands: [],
    since: '0.1.0',
  },
  accept: {
    kind: 'string',
    group: 'Action',
    sources: ['input'],
    default: null,
    placeholder: 'FIELDS',
    summary: 'fields that a person accepted by /accept-git, as the App hands them over (JSON)',
    detail:
      'Each field comes with the values that were shown for it: where it has others by now, nothing is forced. Mode apply only.',
    commands: [],
    since: '0.1.0',
  },
  'past-freeze': {
    kind: 'string',
    group: 'Action',
    sources: ['input'],
    default: null,
    placeholder: 'OVERRIDE',
    summary:
      'who lets an apply go past a freeze by /apply because REASON, and why, as the App hands it over (JSON)',
    detail:
      'Believed only in mode apply, of the first attempt of a run that the App of `trusted-app` started, and for two hours after the command; else the run is refused.',
    commands: [],
    since: '0.1.0',
  },
  'trusted-app': {
    kind: 'string',
    group: 'Action',
    sources: ['input'],
    default: null,
    form: {
      pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,99}(\[bot\])?$/,
      words: 'the name of an App as its page has it: letters, digits and -',
    },
    placeholder: 'APP',
    summary: 'the App whose word counts for past-freeze, by the name at the end of the address of its page',
    detail:
      'Write it into the workflow file itself: whoever may start a workflow can give it inputs, and may change variables.',
    commands: [],
    since: '0.1.0',
  },
  pull: {
    kind: 'string',
    group: 'Action',
    sources: ['input'],
    default: null,
    form: { pattern: /^[1-9]\d{0,8}$/, words: 'the number of a pull request' },
    placeholder: 'NUMBER',
    summary: 'pull request that is planned against the cluster, as the App asks for it',
    detail:
      'In a workflow_dispatch only, with the merge commit or the head of that pull request checked out as data; the result goes to the App. Modes plan and validate; needs `pull-requests: read`. Pull requests from forks and of Dependabot are refused.',
    commands: [],
    since: '0.1.0',
  },
  annotations: {
    kind: 'choice',
    group: 'Action',
    sources: ['input'],
    default: 'auto',
    choices: ['auto', 'log', 'off'],
    placeholder: 'WHERE',
    summary: 'where remarks on lines go',
    detail:
      'auto puts them into the check, and into the log where there is no right to make one. log always uses the log (GitHub shows ten of each level).',
    commands: [],
    since: '0.1.0',
  },
  'allow-exec': {
    kind: 'list',
    group: 'Action',
    sources: ['input'],
    default: [],
    placeholder: 'COMMAND',
    summary: 'programs that the kubeconfig of the input may start for its credentials',
    detail: 'As the kubeconfig writes them under `exec.command`: a name does not stand for a path.',
    commands: [],
    since: '0.1.0',
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;
