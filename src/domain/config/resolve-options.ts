import type { SyncErrorFacts } from '../shared/errors.ts';
import { closest } from '../shared/suggest.ts';
import {
  environmentNameOf,
  flagOf,
  mayComeFrom,
  type OptionDefinition,
  type OptionPlace,
} from './option-types.ts';
import { definitionOf, OPTION_NAMES, OPTIONS, type OptionName, type OptionValues } from './options.ts';
import { type ReadValue, readValue } from './read-value.ts';

/** Where a value was found, so that an error can name it. */
export interface OptionSource {
  readonly kind: OptionPlace | 'file' | 'default';
  /** As the user wrote it: `--wait`, `HEDGEHOG_SYNC_WAIT`; the option's name for an input, the file and a default. */
  readonly name: string;
}

/** A flag as the command line gave it: its text, `true` for a flag without value, a list when given several times. */
export type FlagValue = string | true | readonly string[];

export interface OptionInput {
  readonly flags: Readonly<Partial<Record<OptionName, FlagValue>>>;
  /** Inputs of the action as texts; empty ones count as not set, because a runner gives every input a value. */
  readonly inputs?: Readonly<Partial<Record<OptionName, string>>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the configuration of the repository says of the fabric, as texts (file/entry-options.ts). */
  readonly file?: Readonly<Partial<Record<OptionName, string | readonly string[]>>>;
}

export interface ResolvedOptions {
  readonly values: OptionValues;
  readonly sources: Readonly<Record<OptionName, OptionSource>>;
}

export type OptionResolution =
  | { readonly ok: true; readonly options: ResolvedOptions }
  | { readonly ok: false; readonly problems: readonly SyncErrorFacts[] };

interface Found {
  readonly read: ReadValue;
  readonly source: OptionSource;
  /** What was written, for the error. */
  readonly text: string;
}

/** Flags and inputs before environment before the configuration file before defaults. All problems are told at once; a value that is empty counts as not set. */
export function resolveOptions(input: OptionInput, relevant: readonly OptionName[]): OptionResolution {
  const values: Record<string, unknown> = {};
  const sources: Record<string, OptionSource> = {};
  const problems: SyncErrorFacts[] = [];
  for (const name of OPTION_NAMES) {
    const option = definitionOf(name);
    const found = relevant.includes(name) ? find(name, option, input) : null;
    values[name] = found?.read.ok ? found.read.value : OPTIONS[name].default;
    sources[name] = found?.source ?? { kind: 'default', name };
    if (found !== null && !found.read.ok) problems.push(problemOf(option, found, found.read));
  }
  if (problems.length > 0) return { ok: false, problems };
  // every name of the table was set above, to a value of the type its row says
  return {
    ok: true,
    options: { values: values as OptionValues, sources: sources as ResolvedOptions['sources'] },
  };
}

function find(name: OptionName, option: OptionDefinition, input: OptionInput): Found | null {
  const flag = input.flags[name];
  if (flag !== undefined && mayComeFrom(option, 'flag')) {
    return fromFlag(option, flag, { kind: 'flag', name: flagOf(name) });
  }
  const given = input.inputs?.[name] ?? '';
  if (given !== '' && mayComeFrom(option, 'input')) {
    return { read: readValue(option, given), source: { kind: 'input', name }, text: given };
  }
  return fromEnvironment(name, option, input.environment) ?? fromFile(name, option, input.file?.[name]);
}

function fromEnvironment(
  name: OptionName,
  option: OptionDefinition,
  environment: OptionInput['environment'],
): Found | null {
  if (!mayComeFrom(option, 'environment')) return null;
  const candidates = [environmentNameOf(name), option.fallbackEnvironment];
  for (const variable of candidates) {
    const text = variable === undefined ? undefined : environment[variable];
    if (variable === undefined || text === undefined || text === '') continue;
    return { read: readValue(option, text), source: { kind: 'environment', name: variable }, text };
  }
  return null;
}

function fromFile(
  name: OptionName,
  option: OptionDefinition,
  given: string | readonly string[] | undefined,
): Found | null {
  if (given === undefined) return null;
  const source = { kind: 'file', name } as const;
  if (typeof given !== 'string') return { read: { ok: true, value: given }, source, text: given.join(' ') };
  return { read: readValue(option, given), source, text: given };
}

function fromFlag(option: OptionDefinition, flag: FlagValue, source: OptionSource): Found {
  if (flag === true) return { read: { ok: true, value: true }, source, text: 'true' };
  if (typeof flag !== 'string') return { read: { ok: true, value: flag }, source, text: flag.join(' ') };
  const empty: ReadValue = { ok: false, problem: 'is empty', allowed: option.placeholder ?? 'a value' };
  return { read: flag === '' ? empty : readValue(option, flag), source, text: flag };
}

const PLACE_WORDS: Readonly<Record<OptionSource['kind'], string>> = {
  flag: 'on the command line',
  environment: 'in the environment',
  input: 'among the inputs of the action',
  file: 'in the configuration of the repository',
  default: 'by default',
};

function problemOf(
  option: OptionDefinition,
  found: Found,
  read: { readonly problem: string; readonly allowed: string },
): SyncErrorFacts {
  const { kind } = found.source;
  const secret = option.secret === true || (kind === 'input' && option.secretInput === true);
  const shown = secret ? 'the value' : JSON.stringify(found.text.slice(0, 80));
  return {
    code: 'HHS-2001',
    message: `${found.source.name} ${PLACE_WORDS[kind]}: ${shown} ${read.problem}`,
    help: `Give ${read.allowed}${suggestion(option, found.text)}.`,
    details: { option: found.source.name, source: found.source.kind },
  };
}

function suggestion(option: OptionDefinition, text: string): string {
  const near = option.kind === 'choice' ? closest(text, option.choices) : undefined;
  return near === undefined ? '' : ` (did you mean ${near.word}?)`;
}
