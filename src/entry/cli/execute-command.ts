import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readObjectArgument } from '../../domain/config/object-argument.ts';
import type { OptionValues } from '../../domain/config/options.ts';
import { renderApply } from '../../domain/report/apply-text.ts';
import { renderDrift } from '../../domain/report/drift-text.ts';
import { renderExplanation } from '../../domain/report/explain-text.ts';
import { renderPlan } from '../../domain/report/plan-text.ts';
import type { TextContext } from '../../domain/report/report-models.ts';
import {
  applyJson,
  doctorJson,
  driftJson,
  explainJson,
  planJson,
  validateJson,
} from '../../domain/report/result-json.ts';
import { renderSetup } from '../../domain/report/setup-text.ts';
import type { Screen } from '../../domain/report/text-style.ts';
import { renderValidation } from '../../domain/report/validation-text.ts';
import { ConfigurationError } from '../../domain/shared/errors.ts';
import { applyFabric } from '../../operations/apply-fabric.ts';
import { diagnoseSetup } from '../../operations/diagnose-setup.ts';
import { explainObject } from '../../operations/explain-object.ts';
import type { AcceptedField } from '../../operations/fabric-ports.ts';
import { detectDrift, planAgainstCommit, planFabric } from '../../operations/plan-fabric.ts';
import { validateSource } from '../../operations/validate-source.ts';
import { composeCluster, composeLocal, type Surroundings, settingsOf } from '../compose.ts';
import {
  applyMeanings,
  doctorMeanings,
  type ExitMeaning,
  exitCodeOf,
  explainMeanings,
  planMeanings,
  validateMeanings,
} from '../exit-policy.ts';
import type { CliHost } from './cli-host.ts';
import { commandLineOf } from './command-line.ts';
import type { Invocation } from './program.ts';

export interface CommandContext {
  readonly invocation: Invocation;
  readonly values: OptionValues;
  readonly around: Surroundings;
  readonly host: CliHost;
  readonly screen: Screen;
  print(text: string): void;
}

/** What a command has to say, in both forms; only the one asked for is made. */
interface Answer {
  text(context: TextContext): string;
  json(): unknown;
  readonly meanings: readonly ExitMeaning[];
}

/** Runs one command and prints its answer. Throws SyncError where the world failed. */
export async function executeCommand(context: CommandContext): Promise<number> {
  if (context.invocation.command === 'demo') return await demo(context);
  const answer = await answerOf(context);
  if (context.values.output === 'json') context.print(`${JSON.stringify(answer.json(), null, 2)}\n`);
  else context.print(answer.text(textContext(context)));
  return exitCodeOf(answer.meanings);
}

async function answerOf(context: CommandContext): Promise<Answer> {
  switch (context.invocation.command) {
    case 'validate':
      return await validate(context);
    case 'plan':
      return await plan(context);
    case 'apply':
      return await apply(context);
    case 'drift':
      return await drift(context);
    case 'explain':
      return await explain(context);
    default:
      return await doctor(context);
  }
}

async function validate({ values, around }: CommandContext): Promise<Answer> {
  const ports = await composeLocal(values, around);
  const result = await validateSource(ports, settingsOf(values, [], around));
  return {
    text: (context) => renderValidation(result.validation, context),
    json: () => validateJson(result.fabric, result.validation),
    meanings: validateMeanings(result, values['fail-on-warning']),
  };
}

async function plan({ values, around }: CommandContext): Promise<Answer> {
  const settings = settingsOf(values, [], around);
  const offline = values.offline || values.base !== null;
  const result = offline
    ? await planAgainstCommit(await composeLocal(values, around), settings, values.base ?? 'HEAD')
    : await withCluster(values, around, (ports) => planFabric(ports, settings));
  return {
    text: (context) => renderPlan(result, context),
    json: () => planJson(result),
    meanings: planMeanings(result),
  };
}

async function apply({ values, around, host }: CommandContext): Promise<Answer> {
  const settings = settingsOf(values, values['accept-git'].map(acceptedField), around);
  const result = await withCluster(values, around, (ports) => applyFabric(ports, settings, host.signal));
  return {
    text: (context) => renderApply(result, context),
    json: () => applyJson(result),
    meanings: applyMeanings(result),
  };
}

async function drift({ values, around }: CommandContext): Promise<Answer> {
  const settings = settingsOf(values, [], around);
  const result = await withCluster(values, around, (ports) => detectDrift(ports, settings));
  return {
    text: (context) => renderDrift(result, context),
    json: () => driftJson(result),
    meanings: planMeanings(result),
  };
}

async function explain({ invocation, values, around }: CommandContext): Promise<Answer> {
  const argument = readObjectArgument('explain', invocation.object ?? '', false);
  if (!argument.ok) throw new ConfigurationError(argument.facts);
  const settings = settingsOf(values, [], around);
  const result = await withCluster(values, around, (ports) => explainObject(ports, settings, argument.value));
  return {
    text: (context) => renderExplanation(result, context),
    json: () => explainJson(result),
    meanings: explainMeanings(result),
  };
}

async function doctor({ values, around }: CommandContext): Promise<Answer> {
  const settings = settingsOf(values, [], around);
  const result = await withCluster(values, around, (ports) =>
    diagnoseSetup(ports, settings, values.namespace),
  );
  return {
    text: (context) => renderSetup(result, context),
    json: () => doctorJson(result),
    meanings: doctorMeanings(result),
  };
}

type ClusterWork<T> = (ports: Awaited<ReturnType<typeof composeCluster>>) => Promise<T>;

async function withCluster<T>(values: OptionValues, around: Surroundings, work: ClusterWork<T>): Promise<T> {
  const ports = await composeCluster(values, around);
  try {
    return await work(ports);
  } finally {
    ports.cluster.close();
  }
}

function acceptedField(text: string): AcceptedField {
  const argument = readObjectArgument('--accept-git', text, true);
  if (!argument.ok) throw new ConfigurationError(argument.facts);
  return argument.value;
}

async function demo({ values, host, screen, print }: CommandContext): Promise<number> {
  const { runDemo } = await import('./demo/run-demo.ts');
  const { runCli } = await import('./run-cli.ts');
  return await runDemo({
    json: values.json,
    keep: values.keep,
    color: screen.style.bold('x') !== 'x',
    signal: host.signal,
    write: print,
    run: async (args) => {
      let stdout = '';
      let stderr = '';
      const code = await runCli(args, {
        ...host,
        environment: { PATH: host.environment.PATH, HOME: host.environment.HOME, NO_COLOR: '1' },
        write: (text) => {
          stdout += text;
        },
        writeError: (text) => {
          stderr += text;
        },
        isTerminal: false,
        showsProgress: false,
      });
      return { code, stdout, stderr };
    },
  });
}

function textContext({ invocation, values, screen, host }: CommandContext): TextContext {
  const root = resolve(host.cwd, values.path);
  const cache = new Map<string, readonly string[]>();
  return {
    ...screen,
    sourceLine(file, line) {
      const lines = cache.get(file) ?? readLines(root, file);
      cache.set(file, lines);
      return lines[line - 1];
    },
    commandLine: (verb, more = []) => commandLineOf(verb, more, invocation),
  };
}

/** For showing a line below a finding; a file that went away meanwhile just is not shown. */
function readLines(root: string, file: string): readonly string[] {
  for (const path of [resolve(root, file), root]) {
    try {
      return readFileSync(path, 'utf8').split(/\r?\n/);
    } catch {
      // a single-file PATH is the file itself
    }
  }
  return [];
}
