import { Redaction } from '../../adapters/logging/redaction.ts';
import { streamLog } from '../../adapters/logging/stream-log.ts';
import { COMMANDS, environmentNameOf } from '../../domain/config/option-types.ts';
import { OPTION_NAMES, type OptionValues, optionsOf } from '../../domain/config/options.ts';
import { resolveOptions } from '../../domain/config/resolve-options.ts';
import { type ErrorFacts, renderError, unexpectedFacts } from '../../domain/report/error-text.ts';
import { errorJson } from '../../domain/report/result-json.ts';
import { createStyle, type Screen } from '../../domain/report/text-style.ts';
import { ConfigurationError, isSyncError, type SyncErrorFacts } from '../../domain/shared/errors.ts';
import { closest } from '../../domain/shared/suggest.ts';
import { Cancelled } from '../../operations/cancellation.ts';
import type { Log } from '../../ports/log.ts';
import type { Progress } from '../../ports/progress.ts';
import { EXIT_CODES } from '../exit-policy.ts';
import type { Surroundings } from '../surroundings.ts';
import { VERSION } from '../version.ts';
import type { CliHost } from './cli-host.ts';
import { type Invocation, readInvocation } from './program.ts';
import { SeenFiles } from './seen-files.ts';
import { terminalProgress } from './terminal-progress.ts';

const SILENT: Progress = { report: () => undefined };

/** One run of the command line: arguments in, texts out, an exit code back. Throws nothing. */
export async function runCli(args: readonly string[], host: CliHost): Promise<number> {
  let verbose = args.includes('--verbose');
  const screen = screenOf(host, args.includes('--no-color'));
  const redaction = new Redaction();
  const progress = terminalProgress(host);
  try {
    const invocation = readInvocation(args, VERSION, host);
    if (invocation === null) return EXIT_CODES.clean;
    const values = optionValues(invocation, host);
    verbose = values.verbose;
    const write = (text: string) => {
      progress.clear();
      host.writeError(redaction.apply(text));
    };
    const log = streamLog({
      write,
      now: () => new Date().toISOString(),
      format: values['log-format'],
      level: values.quiet ? 'error' : verbose ? 'debug' : 'warn',
    });
    warnOfUnknownVariables(host, log);
    const around: Surroundings = {
      cwd: host.cwd,
      environment: host.environment,
      log,
      progress: values.quiet ? SILENT : progress,
      onSecret: (secret) => redaction.add(secret),
    };
    const print = (text: string) => {
      progress.clear();
      host.write(redaction.apply(text));
    };
    const { executeCommand } = await import('./execute-command.ts');
    return await executeCommand({
      invocation,
      values,
      around,
      host,
      print,
      runCli,
      screen: screenOf(host, values['no-color']),
      seen: new SeenFiles(),
    });
  } catch (error) {
    progress.clear();
    if (wantsJson(args, host)) host.write(redaction.apply(errorDocument(error, args)));
    host.writeError(redaction.apply(errorText(error, verbose, screen)));
    return EXIT_CODES.error;
  }
}

function optionValues(invocation: Invocation, host: CliHost): OptionValues {
  const input = { flags: invocation.flags, environment: host.environment };
  const resolved = resolveOptions(input, optionsOf(invocation.command));
  if (resolved.ok) return resolved.options.values;
  const [first, ...rest] = resolved.problems as [SyncErrorFacts, ...SyncErrorFacts[]];
  const message = [first, ...rest].map((problem) => problem.message).join('; ');
  throw new ConfigurationError({
    ...first,
    message,
    help: [first, ...rest].map(({ help }) => help).join(' '),
  });
}

/** A misspelt variable would be a setting that silently has no effect. */
function warnOfUnknownVariables({ environment }: CliHost, log: Log): void {
  const known = OPTION_NAMES.map(environmentNameOf);
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('HEDGEHOG_SYNC_') || known.includes(name)) continue;
    const meant = closest(name, known)?.word;
    if (meant !== undefined) log.warn('this environment variable has no meaning', { name, meant });
  }
}

/** A program that asked for JSON gets it for an error, too; also where the options could not be read to the end. */
function wantsJson(args: readonly string[], host: CliHost): boolean {
  const at = args.lastIndexOf('--output');
  if (at >= 0) return args[at + 1] === 'json';
  return args.includes('--output=json') || host.environment.HEDGEHOG_SYNC_OUTPUT === 'json';
}

function factsOf(error: unknown): ErrorFacts {
  if (isSyncError(error) || error instanceof Cancelled) return error;
  return unexpectedFacts(error instanceof Error ? error.message : String(error));
}

function errorDocument(error: unknown, args: readonly string[]): string {
  const command = COMMANDS.find((name) => name === args[0]) ?? null;
  return `${JSON.stringify(errorJson(command, factsOf(error)), null, 2)}\n`;
}

function errorText(error: unknown, verbose: boolean, screen: Screen): string {
  const facts = factsOf(error);
  const wanted = verbose && facts.category === 'unexpected' && error instanceof Error;
  return renderError(facts, screen, wanted ? (error.stack ?? null) : null);
}

/** Colour on a terminal only, unless the environment says otherwise (no-color.org, force-color.org). */
function screenOf(host: CliHost, noColor: boolean): Screen {
  const { NO_COLOR, FORCE_COLOR } = host.environment;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const off = noColor || (NO_COLOR !== undefined && NO_COLOR !== '');
  return { style: createStyle(!off && (host.isTerminal || forced)), columns: Math.max(60, host.columns) };
}
