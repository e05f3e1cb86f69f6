import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { optionsOfEntry, policyOfEntry } from '../domain/config/file/entry-options.ts';
import { CONFIG_FILE } from '../domain/config/file/fields.ts';
import { readSyncConfig } from '../domain/config/file/read-sync-config.ts';
import { selectFabric } from '../domain/config/file/select-fabric.ts';
import type { FabricEntry, SyncConfig } from '../domain/config/file/sync-config.ts';
import type { OptionName, OptionValues } from '../domain/config/options.ts';
import { type OptionInput, type ResolvedOptions, resolveOptions } from '../domain/config/resolve-options.ts';
import { fabricRegistry } from '../domain/fabric/registry.ts';
import type { FabricPolicy } from '../domain/resource/fabric-policy.ts';
import type { Diagnostic } from '../domain/shared/diagnostic.ts';
import { ConfigurationError, type SyncErrorFacts } from '../domain/shared/errors.ts';

const MOST_BYTES = 1024 * 1024;

/** The text of a configuration, and where it belongs. */
export interface ConfigText {
  /** Absolute path of the repository's root; paths in the file count from there. */
  readonly root: string;
  /** Absolute path of the file. */
  readonly path: string;
  readonly text: string;
}

/** What a run knows of the configuration of its repository. */
export interface ConfiguredOptions {
  readonly values: OptionValues;
  readonly sources: ResolvedOptions['sources'];
  /** null: there is no configuration file. */
  readonly file: ConfigText | null;
  /** null: there is none, or it has errors. */
  readonly config: SyncConfig | null;
  /** null: none, or the configuration says nothing of the path. */
  readonly entry: FabricEntry | null;
  /** undefined: nothing of the file has an effect. Findings name the file relative to the fabric. */
  readonly policy?: FabricPolicy;
  /** Everything that is wrong in the file; the file is named relative to the fabric. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the text comes from: the option `config` and the path that were given. */
export type FindConfig = (config: string | null, path: string) => ConfigText | null;

/**
 * What a run does with a configuration that has errors or does not know the fabric, and with a path that is only a part
 * of it. `look-away`: it goes on without the configuration and leaves its errors to others; for what writes nothing.
 */
export type ConfigTolerance = 'report' | 'refuse' | 'look-away';

/** The root of the repository around a folder; the folder itself where there is none. */
export function repositoryRoot(folder: string): string {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return resolve(folder);
  }
}

/**
 * The file that `config` names (from `cwd`), or the one of the repository around `start`; null: there is none. Throws
 * ConfigurationError HHS-1210.
 */
export function findConfigText(config: string | null, cwd: string, start: string): ConfigText | null {
  const root = repositoryRoot(start);
  const path = config === null ? join(root, CONFIG_FILE) : resolve(cwd, config);
  if (config === null && !existsSync(path)) return null;
  try {
    if (statSync(path).size > MOST_BYTES) throw unreadable(shownName(path, root), 'it is larger than 1 MiB');
    return { root, path, text: readFileSync(path, 'utf8') };
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw unreadable(shownName(path, root), `it cannot be read${why}`);
  }
}

/**
 * Options with what the configuration says of the fabric: flag and input before environment before file before default.
 * Throws ConfigurationError, for a file with errors only where they are not to be reported.
 */
export function configuredOptions(
  input: OptionInput,
  relevant: readonly OptionName[],
  cwd: string,
  tolerance: ConfigTolerance,
  find: FindConfig = (config, path) => findConfigText(config, cwd, resolve(cwd, path)),
): ConfiguredOptions {
  const first = resolved(input, relevant);
  const plain = { ...first, file: null, config: null, entry: null, diagnostics: [] };
  const file = relevant.includes('config') ? find(first.values.config, first.values.path) : null;
  if (file === null) return plain;
  const name = shownName(file.path, file.root);
  const { config, diagnostics } = readSyncConfig(file.text, name, fabricRegistry);
  if (config === null) return broken({ ...plain, file, diagnostics }, cwd, tolerance);
  const selected = selectFabric(config, {
    fabric: first.sources.fabric.kind === 'default' ? null : first.values.fabric,
    path: pathInRepository(resolve(cwd, first.values.path), file.root),
    pathGiven: first.sources.path.kind !== 'default',
  });
  if (!selected.ok && tolerance === 'look-away') return { ...plain, file, config };
  if (!selected.ok) throw new ConfigurationError(selected.facts);
  const { entry, part } = selected;
  if (entry === null) return { ...plain, file, config };
  if (part && tolerance === 'refuse') throw onlyPart(first.values.path, entry);
  const path = relative(cwd, join(file.root, entry.path)) || '.';
  const second = resolved({ ...input, file: optionsOfEntry(entry, path, config) }, relevant);
  // read once more under the name that findings of the fabric have: relative to it
  const own = readSyncConfig(file.text, nameFromFabric(file, second.values.path, cwd), fabricRegistry);
  const ownEntry = own.config?.fabrics.find((one) => one.name === entry.name) ?? entry;
  const policy = policyOfEntry(ownEntry, own.diagnostics);
  return { ...second, file, config, entry: ownEntry, policy, diagnostics: own.diagnostics };
}

function resolved(input: OptionInput, relevant: readonly OptionName[]): ResolvedOptions {
  const result = resolveOptions(input, relevant);
  if (result.ok) return result.options;
  const [first, ...rest] = result.problems as [SyncErrorFacts, ...SyncErrorFacts[]];
  throw new ConfigurationError({
    ...first,
    message: [first, ...rest].map(({ message }) => message).join('; '),
    help: [first, ...rest].map(({ help }) => help).join(' '),
  });
}

/** For commands that write nothing, and only tell what is wrong. */
export const NO_POLICY: FabricPolicy = {
  conflictPolicy: 'hold',
  ignore: [],
  freeze: [],
  hold: [],
  enabled: true,
  diagnostics: [],
};

const ERRORS_SHOWN = 5;

function broken(
  found: ConfiguredOptions & { readonly file: ConfigText },
  cwd: string,
  tolerance: ConfigTolerance,
): ConfiguredOptions {
  const { file, values, diagnostics } = found;
  if (tolerance === 'look-away') return found;
  if (tolerance === 'report') {
    const own = readSyncConfig(file.text, nameFromFabric(file, values.path, cwd), fabricRegistry);
    return { ...found, diagnostics: own.diagnostics, policy: { ...NO_POLICY, diagnostics: own.diagnostics } };
  }
  const shown = diagnostics
    .slice(0, ERRORS_SHOWN)
    .map(({ line, column, code, message }) => `${line}:${column} ${message} (${code})`);
  const more = diagnostics.length > ERRORS_SHOWN ? `; and ${diagnostics.length - ERRORS_SHOWN} more` : '';
  const [first] = diagnostics;
  throw new ConfigurationError({
    code: 'HHS-1210',
    message: `${shownName(file.path, file.root)} has errors: ${shown.join('; ')}${more}`,
    help: `${first?.help ?? ''} validate lists all errors with their lines.`.trim(),
  });
}

function onlyPart(path: string, entry: FabricEntry): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1236',
    message: `${path} is only a part of fabric ${entry.name}: what lies beside it would look as if it had been removed`,
    help: `Leave the path out and give --fabric ${entry.name}; a part can only be validated.`,
  });
}

/** Path from the root, with `/`; null: it lies outside. */
function pathInRepository(path: string, root: string): string | null {
  const inside = relative(root, path).split(sep).join('/');
  if (inside === '') return '.';
  return inside === '..' || inside.startsWith('../') || resolve(root, inside) !== path ? null : inside;
}

function shownName(path: string, root: string): string {
  return pathInRepository(path, root) ?? path;
}

/** Name of the file as findings of a fabric have it: relative to the fabric's folder. */
export function nameFromFabric({ path }: ConfigText, fabric: string, cwd: string): string {
  const absolute = resolve(cwd, fabric);
  const folder =
    statSync(absolute, { throwIfNoEntry: false })?.isFile() === true ? dirname(absolute) : absolute;
  return relative(folder, path).split(sep).join('/');
}

function unreadable(name: string, why: string): ConfigurationError {
  return new ConfigurationError({
    code: 'HHS-1210',
    message: `the configuration ${name} cannot be used: ${why}`,
    help: 'Name another file with --config, or make this one readable.',
  });
}
