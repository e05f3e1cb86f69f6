import { Command, CommanderError, Option } from 'commander';
import type { CommandName } from '../../domain/config/option-types.ts';
import { flagOf } from '../../domain/config/option-types.ts';
import { definitionOf, type OptionName, optionsOf } from '../../domain/config/options.ts';
import type { FlagValue } from '../../domain/config/resolve-options.ts';
import type { CliHost } from './cli-host.ts';

/** What the command line asked for, before the environment and the defaults are looked at. */
export interface Invocation {
  readonly command: CommandName;
  readonly flags: Readonly<Partial<Record<OptionName, FlagValue>>>;
  /** `KIND/NAME` of explain. */
  readonly object: string | null;
}

const SUMMARIES: Readonly<Record<CommandName, string>> = {
  validate: 'check every document of a fabric, without a cluster',
  plan: 'show what an apply would do; writes nothing',
  apply: 'bring the cluster to what Git says, overwriting nobody, and wait for the switches',
  drift: 'show where Git and cluster differ, and who moved; writes nothing',
  explain: 'say why one object is in its state',
  doctor: 'check credentials, rights, kinds and clock',
  demo: 'the whole job on a sample fabric, with no cluster',
};

const EXAMPLES = `
Examples:
  hedgehog-sync demo
  hedgehog-sync validate fabric/
  hedgehog-sync plan fabric/ --offline --base main
  hedgehog-sync apply fabric/ --accept-git VPC/web:/spec/subnets/default/vlan
  hedgehog-sync explain VPC/web fabric/

Exit codes: 0 clean, 1 error or invalid, 2 changes, 3 drift, 4 conflict.`;

/** Reads the arguments. null: help or version was printed. Throws CommanderError for what it does not know. */
export function readInvocation(args: readonly string[], version: string, host: CliHost): Invocation | null {
  let invocation: Invocation | null = null;
  const take = (found: Invocation) => {
    invocation = found;
  };
  const program = new Command('hedgehog-sync')
    .description('GitOps for the Hedgehog Open Network Fabric')
    .version(version, '-V, --version', 'print the version')
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for the commands and options)')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.write(text),
      writeErr: (text) => host.writeError(text),
      getOutHelpWidth: () => host.columns,
      getErrHelpWidth: () => host.columns,
    });
  for (const name of Object.keys(SUMMARIES) as CommandName[]) addCommand(program, name, take);
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return null;
    throw error;
  }
  return invocation;
}

function addCommand(program: Command, name: CommandName, take: (found: Invocation) => void): void {
  const command = program.command(name).description(SUMMARIES[name]).allowExcessArguments(false);
  if (name === 'explain') command.argument('<KIND/NAME>', 'the object, e.g. VPC/web');
  if (name !== 'demo') command.argument('[PATH]', 'directory or file with the manifests (as --path)');
  for (const option of optionsOf(name)) {
    if (definitionOf(option).sources?.includes('flag') === false) continue;
    command.addOption(flagFor(option));
  }
  command.action((...given: unknown[]) => {
    const texts = given.filter((one): one is string => typeof one === 'string');
    const object = name === 'explain' ? (texts.shift() ?? null) : null;
    const [path] = texts;
    const flags = flagsOf(command, name);
    take({ command: name, flags: path === undefined ? flags : { path, ...flags }, object });
  });
}

function flagFor(name: OptionName): Option {
  const definition = definitionOf(name);
  const value = definition.kind === 'boolean' ? '' : ` <${definition.placeholder ?? 'VALUE'}>`;
  const option = new Option(`${flagOf(name)}${value}`, definition.summary);
  if (name.startsWith('no-')) option.attributeName = () => attributeOf(name);
  if (definition.kind === 'choice') option.choices([...definition.choices]);
  if (definition.kind === 'list') {
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  }
  return option;
}

/** Commander reads `--no-x` as `x: false`; this table has options that are called so. */
function attributeOf(name: string): string {
  return name.startsWith('no-')
    ? name.slice(3)
    : name.replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

function flagsOf(command: Command, name: CommandName): Partial<Record<OptionName, FlagValue>> {
  const given: Readonly<Record<string, unknown>> = command.opts();
  const flags: Partial<Record<OptionName, FlagValue>> = {};
  for (const option of optionsOf(name)) {
    const attribute = attributeOf(option);
    if (command.getOptionValueSource(attribute) !== 'cli') continue;
    const value = given[attribute];
    if (typeof value === 'string') flags[option] = value;
    else if (Array.isArray(value)) flags[option] = value.map(String);
    else flags[option] = true;
  }
  return flags;
}
