import type { FieldTable } from './field-types.ts';

const SECOND = 1_000;
const DAY = 24 * 3_600 * SECOND;

const REASON = { pattern: /^[^\r\n]{3,300}$/u, words: 'one line of 3 to 300 characters' };
const NAME_PATTERN = {
  pattern: /^[a-z0-9*?]([-.a-z0-9*?]{0,252})$/,
  words: 'a name, with `*` and `?` for what varies',
};

/** A difference that is left alone. */
export const IGNORE_RULE = {
  kind: {
    kind: 'text',
    summary: 'kind of the objects, also by its plural or short name',
    form: { pattern: /^[A-Za-z]{1,63}$/, words: 'a kind' },
  },
  name: { kind: 'text', summary: 'their name, with `*` and `?`', example: 'leaf-*', form: NAME_PATTERN },
  path: {
    kind: 'text',
    summary: 'the field, and what lies below it, with `*` for one name and `**` for any number of them',
    example: '/spec/description',
    detail: 'As a JSON pointer (`/spec/subnets/*/dhcp`) or as reports show it (`spec.subnets.*.dhcp`).',
    form: {
      pattern: /^[^\r\n]{1,500}$/u,
      words: 'a JSON pointer such as /spec/description, or a path such as spec.description',
    },
  },
  manager: {
    kind: 'text',
    summary: 'field manager that wrote the value in the cluster, with `*` and `?`',
    example: 'netbox-*',
    form: { pattern: /^[\x21-\x7e]{1,128}$/, words: 'a field manager: 1 to 128 characters without blanks' },
  },
  reason: {
    kind: 'text',
    required: true,
    summary: 'why; it is told wherever the rule had an effect',
    example: 'NetBox writes the description',
    form: REASON,
  },
  expires: {
    kind: 'instant',
    endOfDay: true,
    summary: 'last day (or instant) of the rule; afterwards it hides nothing and is a warning',
    absent: 'for good',
    example: '2027-03-31',
  },
} as const satisfies FieldTable;

/** A time in which nothing is written. */
export const FREEZE_WINDOW = {
  from: {
    kind: 'instant',
    endOfDay: false,
    summary: 'first day or instant of the window',
    example: '2026-12-20',
  },
  until: {
    kind: 'instant',
    endOfDay: true,
    summary: 'last day of the window, or the instant at which it ends',
    example: '2027-01-03',
  },
  cron: {
    kind: 'text',
    summary: 'the window begins at each of these times (five fields, in UTC); needs `duration`',
    example: '0 16 * * fri',
    form: { pattern: /^[^\r\n]{1,200}$/, words: 'a cron expression of five fields' },
  },
  duration: {
    kind: 'duration',
    minimum: 60 * SECOND,
    maximum: 31 * DAY,
    summary: 'how long such a window lasts',
    example: '62h',
  },
  reason: {
    kind: 'text',
    required: true,
    summary: 'why nothing is written',
    example: 'change freeze at the end of the year',
    form: REASON,
  },
} as const satisfies FieldTable;

/** What is left alone until somebody takes it out. */
export const HOLD = {
  what: {
    kind: 'text',
    required: true,
    summary: 'the object that is left alone, or the word `fabric` for all of them',
    example: 'VPC/vpc-1',
    form: {
      pattern: /^(fabric|[A-Za-z]{1,63}\/[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?)$/,
      words: '`fabric`, or KIND/NAME such as VPC/vpc-1',
    },
  },
  reason: { kind: 'text', required: true, summary: 'why', example: 'the customer moves racks', form: REASON },
  by: {
    kind: 'text',
    summary: 'who asked for it',
    example: 'octocat',
    form: { pattern: /^[A-Za-z0-9][-A-Za-z0-9[\]]{0,99}$/, words: 'the name of an account' },
  },
  at: { kind: 'instant', endOfDay: false, summary: 'since when', example: '2026-11-02T09:30:00Z' },
} as const satisfies FieldTable;
