import type { OptionDefinition } from './option-types.ts';

/** How `init` writes. */
export const INIT_OPTIONS = {
  yes: {
    kind: 'boolean',
    group: 'Init',
    default: false,
    sources: ['flag', 'environment'],
    summary: 'ask nothing: take what was found, and write it',
    commands: ['init'],
    since: '0.1.0',
  },
  overwrite: {
    kind: 'boolean',
    group: 'Init',
    default: false,
    sources: ['flag', 'environment'],
    summary: 'write over files that are there already and say something else',
    commands: ['init'],
    since: '0.1.0',
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;
