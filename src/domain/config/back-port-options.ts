import type { OptionDefinition } from './option-types.ts';

/** Where a back-port takes the cluster's values from, and whether it writes. */
export const BACK_PORT_OPTIONS = {
  from: {
    kind: 'string',
    group: 'Back-port',
    default: null,
    sources: ['flag', 'environment'],
    placeholder: 'FILE',
    summary: "take the cluster's values from this file instead of asking the cluster",
    detail: 'A `drift.json` as the action stores it on the status branch, in the directory of the fabric.',
    commands: ['backport'],
    since: '0.1.0',
  },
  'dry-run': {
    kind: 'boolean',
    group: 'Back-port',
    default: false,
    sources: ['flag', 'environment'],
    summary: 'show what would be written as a diff, and write nothing',
    commands: ['backport'],
    since: '0.1.0',
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;
