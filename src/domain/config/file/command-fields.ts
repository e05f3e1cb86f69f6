import type { ChoiceField, FieldTable, ListField } from './field-types.ts';

/** Roles of a repository, from the least on. */
export const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Commands of comments that somebody may be kept from; `/help` is free to all. */
export const COMMENT_COMMANDS = [
  'status',
  'explain',
  'plan',
  'resync',
  'ignore',
  'hold',
  'release',
  'accept-cluster',
  'accept-git',
  'apply',
  'unlock',
] as const;
export type CommentCommand = (typeof COMMENT_COMMANDS)[number];

/** The role that is asked for where the configuration says nothing. */
export const DEFAULT_ROLES: Readonly<Record<CommentCommand, Role>> = {
  status: 'read',
  explain: 'read',
  plan: 'triage',
  resync: 'write',
  ignore: 'write',
  hold: 'write',
  release: 'write',
  'accept-cluster': 'write',
  'accept-git': 'maintain',
  apply: 'maintain',
  unlock: 'maintain',
};

const ROLE = {
  kind: 'choice',
  choices: ROLES,
  summary: 'least role in the repository',
} as const satisfies ChoiceField;
const TEAMS = {
  kind: 'list',
  most: 50,
  of: {
    kind: 'text',
    summary: 'a team',
    form: {
      pattern: /^[A-Za-z0-9][-A-Za-z0-9]{0,38}\/[a-z0-9][-a-z0-9_]{0,99}$/,
      words: 'ORGANISATION/TEAM',
    },
  },
  summary: 'only members of one of these teams, besides the role',
  example: '[acme/network]',
} as const satisfies ListField;

const permission = (command: CommentCommand) =>
  ({
    kind: 'section',
    summary: `who may use /${command}`,
    fields: { role: { ...ROLE, absent: DEFAULT_ROLES[command] }, teams: TEAMS },
  }) as const;

const PERMISSIONS = {
  status: permission('status'),
  explain: permission('explain'),
  plan: permission('plan'),
  resync: permission('resync'),
  ignore: permission('ignore'),
  hold: permission('hold'),
  release: permission('release'),
  'accept-cluster': permission('accept-cluster'),
  'accept-git': permission('accept-git'),
  apply: permission('apply'),
  unlock: permission('unlock'),
} as const satisfies FieldTable & Readonly<Record<CommentCommand, unknown>>;

export const COMMAND_FIELDS = {
  enabled: { kind: 'boolean', summary: 'false: no command of a comment is obeyed', absent: 'true' },
  codeowners: {
    kind: 'boolean',
    summary: 'whoever changes something by a command must own the files of the fabric by CODEOWNERS, too',
    absent: 'false',
  },
  permissions: { kind: 'section', fields: PERMISSIONS, summary: 'who may use which command' },
  approvals: {
    kind: 'section',
    summary: 'how many others must agree before `/apply` is obeyed',
    fields: {
      required: { kind: 'integer', minimum: 0, maximum: 6, summary: 'number of approvals', absent: '0' },
      role: { ...ROLE, summary: 'least role of those whose approval counts', absent: 'write' },
      teams: { ...TEAMS, summary: 'only approvals by members of one of these teams count' },
    },
  },
} as const satisfies FieldTable;
