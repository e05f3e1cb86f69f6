import type { OptionDefinition } from './option-types.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Where the command line finds a stored status, and how it shows it. */
export const STATUS_OPTIONS = {
  file: {
    kind: 'string',
    group: 'Status',
    default: null,
    sources: ['flag', 'environment'],
    placeholder: 'FILE',
    summary: 'read the status from this file instead of the branch',
    detail: 'Such as the file that the action names in its output `status-file`.',
    commands: ['status'],
    since: '0.1.0',
  },
  remote: {
    kind: 'string',
    group: 'Status',
    default: 'origin',
    sources: ['flag', 'environment'],
    form: {
      pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/,
      words: 'the name of a remote, as `git remote` lists it',
    },
    placeholder: 'NAME',
    summary: 'remote whose copy of the status branch is looked at, beside the own one',
    detail: 'Of the two the one that is ahead counts; where they went apart, that of the remote.',
    commands: ['status'],
    since: '0.1.0',
  },
  fetch: {
    kind: 'boolean',
    group: 'Status',
    default: false,
    sources: ['flag', 'environment'],
    summary: 'ask the remote for the status branch first',
    detail:
      'Uses the credentials that git itself would use, and never asks for any. Without it nothing leaves this machine.',
    commands: ['status'],
    since: '0.1.0',
  },
  stats: {
    kind: 'boolean',
    group: 'Status',
    default: false,
    sources: ['flag', 'environment'],
    summary: 'show what the history tells: runs, success, durations, drift by week, the last failure',
    commands: ['status'],
    since: '0.1.0',
  },
  watch: {
    kind: 'boolean',
    group: 'Status',
    default: false,
    sources: ['flag', 'environment'],
    summary: 'look again and again, until Ctrl-C',
    detail:
      'On a terminal the status is drawn anew; in a pipe each change gives a line, with `--output json` a JSON document on one line.',
    commands: ['status'],
    since: '0.1.0',
  },
  interval: {
    kind: 'duration',
    group: 'Status',
    default: 10 * SECOND,
    minimum: SECOND,
    maximum: HOUR,
    sources: ['flag', 'environment'],
    placeholder: 'DURATION',
    summary: 'time between two looks with --watch',
    commands: ['status'],
    since: '0.1.0',
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;
