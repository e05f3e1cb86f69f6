import { Redaction } from '../../adapters/logging/redaction.ts';
import { streamLog } from '../../adapters/logging/stream-log.ts';
import { COMMANDS, environmentNameOf } from '../../domain/config/option-types.ts';
import { OPTION_NAMES, optionsOf as optionsOfCommand } from '../../domain/config/options.ts';
import { type ErrorFacts, renderError, unexpectedFacts } from '../../domain/report/error-text.ts';
import { errorJson } from '../../domain/report/result-json.ts';
import { createStyle, type Screen } from '../../domain/report/text-style.ts';
import { isSyncError } from '../../domain/shared/errors.ts';
import { closest } from '../../domain/shared/suggest.ts';
import { Cancelled } from '../../operations/cancellation.ts';
import type { Log } from '../../ports/log.ts';
import type { Progress } from '../../ports/progress.ts';
import { EXIT_CODES } from '../exit-policy.ts';
import { SeenFiles } from '../seen-files.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ConfiguredOptions } from '../sync-config.ts';
import { VERSION } from '../version.ts';
import type { CliHost } from './cli-host.ts';
import { type Invocation, readInvocation } from './program.ts';
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
    const configured = await optionsOf(invocation, host);
    const { values } = configured;
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
      ...(configured.policy === undefined ? {} : { policy: configured.policy }),
    };
    const print = (text: string) => {
      progress.clear();
      host.write(redaction.apply(text));
    };
    const printPieces = (pieces: Iterable<string>) => {
      progress.clear();
      for (const piece of redaction.applyToPieces(pieces)) host.write(piece);
    };
    const { executeCommand } = await import('./execute-command.ts');
    return await executeCommand({
      invocation,
      values,
      around,
      host,
      print,
      printPieces,
      runCli,
      screen: screenOf(host, values['no-color']),
      configured,
      seen: seenFiles(configured),
    });
  } catch (error) {
    progress.clear();
    if (wantsJson(args, host)) host.write(redaction.apply(errorDocument(error, args)));
    host.writeError(redaction.apply(errorText(error, verbose, screen)));
    return EXIT_CODES.error;
  }
}

/** A finding in the configuration is shown with its line, too. */
function seenFiles({ file, diagnostics }: ConfiguredOptions): SeenFiles {
  const seen = new SeenFiles();
  const [first] = diagnostics;
  if (file !== null && first !== undefined) seen.add(first.file, file.text);
  return seen;
}

/** Commands that tell what is wrong with the configuration; the others do nothing then. */
const REPORTING: readonly string[] = ['validate', 'doctor'];

async function optionsOf(
  { flags, command }: Invocation,
  { environment, cwd }: CliHost,
): Promise<ConfiguredOptions> {
  // reads YAML and knows the kinds: loaded only when a command is run
  const { configuredOptions } = await import('../sync-config.ts');
  const tolerance = REPORTING.includes(command) ? 'report' : 'refuse';
  return configuredOptions({ flags, environment }, optionsOfCommand(command), cwd, tolerance);
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
