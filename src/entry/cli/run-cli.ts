import { CommanderError } from 'commander';
import { Redaction } from '../../adapters/logging/redaction.ts';
import { streamLog } from '../../adapters/logging/stream-log.ts';
import { type OptionValues, optionsOf } from '../../domain/config/options.ts';
import { resolveOptions } from '../../domain/config/resolve-options.ts';
import { renderError, renderUnexpected } from '../../domain/report/error-text.ts';
import { createStyle, type Screen } from '../../domain/report/text-style.ts';
import { ConfigurationError, isSyncError, type SyncErrorFacts } from '../../domain/shared/errors.ts';
import type { Surroundings } from '../compose.ts';
import { EXIT_CODES } from '../exit-policy.ts';
import { VERSION } from '../version.ts';
import type { CliHost } from './cli-host.ts';
import { type Invocation, readInvocation } from './program.ts';
import { terminalProgress } from './terminal-progress.ts';

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
      level: verbose ? 'debug' : 'warn',
    });
    const around: Surroundings = {
      cwd: host.cwd,
      environment: host.environment,
      log,
      progress,
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
      screen: screenOf(host, values['no-color']),
    });
  } catch (error) {
    progress.clear();
    if (error instanceof CommanderError) return EXIT_CODES.error;
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

function errorText(error: unknown, verbose: boolean, screen: Screen): string {
  if (isSyncError(error)) return renderError(error, screen);
  const message = error instanceof Error ? error.message : String(error);
  const stack = verbose && error instanceof Error ? (error.stack ?? null) : null;
  return renderUnexpected(message, stack, screen);
}

/** Colour on a terminal only, unless the environment says otherwise (no-color.org, force-color.org). */
function screenOf(host: CliHost, noColor: boolean): Screen {
  const { NO_COLOR, FORCE_COLOR } = host.environment;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const off = noColor || (NO_COLOR !== undefined && NO_COLOR !== '');
  return { style: createStyle(!off && (host.isTerminal || forced)), columns: Math.max(60, host.columns) };
}
