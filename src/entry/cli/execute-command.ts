import { readObjectArgument } from '../../domain/config/object-argument.ts';
import { flagOf } from '../../domain/config/option-types.ts';
import { definitionOf, OPTION_NAMES, type OptionValues } from '../../domain/config/options.ts';
import { fabricRegistry } from '../../domain/fabric/registry.ts';
import { renderApply } from '../../domain/report/apply-text.ts';
import { renderDrift } from '../../domain/report/drift-text.ts';
import { renderExplanation } from '../../domain/report/explain-text.ts';
import { sentenceList } from '../../domain/report/layout.ts';
import { renderPlan } from '../../domain/report/plan-text.ts';
import type { CommandLines, TextContext } from '../../domain/report/report-models.ts';
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
import { ConfigurationError, isSyncError } from '../../domain/shared/errors.ts';
import {
  applyMeanings,
  driftMeanings,
  objectMeanings,
  planMeanings,
  validateMeanings,
} from '../../domain/status/meanings.ts';
import { applyFabric } from '../../operations/apply-fabric.ts';
import { cancellableLease, unlessCancelled } from '../../operations/cancellation.ts';
import { diagnoseSetup, diagnoseWithoutCluster } from '../../operations/diagnose-setup.ts';
import { explainObject } from '../../operations/explain-object.ts';
import type { AcceptedField, ClusterPorts, LocalPorts } from '../../operations/fabric-ports.ts';
import { FABRIC_NAMESPACE } from '../../operations/kind-address.ts';
import { detectDrift, planAgainstCommit, planFabric } from '../../operations/plan-fabric.ts';
import type { DoctorResult } from '../../operations/results.ts';
import { validateSource } from '../../operations/validate-source.ts';
import { composeCluster, composeLocal, settingsOf } from '../compose.ts';
import { doctorMeanings, type ExitMeaning, exitCodeOf } from '../exit-policy.ts';
import type { Surroundings } from '../surroundings.ts';
import type { CliHost } from './cli-host.ts';
import { commandLineOf, kubectlLineOf } from './command-line.ts';
import type { Invocation } from './program.ts';
import type { SeenFiles } from './seen-files.ts';

export interface CommandContext {
  readonly invocation: Invocation;
  readonly values: OptionValues;
  readonly around: Surroundings;
  readonly host: CliHost;
  readonly screen: Screen;
  readonly seen: SeenFiles;
  print(text: string): void;
  /** A whole run of the command line inside this one, for the demo. */
  runCli(args: readonly string[], host: CliHost): Promise<number>;
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
  if (context.invocation.command === 'status') return await status(context);
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

async function validate(context: CommandContext): Promise<Answer> {
  const { values, around } = context;
  const ports = await localPorts(context);
  const result = await readOnly(context, validateSource(ports, settingsOf(values, [], around)));
  return {
    text: (screen) => renderValidation(result.validation, screen),
    json: () => validateJson(result.fabric, result.validation),
    meanings: validateMeanings(result, values['fail-on-warning']),
  };
}

async function plan(context: CommandContext): Promise<Answer> {
  const { values, around } = context;
  const settings = settingsOf(values, [], around);
  const offline = values.offline || values.base !== null;
  const planning = offline
    ? planAgainstCommit(await localPorts(context), settings, values.base ?? 'HEAD')
    : withCluster(context, (ports) => planFabric(ports, settings));
  const planned = await readOnly(context, planning);
  const notices = [...planned.plan.notices, ...(offline ? unusedConnection(context) : [])];
  const result = { ...planned, plan: { ...planned.plan, notices } };
  return {
    text: (screen) => renderPlan(result, screen),
    json: () => planJson(result),
    meanings: planMeanings(result),
  };
}

/** A connection that was given and not used: the user may take the result for one of the cluster. */
function unusedConnection({ invocation, values }: CommandContext): string[] {
  const given = OPTION_NAMES.filter(
    (name) => definitionOf(name).group === 'Cluster' && invocation.flags[name] !== undefined,
  );
  if (given.length === 0) return [];
  const why = values.base === null ? '--offline' : '--base';
  const flags = sentenceList(given.map(flagOf));
  return [
    `the cluster was not asked: with ${why} two states of Git are compared, and ${flags} ${given.length === 1 ? 'has' : 'have'} no effect`,
  ];
}

async function apply(context: CommandContext): Promise<Answer> {
  const { values, around, host } = context;
  const settings = settingsOf(values, values['accept-git'].map(acceptedField), around);
  const tell = () => {
    around.progress.report('ending the writes under way; once more to stop at once', 0, 0);
  };
  host.signal.addEventListener('abort', tell, { once: true });
  try {
    const result = await withCluster(context, (ports) =>
      applyFabric({ ...ports, lease: cancellableLease(ports.lease, host.signal) }, settings, host.signal),
    );
    return {
      text: (screen) => renderApply(result, screen),
      json: () => applyJson(result),
      meanings: applyMeanings(result),
    };
  } finally {
    host.signal.removeEventListener('abort', tell);
  }
}

async function drift(context: CommandContext): Promise<Answer> {
  const settings = settingsOf(context.values, [], context.around);
  const detecting = withCluster(context, (ports) => detectDrift(ports, settings));
  const result = await readOnly(context, detecting);
  return {
    text: (screen) => renderDrift(result, screen),
    json: () => driftJson(result),
    meanings: driftMeanings(result),
  };
}

async function explain(context: CommandContext): Promise<Answer> {
  const argument = readObjectArgument('explain', context.invocation.object ?? '', false);
  if (!argument.ok) throw new ConfigurationError(argument.facts);
  const settings = settingsOf(context.values, [], context.around);
  const explaining = withCluster(context, (ports) => explainObject(ports, settings, argument.value));
  const result = await readOnly(context, explaining);
  return {
    text: (screen) => renderExplanation(result, screen),
    json: () => explainJson(result, commandLines(context)),
    meanings: objectMeanings(result.change),
  };
}

async function doctor(context: CommandContext): Promise<Answer> {
  const { values, around } = context;
  const settings = settingsOf(values, [], around);
  const diagnosing = withCluster(context, (ports) => diagnoseSetup(ports, settings, values.namespace));
  const result = await readOnly(context, diagnosing).catch((error: unknown) => withoutAccess(context, error));
  return {
    text: (screen) => renderSetup(result, screen),
    json: () => doctorJson(result),
    meanings: doctorMeanings(result),
  };
}

/** No cluster to be found is what doctor is asked about, so it is a finding there and no error. */
async function withoutAccess(context: CommandContext, error: unknown): Promise<DoctorResult> {
  if (!isSyncError(error) || error.category !== 'configuration') throw error;
  const settings = settingsOf(context.values, [], context.around);
  return await diagnoseWithoutCluster(await localPorts(context), settings, error);
}

/** Work that writes nothing ends at once when the run is cancelled. */
async function readOnly<T>({ host }: CommandContext, work: Promise<T>): Promise<T> {
  return await unlessCancelled(work, host.signal);
}

async function localPorts({ values, around, seen }: CommandContext): Promise<LocalPorts> {
  const ports = await composeLocal(values, around);
  return { ...ports, source: seen.watch(ports.source) };
}

async function withCluster<T>(
  { values, around, seen }: CommandContext,
  work: (ports: ClusterPorts) => Promise<T>,
): Promise<T> {
  const ports = await composeCluster(values, around);
  try {
    return await work({ ...ports, source: seen.watch(ports.source) });
  } finally {
    ports.cluster.close();
  }
}

function acceptedField(text: string): AcceptedField {
  const argument = readObjectArgument('--accept-git', text, true);
  if (!argument.ok) throw new ConfigurationError(argument.facts);
  const { namespace } = argument.value;
  if (namespace !== null && namespace !== FABRIC_NAMESPACE) {
    throw new ConfigurationError({
      code: 'HHS-2001',
      message: `--accept-git ${text}: no object of a fabric is in namespace ${namespace}`,
      help: `Leave the namespace out: they are all in ${FABRIC_NAMESPACE}.`,
    });
  }
  return argument.value;
}

async function status(context: CommandContext): Promise<number> {
  const { runStatus } = await import('./status/run-status.ts');
  return await runStatus(context);
}

async function demo({ values, host, screen, print, runCli }: CommandContext): Promise<number> {
  const { runDemo } = await import('./demo/run-demo.ts');
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

function textContext(context: CommandContext): TextContext {
  const { screen, seen } = context;
  return { ...screen, ...commandLines(context), sourceLine: (file, line) => seen.line(file, line) };
}

function commandLines({ invocation, values, host }: CommandContext): CommandLines {
  // kubectl reads KUBECONFIG itself, but knows nothing of our own variables
  const kubeconfig = values.kubeconfig === host.environment.KUBECONFIG ? null : values.kubeconfig;
  const place = { kubeconfig, context: values.context };
  return {
    commandLine: (verb, more = []) => commandLineOf(verb, more, invocation),
    kubectlLine: (verb, id, more = []) => kubectlLineOf(verb, id, more, fabricRegistry, place),
  };
}
