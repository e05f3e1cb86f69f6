import { Command, CommanderError, Option } from 'commander';
import { COMMAND_TABLE } from '../../domain/config/commands.ts';
import { defaultText, flagUsage } from '../../domain/config/describe-option.ts';
import { COMMANDS, type CommandName, environmentNameOf } from '../../domain/config/option-types.ts';
import { definitionOf, type OptionName, optionsOf } from '../../domain/config/options.ts';
import type { FlagValue } from '../../domain/config/resolve-options.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { EXIT_CODES, EXIT_MEANINGS } from '../exit-policy.ts';
import type { CliHost } from './cli-host.ts';

/** What the command line asked for, before the environment and the defaults are looked at. */
export interface Invocation {
  readonly command: CommandName;
  readonly flags: Readonly<Partial<Record<OptionName, FlagValue>>>;
  /** `KIND/NAME` of explain. */
  readonly object: string | null;
  /** `KIND/NAME[:FIELD]` of backport. */
  readonly objects: readonly string[];
}

/**
 * Reads the arguments by the tables of commands and options. null: help or version was printed. Throws
 * ConfigurationError for what is not known, with what was probably meant.
 */
export function readInvocation(args: readonly string[], version: string, host: CliHost): Invocation | null {
  let invocation: Invocation | null = null;
  const program = buildProgram(version, host, (found) => {
    invocation = found;
  });
  try {
    program.parse(args.length === 0 ? ['help'] : [...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') return null;
    throw misunderstood(error, args);
  }
  return invocation;
}

function buildProgram(version: string, host: CliHost, take: (found: Invocation) => void): Command {
  const program = new Command('hedgehog-sync')
    .description(
      'GitOps for the Hedgehog Open Network Fabric: what Git says, what the cluster has, who moved.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [COMMAND]', 'print help for a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => host.write(text),
      writeErr: (text) => host.write(text),
      // the error is thrown, too, and shown like every other
      outputError: () => undefined,
      getOutHelpWidth: () => host.columns,
      getErrHelpWidth: () => host.columns,
    })
    .addHelpText('after', programHelp());
  for (const name of COMMANDS) addCommand(program, name, take);
  program
    .command('version')
    .description('print the version')
    .action(() => host.write(`${version}\n`));
  return program;
}

function addCommand(program: Command, name: CommandName, take: (found: Invocation) => void): void {
  const { summary, detail, arguments: places, examples } = COMMAND_TABLE[name];
  const command = program.command(name).summary(summary).description(detail).allowExcessArguments(false);
  for (const place of places) command.argument(place);
  const options = new Map<OptionName, Option>();
  for (const option of optionsOf(name)) {
    const flag = flagFor(option);
    if (flag === null) continue;
    options.set(option, flag);
    command.addOption(flag);
  }
  const lines = examples.map(({ line, what }) => `  ${line}\n      ${what}`);
  const [first] = options.keys();
  const variable =
    first === undefined
      ? ''
      : `\n\nOptions can be set in the environment, too: --${first} as ${environmentNameOf(first)}.`;
  command.addHelpText('after', `\nExamples:\n${lines.join('\n')}${variable}`);
  command.action(() => {
    const { path, object, objects } = placed(name, command.args);
    take({ command: name, flags: withPath(flagsOf(command, options), path), object, objects });
  });
}

/** Kinds begin with a capital letter: of backport, `VPC/vpc-1` in the first place is no directory. */
const OBJECT = /^[A-Z][A-Za-z0-9]*\/[^/\s]/;

function placed(name: CommandName, [first, ...rest]: readonly string[]) {
  if (name === 'explain') return { path: rest[0], object: first ?? null, objects: [] };
  if (name !== 'backport') return { path: first, object: null, objects: [] };
  const isPath = first !== undefined && !OBJECT.test(first);
  const objects = isPath || first === undefined ? rest : [first, ...rest];
  return { path: isPath ? first : undefined, object: null, objects };
}

function flagFor(name: OptionName): Option | null {
  const definition = definitionOf(name);
  const usage = flagUsage(name, definition);
  if (usage === null) return null;
  const fallback = defaultText(definition);
  const choices = definition.kind === 'choice' ? ` (${definition.choices.join(', ')})` : '';
  const tail = fallback === null ? '' : ` (default: ${fallback})`;
  const option = new Option(usage, definition.summary + choices + tail).helpGroup(`${definition.group}:`);
  if (definition.kind === 'list') {
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  }
  return option;
}

/** Only what was given: defaults are the resolver's. */
function flagsOf(
  command: Command,
  options: ReadonlyMap<OptionName, Option>,
): Partial<Record<OptionName, FlagValue>> {
  const flags: Partial<Record<OptionName, FlagValue>> = {};
  for (const [name, option] of options) {
    const attribute = option.attributeName();
    if (command.getOptionValueSource(attribute) !== 'cli') continue;
    const value: unknown = command.getOptionValue(attribute);
    if (typeof value === 'string') flags[name] = value;
    else if (Array.isArray(value)) flags[name] = value.map(String);
    else flags[name] = true;
  }
  return flags;
}

function withPath(
  flags: Partial<Record<OptionName, FlagValue>>,
  path: string | undefined,
): Partial<Record<OptionName, FlagValue>> {
  if (path === undefined) return flags;
  if (flags.path !== undefined && flags.path !== path) {
    const message = `the argument ${JSON.stringify(path)} and --path ${JSON.stringify(flags.path)} name two fabrics`;
    throw new ConfigurationError({ code: 'HHS-2008', message, help: 'Leave one of them out.' });
  }
  return { ...flags, path };
}

function programHelp(): string {
  const codes = Object.entries(EXIT_CODES).map(
    ([meaning, code]) => `  ${code}  ${EXIT_MEANINGS[meaning as keyof typeof EXIT_CODES]}`,
  );
  const examples = COMMANDS.flatMap((name) => COMMAND_TABLE[name].examples.slice(0, 1));
  const lines = examples.map(({ line, what }) => `  ${line.padEnd(46)} ${what}`);
  return `\nExamples:\n${lines.join('\n')}\n\nExit codes:\n${codes.join('\n')}`;
}

function misunderstood(error: CommanderError, args: readonly string[]): ConfigurationError {
  const [first = '', ...rest] = error.message.split('\n');
  const command = COMMANDS.find((name) => args[0] === name);
  const all = `hedgehog-sync ${command === undefined ? '' : `${command} `}--help lists what there is.`;
  const meant = rest.join(' ').replaceAll(/[()]/g, '').trim();
  const help = meant === '' ? all : `${meant} ${all}`;
  return new ConfigurationError({ code: 'HHS-2002', message: first.replace(/^error: /, ''), help });
}
