/** The commands of the command line, in the order the help lists them. */
export const COMMANDS = [
  'validate',
  'plan',
  'apply',
  'drift',
  'backport',
  'explain',
  'doctor',
  'status',
  'init',
  'demo',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** Headings under which help and reference list the options. */
export const OPTION_GROUPS = [
  'Source',
  'Mend',
  'Cluster',
  'Comparison',
  'Apply',
  'Back-port',
  'Run',
  'Status',
  'Action',
  'Init',
  'Demo',
  'Output',
] as const;
export type OptionGroup = (typeof OPTION_GROUPS)[number];

/** Where a value may be set: a flag of the command line, the environment, an input of the action. */
export type OptionPlace = 'flag' | 'environment' | 'input';

interface OptionBase {
  readonly group: OptionGroup;
  /** One line: what it does, without a full stop. */
  readonly summary: string;
  /** The reference page's longer word on it. */
  readonly detail?: string;
  /** Stands for the value in help texts, e.g. `DURATION`. Flags without a value have none. */
  readonly placeholder?: string;
  readonly commands: readonly CommandName[];
  /**
   * Where it may be set; all places when absent. A secret must not stand in a process list, so it has no flag. Inputs of
   * the action are, of these, the options of the modes it runs (see `isActionInput`).
   */
  readonly sources?: readonly OptionPlace[];
  /** The reference page's word on the input, where it can do more than the flag. */
  readonly inputDetail?: string;
  /** Default that `action.yml` itself sets: an expression of a workflow, without its braces. */
  readonly inputDefault?: string;
  /** Another environment variable that is looked at after our own. */
  readonly fallbackEnvironment?: string;
  /** Never shown: not in errors, logs or help. */
  readonly secret?: true;
  /** The same, for what is given as an input of the action only. */
  readonly secretInput?: true;
  /** Version of hedgehog-sync that brought it. */
  readonly since: string;
}
export interface StringOption extends OptionBase {
  readonly kind: 'string';
  readonly default: string | null;
  /** What it must look like, with words for the error. */
  readonly form?: { readonly pattern: RegExp; readonly words: string };
}
export interface ChoiceOption extends OptionBase {
  readonly kind: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}
export interface IntegerOption extends OptionBase {
  readonly kind: 'integer';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}
/** Milliseconds inside; written `90s`, `2m`, `1m30s`, `500ms` or plain seconds. */
export interface DurationOption extends OptionBase {
  readonly kind: 'duration';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}
/** A flag only switches on, so what is on by default has none. */
export interface BooleanOption extends OptionBase {
  readonly kind: 'boolean';
  readonly default: boolean;
}
/** Given more than once as a flag; separated by commas or lines in the environment. */
export interface ListOption extends OptionBase {
  readonly kind: 'list';
  readonly default: readonly string[];
}
export type OptionDefinition =
  | StringOption
  | ChoiceOption
  | IntegerOption
  | DurationOption
  | BooleanOption
  | ListOption;

export type ValueOf<O> = O extends { readonly kind: 'choice'; readonly choices: readonly (infer C)[] }
  ? C
  : O extends { readonly kind: 'string'; readonly default: infer D }
    ? string | (null extends D ? null : never)
    : O extends { readonly kind: 'integer' | 'duration' }
      ? number
      : O extends { readonly kind: 'boolean' }
        ? boolean
        : O extends { readonly kind: 'list' }
          ? readonly string[]
          : never;

export function flagOf(name: string): string {
  return `--${name}`;
}

export function environmentNameOf(name: string): string {
  return `HEDGEHOG_SYNC_${name.toUpperCase().replaceAll('-', '_')}`;
}

export function mayComeFrom(option: OptionDefinition, source: OptionPlace): boolean {
  return option.sources === undefined || option.sources.includes(source);
}
