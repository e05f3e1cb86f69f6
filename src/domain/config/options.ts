import { FABRIC_RELEASES } from '../resource/schema.ts';
import { ACTION_OPTIONS } from './action-options.ts';
import { BACK_PORT_OPTIONS } from './back-port-options.ts';
import { CLUSTER_OPTIONS } from './cluster-options.ts';
import { INIT_OPTIONS } from './init-options.ts';
import {
  COMMANDS,
  type CommandName,
  mayComeFrom,
  type OptionDefinition,
  type ValueOf,
} from './option-types.ts';
import { SOURCE_OPTIONS } from './source-options.ts';
import { STATUS_OPTIONS } from './status-options.ts';

const FABRIC_COMMANDS = ['validate', 'plan', 'apply', 'drift', 'backport', 'explain', 'doctor'] as const;

/**
 * The one table of options. Flags, names in the environment, inputs of the action, defaults, the resolver, the reference
 * pages, `action.yml` and the JSON schema of a configuration are all made from it.
 */
export const OPTIONS = {
  ...SOURCE_OPTIONS,
  'fabric-release': {
    kind: 'choice',
    group: 'Source',
    default: '26.03',
    choices: FABRIC_RELEASES,
    placeholder: 'RELEASE',
    summary: 'release of the fabric whose schemas are used',
    commands: FABRIC_COMMANDS,
    since: '0.1.0',
  },
  ...CLUSTER_OPTIONS,
  ...BACK_PORT_OPTIONS,
  'run-timeout': {
    kind: 'duration',
    group: 'Run',
    default: 0,
    minimum: 0,
    maximum: 24 * 3_600_000,
    placeholder: 'DURATION',
    summary: 'time limit of the whole run; 0 sets none',
    detail:
      'What is written when it is reached is ended in order, the lock is given back, and the run fails with what it found (HHS-1401). Give it more time than `--wait`.',
    commands: FABRIC_COMMANDS.filter((name) => name !== 'validate'),
    since: '0.1.0',
  },
  ...STATUS_OPTIONS,
  ...INIT_OPTIONS,
  ...ACTION_OPTIONS,
  output: {
    kind: 'choice',
    group: 'Output',
    sources: ['flag', 'environment'],
    default: 'text',
    choices: ['text', 'json'],
    placeholder: 'FORMAT',
    summary: 'form of the result on standard output',
    detail: 'The JSON forms have published schemas in `docs/reference/schemas`.',
    commands: [...FABRIC_COMMANDS, 'status'],
    since: '0.1.0',
  },
  'fail-on-warning': {
    kind: 'boolean',
    group: 'Output',
    default: false,
    summary: 'exit 1 when there are warnings, too',
    commands: ['validate'],
    since: '0.1.0',
  },
  json: {
    kind: 'boolean',
    group: 'Demo',
    default: false,
    summary: 'print the stages as JSON',
    commands: ['demo'],
    since: '0.1.0',
  },
  keep: {
    kind: 'boolean',
    group: 'Demo',
    default: false,
    summary: 'leave the server running, with a kubeconfig to try the other commands by hand',
    commands: ['demo'],
    since: '0.1.0',
  },
  'log-format': {
    kind: 'choice',
    group: 'Output',
    sources: ['flag', 'environment'],
    default: 'text',
    choices: ['text', 'json'],
    placeholder: 'FORMAT',
    summary: 'form of the log on standard error',
    commands: COMMANDS,
    since: '0.1.0',
  },
  'no-color': {
    kind: 'boolean',
    group: 'Output',
    sources: ['flag', 'environment'],
    default: false,
    summary: 'no colour',
    detail:
      'Colour is used on a terminal only. `NO_COLOR` switches it off, too; `FORCE_COLOR` switches it on where there is no terminal.',
    commands: COMMANDS,
    since: '0.1.0',
  },
  quiet: {
    kind: 'boolean',
    group: 'Output',
    sources: ['flag', 'environment'],
    default: false,
    summary: 'no progress and no log but errors',
    commands: COMMANDS,
    since: '0.1.0',
  },
  verbose: {
    kind: 'boolean',
    group: 'Output',
    sources: ['flag', 'environment'],
    default: false,
    summary: 'log every request and, for an unexpected error, where it came from',
    commands: COMMANDS,
    since: '0.1.0',
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export type OptionName = keyof typeof OPTIONS;
export type OptionValues = { readonly [N in OptionName]: ValueOf<(typeof OPTIONS)[N]> };

export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

export function optionsOf(command: CommandName): OptionName[] {
  return OPTION_NAMES.filter((name) => definitionOf(name).commands.includes(command));
}

/** Commands that are modes of the action, too. */
const ACTION_COMMANDS: readonly CommandName[] = ['validate', 'plan', 'apply', 'drift'];

/** Whether the option is an input of the action: it may come from there, and a mode of the action looks at it. */
export function isActionInput(name: OptionName): boolean {
  const option = definitionOf(name);
  if (!mayComeFrom(option, 'input')) return false;
  return option.group === 'Action' || option.commands.some((command) => ACTION_COMMANDS.includes(command));
}

/** Options that a run of the action looks at: its inputs, and what only the environment may hold. */
export function actionOptions(): OptionName[] {
  return OPTION_NAMES.filter((name) => isActionInput(name) || name === 'kubeconfig-text');
}

/** The row, with its type widened so that every column can be asked for. */
export function definitionOf(name: OptionName): OptionDefinition {
  return OPTIONS[name];
}
